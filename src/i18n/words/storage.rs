//! Storage in words: why something is not saved, and what is wrong with what cannot be read.

use unbuy_core::storage::{Defect, KvError, NotSaved};

use crate::i18n::Texts;

impl Texts {
    /// Why the last changes are not saved.
    pub fn not_saved_since(self, why: NotSaved) -> String {
        match why {
            NotSaved::Storage(KvError::QuotaExceeded) => self.storage_full(),
            NotSaved::NewerLayout => self.newer_version(),
            NotSaved::Removed => self.storage_removed(),
            NotSaved::Storage(KvError::Unavailable | KvError::Other)
            | NotSaved::TooLong
            | NotSaved::NewerGeneration => self.storage_failed(),
        }
    }

    /// What is wrong with something that cannot be read.
    pub fn defect(self, why: Defect) -> String {
        match why {
            Defect::Key => self.defect_key(),
            Defect::TooLong => self.defect_too_long(),
            Defect::Torn => self.defect_torn(),
            Defect::Checksum => self.defect_checksum(),
            Defect::Content => self.defect_content(),
            Defect::Misplaced => self.defect_misplaced(),
            Defect::Missing => self.defect_missing(),
            Defect::NewerRules(_) => self.defect_newer(),
        }
    }
}
