//! Checks that hold for the Analysis of any text, for the property tests (`tests/any_text.rs`) and the fuzz target
//! (`fuzz/targets/text.rs`).

mod words;

use whosaid::{
    Analysis, Block, BlockKind, Blocks, Options, Scope, Span,
    analysis::{Attribution, AttributionKind},
    analyze,
};
pub(crate) use words::MARKS;

/// The kinds of block, including furniture.
pub(crate) const KINDS: [BlockKind; 6] = [
    BlockKind::Paragraph,
    BlockKind::Heading,
    BlockKind::ListItem,
    BlockKind::BlockQuote,
    BlockKind::Caption,
    BlockKind::Furniture,
];

/// Analyzes the blocks and checks the result.
pub(crate) fn check(blocks: &Blocks<'_>, scope: Scope) -> Result<(), String> {
    let options = Options::default().scope(scope);
    let a = analyze(blocks, &options);
    if analyze(blocks, &options) != a {
        return Err("two runs differ".into());
    }
    let sound = Sound { blocks, a: &a, scope };
    a.attributions.iter().try_for_each(|x| sound.attribution(x))?;
    sound.contents_do_not_overlap()?;
    sound.speakers()?;
    sound.quotations()?;
    sound.hedges()
}

struct Sound<'a> {
    blocks: &'a Blocks<'a>,
    a: &'a Analysis,
    scope: Scope,
}

impl Sound<'_> {
    /// Checks that a span is a non-empty part of one block.
    fn in_block(&self, span: Span, what: &str) -> Result<(), String> {
        let text = self.blocks.text();
        let inside = text.get(span.range()).is_some_and(|t| !t.is_empty());
        let blocks = self.blocks.blocks();
        let at = blocks.partition_point(|b| b.span.end <= span.start);
        let whole = blocks.get(at).is_some_and(|b: &Block| b.span.contains(span));
        ensure(inside && whole, || format!("{what} {span:?} is not within a block"))
    }

    fn attribution(&self, x: &Attribution) -> Result<(), String> {
        let shown = |s: Span| self.blocks.text().get(s.range()).unwrap_or("?");
        let line = || {
            let one = |s: Option<Span>| s.map_or("-", shown);
            let content: Vec<_> = x.content.iter().map(|c| shown(*c)).collect();
            let by = &x.evidence.by;
            format!(
                "source {:?}, cue {:?}, via {:?}, content {content:?}, by {by}",
                one(x.source),
                one(x.cue),
                one(x.via)
            )
        };
        let parts = [(x.source, "source"), (x.cue, "cue"), (x.via, "via")];
        for (span, what) in parts.into_iter().filter_map(|(s, w)| Some((s?, w))) {
            self.in_block(span, what)?;
            let said = x.content.iter().any(|c| c.overlaps(span));
            ensure(!said, || format!("the content contains the {what}: {}", line()))?;
        }
        let overlap = |a: Option<Span>, b: Option<Span>| matches!((a, b), (Some(a), Some(b)) if a.overlaps(b));
        ensure(!overlap(x.source, x.cue), || format!("the cue overlaps the source: {}", line()))?;
        ensure(!overlap(x.source, x.via), || format!("the source overlaps the via: {}", line()))?;
        x.content.iter().try_for_each(|c| self.in_block(*c, "content"))?;
        ensure(x.content.is_sorted_by(|a, b| a.end <= b.start), || format!("content out of order: {}", line()))?;
        let silent = x.kind == AttributionKind::NoComment;
        ensure(x.content.is_empty() == silent, || format!("content and kind disagree: {}", line()))?;
        ensure((0.0..=1.0).contains(&x.confidence), || format!("confidence {}: {}", x.confidence, line()))?;
        ensure(x.speaker.is_none_or(|s| s < self.a.speakers.len()), || format!("no such speaker: {}", line()))?;
        x.evidence.spans.iter().try_for_each(|s| self.in_block(*s, "evidence"))?;
        x.candidates.iter().try_for_each(|c| self.in_block(c.span, "candidate"))?;
        ensure(x.candidates.iter().all(|c| !c.name.trim().is_empty()), || format!("no name: {}", line()))
    }

    /// Contents do not overlap, except that in the scope `Speech` one may be wholly inside another.
    fn contents_do_not_overlap(&self) -> Result<(), String> {
        let mut contents: Vec<Span> = self.a.attributions.iter().flat_map(|x| x.content.clone()).collect();
        contents.sort_unstable();
        let nested = |a: Span, b: Span| self.scope == Scope::Speech && (a.contains(b) || b.contains(a));
        let apart = |w: &[Span]| w[0].end <= w[1].start || nested(w[0], w[1]);
        ensure(contents.windows(2).all(apart), || format!("contents overlap: {contents:?}"))
    }

    fn speakers(&self) -> Result<(), String> {
        for (n, s) in self.a.speakers.iter().enumerate() {
            let mut own = self.a.attributions.iter().filter(|x| x.speaker == Some(n));
            let speaks = own.any(|x| !x.content.is_empty() || x.kind == AttributionKind::NoComment);
            ensure(speaks, || format!("a speaker without content: {s:?}"))?;
            ensure(!s.name.trim().is_empty(), || format!("a speaker without a name: {s:?}"))?;
            s.mentions.iter().try_for_each(|m| self.in_block(*m, "mention"))?;
        }
        Ok(())
    }

    fn quotations(&self) -> Result<(), String> {
        for q in &self.a.quotations {
            self.in_block(q.span, "quotation")?;
            ensure(q.span.contains(q.inner), || format!("the inner span {:?} is outside {:?}", q.inner, q.span))?;
            ensure(self.blocks.text().get(q.inner.range()).is_some(), || format!("inner {:?}", q.inner))?;
            let of =
                |n: usize| self.a.attributions.get(n).is_some_and(|x| x.content.iter().any(|c| c.contains(q.span)));
            ensure(q.attribution.is_none_or(of), || format!("not in the content of its attribution: {q:?}"))?;
        }
        let nests = |a: Span, b: Span| a.contains(b) || a.end <= b.start;
        let all = &self.a.quotations;
        ensure(all.windows(2).all(|w| nests(w[0].span, w[1].span)), || format!("quotations cross: {all:?}"))
    }

    fn hedges(&self) -> Result<(), String> {
        for h in &self.a.hedges {
            self.in_block(h.cue, "hedge")?;
            self.in_block(h.claim, "claim")?;
            ensure(h.voice.is_none_or(|v| v < self.a.attributions.len()), || format!("no such voice: {h:?}"))?;
            ensure((0.0..=1.0).contains(&h.strength), || format!("strength: {h:?}"))?;
        }
        Ok(())
    }
}

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

/// Turns bytes into blocks and a scope. The first byte chooses whether the rest is read as text, line by line, or as
/// one word of [`MARKS`] per byte, which reaches more code in the same time.
pub(crate) fn read(bytes: &[u8]) -> Option<(Blocks<'static>, Scope)> {
    let (how, rest) = bytes.split_first()?;
    let scope = if how & 1 == 0 { Scope::Speech } else { Scope::All };
    let text = if how & 2 == 0 {
        rest.iter().map(|b| MARKS[usize::from(*b) % MARKS.len()]).collect::<String>()
    } else {
        String::from_utf8_lossy(rest).into_owned()
    };
    let kind =
        |n: usize| if how & 4 == 0 { BlockKind::Paragraph } else { KINDS[(usize::from(how >> 3) + n) % KINDS.len()] };
    let parts = text.split('\n').enumerate().map(|(n, line)| (kind(n), line));
    Some((Blocks::from_parts(parts).ok()?, scope))
}
