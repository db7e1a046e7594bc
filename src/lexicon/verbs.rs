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
    /// Verbs of saying that are none of these, by their frames. Put together when one is first asked for.
    others: OnceLock<Vec<Verb>>,
}

/// One more than all frames together.
const FRAMES: u16 = Frames::AFTER.0 << 1;

impl Verbs {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns, whole: OnceLock::new(), others: OnceLock::new() }
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

    /// How many these are.
    #[cfg(all(target_family = "wasm", feature = "_engine", not(feature = "house")))]
    pub(super) fn count(&self) -> usize {
        self.columns.classes.len()
    }

    /// A verb of saying that is none of these, with those frames.
    pub(super) fn other(&self, frames: Frames) -> &Verb {
        let verb = |frames| Verb { lemma: "", class: VerbClass::Speech, frames: Frames(frames) };
        &self.others.get_or_init(|| (0..FRAMES).map(verb).collect())[usize::from(frames.0 % FRAMES)]
    }

    /// The places of a verb's forms, and which forms each is.
    #[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
    pub(super) fn forms(&self, verb: u16) -> impl Iterator<Item = (usize, u8)> {
        self.whole()
            .1
            .iter()
            .zip(self.columns.forms)
            .enumerate()
            .filter(move |(_, (of, _))| **of == verb)
            .map(|(n, (_, bits))| (n, *bits))
    }

    /// The index of the verb of a form, and which forms it is.
    pub(super) fn of(&self, form: usize) -> (u16, u8) {
        (self.whole().1[form], self.columns.forms[form])
    }
}
