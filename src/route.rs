//! Which page is shown: one type, parsed from and printed to the fragment of the address.
//!
//! The fragment, because one document then serves every page from any folder of any host.

use unbuy_core::order::OrderId;

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
        let path = hash.trim_start_matches('#').trim_matches('/');
        let path = path.split('?').next().unwrap_or_default();
        match path.trim_end_matches('/').split('/').collect::<Vec<_>>()[..] {
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
            Self::Orders => "#/orders".to_owned(),
            Self::Order(id) => format!("#/orders/{}", id.as_str()),
        }
    }
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
}
