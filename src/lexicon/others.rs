//! Verbs that the lexicon does not have, of a newsroom's own list: their number is their frames.

use super::{FORMS, Frames, OTHER, VERBS, VerbForm};

// The build inflects the lexicon's own verbs by the same rules.
#[path = "../../build/inflect.rs"]
mod inflect;
pub(crate) use inflect::verb as inflected;

impl Frames {
    /// The names that `verbs.txt` has for them, in order.
    #[cfg(feature = "house")]
    pub(crate) const NAMES: &str = "quote clause that to hearer noun of wh prep after";
}

impl VerbForm {
    /// A verb of saying with those frames, in no form yet.
    #[cfg(feature = "house")]
    pub(crate) const fn other(frames: Frames) -> Self {
        Self { verb: OTHER | frames.0, forms: 0 }
    }
    /// This verb in the forms of `forms`.
    pub(crate) const fn with(self, forms: u8) -> Self {
        Self { forms, ..self }
    }
    /// Its forms, one bit each, as the constants `FORM_…` have them.
    pub(crate) const fn forms(self) -> u8 {
        self.forms
    }
    /// The verb's number, which JavaScript gives back.
    #[cfg(not(feature = "house"))]
    pub(crate) const fn number(self) -> u16 {
        self.verb
    }
    /// The verb of a number; of one that no verb has, a verb of saying.
    #[cfg(not(feature = "house"))]
    pub(crate) fn numbered(verb: u16, forms: u8) -> Self {
        let known = verb & OTHER != 0 || usize::from(verb) < VERBS.count();
        Self { verb: if known { verb } else { OTHER }, forms }
    }
}

/// All forms of a verb, each with its bits; of one that is none of the lexicon's, none.
pub(crate) fn forms_of(verb: VerbForm) -> impl Iterator<Item = (&'static str, u8)> {
    VERBS.forms(verb.verb).map(|(form, bits)| (FORMS.word(form), bits))
}

#[cfg(all(test, feature = "house"))]
mod tests {
    use super::*;
    use crate::lexicon::{FORM_BASE, FORM_PAST, VerbClass, look_up};

    #[test]
    fn verbs_of_others() {
        let frames = Frames(Frames::QUOTE.0 | Frames::THAT.0);
        let form = VerbForm::other(frames).with(FORM_PAST);
        assert_eq!((form.verb().class, form.verb().frames), (VerbClass::Speech, frames));
        assert!(form.past() && !form.base() && form.with(FORM_BASE).base());
        assert_eq!(forms_of(form).count(), 0);
        let tell = look_up("told").1.expect("tell is a verb");
        assert_eq!(forms_of(tell).map(|(form, _)| form).collect::<Vec<_>>(), ["tell", "telling", "tells", "told"]);
        assert_eq!(Frames::NAMES.split(' ').position(|name| name == "after"), Some(Frames::AFTER.0.ilog2() as usize));
    }
}
