//! Holds the real crate graph against the table in ARCHITECTURE.md.
//!
//! The table under `## Crates and directions` has a row a crate: its name and
//! the crates it may use. An edge that the table does not permit, a crate it
//! does not list and a row without a crate are all errors, so the text cannot
//! drift from the code. Edges for tests only are free.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// A crate's name, and the names of the crates it uses or may use.
type Graph = BTreeMap<String, BTreeSet<String>>;

const HEADING: &str = "## Crates and directions";

/// Outside crates that tie code to a platform, and who alone may name them.
const TIED: [(&str, &[&str]); 6] = [
    ("wgpu", &["gpu"]),
    ("wasm-bindgen", &["web", "net"]),
    ("js-sys", &["web", "net"]),
    ("web-sys", &["web", "net"]),
    ("gloo-net", &["net"]),
    ("winit", &["desktop"]),
];

/// Reads the table; the first column is the crate, the second what it uses.
fn declared(text: &str) -> Graph {
    let section = text.split(HEADING).nth(1).unwrap_or_default();
    section
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .filter_map(row)
        .collect()
}

fn row(line: &str) -> Option<(String, BTreeSet<String>)> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
    let name = quoted(cells.first()?).into_iter().next()?;
    Some((name, quoted(cells.get(1)?)))
}

/// The words between back quotes.
fn quoted(cell: &str) -> BTreeSet<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn metadata() -> Metadata {
    MetadataCommand::new()
        .current_dir(crate::shell::root())
        .no_deps()
        .exec()
        .expect("cargo reads its own workspace")
}

fn uses(metadata: &Metadata) -> Graph {
    let outside_tests = |kind| kind != DependencyKind::Development;
    metadata
        .packages
        .iter()
        .map(|package| {
            let used = package
                .dependencies
                .iter()
                .filter(|edge| outside_tests(edge.kind));
            (
                package.name.to_string(),
                used.map(|edge| edge.name.clone()).collect(),
            )
        })
        .collect()
}

/// What is wrong, a line each.
fn differences(declared: &Graph, real: &Graph) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, used) in real {
        let Some(permitted) = declared.get(name) else {
            lines.push(format!("the crate `{name}` has no row"));
            continue;
        };
        let ours = used.iter().filter(|used| real.contains_key(*used));
        lines.extend(
            ours.filter(|used| !permitted.contains(*used))
                .map(|used| format!("`{name}` uses `{used}`, which its row does not permit")),
        );
    }
    for (name, permitted) in declared {
        let unknown = std::iter::once(name)
            .chain(permitted)
            .filter(|name| !real.contains_key(*name));
        lines.extend(
            unknown.map(|unknown| format!("the row of `{name}` names `{unknown}`, no crate")),
        );
    }
    lines
}

#[test]
fn the_crates_are_those_of_the_architecture() {
    let path = crate::shell::root().join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).expect("ARCHITECTURE.md lies at the root");
    let differences = differences(&declared(&text), &uses(&metadata()));
    assert!(
        differences.is_empty(),
        "ARCHITECTURE.md and the crates differ:\n{}",
        differences.join("\n")
    );
}

#[test]
fn platforms_are_named_only_by_their_adapters() {
    for (name, used) in uses(&metadata()) {
        for (outside, permitted) in TIED {
            let named = used.contains(outside);
            assert!(
                !named || permitted.contains(&name.as_str()),
                "`{name}` names `{outside}`"
            );
        }
    }
}

#[test]
fn sees_every_kind_of_difference() {
    let table = "\n## Crates and directions\n\n| crate | may use |\n|---|---|\n\
                 | `a` | `b` |\n| `b` | |\n| `gone` | `b` |\n";
    let edges = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let real = Graph::from([
        ("a".to_owned(), edges(&["b", "serde"])),
        ("b".to_owned(), edges(&["a"])),
        ("new".to_owned(), edges(&[])),
    ]);
    assert_eq!(
        differences(&declared(table), &real),
        [
            "`b` uses `a`, which its row does not permit",
            "the crate `new` has no row",
            "the row of `gone` names `gone`, no crate",
        ]
    );
}
