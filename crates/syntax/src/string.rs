//! String literals: finding their end, decoding and writing their escapes.

use crate::ast::Span;
use crate::diagnostic::Fault;

/// Finds the end of the string literal whose quote stands at `start`, and the
/// first fault in it. The literal goes on after a bad escape, so that one
/// mistake is one diagnostic.
pub(crate) fn scan(text: &[u8], start: usize) -> (usize, Option<Fault>) {
    let mut offset = start + 1;
    let mut fault = None;
    loop {
        match text.get(offset) {
            None => return (text.len(), Some(unterminated(start))),
            Some(b'\'') => return (offset + 1, fault),
            Some(b'\\') => match escape(text, offset) {
                Ok((length, _)) => offset += length,
                Err(message) => {
                    let end = (offset + 2).min(text.len());
                    let span = Span {
                        start: offset as u32,
                        end: end as u32,
                    };
                    fault = fault.or(Some(Fault::new(span, message)));
                    offset = end;
                }
            },
            Some(_) => offset += 1,
        }
    }
}

/// The bytes that a well-formed literal, quotes included, stands for.
pub(crate) fn decode(literal: &[u8]) -> Vec<u8> {
    let inside = &literal[1..literal.len() - 1];
    let mut bytes = Vec::with_capacity(inside.len());
    let mut offset = 0;
    while let Some(&byte) = inside.get(offset) {
        let (length, value) = match byte {
            b'\\' => escape(inside, offset).unwrap_or((1, None)),
            b'\r' => (newline_length(inside, offset), Some(b'\n')),
            _ => (1, Some(byte)),
        };
        offset += length;
        bytes.extend(value);
    }
    bytes
}

/// Writes bytes as a string literal that [`decode`] reads back.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut literal = String::with_capacity(bytes.len() + 2);
    literal.push('\'');
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            encode_character(character, &mut literal);
        }
        for byte in chunk.invalid() {
            literal.push_str(&format!("\\x{byte:02x}"));
        }
    }
    literal.push('\'');
    literal
}

fn encode_character(character: char, literal: &mut String) {
    match character {
        '\n' => literal.push_str("\\n"),
        '\t' => literal.push_str("\\t"),
        '\r' => literal.push_str("\\r"),
        '\\' => literal.push_str("\\\\"),
        '\'' => literal.push_str("\\'"),
        '\0'..=' ' | '\x7f' if character != ' ' => {
            literal.push_str(&format!("\\x{:02x}", character as u32));
        }
        _ => literal.push(character),
    }
}

/// Length of the escape at `offset` and the byte it stands for: none for an
/// escaped newline.
fn escape(text: &[u8], offset: usize) -> Result<(usize, Option<u8>), String> {
    let Some(&letter) = text.get(offset + 1) else {
        return Ok((1, None));
    };
    let value = match letter {
        b'\n' | b'\r' => return Ok((1 + newline_length(text, offset + 1), None)),
        b't' => b'\t',
        b'b' => 0x08,
        b'n' => b'\n',
        b'f' => 0x0c,
        b'r' => b'\r',
        b'v' => 0x0b,
        b'a' => 0x07,
        b'0' => 0,
        b'\\' | b'\'' | b'"' | b'?' => letter,
        b'x' => return numeric(text, offset, 16, 2),
        b'd' => return numeric(text, offset, 10, 3),
        b'o' => return numeric(text, offset, 8, 3),
        _ => return Err("unknown escape sequence in a string; expected one of \\t \\b \\n \\f \\r \\v \\a \\0 \\\\ \\' \\\" \\? \\xHH \\dDDD \\oOOO".into()),
    };
    Ok((2, Some(value)))
}

fn numeric(
    text: &[u8],
    offset: usize,
    base: u32,
    count: usize,
) -> Result<(usize, Option<u8>), String> {
    let digits = text.get(offset + 2..offset + 2 + count).unwrap_or_default();
    let value = digits.iter().try_fold(0, |value, &byte| {
        (byte as char)
            .to_digit(base)
            .map(|digit| value * base + digit)
    });
    let Some(value) = value.filter(|_| !digits.is_empty()) else {
        let message =
            format!("invalid digit in a character escape; expected {count} of base {base}");
        return Err(message);
    };
    match u8::try_from(value) {
        Ok(byte) => Ok((2 + count, Some(byte))),
        Err(_) => Err(format!(
            "invalid character escape {value}: expected at most 255"
        )),
    }
}

fn newline_length(text: &[u8], offset: usize) -> usize {
    match (text.get(offset), text.get(offset + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        _ => 1,
    }
}

fn unterminated(start: usize) -> Fault {
    let opening = Span {
        start: start as u32,
        end: start as u32 + 1,
    };
    let mut fault = Fault::new(opening, "unterminated string: a closing ' is missing");
    fault.is_incomplete = true;
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_escapes() {
        assert_eq!(decode(b"'a\\x41\\d066\\o103b'"), b"aABCb");
        assert_eq!(
            decode(b"'\\t\\b\\n\\f\\r\\v\\a\\0\\\\\\'\\\"\\?'"),
            b"\t\x08\n\x0c\r\x0b\x07\0\\'\"?"
        );
        assert_eq!(decode(b"'a\\\nb\\\r\nc\r\nd'"), b"abc\nd");
    }

    #[test]
    fn writes_what_it_reads() {
        let all: Vec<u8> = (0..=255).chain("ü✓".bytes()).collect();
        let literal = encode(&all);
        assert_eq!(scan(literal.as_bytes(), 0), (literal.len(), None));
        assert_eq!(decode(literal.as_bytes()), all);
    }

    #[test]
    fn names_faults() {
        let fault = |text: &str| {
            scan(text.as_bytes(), 0)
                .1
                .map(|f| f.message)
                .unwrap_or_default()
        };
        assert!(fault("'\\q'").contains("unknown escape"));
        assert!(fault("'\\x4'").contains("invalid digit"));
        assert!(fault("'\\d300'").contains("invalid character"));
        assert!(fault("'abc").contains("unterminated"));
        assert!(fault("'abc\\").contains("unterminated"));
        assert!(fault("'\\x4").contains("unterminated"));
    }
}
