//! Unpacks files compressed with gzip or Zstandard, which are detected by their first bytes.

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, errors::FrameDecoderError, errors::ReadFrameHeaderError};
use std::io::{self, BufRead, BufReader, Read};

/// The unpacked bytes if the input is compressed, otherwise the input itself. Files of several members or frames, as
/// from `cat a.gz b.gz`, are read to the end.
pub(crate) fn unpacked(mut reader: Box<dyn BufRead>) -> io::Result<Box<dyn BufRead>> {
    let head = reader.fill_buf()?;
    Ok(if head.starts_with(b"\x1f\x8b") {
        Box::new(BufReader::with_capacity(BUFFER_BYTES, MultiGzDecoder::new(reader)))
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        Box::new(BufReader::with_capacity(BUFFER_BYTES, Frames::new(reader)))
    } else {
        reader
    })
}

/// Size of the read buffers.
pub(crate) const BUFFER_BYTES: usize = 1 << 16;

/// Reads all frames of a Zstandard file. The library reads only one.
struct Frames {
    reader: Box<dyn BufRead>,
    decoder: FrameDecoder,
    /// Whether a frame has begun and is not complete.
    inside: bool,
}

impl Frames {
    fn new(reader: Box<dyn BufRead>) -> Self {
        Self { reader, decoder: FrameDecoder::new(), inside: false }
    }

    /// Begins the next frame. Returns false at the end of the file.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            if self.reader.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut self.reader) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.reader.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(e) => return Err(corrupt(&e)),
            }
        }
    }
}

impl Read for Frames {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.inside {
                if !self.begin()? {
                    return Ok(0);
                }
                self.inside = true;
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let step = ruzstd::decoding::BlockDecodingStrategy::UptoBytes(BUFFER_BYTES);
                self.decoder.decode_blocks(&mut self.reader, step).map_err(|e| corrupt(&e))?;
            }
            let read = self.decoder.read(out)?;
            if read > 0 {
                return Ok(read);
            }
            if let (Some(stored), Some(computed)) =
                (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum())
                && stored != computed
            {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "corrupt Zstandard data: checksum mismatch"));
            }
            self.inside = false;
        }
    }
}

fn corrupt(error: &FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("corrupt Zstandard data: {error}"))
}

#[cfg(test)]
mod tests {
    use super::unpacked;
    use flate2::{Compression, write::GzEncoder};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::{Cursor, Read, Write};

    fn read(bytes: Vec<u8>) -> Result<String, String> {
        let mut text = String::new();
        let reader = unpacked(Box::new(Cursor::new(bytes))).map_err(|e| e.to_string())?;
        { reader }.read_to_string(&mut text).map_err(|e| e.to_string())?;
        Ok(text)
    }

    fn gzip(text: &str) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::default());
        out.write_all(text.as_bytes()).unwrap();
        out.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    #[test]
    fn compressed_files_are_unpacked() {
        let long = "Nobody said a word. ".repeat(20_000);
        assert_eq!(read(long.clone().into_bytes()).as_ref(), Ok(&long));
        for pack in [gzip, zstd] {
            assert_eq!(read(pack(&long)).as_ref(), Ok(&long));
            assert_eq!(read([pack("one "), pack(&long), pack("")].concat()), Ok(format!("one {long}")));
        }
        let skippable = [&b"\x50\x2a\x4d\x18\x03\0\0\0abc"[..], &zstd("two")].concat();
        assert_eq!(read([zstd("one "), skippable].concat()).as_deref(), Ok("one two"));
        assert_eq!(read(Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn broken_files_are_errors() {
        let long = (0..5000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        for pack in [gzip, zstd] {
            let whole = pack(&long);
            assert!(read(whole[..whole.len() / 2].to_vec()).is_err());
            let mut changed = whole.clone();
            let middle = changed.len() / 2;
            changed[middle] ^= 0x55;
            assert!(read(changed).is_err());
        }
    }
}
