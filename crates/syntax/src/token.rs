//! Tokens: what the lexer cuts the text into.
//!
//! A token is its kind and its place; names and strings are read from the
//! text when the parser wants them, so that a token is small and copies.

use crate::ast::Span;

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// The kinds of token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// The expression's end: a newline at bracket depth 0, or the text's end.
    End,
    Int(i64),
    Float(f64),
    /// A well-formed string literal; its bytes are decoded on demand.
    Str,
    /// `self`
    SelfWord,
    /// `resend.` before a selector.
    Resend,
    /// `parent.` before a selector.
    Delegate,
    /// `size`; may begin with a capital, which the parser refuses.
    Name,
    /// `_Clone`
    PrimitiveName,
    /// `at:`
    Keyword,
    /// `_At:`
    PrimitiveKeyword,
    /// `Put:`
    CapKeyword,
    /// `:x`
    Argument,
    /// An operator that is none of the four special ones below.
    Operator,
    /// `=`
    Equals,
    /// `<-`
    Arrow,
    /// `|`
    Bar,
    /// `^`
    Caret,
    /// A colon that belongs to no word.
    Colon,
    Dot,
    OpenParen,
    CloseParen,
    OpenBlock,
    CloseBlock,
    OpenNote,
    CloseNote,
    /// Something malformed, already reported.
    Error,
}

impl TokenKind {
    /// Whether the token can be a binary selector.
    pub(crate) fn is_operator(self) -> bool {
        matches!(self, Self::Operator | Self::Equals | Self::Arrow)
    }

    /// Whether the token closes a bracket of any sort.
    pub(crate) fn is_closer(self) -> bool {
        matches!(self, Self::CloseParen | Self::CloseBlock | Self::CloseNote)
    }

    /// Whether the token opens a bracket of any sort.
    pub(crate) fn is_opener(self) -> bool {
        matches!(self, Self::OpenParen | Self::OpenBlock | Self::OpenNote)
    }
}

/// Longest piece of the text that a message quotes, in bytes.
const MAX_QUOTED: usize = 40;

/// How a message names the token.
pub(crate) fn describe(token: Token, text: &[u8]) -> String {
    let source = &text[token.span.start as usize..token.span.end as usize];
    let what = match token.kind {
        TokenKind::End if token.span.start as usize >= text.len() => return "end of text".into(),
        TokenKind::End => return "end of line".into(),
        TokenKind::Int(_) | TokenKind::Float(_) => "number",
        TokenKind::Str => "string",
        TokenKind::Name | TokenKind::SelfWord => "name",
        TokenKind::PrimitiveName | TokenKind::PrimitiveKeyword => "primitive",
        TokenKind::Resend | TokenKind::Delegate => "directed resend",
        TokenKind::Keyword | TokenKind::CapKeyword => "keyword",
        TokenKind::Argument => "argument",
        TokenKind::Operator => "operator",
        _ => "token",
    };
    format!("{what} {}", quote(source))
}

/// The text in quotes, cut to a readable length.
pub(crate) fn quote(source: &[u8]) -> String {
    let cut = &source[..source.len().min(MAX_QUOTED)];
    let dots = if cut.len() < source.len() { "…" } else { "" };
    let shown = String::from_utf8_lossy(cut).escape_debug().to_string();
    match shown.contains("\\'") {
        true => format!("{}{dots}", shown.replace("\\'", "'")),
        false => format!("'{}{dots}'", shown.replace("\\\"", "\"")),
    }
}
