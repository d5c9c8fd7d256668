//! Which page is shown: one type, parsed from and printed to the fragment of the address. What a list
//! is narrowed to stands behind it, after a `?`.
//!
//! The fragment, because one document then serves every page from any folder of any host.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unbuy_core::order::{OrderId, Sort, Tab};

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The main page of the practice shop.
    #[default]
    Home,
    /// All orders.
    Orders,
    /// One order.
    Order(OrderId),
    /// An address that leads nowhere.
    Unknown,
}

impl Route {
    /// From the fragment, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, _) = parts(hash);
        match path.trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            [""] => Self::Home,
            ["orders"] => Self::Orders,
            ["orders", id] if is_order_id(id) => Self::Order(OrderId::new(id)),
            _ => Self::Unknown,
        }
    }

    /// The address of the page, for links.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::Orders => ORDERS.to_owned(),
            Self::Order(id) => [ORDERS, "/", id.as_str()].concat(),
        }
    }
}

const ORDERS: &str = "#/orders";

/// What the list of orders is narrowed to, and how it is sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListQuery {
    /// The part of the list.
    pub tab: Tab,
    /// Its order.
    pub sort: Sort,
    /// What is searched for, as it was typed.
    pub search: String,
}

impl Default for ListQuery {
    fn default() -> Self {
        Self { tab: Tab::All, sort: Sort::Newest, search: String::new() }
    }
}

/// What has a meaning in an address. A blank becomes `%20`.
const SPECIAL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

impl ListQuery {
    /// From the fragment. What is unknown there is passed over.
    pub fn parse(hash: &str) -> Self {
        let mut query = Self::default();
        let (_, pairs) = parts(hash);
        for (name, value) in pairs.split('&').filter_map(|it| it.split_once('=')) {
            match name {
                "tab" => query.tab = Tab::parse(value).unwrap_or(query.tab),
                "sort" => query.sort = Sort::parse(value).unwrap_or(query.sort),
                "search" => query.search = percent_decode_str(value).decode_utf8_lossy().into(),
                _ => {}
            }
        }
        query
    }

    /// The address of the list so narrowed, with nothing in it that goes without saying.
    pub fn href(&self) -> String {
        let mut href = ORDERS.to_owned();
        let mut add = |name: &str, value: &str, usual: &str| {
            if value != usual {
                href.push(if href.len() == ORDERS.len() { '?' } else { '&' });
                href.push_str(name);
                href.push_str(value);
            }
        };
        let usual = Self::default();
        add("tab=", self.tab.as_str(), usual.tab.as_str());
        add("sort=", self.sort.as_str(), usual.sort.as_str());
        add("search=", &utf8_percent_encode(&self.search, SPECIAL).collect::<String>(), "");
        href
    }
}

/// The path of a fragment, and what stands after its `?`.
fn parts(hash: &str) -> (&str, &str) {
    let hash = hash.trim_start_matches('#');
    hash.split_once('?').unwrap_or((hash, ""))
}

/// Numbers of shops consist of these; anything else in the address was not printed by us.
fn is_order_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_under_its_own_address() {
        let order = Route::Order(OrderId::new("302-1234567-7654321"));
        for route in [Route::Home, Route::Orders, order] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn addresses_are_read_with_good_will() {
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#"), Route::Home);
        assert_eq!(Route::parse("#/orders/"), Route::Orders);
        assert_eq!(Route::parse("#orders?sort=total"), Route::Orders);
        assert_eq!(Route::parse("#/orders/<b>"), Route::Unknown);
        assert_eq!(Route::parse("#/nowhere"), Route::Unknown);
        assert_eq!(Route::parse("#/orders/1/2"), Route::Unknown);
    }

    #[test]
    fn what_a_list_is_narrowed_to_is_read_back() {
        for (tab, sort, search) in [
            (Tab::All, Sort::Newest, ""),
            (Tab::ToShip, Sort::Newest, ""),
            (Tab::All, Sort::Deadline, "tea & cup = 100 %"),
            (Tab::Expired, Sort::Oldest, "\u{634}\u{627}\u{64a} #?+/"),
        ] {
            let query = ListQuery { tab, sort, search: search.to_owned() };
            assert_eq!(ListQuery::parse(&query.href()), query);
            assert_eq!(Route::parse(&query.href()), Route::Orders);
        }
        assert_eq!(ListQuery::default().href(), Route::Orders.href());
    }

    #[test]
    fn unknown_words_in_the_address_narrow_nothing() {
        for hash in ["#/orders", "#/orders?tab=nine&sort=&x&=&search=", "#/orders?"] {
            assert_eq!(ListQuery::parse(hash), ListQuery::default());
        }
        assert_eq!(ListQuery::parse("#/orders?search=%ff%2").search, "\u{fffd}%2");
    }
}
