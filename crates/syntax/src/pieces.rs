//! A text cut into the pieces that an editor shows apart.
//!
//! Every text has pieces, a faulty one too: what cannot be read is classed by
//! how it begins. Blank space belongs to no piece.

use crate::ast::Span;
use crate::lexer::{Lexer, Newlines, comment_end};
use crate::source::MAX_TEXT_BYTES;
use crate::token::{Token, TokenKind};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// With its quotes; to the text's end where the closing one is missing.
    Comment,
    /// With its quotes.
    Str,
    /// With its sign.
    Number,
    /// One part of a keyword selector with its colon, in slot names too.
    Keyword,
    /// A binary selector, `=` and `<-`.
    Operator,
    /// A name, an argument with its colon, a parent's name with its dot.
    Name,
    /// A primitive's selector, or a part of it.
    Primitive,
    /// Brackets, dots, bars, carets, and what no token begins with.
    Punctuation,
    /// `self`, and `resend` with its dot.
    SelfWord,
}

/// A piece of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Where it stands.
    pub span: Span,
}

/// The pieces of a text, from its start to its end; none for a text too large
/// to be read.
pub fn pieces(text: &[u8]) -> Vec<Piece> {
    if text.len() > MAX_TEXT_BYTES {
        return Vec::new();
    }
    let mut cutter = Cutter {
        text,
        pieces: Vec::new(),
        at: 0,
        follows_operand: false,
    };
    let mut lexer = Lexer::new(text, Newlines::AreBlank);
    loop {
        let token = lexer.next();
        cutter.comments_before(token.span.start as usize);
        if token.kind == TokenKind::End {
            return cutter.pieces;
        }
        cutter.token(token, lexer.offset());
    }
}

struct Cutter<'t> {
    text: &'t [u8],
    pieces: Vec<Piece>,
    /// Where the last token ended.
    at: usize,
    /// Whether the last token ends an operand, so that a minus is a message.
    follows_operand: bool,
}

impl Cutter<'_> {
    fn push(&mut self, kind: PieceKind, start: usize, end: usize) {
        let span = Span {
            start: start as u32,
            end: end as u32,
        };
        self.pieces.push(Piece { kind, span });
    }

    fn comments_before(&mut self, end: usize) {
        let mut at = self.at;
        while at < end {
            if self.text[at] == b'"' {
                let behind = comment_end(self.text, at).unwrap_or(end);
                self.push(PieceKind::Comment, at, behind);
                at = behind;
            } else {
                at += 1;
            }
        }
    }

    /// `end` is how far the lexer read: a fault's span may be shorter.
    fn token(&mut self, token: Token, end: usize) {
        let start = token.span.start as usize;
        let kind = self.kind_of(token);
        let is_minus = kind == PieceKind::Number && self.text[start] == b'-';
        if is_minus && self.follows_operand && start == self.at {
            self.push(PieceKind::Operator, start, start + 1);
            self.push(kind, start + 1, end);
        } else {
            self.push(kind, start, end);
        }
        self.at = end;
        self.follows_operand = match kind {
            PieceKind::Punctuation => token.kind.is_closer(),
            PieceKind::Keyword | PieceKind::Operator => false,
            _ => true,
        };
    }

    fn kind_of(&self, token: Token) -> PieceKind {
        use TokenKind::{
            Argument, Arrow, CapKeyword, Delegate, Equals, Error, Float, Int, Keyword, Name,
            Operator, PrimitiveKeyword, PrimitiveName, Resend, SelfWord, Str,
        };
        match token.kind {
            Str => PieceKind::Str,
            Int(_) | Float(_) => PieceKind::Number,
            Keyword | CapKeyword => PieceKind::Keyword,
            PrimitiveName | PrimitiveKeyword => PieceKind::Primitive,
            Operator | Equals | Arrow => PieceKind::Operator,
            Name | Argument | Delegate => PieceKind::Name,
            SelfWord | Resend => PieceKind::SelfWord,
            Error => kind_of_fault(&self.text[token.span.start as usize..]),
            _ => PieceKind::Punctuation,
        }
    }
}

/// What a piece that cannot be read was probably meant to be.
fn kind_of_fault(text: &[u8]) -> PieceKind {
    match text {
        [b'"', ..] => PieceKind::Comment,
        [b'\'', ..] => PieceKind::Str,
        [b'0'..=b'9' | b'-', ..] => PieceKind::Number,
        [b's', b'e', b'l', b'f', ..] | [b'r', b'e', b's', ..] => PieceKind::SelfWord,
        [b':', ..] => PieceKind::Name,
        _ => PieceKind::Punctuation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Mutator;

    fn shown(text: &str) -> String {
        let piece = |piece: &Piece| {
            let words = &text[piece.span.start as usize..piece.span.end as usize];
            format!("{:?} {words}", piece.kind)
        };
        let all: Vec<String> = pieces(text.as_bytes()).iter().map(piece).collect();
        all.join("|")
    }

    #[test]
    fn classes_every_piece() {
        assert_eq!(
            shown("at: x Put: :y = ( \"why\" self _At: 'a' )"),
            "Keyword at:|Name x|Keyword Put:|Name :y|Operator =|Punctuation (|Comment \"why\"|\
             SelfWord self|Primitive _At:|Str 'a'|Punctuation )"
        );
        assert_eq!(
            shown("resend.a. p.b: -3.5"),
            "SelfWord resend.|Name a|Punctuation .|Name p.|Keyword b:|Number -3.5"
        );
    }

    #[test]
    fn a_minus_behind_an_operand_is_a_message() {
        assert_eq!(shown("a-1"), "Name a|Operator -|Number 1");
        assert_eq!(shown("a: -1"), "Keyword a:|Number -1");
    }

    #[test]
    fn reads_on_behind_faults() {
        assert_eq!(shown("é 1 'open"), "Punctuation é|Number 1|Str 'open");
        assert_eq!(shown("a \"open 'x' b"), "Name a|Comment \"open 'x' b");
    }

    #[test]
    fn pieces_lie_in_order_within_any_text() {
        let mutator = Mutator::new(3);
        for number in 0..500 {
            let text = mutator.input(number);
            let mut at = 0;
            for piece in pieces(&text) {
                assert!(piece.span.start >= at && piece.span.end > piece.span.start);
                at = piece.span.end;
            }
            assert!(at as usize <= text.len());
        }
    }
}
