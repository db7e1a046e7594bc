//! Records as numbers and strings: how an Analysis passes between WebAssembly and JavaScript, in both directions.
//!
//! A record is its fields in order; a span is its start and end; a list is its length, then its items; an optional
//! value is 0, or 1 and then the value; an enumeration value is its index; a fraction is in thousandths; a string is
//! its index in the list of strings. `www/embed/records.js` is the other side, with the table in `shape.js`.

#![cfg_attr(not(target_family = "wasm"), allow(dead_code))] // Only the wasm builds use it.

use crate::text::Span;

/// The resolution of a fraction from 0 to 1 in JSON and in the flat form.
pub(crate) const STEPS: f32 = 1000.0;

pub(crate) struct Writer<'a> {
    pub(crate) numbers: Vec<u32>,
    pub(crate) strings: Vec<String>,
    /// Converts the ends of spans for writing.
    offset: &'a dyn Fn(u32) -> u32,
}

impl<'a> Writer<'a> {
    pub(crate) const fn new(offset: &'a dyn Fn(u32) -> u32) -> Self {
        Self { numbers: Vec::new(), strings: Vec::new(), offset }
    }
}

pub(crate) struct Reader<'a> {
    numbers: &'a [u32],
    strings: &'a [String],
    /// Is added to the ends of spans.
    start: u32,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(numbers: &'a [u32], strings: &'a [String], start: u32) -> Self {
        Self { numbers, strings, start }
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(*first)
    }
}

/// A type with a flat form. Reading returns `None` if the numbers end too early or contain an invalid index.
pub(crate) trait Flat: Sized {
    fn write(&self, to: &mut Writer<'_>);
    fn read(from: &mut Reader<'_>) -> Option<Self>;
}

impl Flat for u32 {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(*self);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.number()
    }
}

impl Flat for usize {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(*self as u32);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.number().map(|n| n as Self)
    }
}

impl Flat for bool {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(u32::from(*self));
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.number().map(|n| n != 0)
    }
}

#[allow(clippy::cast_sign_loss, clippy::cast_precision_loss)] // From 0 to 1, in thousandths.
impl Flat for f32 {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push((self * STEPS).round() as u32);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.number().map(|n| n as Self / STEPS)
    }
}

impl Flat for String {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(to.strings.len() as u32);
        to.strings.push(self.clone());
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let at = from.number()? as usize;
        from.strings.get(at).cloned()
    }
}

impl<U> Flat for Span<U> {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.extend([(to.offset)(self.start), (to.offset)(self.end)]);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (start, end) = (from.number()?, from.number()?);
        Some(Self::new(start.checked_add(from.start)?, end.checked_add(from.start)?))
    }
}

impl<T: Flat> Flat for Option<T> {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(u32::from(self.is_some()));
        if let Some(item) = self {
            item.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(if from.number()? == 0 { None } else { Some(T::read(from)?) })
    }
}

impl<T: Flat> Flat for Vec<T> {
    fn write(&self, to: &mut Writer<'_>) {
        to.numbers.push(self.len() as u32);
        for item in self {
            item.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        // Each item takes at least one number, so an invalid length allocates nothing.
        (0..from.number()?).map(|_| T::read(from)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analysis, Blocks, Options, analyze};

    #[test]
    fn an_analysis_survives_a_round_trip() {
        let text = "“It will hold,” said Una Brandvold, the engineer. She may be wrong. Ida Moe declined to comment.";
        let analysis = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
        let mut flat = Writer::new(&|at| at);
        analysis.write(&mut flat);
        let mut reader = Reader::new(&flat.numbers, &flat.strings, 0);
        let mut back = Analysis::read(&mut reader).unwrap();
        assert!(reader.number().is_none(), "all of it is read");
        for (a, b) in back.attributions.iter_mut().zip(&analysis.attributions) {
            assert!((a.confidence - b.confidence).abs() <= 0.5 / STEPS);
            a.confidence = b.confidence;
        }
        assert_eq!(back, analysis);
        // Truncated input is invalid at any point.
        for end in 0..flat.numbers.len() {
            assert!(Analysis::<crate::Utf8>::read(&mut Reader::new(&flat.numbers[..end], &flat.strings, 0)).is_none());
        }
        assert!(Analysis::<crate::Utf8>::read(&mut Reader::new(&flat.numbers, &[], 0)).is_none());
    }
}
