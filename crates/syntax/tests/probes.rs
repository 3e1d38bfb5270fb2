//! Every expression of `probes.tsv` is accepted or rejected as the original does.

use syntax::Diagnostic;

/// Words by which a reader (or a script) knows a syntax error.
const FAMILIAR: &[&str] = &[
    "expected",
    "unexpected character",
    "no precedence",
    "unterminated",
    "illegal base",
    "too large",
    "unknown escape",
    "wrong number of argument slots",
    "already defined",
    "must begin with",
    "cannot begin with",
    "cannot have multiple",
    "no longer supported",
    "invalid digit",
    "illegal exponent",
    "octals",
    "base specifier",
    "not using \"resend\"",
    "using \"self\" as",
    "need spaces",
    "assignable methods",
];

fn unescape(text: &str) -> String {
    text.replace("\\\\", "\u{1}")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace('\u{1}', "\\")
}

fn check(verdict: &str, text: &str, parsed: Result<(), Vec<Diagnostic>>) -> Option<String> {
    match (verdict, parsed) {
        ("accepts", Ok(())) => None,
        ("rejects", Err(faults)) if faults.iter().all(|f| is_familiar(&f.to_string())) => None,
        (_, Ok(())) => Some(format!("{text}: accepted")),
        (_, Err(faults)) => Some(format!("{text}: {faults:#?}")),
    }
}

fn is_familiar(message: &str) -> bool {
    FAMILIAR.iter().any(|word| message.contains(word))
}

#[test]
fn accepts_and_rejects_as_the_original_does() {
    let path = std::env::var("PROBES");
    let data = match path {
        Ok(path) => std::fs::read_to_string(path).unwrap(),
        Err(_) => include_str!("probes.tsv").to_owned(),
    };
    let mut failures = Vec::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let (verdict, text) = line.split_once('\t').unwrap();
        let text = unescape(text);
        let alone = syntax::parse_expression(text.as_bytes()).map(drop);
        failures.extend(check(verdict, &text, alone));
        let block = format!("[{text}] value printString printLine\n");
        let (codes, faults) = syntax::parse_file(block.as_bytes());
        let inside = if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        };
        assert!(inside.is_err() || codes.len() == 1, "{text}");
        failures.extend(check(verdict, &block, inside));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
