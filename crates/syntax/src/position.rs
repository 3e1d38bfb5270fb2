//! Byte offsets to lines and columns, fast for many look-ups in one text.
//!
//! A line's start is found by binary search; a column is counted in
//! characters from checkpoints that stand at fixed distances, so that a look-up
//! costs the same in a text of one endless line.

/// Distance of the character-count checkpoints, in bytes: a look-up counts at
/// most this many bytes twice.
const CHECKPOINT_BYTES: usize = 256;

/// A place for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
}

/// The lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    line_starts: Vec<u32>,
    /// Characters before each multiple of [`CHECKPOINT_BYTES`].
    characters_before: Vec<u32>,
}

impl LineIndex {
    /// Reads the text once. `\n`, `\r` and `\r\n` each end a line.
    pub fn new(text: &[u8]) -> Self {
        let mut line_starts = vec![0];
        let mut characters_before = Vec::with_capacity(text.len() / CHECKPOINT_BYTES + 1);
        let mut characters = 0;
        for (offset, &byte) in text.iter().enumerate() {
            if offset % CHECKPOINT_BYTES == 0 {
                characters_before.push(characters);
            }
            characters += u32::from(begins_character(byte));
            let is_crlf = byte == b'\r' && text.get(offset + 1) == Some(&b'\n');
            if (byte == b'\n' || byte == b'\r') && !is_crlf {
                line_starts.push(offset as u32 + 1);
            }
        }
        LineIndex {
            line_starts,
            characters_before,
        }
    }

    /// The place of a byte offset of the text that the index was made of;
    /// offsets past its end count as its end.
    pub fn position(&self, text: &[u8], offset: u32) -> Position {
        let offset = (offset as usize).min(text.len());
        let line = self
            .line_starts
            .partition_point(|&start| start as usize <= offset);
        let start = self.line_starts[line - 1] as usize;
        let column = self.characters(text, offset) - self.characters(text, start) + 1;
        Position {
            line: line as u32,
            column,
        }
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    fn characters(&self, text: &[u8], offset: usize) -> u32 {
        let checkpoint = offset / CHECKPOINT_BYTES;
        let Some(&before) = self.characters_before.get(checkpoint) else {
            // The text's end falls on a checkpoint that was never passed.
            return match offset {
                0 => 0,
                _ => {
                    self.characters(text, offset - 1)
                        + u32::from(begins_character(text[offset - 1]))
                }
            };
        };
        let rest = &text[checkpoint * CHECKPOINT_BYTES..offset];
        before + rest.iter().filter(|&&byte| begins_character(byte)).count() as u32
    }
}

/// The place of one offset. For many, keep a [`LineIndex`].
pub fn line_column(text: &[u8], offset: u32) -> Position {
    LineIndex::new(text).position(text, offset)
}

/// Whether a byte is not a continuation byte of UTF-8.
fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let position = line_column(text.as_bytes(), offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_lines_and_characters() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab\ncd", 1), (1, 2));
        assert_eq!(at("ab\ncd", 3), (2, 1));
        assert_eq!(at("ab\r\ncd", 4), (2, 1));
        assert_eq!(at("ab\rcd", 3), (2, 1));
        assert_eq!(at("'ü' x", 5), (1, 5));
        assert_eq!(at("a", 99), (1, 2));
    }

    #[test]
    fn checkpoints_agree_with_counting() {
        let text = "é".repeat(300) + "\n" + &"xé".repeat(500);
        let index = LineIndex::new(text.as_bytes());
        for offset in 0..=text.len() {
            let before = &text.as_bytes()[..offset];
            let start = before
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(0, |p| p + 1);
            let count = before[start..].iter().filter(|&&b| begins_character(b));
            let column = count.count() as u32 + 1;
            assert_eq!(
                index.position(text.as_bytes(), offset as u32).column,
                column
            );
        }
    }
}
