//! Where content ends: at the end of its sentence, or where another attribution begins.

use super::begin::begins;
use crate::{
    attribution::{
        cue::{cue_at, is_adverb},
        np::Np,
        rule::Rule,
        units::Quotes,
    },
    lexicon::{Classes, Frames},
};

/// Where content that begins at `start` ends: at the end of the sentence, or where another attribution begins.
pub(in crate::attribution) fn content_end(np: &Np<'_, '_>, start: usize, ceil: usize) -> usize {
    let doc = np.doc;
    let mut end = ceil;
    for i in start + 1..ceil {
        if np.quotes.at(i).is_some() {
            continue;
        }
        // A quotation with a stop inside its marks ends its clause: called it “a disgrace,” and left.
        if np.quotes.at(i - 1).is_some()
            && stop_inside(np, i)
            && (doc.is(i, Classes::COORDINATOR)
                || !doc.token(i).is_word
                || !doc.comma(i - 2)
                || doc.token(i).verb.is_some_and(|v| v.ing()))
        {
            return i;
        }
        // called it “a farce”, pointing to the costs
        let closed = doc.comma(i) && doc.one_of(i - 1, words!("” ’ \" ''"));
        if closed && i + 1 < ceil && doc.word(i + 1).ends_with("ing") {
            return i;
        }
        // After a semicolon the reporter speaks again.
        if doc.mark(i, ";") {
            end = i;
            break;
        }
        let comma = doc.one_of(i, words!(", ; — – ― --"));
        // "… while Y suggests Z"
        let contrast = doc.one_of(i, words!("while whereas"));
        if comma && another_begins(np, i, ceil)
            || contrast && another_begins(np, i - 1, ceil)
            || doc.is(i, Classes::COORDINATOR) && shares_subject(np, i, ceil)
            || (doc.phrase(i, Classes::ATTRIBUTIVE).is_some())
        {
            end = i;
            break;
        }
    }
    while end > start + 1
        && np.quotes.at(end - 1).is_none()
        && doc.one_of(end - 1, words!(". , ; : ! ? — – ― -- … ..."))
    {
        end -= 1;
    }
    end
}

/// After a comma: ", according to", ", saying that", ", and X said that", ", but X denied it".
fn another_begins(np: &Np<'_, '_>, comma: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let i = comma + 1;
    if i >= ceil {
        return false;
    }
    if doc.phrase(i, Classes::ATTRIBUTIVE).is_some() {
        return true;
    }
    let at = if doc.is(i, Classes::COORDINATOR) || doc.one_of(i, words!("while whereas although though even yet")) {
        i + 1
    } else {
        i
    };
    if let Some(cue) = cue_at(doc, np.quotes, comma + 1, at).filter(|c| c.participle && c.speech)
        && begins(np, &cue, ceil).is_some()
    {
        return true;
    }
    // ", which it described as": a report of its own follows.
    if doc.eq(i, "which")
        && (i + 2..ceil.min(i + 8)).any(|j| {
            cue_at(doc, np.quotes, i + 1, j).is_some_and(|c| {
                c.speech && !c.passive && !c.infinitive && np.left(i + 1, c.from).is_some_and(|s| s.start == i + 1)
            })
        })
    {
        return true;
    }
    if at == i && doc.comma(comma) {
        return false;
    }
    // A new subject with a reporting verb close by. After a comma, its own apposition may be in between.
    let mut commas = if doc.comma(comma) { 2 } else { 0 };
    let near = (at + 1..ceil.min(at + 20)).take_while(|j| {
        let more = !doc.comma(*j) || commas > 0;
        commas -= i32::from(doc.comma(*j));
        more && np.quotes.at(*j).is_none()
    });
    near.into_iter().any(|j| {
        cue_at(doc, np.quotes, at, j).is_some_and(|c| {
            c.speech
                && !c.participle
                && !c.infinitive
                && !c.passive
                && (c.frames.any(Frames::QUOTE) || begins(np, &c, ceil).is_some())
                && np.left(at, c.tokens.start).is_some_and(|s| s.start == at)
                && (!doc.is(at, Classes::PRONOUN_SUBJECT.or(Classes::SUBORDINATOR))
                    || (doc.comma(comma) && doc.is(i, Classes::COORDINATOR)))
        })
    })
}

/// "said A and called B": a second reporting verb with the same subject.
fn shares_subject(np: &Np<'_, '_>, and: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let mut j = and + 1;
    while j < ceil && is_adverb(doc, j) {
        j += 1;
    }
    let from = j;
    // "and has also said"
    while j < ceil && j < from + 3 && (doc.is(j, Classes::AUXILIARY) || is_adverb(doc, j)) {
        j += 1;
    }
    j < ceil
        && doc.is_inflected(j)
        && cue_at(doc, np.quotes, and + 1, j).is_some_and(|c| {
            c.speech && c.tokens.start == from && !c.passive && !c.negated && !doc.is(and - 1, Classes::AUXILIARY) && {
                let p = c.tokens.end;
                let rule = begins(np, &c, ceil).map(|(_, r)| r);
                let clause = doc.one_of(p, words!("that he she they it")) || np.quotes.at(p).is_some();
                c.frames.any(Frames::QUOTE)
                    && (clause || c.frames.any(Frames::HEARER) || rule == Some(Rule::BareClause))
                    || rule == Some(Rule::Judgement)
            }
        })
}

/// Whether the quotation that ends right before token `end` has a stop inside its marks.
pub(super) fn stop_inside(np: &Np<'_, '_>, end: usize) -> bool {
    np.quotes.at(end - 1).is_some_and(|n| Quotes::stop_inside(np.doc, &np.quotes.all[n]))
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_but;

    #[test]
    fn table() {
        check_but(
            &[
                (
                    "Ada Quill said that no well was dry – yet a grower shouted: “Come and look!”",
                    "Ada Quill [said] no well was dry; a grower [shouted] “Come and look!”",
                ),
                (
                    "Ada Quill requested a list of the huts, the names of the firms, and the price paid for each.",
                    "Ada Quill [requested] a list of the huts, the names of the firms, and the price paid for each",
                ),
                (
                    "Ada Quill said by the end of the season, the bridge will be open.",
                    "Ada Quill [said] by the end of the season, the bridge will be open",
                ),
                ("The words said by the mayor were wrong.", ""),
                (
                    "Ada Quill noted within weeks of the flood, the town had run dry.",
                    "Ada Quill [noted] within weeks of the flood, the town had run dry",
                ),
                (
                    "Ms. Roe called it a “lapse” and accused managers of hiding it.",
                    "Ms. Roe [called] it a “lapse”; Ms. Roe [accused] managers of hiding it",
                ),
                (
                    "She said it was “deeply sorry” for the breach, which it described as isolated.",
                    "She [said] it was “deeply sorry” for the breach; it [described] isolated",
                ),
                (
                    "Prices will rise, the shop said, adding that it had no choice.",
                    "the shop [said] Prices will rise; the shop [adding] it had no choice",
                ),
                (
                    "She said the line failed, but the firm said it had no evidence.",
                    "She [said] the line failed; the firm [said] it had no evidence",
                ),
                (
                    "She said the line failed and the lights went out.",
                    "She [said] the line failed and the lights went out",
                ),
                (
                    "She describes herself as “a realist” and has said that she will stay.",
                    "She [describes] herself as “a realist”; She [has said] she will stay",
                ),
                (
                    "Ann accuses Bob of a smear while Bob says the record is clear.",
                    "Ann [accuses] Bob of a smear; Bob [says] the record is clear",
                ),
                (
                    "Ann said the school was safe, while the head teacher, Una Roe, called for a review.",
                    "Ann [said] the school was safe; the head teacher, Una Roe [called] a review",
                ),
            ],
            &[(
                "Ann said the school was safe, while the head teacher, Una Roe, called for a review.",
                "Ann [said] the school was safe; the head teacher, Una Roe [called] a review",
            )],
        );
    }
}
