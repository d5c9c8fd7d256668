//! Which page is shown: one type, parsed from and printed to the fragment of the address. What a list
//! is narrowed to stands behind it, after a `?`.
//!
//! The fragment, because one document then serves every page from any folder of any host.

use percent_encoding::percent_decode_str;
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
    /// All deadlines of the practice shop.
    Deadlines,
    /// The help article, with the practice beside it.
    Help,
    /// The beginning of a practice: its name and that of a step, as they stand in the address. It leads
    /// on to the page where that step is done.
    Practice(String),
    /// What the reader has chosen: language, currency, country and so on.
    Settings,
    /// How everybody can use it, and what of that was tested.
    Accessibility,
    /// Real orders, and what comes with their part.
    Mine(MinePage),
    /// An address that leads nowhere.
    Unknown,
}

/// A page that comes with the part about real orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinePage {
    /// All of them.
    Book,
    /// One of them.
    Order(OrderId),
    /// The form to write one down.
    Add,
    /// The place to open files of shops.
    Import,
    /// How they are kept, and those of practice.
    Storage,
    /// All their deadlines.
    Deadlines,
    /// The terms of practice.
    Terms,
    /// The maker of what other pages show the practice with.
    Embed,
}

impl Route {
    /// The page of an order, of whichever book.
    pub fn of_order(id: OrderId) -> Self {
        if id.is_mine() { Self::Mine(MinePage::Order(id)) } else { Self::Order(id) }
    }

    /// Whether real orders are on it.
    pub const fn is_mine(&self) -> bool {
        matches!(self, Self::Mine(_))
    }

    /// Whether the practice shop is on it, with its clock and its coach.
    pub const fn is_shop(&self) -> bool {
        match self {
            Self::Home
            | Self::Orders
            | Self::Order(_)
            | Self::Deadlines
            | Self::Practice(_)
            | Self::Unknown => true,
            Self::Help | Self::Settings | Self::Accessibility | Self::Mine(_) => false,
        }
    }

    /// From the fragment, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, _) = parts(hash);
        match path.trim_matches('/').split('/').collect::<Vec<_>>()[..] {
            [""] => Self::Home,
            ["orders"] => Self::Orders,
            ["orders", id] if is_order_id(id) => Self::Order(OrderId::new(id)),
            ["help"] => Self::Help,
            ["embed"] => Self::Mine(MinePage::Embed),
            ["settings"] => Self::Settings,
            ["accessibility"] => Self::Accessibility,
            ["practice", ref names @ ..] => Self::Practice(names.join("/")),
            ["deadlines"] => Self::Deadlines,
            ["terms"] => Self::Mine(MinePage::Terms),
            ["storage"] => Self::Mine(MinePage::Storage),
            ["mine"] => Self::Mine(MinePage::Book),
            ["mine", "add"] => Self::Mine(MinePage::Add),
            ["mine", "deadlines"] => Self::Mine(MinePage::Deadlines),
            ["mine", "import"] => Self::Mine(MinePage::Import),
            ["mine", id] => {
                // Numbers of other shops may be any text; one that names no shop is none of ours.
                let id = OrderId::new(&percent_decode_str(id).decode_utf8_lossy());
                if id.is_mine() { Self::of_order(id) } else { Self::Unknown }
            }
            _ => Self::Unknown,
        }
    }

    /// The address of the page, for links.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::Orders => ORDERS.to_owned(),
            Self::Deadlines => "#/deadlines".to_owned(),
            Self::Help => "#/help".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Accessibility => "#/accessibility".to_owned(),
            Self::Practice(names) => ["#/practice/", names].concat(),
            Self::Order(id) => [ORDERS, "/", id.as_str()].concat(),
            Self::Mine(page) => match page {
                MinePage::Book => MINE.to_owned(),
                MinePage::Order(id) => [MINE, "/", &encoded(id.as_str())].concat(),
                MinePage::Add => [MINE, "/add"].concat(),
                MinePage::Import => [MINE, "/import"].concat(),
                MinePage::Deadlines => [MINE, "/deadlines"].concat(),
                MinePage::Storage => "#/storage".to_owned(),
                MinePage::Terms => "#/terms".to_owned(),
                MinePage::Embed => "#/embed".to_owned(),
            },
        }
    }
}

const ORDERS: &str = "#/orders";
const MINE: &str = "#/mine";

/// The text as it can stand in an address; a blank becomes `%20`. By hand, since the table of the library
/// that reads it is 0.4 KB of the first load.
fn encoded(text: &str) -> String {
    let mut all = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            all.push(char::from(byte));
        } else {
            all.push('%');
            for digit in [byte >> 4, byte & 15] {
                all.push(char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 }));
            }
        }
    }
    all
}

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

    /// The address of the list so narrowed, with nothing in it that goes without saying. `list` is the
    /// page that it is on.
    pub fn href(&self, list: &Route) -> String {
        let mut href = list.href();
        let bare = href.len();
        let mut add = |name: &str, value: &str, usual: &str| {
            if value != usual {
                href.push(if href.len() == bare { '?' } else { '&' });
                href.push_str(name);
                href.push_str(value);
            }
        };
        let usual = Self::default();
        add("tab=", self.tab.as_str(), usual.tab.as_str());
        add("sort=", self.sort.as_str(), usual.sort.as_str());
        add("search=", &encoded(&self.search), "");
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
        let odd = "own:a/b c?tab=1#\u{634}<b>:%3A";
        let real = ["aliexpress:8017", "own:~1", odd].map(|it| Route::of_order(OrderId::new(it)));
        let mine = [
            MinePage::Book,
            MinePage::Add,
            MinePage::Import,
            MinePage::Storage,
            MinePage::Deadlines,
            MinePage::Terms,
            MinePage::Embed,
        ];
        let mine = mine.map(Route::Mine);
        let practice = Route::Practice("too-late/return".to_owned());
        for route in [Route::Home, Route::Orders, Route::Deadlines, order, practice]
            .into_iter()
            .chain([Route::Help, Route::Settings, Route::Accessibility])
            .chain(real)
            .chain(mine)
        {
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
        assert_eq!(Route::parse("#/mine/nowhere"), Route::Unknown);
        assert_eq!(Route::parse("#/mine?tab=unpaid"), Route::Mine(MinePage::Book));
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
            for list in [Route::Orders, Route::Mine(MinePage::Book)] {
                assert_eq!(ListQuery::parse(&query.href(&list)), query);
                assert_eq!(Route::parse(&query.href(&list)), list);
            }
        }
        assert_eq!(ListQuery::default().href(&Route::Orders), Route::Orders.href());
    }

    #[test]
    fn unknown_words_in_the_address_narrow_nothing() {
        for hash in ["#/orders", "#/orders?tab=nine&sort=&x&=&search=", "#/orders?"] {
            assert_eq!(ListQuery::parse(hash), ListQuery::default());
        }
        assert_eq!(ListQuery::parse("#/orders?search=%ff%2").search, "\u{fffd}%2");
    }
}
