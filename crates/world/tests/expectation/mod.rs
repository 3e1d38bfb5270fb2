//! What a case or a probe expects, and whether an output meets it. Values are
//! compared exactly; of an error only the phrases that name it, so that wording
//! around them is free.

/// One line of `tests/cases`.
pub struct Case<'t> {
    /// The line; its comments do no harm.
    pub source: &'t str,
    lines: Vec<&'t str>,
    errors: Vec<&'t str>,
}

/// Reads a line; none for a comment or an empty one.
pub fn case(line: &str) -> Option<Case<'_>> {
    if line.trim().is_empty() || line.trim_start().starts_with('"') {
        return None;
    }
    let comments = |mark: &str| -> Vec<&str> {
        let mark = format!("\"{mark} ");
        line.split(mark.as_str())
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    };
    Some(Case {
        source: line,
        lines: comments("=>"),
        errors: comments("!!"),
    })
}

impl Case<'_> {
    /// Whether an output is the expected one.
    pub fn holds(&self, got: &str) -> bool {
        let (printed, error) = match got.find("error: ") {
            Some(at) => (&got[..at], &got[at..]),
            None => (got, ""),
        };
        self.errors.is_empty() == error.is_empty()
            && self.errors.iter().all(|text| error.contains(text))
            && printed.lines().eq(self.lines.iter().copied())
    }
}

/// Whether two texts agree but for blanks at line ends and empty lines around.
pub fn same_text(wanted: &str, got: &str) -> bool {
    fn tidy(text: &str) -> String {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    }
    tidy(wanted) == tidy(got)
}

/// One line of `probes.tsv`.
pub struct Probe {
    /// Its name.
    pub id: String,
    tags: String,
    /// What is evaluated.
    pub expression: String,
    /// What the original printed.
    pub expected: String,
}

impl Probe {
    /// Reads a line of the table.
    pub fn read(line: &str) -> Option<Probe> {
        let mut columns = line.split('\t');
        let id = columns.next()?.to_owned();
        let tags = columns.nth(1)?.to_owned();
        Some(Probe {
            id,
            tags,
            expression: unescaped(columns.next()?),
            expected: unescaped(columns.next()?),
        })
    }

    /// Whether it carries a tag.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.split(',').any(|t| t == tag)
    }

    /// Whether an output is the expected one.
    pub fn holds(&self, got: &str) -> bool {
        if self.expected == "SYNTAX ERROR" {
            return got.starts_with("syntax error");
        }
        match self.expected.split_once("error: ") {
            Some((printed, error)) if self.has_tag("error") => {
                printed.lines().all(|line| got.contains(line.trim_end()))
                    && error_phrases(error)
                        .iter()
                        .all(|phrase| one_spaced(got).contains(phrase))
            }
            _ => same_text(&self.expected, got),
        }
    }
}

/// The parts of an error's text that every implementation shares.
fn error_phrases(error: &str) -> Vec<String> {
    let error = one_spaced(error);
    for end in ["' delegatee slot", "' slot found", "' slot was found"] {
        if let Some(at) = error.find(end) {
            return vec![error[..at + end.len()].to_owned()];
        }
    }
    if let Some((code, rest)) = error.split_once(": the '")
        && let Some((primitive, _)) = rest.split_once("' primitive failed")
    {
        let code = code.split(':').next().unwrap_or(code);
        return vec![code.to_owned(), format!("'{primitive}'")];
    }
    if let Some((_, reason)) = error.split_once(" because it ") {
        let reason = reason.split(" and Self").next().unwrap_or(reason);
        return vec![
            "could not be sent".to_owned(),
            reason.trim_end_matches('.').to_owned(),
        ];
    }
    let text = error.strip_prefix("Error: ").unwrap_or(&error);
    let text = text.split(" Receiver is").next().unwrap_or(text);
    vec![text.trim_end_matches('.').to_owned()]
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Undoes the table's escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('x') => {
                let digits: String = rest.by_ref().take(2).collect();
                out.extend(u8::from_str_radix(&digits, 16).ok().map(char::from));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}
