//! The weights file: what `training/` writes and the net is made of.
//!
//! Little-endian: "WTAG", version (16 bits), checksum of all that follows (32 bits, FNV-1a), the hash of the features' layout
//! (32 bits, [`schema::HASH`]), the sizes (16 bits each: words, the widths of the five tables, units of a direction, layers,
//! tokens of a window), and then, without gaps: the words' hashes as differences (all low bytes, then all high bytes); the five
//! tables, each with a scale for each column before it; the layers, each with its shares of neighbours, what its gates see of
//! the state, and its matrix; the matrix to the scores; the steps from label to label and the calibration. A matrix has a scale
//! and a bias for each row before it. Weights are one byte, all others the upper half of a 32-bit float. Small numbers stand in
//! bytes of their own: brotli does the packing.

use super::schema::{self, BITS, QUOTES, SHAPES, SUFFIXES};
use whosaid_net::{Layer, Matrix, Stack, crf::Steps};

/// Number of labels: nothing, then begin and inside of source, cue, content.
pub(super) const LABELS: usize = 7;
/// Number of sides on which a label's cue may stand: none, left, right.
pub(super) const SIDES: usize = 3;
/// Number of classes of a cue: speech, belief, perception, decree.
pub(super) const CLASSES: usize = 4;
/// All that the net gives a token.
pub(super) const OUTPUTS: usize = LABELS + SIDES + CLASSES;
/// Number of weights of the calibration, see [`super::confidence`].
pub(super) const CALIBRATION: usize = 6;
/// The version of the format that this code reads.
const VERSION: u16 = 2;
/// Bits of a word's hash that are compared: one unknown word in a hundred passes for a known one.
pub(super) const HASH_BITS: u32 = 20;

/// Why a weights file is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeightsError {
    NotWeights,
    Version(u16),
    Checksum,
    /// It was trained for features of another layout.
    Schema(u32),
    Length,
}

/// Rows of small numbers, looked up by a feature.
#[derive(Debug)]
pub(super) struct Table<'b> {
    /// For each column.
    scale: Vec<f32>,
    values: &'b [u8],
}

impl Table<'_> {
    /// Adds row `n` to numbers as many as there are columns, and returns what is left of them; past the end nothing is added.
    pub(super) fn add<'x>(&self, n: usize, x: &'x mut [f32]) -> &'x mut [f32] {
        let width = self.scale.len();
        let (here, rest) = x.split_at_mut(width.min(x.len()));
        let row = self.values.get(n * width..(n + 1) * width).unwrap_or_default();
        for ((x, value), scale) in here.iter_mut().zip(row).zip(&self.scale) {
            *x += f32::from(value.cast_signed()) * scale;
        }
        rest
    }
}

/// All that the net knows.
#[derive(Debug)]
pub(super) struct Weights<'b> {
    /// Hashes of the known words, in order.
    pub(super) words: Vec<u32>,
    /// Rows 0 and 1 are for no word and an unknown one.
    pub(super) word: Table<'b>,
    pub(super) suffix: Table<'b>,
    pub(super) shape: Table<'b>,
    pub(super) quote: Table<'b>,
    pub(super) bits: Table<'b>,
    pub(super) window: usize,
    pub(super) stack: Stack,
    pub(super) steps: Steps,
    /// From the chances of an attribution's parts to its confidence.
    pub(super) calibration: [f32; CALIBRATION],
}

impl<'b> Weights<'b> {
    /// Reads a weights file.
    pub(super) fn read(file: &'b [u8]) -> Result<Self, WeightsError> {
        let mut r = Reader { rest: file };
        if r.take(4)? != b"WTAG" {
            return Err(WeightsError::NotWeights);
        }
        let version = r.number()?;
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let check = r.take(4)?;
        if check != checksum(r.rest).to_le_bytes() {
            return Err(WeightsError::Checksum);
        }
        let layout = u32::from(r.number()?) | u32::from(r.number()?) << 16;
        if layout != schema::HASH {
            return Err(WeightsError::Schema(layout));
        }
        let mut sizes = [0; 9];
        for size in &mut sizes {
            *size = usize::from(r.number()?);
        }
        let [words, word, suffix, shape, quote, bits, units, layers, window] = sizes;
        let (low, high) = (r.take(words)?, r.take(words)?);
        let mut at = 0;
        let hashes = low
            .iter()
            .zip(high)
            .map(|(l, h)| {
                at += u32::from(*l) | u32::from(*h) << 8;
                at
            })
            .collect();
        let mut width = word + suffix + shape + quote + bits;
        let word = r.table(words + 2, word)?;
        let suffix = r.table(SUFFIXES as usize, suffix)?;
        let shape = r.table(SHAPES as usize, shape)?;
        let quote = r.table(QUOTES as usize, quote)?;
        let bits = r.table(BITS as usize, bits)?;
        let mut stack = Vec::new();
        for _ in 0..layers {
            let (near, carry) = (r.floats(3 * width)?, r.floats(2 * units)?);
            let gates = r.matrix(4 * units, width)?;
            stack.push(Layer::new(&near, &carry, gates).ok_or(WeightsError::Length)?);
            width = 2 * units;
        }
        let out = r.matrix(OUTPUTS, width)?;
        let stack = Stack::new(stack, out).ok_or(WeightsError::Length)?;
        let (between, start) = (r.floats(LABELS * LABELS)?, r.floats(LABELS)?);
        let steps = Steps::new(&start, &between).ok_or(WeightsError::Length)?;
        let mut calibration = [0.0; CALIBRATION];
        calibration.copy_from_slice(&r.floats(CALIBRATION)?);
        if !r.rest.is_empty() || window == 0 {
            return Err(WeightsError::Length);
        }
        Ok(Self { words: hashes, word, suffix, shape, quote, bits, window, stack, steps, calibration })
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Result<&'b [u8], WeightsError> {
        let (taken, rest) = self.rest.split_at_checked(n).ok_or(WeightsError::Length)?;
        self.rest = rest;
        Ok(taken)
    }
    fn number(&mut self) -> Result<u16, WeightsError> {
        Ok(u16::from_le_bytes([self.take(1)?[0], self.take(1)?[0]]))
    }
    fn floats(&mut self, n: usize) -> Result<Vec<f32>, WeightsError> {
        (0..n).map(|_| Ok(f32::from_bits(u32::from(self.number()?) << 16))).collect()
    }
    fn table(&mut self, rows: usize, width: usize) -> Result<Table<'b>, WeightsError> {
        Ok(Table { scale: self.floats(width)?, values: self.take(rows * width)? })
    }
    /// Its scales, its biases, its weights by rows.
    fn matrix(&mut self, rows: usize, columns: usize) -> Result<Matrix, WeightsError> {
        let (scale, bias) = (self.floats(rows)?, self.floats(rows)?);
        let weights: Vec<i8> = self.take(rows * columns)?.iter().map(|b| b.cast_signed()).collect();
        Ok(Matrix::new(columns, &weights, &scale, &bias))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(file: &[u8]) -> Option<WeightsError> {
        Weights::read(file).err()
    }

    /// The file with one byte changed, and its checksum made to fit.
    fn changed(at: usize, to: u8) -> Vec<u8> {
        let mut file = include_bytes!("weights.bin").to_vec();
        file[at] = to;
        let check = checksum(&file[10..]).to_le_bytes();
        file[6..10].copy_from_slice(&check);
        file
    }

    #[test]
    fn a_broken_file_is_refused_and_says_why() {
        let whole = include_bytes!("weights.bin");
        assert_eq!(error(whole), None);
        assert_eq!(error(b""), Some(WeightsError::Length));
        assert_eq!(error(b"PK\x03\x04 and so on"), Some(WeightsError::NotWeights));
        assert_eq!(error(&whole[..whole.len() - 1]), Some(WeightsError::Checksum));
        let mut turned = whole.to_vec();
        turned[100_000] ^= 1;
        assert_eq!(error(&turned), Some(WeightsError::Checksum));
        turned[4] = 9;
        assert_eq!(error(&turned), Some(WeightsError::Version(9)));
        assert!(matches!(error(&changed(10, !whole[10])), Some(WeightsError::Schema(_))));
        // Sizes that the file is too short or too long for, but for the window's, which any number may be.
        for at in 14..30 {
            for to in [0, 1, 255] {
                if changed(at, to) != whole {
                    assert_eq!(error(&changed(at, to)), Some(WeightsError::Length), "byte {at} to {to}");
                }
            }
        }
    }
}
