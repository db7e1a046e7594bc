//! The verbs of `verbs.txt` and their forms.

use super::{FORMS, Frames, VerbClass};
use std::sync::OnceLock;

/// A verb.
#[derive(Debug)]
pub(crate) struct Verb {
    /// Its dictionary form.
    pub(crate) lemma: &'static str,
    /// The class of attribution that it cues.
    pub(crate) class: VerbClass,
    /// The complements that it takes.
    pub(crate) frames: Frames,
}

/// Verbs and forms as stored: in columns, because these compress well.
pub(super) struct Columns {
    /// Per verb, in the order of their lemmas.
    pub(super) classes: &'static [VerbClass],
    pub(super) frames: &'static [Frames],
    /// Per verb: the form index of its lemma, minus that of the verb before.
    pub(super) lemmas: &'static [u8],
    /// Per form: its verb, minus that of the form before, modulo 65,536.
    pub(super) of: &'static [u16],
    /// Per form: which forms of the verb it is.
    pub(super) forms: &'static [u8],
}

/// All verbs.
pub(super) struct Verbs {
    columns: Columns,
    /// The verbs, and the verb of each form. Computed at first use.
    whole: OnceLock<(Vec<Verb>, Vec<u16>)>,
}

impl Verbs {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns, whole: OnceLock::new() }
    }

    fn whole(&self) -> &(Vec<Verb>, Vec<u16>) {
        self.whole.get_or_init(|| {
            let Columns { classes, frames, lemmas, of, .. } = &self.columns;
            let (mut form, mut verb) = (0, 0_u16);
            let verbs = lemmas.iter().zip(*classes).zip(*frames).map(|((step, class), frames)| {
                form += usize::from(*step);
                Verb { lemma: FORMS.word(form), class: *class, frames: *frames }
            });
            let of = of.iter().map(|step| {
                verb = verb.wrapping_add(*step);
                verb
            });
            (verbs.collect(), of.collect())
        })
    }

    /// The verb at an index.
    #[inline(never)]
    pub(super) fn get(&self, verb: u16) -> &Verb {
        &self.whole().0[usize::from(verb)]
    }

    /// The index of the verb of a form, and which forms it is.
    pub(super) fn of(&self, form: usize) -> (u16, u8) {
        (self.whole().1[form], self.columns.forms[form])
    }
}
