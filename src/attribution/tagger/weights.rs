//! The weights file: written by `training/`, read here to build the net.
//!
//! Little-endian. "WTAG", version (16 bits), checksum of all that follows (32 bits, FNV-1a), hash of the feature layout
//! (32 bits, [`schema::HASH`]), and sizes (16 bits each: words, the widths of the five tables, units of a direction,
//! layers, tokens of a window). Then, without gaps: the hashes of the words as differences (all low bytes, then all
//! high bytes); the five tables, each after a scale for each column; the layers, each with the weights of its
//! neighbours, the weights of its state in the gates, and its matrix; the output matrix; the transitions between
//! labels; and the calibration. Each matrix follows a scale and a bias for each row. Weights are one byte; other
//! numbers are the upper half of a 32-bit float. Low and high bytes are stored apart because brotli packs them better.

use super::schema::{self, BITS, QUOTES, SHAPES, SUFFIXES};
use whosaid_net::{Layer, Matrix, Stack, crf::Steps};

/// Number of labels: none, then begin and inside of source, cue, content.
pub(super) const LABELS: usize = 7;
/// Number of sides on which a label's cue may be: none, left, right.
pub(super) const SIDES: usize = 3;
/// Number of classes of a cue: speech, belief, perception, decree.
pub(super) const CLASSES: usize = 4;
/// Number of scores per token.
pub(super) const OUTPUTS: usize = LABELS + SIDES + CLASSES;
/// Number of weights of the calibration; see [`super::confidence`].
pub(super) const CALIBRATION: usize = 6;
/// The version of the format that this code reads.
const VERSION: u16 = 2;
/// Bits of a word's hash that are compared. One unknown word in a hundred is taken for a known one.
pub(super) const HASH_BITS: u32 = 20;

/// Why a weights file is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeightsError {
    NotWeights,
    Version(u16),
    Checksum,
    /// The weights were trained for another feature layout.
    Schema(u32),
    Length,
}

/// Rows of small numbers, indexed by a feature.
#[derive(Debug)]
pub(super) struct Table<'b> {
    /// One per column.
    scale: Vec<f32>,
    values: &'b [u8],
}

impl Table<'_> {
    /// Adds row `n` to the first numbers of `x`, one per column, and returns the rest of `x`. Adds nothing if there is
    /// no row `n`.
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

/// All weights of the net.
#[derive(Debug)]
pub(super) struct Weights<'b> {
    /// Hashes of the known words, in order.
    pub(super) words: Vec<u32>,
    /// Row 0 is for no word, row 1 for an unknown one.
    pub(super) word: Table<'b>,
    pub(super) suffix: Table<'b>,
    pub(super) shape: Table<'b>,
    pub(super) quote: Table<'b>,
    pub(super) bits: Table<'b>,
    pub(super) window: usize,
    pub(super) stack: Stack,
    pub(super) steps: Steps,
    /// Turns the chances of a report's parts into its confidence.
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
    /// Reads the scales, the biases, and the weights by rows.
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

    /// The file with one byte changed and a new checksum.
    fn changed(at: usize, to: u8) -> Vec<u8> {
        let mut file = include_bytes!("weights.bin").to_vec();
        file[at] = to;
        let check = checksum(&file[10..]).to_le_bytes();
        file[6..10].copy_from_slice(&check);
        file
    }

    #[test]
    fn invalid_files_give_their_error() {
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
        // Sizes for which the file is too short or too long, except the window size, which may be any number.
        for at in 14..30 {
            for to in [0, 1, 255] {
                if changed(at, to) != whole {
                    assert_eq!(error(&changed(at, to)), Some(WeightsError::Length), "byte {at} to {to}");
                }
            }
        }
    }
}
