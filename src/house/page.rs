//! House lists in the page, where `www/embed/house.js` parses and matches them.

use super::{mark, what::What};
use crate::{analysis::HedgeClass, lexicon::VerbForm, text::Document};
use js_sys::{Function, Uint32Array};
use wasm_bindgen::JsValue;

/// The JavaScript function that finds the entries of a list in a sentence. For each match it returns three numbers:
/// start and end in UTF-16 units, and the encoded entry (see [`what`]).
#[derive(Clone, Debug, PartialEq)]
pub struct House(pub(crate) Function);

impl House {
    #[inline(never)]
    pub(crate) fn mark(&self, doc: &mut Document<'_>) {
        let mut found = Vec::new();
        for sentence in &doc.sentences {
            mark::stretches(doc, sentence, |stretch| {
                let numbers = self.0.call1(&JsValue::NULL, &JsValue::from_str(&stretch.text));
                let numbers = numbers.map_or_else(|_| Vec::new(), |all| Uint32Array::from(all).to_vec());
                for one in numbers.chunks_exact(3) {
                    let tokens = stretch.tokens(one[0] as usize, one[1] as usize);
                    found.extend(tokens.zip(what(one[2])));
                }
            });
        }
        mark::write(doc, found);
    }
}

/// Decodes an entry. Bits 0 and 1: the kind. Bits 2 to 7: the class of a hedge, or the forms of a verb. From bit 8: the
/// strength in thousandths, or the number of the verb.
fn what(number: u32) -> Option<What> {
    let (kind, of, rest) = (number & 3, number >> 2 & 63, number >> 8);
    match kind {
        0 => HedgeClass::ALL.get(of as usize).map(|class| What::Hedge(*class, f32::from(rest as u16) / 1000.0)),
        1 => Some(What::Desk),
        _ => Some(What::Verb(VerbForm::numbered(rest as u16, of as u8))),
    }
}
