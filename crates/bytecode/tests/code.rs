//! Encoding, decoding and verifying canonical code.

use bytecode::{
    Decoder, Encoder, Instruction, Limits, Op, Operand, Predicted, disassemble, verify,
};

const ROOMY: Limits = Limits {
    literals: 8,
    locals: 4,
    copied: 2,
    max_stack: 6,
};

fn code(build: impl FnOnce(&mut Encoder)) -> Vec<u8> {
    let mut encoder = Encoder::new();
    build(&mut encoder);
    encoder.finish()
}

fn problem(bytes: &[u8]) -> &'static str {
    verify(bytes, ROOMY).map_or_else(|error| error.problem, |_| "none")
}

#[test]
fn the_tables_codes_are_their_places() {
    for (place, &op) in Op::ALL.iter().enumerate() {
        assert_eq!(op as usize, place);
        assert_eq!(Op::from_code(place as u8), Some(op));
    }
    assert_eq!(Op::from_code(Op::ALL.len() as u8), None);
    for (place, &predicted) in Predicted::ALL.iter().enumerate() {
        assert_eq!(predicted as usize, place);
        assert_eq!(Predicted::from_code(place as u32), Some(predicted));
        assert_eq!(
            Predicted::from_selector(predicted.selector()),
            Some(predicted)
        );
    }
    assert_eq!(Predicted::from_selector("ifNil:"), None);
}

#[test]
fn every_instruction_survives_encoding() {
    let values = [
        0u32,
        1,
        127,
        128,
        16_383,
        16_384,
        2_097_151,
        2_097_152,
        u32::MAX,
    ];
    for &op in Op::ALL {
        for &value in &values {
            let operands: Vec<u32> = op.operands().iter().map(|_| value).collect();
            let bytes = code(|e| e.emit(op, &operands));
            let decoded: Vec<Instruction> = Decoder::new(&bytes).map(|i| i.unwrap()).collect();
            let [instruction] = decoded[..] else {
                panic!("{op:?} is one instruction")
            };
            assert_eq!(
                (instruction.op, instruction.operands()),
                (op, &operands[..])
            );
            assert_eq!(instruction.next as usize, bytes.len());
        }
    }
}

#[test]
fn forward_jumps_are_patched() {
    let bytes = code(|e| {
        let patches = e.emit_forward(Op::BranchBoolean, &[Predicted::IfTrue as u32]);
        e.emit(Op::PushSelf, &[]);
        for patch in patches {
            e.patch_here(patch);
        }
        e.emit(Op::PushSelf, &[]);
    });
    let branch = Decoder::new(&bytes).next().unwrap().unwrap();
    let targets: Vec<(usize, u32)> = branch.targets().collect();
    assert_eq!(targets, [(0, branch.next + 1), (1, branch.next + 1)]);
}

#[test]
fn numbers_have_one_spelling() {
    let overlong = [Op::PushLiteral as u8, 0x81, 0x00];
    assert_eq!(Decoder::new(&overlong).next(), Some(Err(0)));
    let too_large = [Op::PushLiteral as u8, 0xff, 0xff, 0xff, 0xff, 0x10];
    assert_eq!(Decoder::new(&too_large).next(), Some(Err(0)));
    let cut_off = [Op::PushLiteral as u8, 0x80];
    assert_eq!(Decoder::new(&cut_off).next(), Some(Err(0)));
}

#[test]
fn refused_code() {
    use Op::*;
    let push_return = |e: &mut Encoder| {
        e.emit(PushSelf, &[]);
        e.emit(Return, &[]);
    };
    assert_eq!(problem(&code(push_return)), "none");
    assert_eq!(problem(&[]), "runs off the end");
    assert_eq!(problem(&[200]), "no instruction");
    assert_eq!(
        problem(&code(|e| e.emit(PushSelf, &[]))),
        "runs off the end"
    );
    assert_eq!(
        problem(&code(|e| e.emit(Return, &[]))),
        "operand stack underflow"
    );
    for (op, operand) in [(PushLiteral, 8), (PushLocal, 4), (PushCopied, 2)] {
        let bytes = code(|e| {
            e.emit(op, &[operand]);
            e.emit(Return, &[]);
        });
        assert_eq!(problem(&bytes), "operand out of range", "{op:?}");
    }
    let deep = code(|e| {
        (0..7).for_each(|_| e.emit(PushSelf, &[]));
        e.emit(Return, &[]);
    });
    assert_eq!(problem(&deep), "operand stack too deep");
}

#[test]
fn refused_jumps() {
    use Op::*;
    let jump = |op: Op, target: u32| {
        code(|e| {
            e.emit(op, &[target]);
            e.emit(PushLiteral, &[0]);
            e.emit(Return, &[]);
        })
    };
    assert_eq!(problem(&jump(Jump, 5)), "none");
    assert_eq!(problem(&jump(JumpBack, 0)), "none");
    assert_eq!(problem(&jump(Jump, 0)), "jump in the wrong direction");
    assert_eq!(problem(&jump(JumpBack, 5)), "jump in the wrong direction");
    assert_eq!(problem(&jump(Jump, 6)), "jump to no instruction");
    assert_eq!(problem(&jump(Jump, 900)), "jump to no instruction");
    let growing = code(|e| {
        e.emit(PushSelf, &[]);
        e.emit(JumpBack, &[0]);
    });
    assert_eq!(problem(&growing), "stack depths differ");
}

#[test]
fn unreachable_code_is_checked_too() {
    let bytes = code(|e| {
        e.emit(Op::PushSelf, &[]);
        e.emit(Op::Return, &[]);
        e.emit(Op::PushLiteral, &[99]);
    });
    assert_eq!(problem(&bytes), "operand out of range");
}

#[test]
fn depths_are_known() {
    let bytes = code(|e| {
        e.emit(Op::PushSelf, &[]);
        e.emit(Op::PushSelf, &[]);
        e.emit(Op::Send, &[0, 1]);
        e.emit(Op::Return, &[]);
    });
    let depths = verify(&bytes, ROOMY).unwrap();
    let known: Vec<Option<usize>> = (0..6).map(|at| depths.get(&at).copied()).collect();
    assert_eq!(known, [Some(0), Some(1), Some(2), None, None, Some(1)]);
}

/// Any bytes can be decoded, disassembled and judged; and what is accepted
/// keeps the promises of the depths.
#[test]
fn any_bytes_are_judged() {
    let mut random = Random(0x5eed_0001);
    let mut accepted = 0;
    for round in 0..200_000 {
        let bytes = match round % 2 {
            0 => (0..random.below(24))
                .map(|_| random.below(256) as u8)
                .collect(),
            _ => random.plausible_code(),
        };
        let _ = disassemble(&bytes);
        if let Ok(depths) = verify(&bytes, ROOMY) {
            accepted += 1;
            assert!(depths.values().all(|depth| *depth <= ROOMY.max_stack));
        }
    }
    assert!(
        accepted > 100,
        "the generator makes good code now and then, not only {accepted}"
    );
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn plausible_code(&mut self) -> Vec<u8> {
        code(|e| {
            e.emit(Op::PushSelf, &[]);
            for _ in 0..self.below(6) {
                let op = Op::ALL[self.below(Op::ALL.len() as u64) as usize];
                let operands: Vec<u32> = op.operands().iter().map(|k| self.operand(*k)).collect();
                e.emit(op, &operands);
            }
            e.emit(Op::Return, &[]);
        })
    }

    fn operand(&mut self, kind: Operand) -> u32 {
        let bound = match kind {
            Operand::Literal | Operand::Local => 5,
            Operand::Copied | Operand::EnvSlot | Operand::Count => 2,
            Operand::Predicted => 18,
            Operand::Target => 30,
        };
        self.below(bound) as u32
    }
}
