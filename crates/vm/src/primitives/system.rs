//! The machine itself: time, scripts, collection, searching the memory.

use super::objects::canonical;
use super::{Args, Primitive, plain};
use crate::errors::{BAD_TYPE, Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use crate::predict::assume_standard;
use crate::shape;
use heap::layout::{code, map};
use heap::{Format, Kind, SlotKind, Word};

/// Milliseconds in a day.
const DAY_MS: f64 = 86_400_000.0;

pub(super) const TABLE: &[Primitive] = plain! {
    "_CurrentTimeString" time_string, "the time as text, UTC: 'Fri Nov 20 15:40:00 2026'";
    "_TimeReal" time_real, "days and milliseconds since 1970, a vector";
    "_TimeMs" time_ms, "monotonic milliseconds, a float";
    "_UnixMs" unix_ms, "milliseconds since 1970, a float";
    "_TimeCPU" time_cpu, "processor milliseconds used";
    "_TimeUser" time_cpu, "as _TimeCPU";
    "_TimeSystem" time_system, "0: not told apart";
    "_SetRealTimer" set_real_timer, "wakes a parked scheduler after so many milliseconds; 0 = never";
    "_SetCPUTimer" set_cpu_timer, "length of a time slice in milliseconds; 0 = none";
    "_CommandLine" command_line, "the program's arguments, a vector of strings";
    "_GarbageCollect" garbage_collect, "collects everything";
    "_Scavenge" garbage_collect, "as _GarbageCollect";
    "_ReportSyntaxError" report_syntax_error, "prints the receiver, a file's diagnostics";
    "_AssumeStandardControl" assume_standard_control, "today's methods are what quickened code assumes";
    "_ParseExpressionFile:" parse_expression, "a mirror on the method that evaluates the receiver's text";
    "_SyntaxErrorsFile:" syntax_errors, "diagnostics of the receiver's text, a vector of line, column, message, …";
    "_ParseObjectFileName:ErrorObj:" parse_object, "a mirror on the method that evaluates the receiver's text; the error object is told";
    "_EnumerateVectorImplementorsLimit:" implementors, "mirrors on objects with a slot of the receiver's name";
    "_EnumerateVectorReferencesLimit:" references, "mirrors on objects that refer to the receiver's reflectee";
    "_EnumerateAllLimit:" all_objects, "mirrors on all objects";
    "_ImplementedSelectors" implemented, "for a vector of names: which name a slot somewhere";
    "_HeirCountLimit:" heir_count, "how many objects inherit from the receiver, up to a limit";
    "_StepCount" step_count, "steps run so far";
};

fn time_real(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let now = vm.host.unix_ms();
    let days = (now / DAY_MS).floor();
    let words = [days, now - days * DAY_MS].map(|v| Word::int(v as i64));
    vm.new_vector_of(&words)
}

/// Names of the days, from the one that 1970 began with.
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn time_string(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let now = vm.host.unix_ms();
    let days = (now / DAY_MS).floor();
    let seconds = ((now - days * DAY_MS) / 1000.0) as u32;
    let (year, month, date) = civil(days as i64);
    let text = format!(
        "{} {} {date:2} {:02}:{:02}:{:02} {year}",
        DAYS[(days as i64).rem_euclid(7) as usize],
        MONTHS[month],
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
    );
    vm.new_string(text.as_bytes())
}

/// Year, month from 0 and date of a day counted from 1970-01-01 (Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn civil(day: i64) -> (i64, usize, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march_month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * march_month + 2) / 5 + 1;
    let month = (march_month + 2) % 12;
    (
        year + era * 400 + i64::from(month < 2),
        month as usize,
        date,
    )
}

fn time_ms(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let now = vm.host.now_ms();
    vm.float(now)
}

fn unix_ms(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let now = vm.host.unix_ms();
    vm.float(now)
}

fn time_cpu(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    Ok(Word::int(vm.host.cpu_ms() as i64))
}

fn time_system(_: &mut Vm, _: Args) -> Result<Word, Fail> {
    Ok(Word::int(0))
}

fn set_real_timer(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = args.receiver(vm);
    let ms = match word.to_int() {
        Some(ms) => ms as f64,
        None => crate::code::float_value(&vm.heap, word).ok_or(BAD_TYPE)?,
    };
    vm.timer_due_ms = (ms > 0.0).then(|| vm.host.now_ms() + ms);
    Ok(word)
}

fn set_cpu_timer(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = args.receiver(vm);
    vm.set_slice_ms(word.to_int().ok_or(BAD_TYPE)?);
    Ok(word)
}

fn command_line(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let words: Vec<Word> = vm
        .host
        .arguments()
        .iter()
        .map(|text| vm.string(text))
        .collect();
    vm.new_vector_of(&words)
}

fn garbage_collect(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    vm.collect_garbage();
    Ok(args.receiver(vm))
}

fn report_syntax_error(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = args.receiver(vm);
    let text = vm.text_of(word);
    vm.script_errors += 1;
    vm.host
        .print_error(format!("syntax error: {text}\n").as_bytes());
    Ok(word)
}

fn assume_standard_control(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    if !assume_standard(&mut vm.heap) {
        return Err(OUT_OF_MEMORY);
    }
    vm.forget_quickened();
    Ok(args.receiver(vm))
}

fn receiver_bytes(vm: &Vm, args: Args) -> Result<Vec<u8>, Fail> {
    let word = super::expect_format(&vm.heap, args.receiver(vm), Format::Bytes)?;
    Ok(vm.heap.bytes_of(word).to_vec())
}

fn argument_text(vm: &Vm, args: Args, index: usize) -> Result<String, Fail> {
    let word = args.bytes(vm, index)?;
    Ok(vm.text_of(word))
}

/// The method object of a code.
fn method(vm: &mut Vm, code_word: Word) -> Result<Word, Fail> {
    vm.method_of(code_word).map_err(|_| OUT_OF_MEMORY)
}

pub(super) fn script_failure(error: crate::script::ScriptError) -> Fail {
    match error {
        crate::script::ScriptError::Memory => OUT_OF_MEMORY,
        crate::script::ScriptError::Syntax(diagnostics) => {
            let text: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
            Fail::with("syntaxError", &text.join("; "))
        }
    }
}

fn parse_expression(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = receiver_bytes(vm, args)?;
    let name = argument_text(vm, args, 0)?;
    let code_word = vm
        .compile_expression(&name, &text)
        .map_err(script_failure)?;
    let method = method(vm, code_word)?;
    vm.mirror_on(method)
}

fn syntax_errors(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = receiver_bytes(vm, args)?;
    let name = argument_text(vm, args, 0)?;
    let source = crate::script::source_file(&name, &text);
    let diagnostics = compile::expression_text(source).err().unwrap_or_default();
    diagnostics_vector(vm, &diagnostics)
}

fn diagnostics_vector(vm: &mut Vm, diagnostics: &[compile::Diagnostic]) -> Result<Word, Fail> {
    let mut words = Vec::new();
    for diagnostic in diagnostics {
        words.push(Word::int(i64::from(diagnostic.line)));
        words.push(Word::int(i64::from(diagnostic.column)));
        words.push(vm.string(&diagnostic.message));
    }
    vm.new_vector_of(&words)
}

/// Upstream's parser primitive: tells the error object what is wrong.
fn parse_object(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = receiver_bytes(vm, args)?;
    let name = argument_text(vm, args, 0)?;
    match vm.compile_expression(&name, &text) {
        Ok(code_word) => {
            let method = method(vm, code_word)?;
            vm.mirror_on(method)
        }
        Err(crate::script::ScriptError::Memory) => Err(OUT_OF_MEMORY),
        Err(crate::script::ScriptError::Syntax(diagnostics)) => {
            tell_error_object(vm, args, &diagnostics);
            Err(crate::errors::FAILED)
        }
    }
}

fn tell_error_object(vm: &mut Vm, args: Args, diagnostics: &[compile::Diagnostic]) {
    let Some(first) = diagnostics.first() else {
        return;
    };
    let message = vm.string(&first.message);
    let expecting = vm.string(&first.expected.join(", "));
    let number = |n: u32| Word::int(i64::from(n));
    let (line, column) = (number(first.line), number(first.column));
    let fields = [
        ("message", message),
        ("expecting", expecting),
        ("errorLine", line),
        ("errorColumn", column),
        ("scannerLine", line),
        ("scannerColumn", column),
    ];
    let object = args.arg(vm, 1);
    for (name, value) in fields {
        vm.assign_slot(object, name, value);
    }
}

impl Vm {
    /// Assigns a data slot of an object, if it has one of that name itself.
    pub fn assign_slot(&mut self, object: Word, name: &str, value: Word) {
        let name = self.string(name);
        let slot = shape::find_slot(&self.heap, self.heap.map_of(object), name);
        if let Some(slot) = slot
            && slot.what.kind == SlotKind::Data
        {
            self.heap.set_field(object, slot.what.field as usize, value);
        }
    }

    /// What a slot of the object itself holds.
    pub fn slot_value(&self, object: Word, name: &str) -> Option<Word> {
        let name = self.heap.find_symbol(name.as_bytes())?;
        let slot = shape::find_slot(&self.heap, self.heap.map_of(object), name)?;
        Some(shape::contents(&self.heap, object, &slot))
    }
}

// Searching the memory, in order of identity: reachable objects from the roots,
// breadth first, so that nothing depends on addresses.

/// Most objects that an enumeration answers.
const MOST_FOUND: usize = 100_000;

fn enumerate(
    vm: &mut Vm,
    limit: usize,
    mut wanted: impl FnMut(&Vm, Word) -> bool,
) -> Result<Word, Fail> {
    let found: Vec<Word> = vm
        .reachable()
        .into_iter()
        .filter(|&word| shown_kind(vm, word) && wanted(vm, word))
        .take(limit.min(MOST_FOUND))
        .collect();
    mirrors_on(vm, &found)
}

fn mirrors_on(vm: &mut Vm, words: &[Word]) -> Result<Word, Fail> {
    let kept = vm.heap.temps.len();
    vm.heap.temps.extend(words);
    for i in 0..words.len() {
        let word = vm.heap.temps[kept + i];
        let mirror = vm.mirror_on(word)?;
        vm.heap.temps[kept + i] = mirror;
    }
    let mirrors = vm.heap.temps[kept..].to_vec();
    vm.heap.temps.truncate(kept);
    vm.new_vector_of(&mirrors)
}

fn shown_kind(vm: &Vm, word: Word) -> bool {
    !matches!(
        vm.heap.kind_of(word),
        Kind::Map | Kind::Stack | Kind::Code | Kind::Environment | Kind::Activation | Kind::Mirror
    )
}

impl Vm {
    /// Every object that can be reached from the roots, breadth first.
    pub(crate) fn reachable(&mut self) -> Vec<Word> {
        self.store_live();
        let mut seen = std::collections::HashSet::new();
        let mut order: Vec<Word> = Vec::new();
        let mut visit = |word: Word, order: &mut Vec<Word>| {
            if word.is_ref() && seen.insert(word.low()) {
                order.push(word);
            }
        };
        for &word in self.heap.roots() {
            visit(word, &mut order);
        }
        let mut next = 0;
        while next < order.len() {
            let index = order[next].index();
            next += 1;
            visit(self.heap.header(index).map(), &mut order);
            let (from, to) = self.heap.pointer_range(index);
            for at in from..to {
                visit(self.heap.mem.get(at), &mut order);
            }
        }
        order
    }
}

fn limit_argument(vm: &Vm, args: Args) -> Result<usize, Fail> {
    args.size(vm, 0)
}

fn implementors(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let limit = limit_argument(vm, args)?;
    let word = unmirrored(vm, args.receiver(vm));
    let name = canonical(vm, word)?;
    enumerate(vm, limit, |vm, object| {
        shape::find_slot(&vm.heap, vm.heap.map_of(object), name).is_some()
    })
}

fn unmirrored(vm: &Vm, word: Word) -> Word {
    let is_mirror = word.is_ref() && vm.heap.kind_of(word) == Kind::Mirror;
    if is_mirror {
        vm.heap.field(word, 0)
    } else {
        word
    }
}

fn references(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let limit = limit_argument(vm, args)?;
    let target = unmirrored(vm, args.receiver(vm));
    enumerate(vm, limit, |vm, object| refers(vm, object, target))
}

/// Whether an object's own slots, elements, or (for a method) literals name the
/// target.
fn refers(vm: &Vm, object: Word, target: Word) -> bool {
    let holds = |index: usize| {
        let (from, to) = vm.heap.pointer_range(index);
        (from..to).any(|at| vm.heap.mem.get(at) == target)
    };
    if vm.heap.kind_of(object) == Kind::Method {
        return code_names(vm, vm.heap.field(object, 0), target);
    }
    holds(object.index()) || map_names(vm, vm.heap.map_of(object), target)
}

fn map_names(vm: &Vm, map_word: Word, target: Word) -> bool {
    let count = vm.heap.mem.get(map_word.index() + map::COUNT).as_int() as usize;
    (0..count).any(|i| shape::slot(&vm.heap, map_word, i).value == target)
}

/// Whether a code, or a block within it, has the target among its literals.
fn code_names(vm: &Vm, code_word: Word, target: Word) -> bool {
    let literals = vm.heap.field(code_word, code::LITERALS);
    (0..vm.heap.length(literals)).any(|i| {
        let literal = vm.heap.element(literals, i);
        literal == target
            || vm.heap.kind_of(literal) == Kind::Code && code_names(vm, literal, target)
    })
}

fn all_objects(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let limit = limit_argument(vm, args)?;
    enumerate(vm, limit, |_, _| true)
}

fn implemented(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let names = super::expect_format(&vm.heap, args.receiver(vm), Format::Vector)?;
    let words: Vec<Word> = (0..vm.heap.length(names))
        .map(|i| vm.heap.element(names, i))
        .collect();
    let mut slots = std::collections::HashSet::new();
    for word in vm.reachable() {
        if vm.heap.kind_of(word) == Kind::Map {
            for i in 0..shape::slot_count(&vm.heap, word) {
                slots.insert(shape::slot(&vm.heap, word, i).name.low());
            }
        }
    }
    let is_there = |word: &Word| {
        let bytes = vm
            .heap
            .has_format(*word, Format::Bytes)
            .then(|| vm.heap.bytes_of(*word));
        let symbol = bytes.and_then(|bytes| vm.heap.find_symbol(bytes));
        vm.heap
            .boolean(symbol.is_some_and(|s| slots.contains(&s.low())))
    };
    let answers: Vec<Word> = words.iter().map(is_there).collect();
    vm.new_vector_of(&answers)
}

fn heir_count(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let limit = limit_argument(vm, args)?;
    let ancestor = args.receiver(vm);
    let objects = vm.reachable();
    let mut heirs = std::collections::HashSet::from([ancestor.low()]);
    let mut count = 0;
    // Heirs of heirs may come before their parents: until nothing is added.
    loop {
        let before = heirs.len();
        for &object in &objects {
            if heirs.contains(&object.low()) || !shown_kind(vm, object) {
                continue;
            }
            let shape = shape::Shape::read(&vm.heap, vm.heap.map_of(object));
            let inherits = shape.slots.iter().any(|slot| {
                slot.what.is_parent
                    && heirs.contains(&shape::contents(&vm.heap, object, slot).low())
            });
            if inherits {
                heirs.insert(object.low());
                count += 1;
                if count >= limit {
                    return Ok(Word::int(limit as i64));
                }
            }
        }
        if heirs.len() == before {
            return Ok(Word::int(count as i64));
        }
    }
}

fn step_count(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    Ok(Word::int((vm.total_steps as i64) - vm.steps.max(0)))
}
