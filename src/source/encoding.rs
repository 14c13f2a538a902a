//! From the bytes on disk to text, and from a place in that text back to the disk.

/// How a file is written on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Also ASCII, Latin-1 and anything else whose keys are ASCII: offsets are those on disk.
    Bytes,
    /// With a byte order mark, two bytes, before the text.
    Utf16 { big_endian: bool },
}

impl Encoding {
    /// The offset on disk of the byte `offset` of `text`, both counted from 0.
    pub fn disk_offset(self, text: &str, offset: usize) -> usize {
        match self {
            Self::Bytes => offset,
            Self::Utf16 { .. } => 2 + 2 * text[..text.floor_char_boundary(offset)].chars().map(char::len_utf16).sum::<usize>(),
        }
    }
}

pub(super) fn decode(bytes: Vec<u8>) -> (String, Encoding) {
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => return (utf16(&bytes[2..], u16::from_le_bytes), Encoding::Utf16 { big_endian: false }),
        Some([0xFE, 0xFF]) => return (utf16(&bytes[2..], u16::from_be_bytes), Encoding::Utf16 { big_endian: true }),
        _ => {}
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let mut bytes = error.into_bytes();
        let mut at = 0;
        while let Err(error) = std::str::from_utf8(&bytes[at..]) {
            let bad = at + error.valid_up_to();
            let len = error.error_len().unwrap_or(bytes.len() - bad);
            bytes[bad..bad + len].fill(b'?');
            at = bad + len;
        }
        String::from_utf8(bytes).expect("internal error: every bad byte was replaced")
    });
    (text, Encoding::Bytes)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin1_keeps_every_offset() {
        let (text, encoding) = decode(b"caf\xe9 = x['user']".to_vec());
        assert_eq!(text, "caf? = x['user']");
        assert_eq!(encoding.disk_offset(&text, 9), 9);
    }

    #[test]
    fn utf16_leads_back_to_the_disk() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("é\u{1F600}x".encode_utf16().flat_map(u16::to_le_bytes));
        let (text, encoding) = decode(bytes);
        assert_eq!(text, "é\u{1F600}x");
        assert_eq!(encoding.disk_offset(&text, text.len() - 1), 2 + 2 + 4);
    }
}
