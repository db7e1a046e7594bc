//! Joins the Analyses of parts of a text.

use super::records::Mapped;
use super::{Analysis, Speaker, VERSION};
use crate::text::Span;
use std::collections::HashMap;

impl<U> Analysis<U> {
    /// An Analysis without records.
    pub const fn empty() -> Self {
        Self {
            version: VERSION,
            language: None,
            quotations: Vec::new(),
            attributions: Vec::new(),
            speakers: Vec::new(),
            hedges: Vec::new(),
        }
    }

    /// The same with spans moved by `by` units, for a text that begins that much later.
    #[must_use]
    pub fn shift(&self, by: u32) -> Self {
        self.map(&|s| Span::new(s.start + by, s.end + by))
    }

    /// Joins the Analyses of parts of a text. They must be in text order, with spans from the start of the whole text
    /// ([`shift`](Self::shift)). Speakers with the same name and kind become one speaker, except anonymous ones. Cost:
    /// linear in the number of records.
    #[must_use]
    pub fn join(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::empty();
        let mut known = HashMap::new();
        for part in parts {
            let before = all.attributions.len();
            let speakers: Vec<usize> = part.speakers.into_iter().map(|s| all.add(s, &mut known)).collect();
            all.language = all.language.or(part.language);
            all.attributions.extend(part.attributions.into_iter().map(|mut a| {
                a.speaker = a.speaker.and_then(|s| speakers.get(s).copied());
                a
            }));
            all.quotations.extend(part.quotations.into_iter().map(|mut q| {
                q.attribution = q.attribution.map(|n| n + before);
                q
            }));
            all.hedges.extend(part.hedges.into_iter().map(|mut h| {
                h.voice = h.voice.map(|n| n + before);
                h
            }));
        }
        all
    }

    /// The index of a speaker; adds the speaker if there is none with this name and kind.
    fn add(&mut self, speaker: Speaker<U>, known: &mut HashMap<String, Vec<usize>>) -> usize {
        if !speaker.anonymous {
            let namesakes = known.entry(speaker.name.clone()).or_default();
            if let Some(at) = namesakes.iter().find(|n| self.speakers[**n].kind == speaker.kind) {
                let same = &mut self.speakers[*at];
                same.words += speaker.words;
                same.mentions.extend(speaker.mentions);
                same.role = same.role.take().or(speaker.role);
                return *at;
            }
            namesakes.push(self.speakers.len());
        }
        self.speakers.push(speaker);
        self.speakers.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Blocks, Options, Utf8, analyze};

    fn read(text: &str) -> Analysis<Utf8> {
        analyze(&Blocks::from_text(text).unwrap(), &Options::default())
    }

    #[test]
    fn two_halves_give_the_whole() {
        let first = "“It will hold,” said Una Brandvold, the engineer. “It must,” an official said.\n";
        let second = "“It may fall,” said Ole Rud, a welder. Una Brandvold said that it could not.";
        let third = "Una Brandvold said that it might. “It must,” an official said.";
        let [a, b, c] = [first, second, third].map(read);
        let after = first.len() as u32;
        let end = after + second.len() as u32 + 1;
        let all = Analysis::join([a.clone(), b.shift(after), c.shift(end)]);
        let text = format!("{first}{second}\n{third}");
        let names: Vec<&str> = all.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["Una Brandvold", "an official", "Ole Rud", "an official"], "anonymous ones stay separate");
        let una = &all.speakers[0];
        assert_eq!(una.role.as_deref(), Some("the engineer"));
        assert_eq!(una.words, a.speakers[0].words + b.speakers[1].words + c.speakers[0].words);
        assert!(una.mentions.iter().all(|m| text[m.range()].starts_with("Una Brandvold")), "{:?}", una.mentions);
        for a in &all.attributions {
            let said = &text[a.source.unwrap().range()];
            assert!(said.starts_with(&*all.speakers[a.speaker.unwrap()].name), "{said}");
        }
        for q in &all.quotations {
            let content = &all.attributions[q.attribution.unwrap()].content;
            assert!(content.iter().any(|c| c.contains(q.span)));
        }
        let hedge = all.hedges.iter().find(|h| &text[h.cue.range()] == "might").unwrap();
        assert_eq!(all.attributions[hedge.voice.unwrap()].speaker, Some(0));
        assert_eq!(all.hedges.len(), a.hedges.len() + b.hedges.len() + c.hedges.len());
    }

    #[test]
    fn nothing_and_one() {
        let one = read("“It will hold,” said Una Brandvold.");
        assert_eq!(Analysis::join([one.clone()]), one);
        assert_eq!(Analysis::<Utf8>::join([]), Analysis::empty());
        assert_eq!(one.shift(7).shift(0).quotations[0].span.start, one.quotations[0].span.start + 7);
    }
}
