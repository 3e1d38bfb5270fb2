//! Sums up what the compiler makes of files: `sizes path…`.

use compile::spec::SourceFile;
use std::rc::Rc;

fn main() {
    let (mut codes, mut bytes, mut literals, mut objects, mut source, mut faults) =
        (0, 0, 0, 0, 0, 0);
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read(&path) else {
            continue;
        };
        source += text.len();
        let file = Rc::new(SourceFile {
            name: path,
            text,
            first_line: 1,
        });
        for unit in compile::FileUnits::new(&file) {
            let Ok(unit) = unit else {
                faults += 1;
                continue;
            };
            codes += unit.codes.len();
            objects += unit.objects.len();
            bytes += unit.codes.iter().map(|c| c.bytes.len()).sum::<usize>();
            literals += unit.codes.iter().map(|c| c.literals.len()).sum::<usize>();
        }
    }
    println!("{source} bytes of source, {faults} faulty expressions");
    println!("{objects} objects, {codes} codes, {bytes} bytes of code, {literals} literals");
}
