//! What could not be read: it stays where it lies until the reader has taken it along and says that it
//! may go.

use super::{
    journal::{Journal, NotSaved, Unreadable},
    json::Writer,
    kv::KvError,
    record::Defect,
};

impl Journal {
    /// What was set aside, as one JSON object of keys and values, byte for byte. What is missing has
    /// none.
    pub fn raw_data_of(&self, set_aside: &[Unreadable]) -> String {
        let mut out = Writer::default();
        out.raw("{");
        for it in set_aside {
            if let Ok(Some(value)) = self.kv.get(&it.key) {
                out.key(&it.key);
                out.text(&value);
            }
        }
        out.raw("}");
        out.finish()
    }

    /// Removes what was set aside, and tells no more of what is missing.
    ///
    /// # Errors
    /// If something may still be there.
    pub fn discard(&mut self, set_aside: &[Unreadable]) -> Result<(), NotSaved> {
        if let Some(why) = self.barred {
            return Err(why);
        }
        for it in set_aside {
            self.kv.remove(&it.key)?;
        }
        // A segment that goes now would be missed from here on.
        if let Some(archive) = self.archive {
            (archive.forget_missing)(self)?;
        }
        Ok(())
    }

    /// What cannot be read now.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn set_aside(&mut self) -> Result<Vec<Unreadable>, KvError> {
        let mut loaded = super::Loaded::default();
        self.read_all(&mut loaded, &mut Vec::new())?;
        if let Some(archive) = self.archive {
            (archive.check)(self, &mut loaded)?;
        }
        let is_ours = |it: &Unreadable| !matches!(it.why, Defect::NewerRules(_));
        loaded.unreadable.retain(is_ours);
        Ok(loaded.unreadable)
    }
}
