"Dividing one vector of digits by another: Knuth's algorithm D (The Art of
 Computer Programming, volume 2, section 4.3.1), one object a division."

traits _AddSlots: (| {'ModuleInfo: Module: bigIntDivision\x7fCategory: structure'
    bigIntDivision = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: bigIntDivision\x7fCategory: prototypes'
    bigIntDivision = (| {'Category: parents' parent* = traits bigIntDivision}
      {'Category: state\x7fComment: shifted dividend and divisor, the digits found so far'
        u <- vector. v <- vector. quotient <- vector. shift <- 0} |).
} |)

traits bigIntDivision _AddSlots: (| {'ModuleInfo: Module: bigIntDivision'
  {'Category: creating\x7fComment: both are vectors of digits; the divisor has two or more'
    of: dividend By: divisor = (copy startOn: dividend By: divisor).
    startOn: dividend By: divisor = (
        shift: shiftFor: divisor last.
        v: shifted: divisor Size: divisor size.
        u: shifted: dividend Size: dividend size + 1.
        quotient: vector copySize: u size - v size FillingWith: 0.
        quotient size - 1 downTo: 0 Do: [|:j| findDigit: j].
        self)}
  {'Category: accessing'
    base = 16r40000000.
    digitMask = 16r3fffffff.
    remainder = (| r |
        r: vector copySize: v size FillingWith: 0.
        r size do: [|:i|
            r at: i Put: (((u at: i) >> shift) || ((u at: i + 1) << (30 - shift))) && digitMask].
        r)}
  {'Category: private'
    shiftFor: digit = (| n <- 0. d |
        d: digit. [d < 16r20000000] whileTrue: [d: d << 1. n: n + 1]. n).
    shifted: d Size: n = (| r. carry <- 0 |
        r: vector copySize: n FillingWith: 0.
        n do: [|:i. x|
            x: ((d at: i IfAbsent: 0) << shift) + carry.
            r at: i Put: x && digitMask.
            carry: x >> 30].
        r).
    findDigit: j = (| digit |
        digit: estimateAt: j.
        (subtract: digit At: j) ifTrue: [addBackAt: j. digit: digit - 1].
        quotient at: j Put: digit).
    estimateAt: j = (| n. top. q. r |
        n: v size.
        top: ((u at: j + n) * base) + (u at: (j + n) - 1).
        q: top / v last. r: top % v last.
        [(q >= base) || [(q * (v at: n - 2)) > ((r * base) + (u at: (j + n) - 2))]] whileTrue: [
            q: q - 1. r: r + v last.
            r >= base ifTrue: [^ q]].
        q).
    subtract: digit At: j = (| borrow <- 0. x |
        v size do: [|:i|
            x: ((u at: i + j) - (digit * (v at: i))) - borrow.
            u at: i + j Put: x && digitMask.
            borrow: (x +> 30) negate].
        x: (u at: j + v size) - borrow.
        u at: j + v size Put: x && digitMask.
        x < 0).
    addBackAt: j = (| carry <- 0. x |
        v size do: [|:i|
            x: ((u at: i + j) + (v at: i)) + carry.
            u at: i + j Put: x && digitMask.
            carry: x >> 30].
        u at: j + v size Put: ((u at: j + v size) + carry) && digitMask)}
} |)
