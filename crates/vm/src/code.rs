//! Turning the compiler's output into heap objects, and reading them back.
//!
//! Everything a unit makes lies in old space, so nothing here collects.

use crate::machine::Vm;
use crate::shape::Shape;
use compile::spec::{self, CodeKind, CodeSpec, Literal, ObjectSpec, Unit};
use heap::layout::{VARIABLE_WORDS, code};
use heap::{Heap, Kind, Known, Word};
use std::rc::Rc;

/// The memory is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

impl Vm {
    /// Makes a unit's objects; answers the entry's code object.
    pub fn instantiate(&mut self, unit: &Unit) -> Result<Word, OutOfMemory> {
        let source = self.source_word(&unit.source)?;
        let mut maker = Maker::new(&mut self.heap, unit, source)?;
        maker.make()?;
        Ok(maker.codes[unit.entry.0 as usize])
    }

    /// The string object with a unit's source text; the units of one file share
    /// it.
    fn source_word(&mut self, source: &Rc<spec::SourceFile>) -> Result<Word, OutOfMemory> {
        let same = self
            .last_source
            .as_ref()
            .is_some_and(|last| Rc::ptr_eq(last, source));
        if !same {
            let map = self.heap.known(Known::MutableStringMap);
            let fields = self
                .heap
                .mem
                .get(map.index() + heap::layout::map::FIELDS)
                .as_int() as usize;
            let word = self
                .heap
                .new_bytes_old(map, fields, &source.text)
                .ok_or(OutOfMemory)?;
            self.heap.set_known(Known::LastSource, word);
            self.last_source = Some(Rc::clone(source));
        }
        Ok(self.heap.known(Known::LastSource))
    }

    /// The method object that runs a code.
    pub fn method_of(&mut self, code_word: Word) -> Result<Word, OutOfMemory> {
        new_method(&mut self.heap, code_word)
    }
}

fn new_method(heap: &mut Heap, code_word: Word) -> Result<Word, OutOfMemory> {
    let map = heap.known(Known::MethodMap);
    let method = heap.new_slots_old(map, 1, code_word).ok_or(OutOfMemory)?;
    Ok(method)
}

struct Maker<'a> {
    heap: &'a mut Heap,
    unit: &'a Unit,
    source: Word,
    file: Word,
    codes: Vec<Word>,
    objects: Vec<Word>,
}

impl<'a> Maker<'a> {
    fn new(heap: &'a mut Heap, unit: &'a Unit, source: Word) -> Result<Maker<'a>, OutOfMemory> {
        let file = heap
            .intern(unit.source.name.as_bytes())
            .ok_or(OutOfMemory)?;
        Ok(Maker {
            heap,
            unit,
            source,
            file,
            codes: Vec::new(),
            objects: Vec::new(),
        })
    }

    /// First all code objects and object literals, empty, so that literals can
    /// name each other; then their contents.
    fn make(&mut self) -> Result<(), OutOfMemory> {
        for _ in &self.unit.codes {
            let map = self.heap.known(Known::CodeMap);
            let word = self
                .heap
                .new_slots_old(map, code::FIELDS, Word::ZERO)
                .ok_or(OutOfMemory)?;
            self.codes.push(word);
        }
        for object in &self.unit.objects {
            let made = self.make_object(object)?;
            self.objects.push(made);
        }
        for (i, spec) in self.unit.codes.iter().enumerate() {
            self.fill_code(self.codes[i], spec)?;
        }
        Ok(())
    }

    fn make_object(&mut self, spec: &ObjectSpec) -> Result<Word, OutOfMemory> {
        let mut shape = Shape::empty(Kind::Object);
        shape.annotation = self.note(&spec.annotation)?;
        let mut fields = Vec::new();
        for slot in &spec.slots {
            let value = self.literal(&slot.init)?;
            self.add_slot(&mut shape, &mut fields, slot, value)?;
        }
        shape.fields = fields.len();
        let map = shape.write(self.heap).ok_or(OutOfMemory)?;
        let nil = self.heap.nil();
        let object = self
            .heap
            .new_slots_old(map, fields.len(), nil)
            .ok_or(OutOfMemory)?;
        for (i, &value) in fields.iter().enumerate() {
            self.heap.set_field(object, i, value);
        }
        Ok(object)
    }

    fn add_slot(
        &mut self,
        shape: &mut Shape,
        fields: &mut Vec<Word>,
        spec: &spec::SlotSpec,
        value: Word,
    ) -> Result<(), OutOfMemory> {
        let name = self.heap.intern(spec.name.as_bytes()).ok_or(OutOfMemory)?;
        let note = self.note(&spec.annotation)?;
        if !spec.assignable {
            shape.set_constant(name, spec.is_parent, value, note);
            return Ok(());
        }
        let field = fields.len() as u32;
        fields.push(value);
        shape
            .add_data(self.heap, &spec.name, spec.is_parent, field, note)
            .ok_or(OutOfMemory)
    }

    fn note(&mut self, text: &[u8]) -> Result<Word, OutOfMemory> {
        if text.is_empty() {
            return Ok(Word::ZERO);
        }
        self.heap.intern(text).ok_or(OutOfMemory)
    }

    fn literal(&mut self, literal: &Literal) -> Result<Word, OutOfMemory> {
        Ok(match literal {
            Literal::Nil => self.heap.nil(),
            Literal::Int(value) => Word::int(*value),
            Literal::Float(value) => new_float(self.heap, *value).ok_or(OutOfMemory)?,
            Literal::Str(bytes) => self.heap.intern(bytes).ok_or(OutOfMemory)?,
            Literal::Object(id) => self.objects[id.0 as usize],
            Literal::Code(id) => self.codes[id.0 as usize],
            Literal::Method(id) => new_method(self.heap, self.codes[id.0 as usize])?,
            Literal::Lobby => self.heap.known(Known::Lobby),
        })
    }

    fn fill_code(&mut self, word: Word, spec: &CodeSpec) -> Result<(), OutOfMemory> {
        let selector = self
            .heap
            .intern(spec.selector.as_bytes())
            .ok_or(OutOfMemory)?;
        let bytes = self.bytes(&spec.bytes)?;
        let positions = self.bytes(&encode_positions(spec))?;
        let literals = self.literals(&spec.literals)?;
        let variables = self.variables(spec)?;
        let annotation = self.note(&spec.annotation)?;
        let parent = spec
            .lexical_parent
            .map_or(Word::ZERO, |id| self.codes[id.0 as usize]);
        let is_block = i64::from(spec.kind == CodeKind::Block);
        let flags = is_block | i64::from(spec.has_nonlocal_return) << 1;
        let count = |n: u32| Word::int(i64::from(n));
        let fields = [
            (code::SELECTOR, selector),
            (code::BYTES, bytes),
            (code::LITERALS, literals),
            (code::ARGUMENTS, count(spec.argument_count)),
            (code::LOCALS, count(spec.local_count)),
            (code::MAX_STACK, count(spec.max_stack)),
            (code::COPIED, count(spec.copied_count)),
            (code::FLAGS, Word::int(flags)),
            (code::SOURCE, self.source),
            (code::SPAN_START, count(spec.source_span.0)),
            (code::SPAN_END, count(spec.source_span.1)),
            (code::BODY_START, count(spec.body_span.0)),
            (code::BODY_END, count(spec.body_span.1)),
            (code::FILE, self.file),
            (code::LINE, count(self.unit.source.first_line)),
            (code::POSITIONS, positions),
            (code::VARIABLES, variables),
            (code::PARENT, parent),
            (code::ANNOTATION, annotation),
            (code::QUICK, Word::ZERO),
        ];
        for (field, value) in fields {
            self.heap.set_field(word, field, value);
        }
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<Word, OutOfMemory> {
        let map = self.heap.known(Known::ByteVectorMap);
        self.heap.new_bytes_old(map, 0, bytes).ok_or(OutOfMemory)
    }

    fn literals(&mut self, literals: &[Literal]) -> Result<Word, OutOfMemory> {
        let words = literals
            .iter()
            .map(|l| self.literal(l))
            .collect::<Result<Vec<_>, _>>()?;
        self.vector(&words)
    }

    fn vector(&mut self, words: &[Word]) -> Result<Word, OutOfMemory> {
        let map = self.heap.known(Known::VectorMap);
        let nil = self.heap.nil();
        let vector = self
            .heap
            .new_vector_old(map, 0, words.len(), nil)
            .ok_or(OutOfMemory)?;
        for (i, &word) in words.iter().enumerate() {
            self.heap.set_element(vector, i, word);
        }
        Ok(vector)
    }

    fn variables(&mut self, spec: &CodeSpec) -> Result<Word, OutOfMemory> {
        let mut words = Vec::with_capacity(spec.variables.len() * VARIABLE_WORDS);
        for variable in &spec.variables {
            let kind = variable.kind as i64 | i64::from(variable.is_parent) << 2;
            let (place, a, b) = match variable.place {
                spec::Place::Local(local) => (0, local, 0),
                spec::Place::Env { local, slot } => (1, local, slot),
                spec::Place::Literal(literal) => (2, literal, 0),
            };
            words.push(
                self.heap
                    .intern(variable.name.as_bytes())
                    .ok_or(OutOfMemory)?,
            );
            words.extend([kind, place, i64::from(a), i64::from(b)].map(Word::int));
            words.push(self.note(&variable.annotation)?);
        }
        self.vector(&words)
    }
}

fn encode_positions(spec: &CodeSpec) -> Vec<u8> {
    let triples = spec
        .positions
        .iter()
        .flat_map(|p| [p.position, p.span.0, p.span.1]);
    triples.flat_map(u32::to_le_bytes).collect()
}

/// A double as a word, boxed where it must be (in old space: rare).
pub fn new_float(heap: &mut Heap, value: f64) -> Option<Word> {
    if let Some(word) = Word::float(value) {
        return Some(word);
    }
    let canonical = if value.is_nan() { f64::NAN } else { value };
    let map = heap.known(Known::FloatMap);
    heap.new_bytes_old(map, 0, &canonical.to_bits().to_le_bytes())
}

/// The double in a word, if it is one.
pub fn float_value(heap: &Heap, word: Word) -> Option<f64> {
    if word.is_float() {
        return Some(word.as_float());
    }
    if word.is_ref() && heap.map_of(word) == heap.known(Known::FloatMap) {
        let bytes = heap.bytes_of(word).try_into().ok()?;
        return Some(f64::from_bits(u64::from_le_bytes(bytes)));
    }
    None
}

/// Typed reading of code objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeView(pub Word);

impl CodeView {
    fn count(self, heap: &Heap, field: usize) -> usize {
        heap.field(self.0, field).as_int() as usize
    }

    /// The selector.
    pub fn selector(self, heap: &Heap) -> Word {
        heap.field(self.0, code::SELECTOR)
    }

    /// Number of arguments.
    pub fn arguments(self, heap: &Heap) -> usize {
        self.count(heap, code::ARGUMENTS)
    }

    /// Number of registers.
    pub fn locals(self, heap: &Heap) -> usize {
        self.count(heap, code::LOCALS)
    }

    /// Deepest operand stack.
    pub fn max_stack(self, heap: &Heap) -> usize {
        self.count(heap, code::MAX_STACK)
    }

    /// Whether it is a block's.
    pub fn is_block(self, heap: &Heap) -> bool {
        heap.field(self.0, code::FLAGS).as_int() & 1 != 0
    }

    /// The bytecode.
    pub fn bytes(self, heap: &Heap) -> &[u8] {
        heap.bytes_of(heap.field(self.0, code::BYTES))
    }

    /// A literal.
    pub fn literal(self, heap: &Heap, index: u32) -> Word {
        heap.element(heap.field(self.0, code::LITERALS), index as usize)
    }

    /// The source range at a bytecode position, in the unit's source text.
    pub fn span_at(self, heap: &Heap, position: u32) -> (u32, u32) {
        let table = heap.bytes_of(heap.field(self.0, code::POSITIONS));
        let mut best = (0, 0);
        for entry in table.chunks_exact(12) {
            let [at, start, end] = [0, 4, 8].map(|i| read_u32(&entry[i..]));
            if at > position {
                break;
            }
            best = (start, end);
        }
        best
    }

    /// The 1-based line in the file of a byte of the unit's source text.
    pub fn line_at(self, heap: &Heap, offset: u32) -> i64 {
        let text = heap.bytes_of(heap.field(self.0, code::SOURCE));
        let end = (offset as usize).min(text.len());
        let newlines = text[..end].iter().filter(|&&b| b == b'\n').count();
        heap.field(self.0, code::LINE).as_int() + newlines as i64
    }
}

fn read_u32(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
