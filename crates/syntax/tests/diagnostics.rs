//! What is said about faulty files, as golden text: the file of each case, a
//! line `--`, its diagnostics; cases are parted by lines `====`.

#[test]
fn faults_are_told_as_recorded() {
    let golden = include_str!("diagnostics.txt").replace("\r\n", "\n");
    let mut told = Vec::new();
    for case in golden.split("====\n") {
        let (text, _) = case.split_once("--\n").unwrap();
        let (_, faults) = syntax::parse_file(text.as_bytes());
        let lines: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        told.push(format!("{text}--\n{lines}"));
    }
    let told = told.join("====\n");
    if std::env::var("RECORD").is_ok() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics.txt");
        std::fs::write(path, &told).unwrap();
    }
    assert_eq!(told, golden);
}

#[test]
fn files_and_incompleteness_are_shown() {
    let faults = syntax::parse_expression("'ü' foo: (3 +".as_bytes()).unwrap_err();
    assert_eq!(
        faults[0].in_file("a.self").to_string(),
        "a.self:1:14: unexpected end of text; expected an expression"
    );
    assert!(faults[0].is_incomplete);
    let incomplete = |text: &str| {
        let faults = syntax::parse_expression(text.as_bytes()).unwrap_err();
        faults.iter().all(|fault| fault.is_incomplete)
    };
    assert!(incomplete("[3"));
    assert!(incomplete("(| a"));
    assert!(incomplete("'abc"));
    assert!(incomplete("\"abc"));
    assert!(!incomplete("(| :x |)"));
    assert!(!incomplete("3 ]"));
    assert!(!incomplete("(3 ^ 4"));
}
