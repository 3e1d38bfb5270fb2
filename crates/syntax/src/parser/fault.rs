//! Faults: how they are recorded, and where reading goes on after one.

use crate::ast::Span;
use crate::diagnostic::Fault;
use crate::token::{TokenKind, describe};

use super::{MAX_NESTING, MAX_TREE_HEIGHT, Parse, Parser, Reported};

/// Faults that one expression's reading records before it gives up.
const MAX_FAULTS: usize = 100;

impl Parser<'_> {
    pub(crate) fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    pub(crate) fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// Skips the rest of the expression, its end excluded.
    pub(crate) fn skip_expression(&mut self) {
        self.is_skipping = true;
        while self.token.kind != TokenKind::End {
            self.advance();
        }
        self.is_skipping = false;
    }

    pub(super) fn record(&mut self, fault: Fault) {
        if self.is_skipping {
            return;
        }
        self.faults.push(fault);
        self.is_hopeless |= self.faults.len() >= MAX_FAULTS;
    }

    /// Reports the current token as out of place. A malformed token has been
    /// reported when it was read.
    #[cold]
    #[inline(never)]
    pub(crate) fn unexpected<T>(&mut self, expected: &[&str]) -> Parse<T> {
        if self.token.kind == TokenKind::Error {
            return Err(Reported);
        }
        let found = describe(self.token, self.lexer.text());
        let hint = self.hint();
        let failure = self.fail(format!("unexpected {found}{hint}"), expected);
        if let Some(fault) = self.faults.last_mut() {
            fault.is_incomplete |= self.token.kind == TokenKind::End && self.lexer.is_at_end();
        }
        failure
    }

    /// What the writer may have had in mind.
    fn hint(&self) -> &'static str {
        let after = self.lexer.text().get(self.token.span.end as usize);
        match self.token.kind {
            TokenKind::Colon if after == Some(&b'=') => " (an assignment is a message: 'x: value')",
            TokenKind::Colon => {
                " (an argument slot is written ':x', a keyword message 'x: value', without a space before the colon)"
            }
            TokenKind::CapKeyword => {
                " (only later parts of a keyword message begin with a capital letter)"
            }
            TokenKind::Str
                if self.lexer.text()[..self.token.span.start as usize].ends_with(b"'") =>
            {
                " (a quote inside a string is written \\')"
            }
            _ => "",
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn fail<T>(&mut self, message: String, expected: &[&str]) -> Parse<T> {
        let span = self.token.span;
        self.fail_at(span, message, expected)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn fail_at<T>(
        &mut self,
        span: Span,
        message: String,
        expected: &[&str],
    ) -> Parse<T> {
        let mut fault = Fault::new(span, message);
        fault.expected = expected.iter().map(|&what| what.to_owned()).collect();
        self.record(fault);
        Err(Reported)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn too_deep<T>(&mut self) -> Parse<T> {
        let message = format!(
            "nested too deeply; expected at most {MAX_NESTING} brackets or keyword messages \
             inside one another, and {MAX_TREE_HEIGHT} messages in a chain"
        );
        let answer = self.fail(message, &[]);
        self.is_hopeless = true;
        answer
    }

    /// After a fault in a list: skips to the separator or closing bracket that
    /// belongs to it. Fails if there is none to go on from.
    pub(super) fn recover(&mut self, stops_at_bar: bool) -> Parse<()> {
        if self.is_hopeless {
            return Err(Reported);
        }
        self.is_skipping = true;
        let mut depth = 0;
        loop {
            match self.token.kind {
                TokenKind::End => break,
                TokenKind::Dot if depth == 0 => break,
                TokenKind::Bar if depth == 0 && stops_at_bar => break,
                kind if kind.is_closer() && depth == 0 => break,
                kind if kind.is_closer() => depth -= 1,
                kind if kind.is_opener() => depth += 1,
                _ => {}
            }
            self.advance();
        }
        self.is_skipping = false;
        match self.token.kind {
            TokenKind::End => Err(Reported),
            _ => Ok(()),
        }
    }
}
