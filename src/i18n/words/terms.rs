//! Terms in words.

use unbuy_core::{Span, files::Preset};

use crate::{i18n::Texts, platform::intl::Unit};

impl Texts {
    /// The name of a preset.
    pub fn preset(self, preset: Preset) -> String {
        match preset {
            Preset::Article => self.preset_article(),
            Preset::Eu => self.preset_eu(),
            Preset::Marketplace => self.preset_marketplace(),
        }
    }

    /// A window: "36 hours", "20 days". What is no whole number of days is told in hours.
    pub fn window(self, span: Span) -> String {
        let is_days = span >= Span::days(2) && span == Span::days(span.whole_days());
        if is_days {
            self.formats().span(span.whole_days(), Unit::Day)
        } else {
            self.formats().span(span.whole_hours(), Unit::Hour)
        }
    }
}
