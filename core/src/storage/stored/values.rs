//! The stored form of what every type is made of.

use std::sync::Arc;

use super::{Stored, Writer};
use crate::{
    order::{Clock, Report, time::Date},
    storage::json::Json,
};

impl Stored for Date {
    fn write(&self, out: &mut Writer) {
        out.text(&String::from(*self));
    }

    fn read(json: &Json) -> Option<Self> {
        json.text()?.to_owned().try_into().ok()
    }
}

impl Stored for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn is_absent(&self) -> bool {
        !self
    }

    fn read(json: &Json) -> Option<Self> {
        if let Json::Bool(it) = json { Some(*it) } else { None }
    }
}

impl Stored for Arc<Report> {
    fn write(&self, out: &mut Writer) {
        Report::write(self, out);
    }

    fn read(json: &Json) -> Option<Self> {
        Report::read(json).map(Self::new)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(it) => it.write(out),
            None => out.raw("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn read(json: &Json) -> Option<Self> {
        if let Json::Null = json { Some(None) } else { T::read(json).map(Some) }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.raw("[");
        for it in self {
            out.comma();
            it.write(out);
        }
        out.raw("]");
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn read(json: &Json) -> Option<Self> {
        let mut all = Self::new();
        for it in json.list()? {
            all.push(T::read(it)?);
        }
        Some(all)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, out: &mut Writer) {
        write_pair(&self.0, &self.1, out);
    }

    fn read(json: &Json) -> Option<Self> {
        let [a, b] = json.list()? else { return None };
        Some((A::read(a)?, B::read(b)?))
    }
}

fn write_pair(a: &dyn Stored, b: &dyn Stored, out: &mut Writer) {
    out.raw("[");
    a.write(out);
    out.raw(",");
    b.write(out);
    out.raw("]");
}

impl Stored for Clock {
    fn write(&self, out: &mut Writer) {
        write_pair(&self.0, &self.1, out);
    }

    fn read(json: &Json) -> Option<Self> {
        Stored::read(json).map(|(wall, counter)| Self(wall, counter))
    }
}
