"Integers of one word. A primitive that overflows hands on to bigInt; one that
 meets another kind of number asks that number, telling it who asks."

globals _AddSlots: (| {'ModuleInfo: Module: smallInt\x7fCategory: accessing'
    maxSmallInt = 16r1fffffffffffffff.
    minSmallInt = -1 _IntSub: 16r1fffffffffffffff.
} |)

traits smallInt _AddSlots: (| {'ModuleInfo: Module: smallInt'
  {'Category: parents' parent* = traits integer}
  {'Category: arithmetic'
    + a = (_IntAdd: a IfFail: [|:e. :n|
        'badTypeError' == e ifTrue: [a addSmallInteger: self]
          False: [recover: e Name: n IfOverflow: [asBigInteger + a asBigInteger]]]).
    - a = (_IntSub: a IfFail: [|:e. :n|
        'badTypeError' == e ifTrue: [a subtractSmallInteger: self]
          False: [recover: e Name: n IfOverflow: [asBigInteger - a asBigInteger]]]).
    * a = (_IntMul: a IfFail: [|:e. :n|
        'badTypeError' == e ifTrue: [a multiplySmallInteger: self]
          False: [recover: e Name: n IfOverflow: [asBigInteger * a asBigInteger]]]).
    / a = (_IntDiv: a IfFail: [|:e. :n|
        'badTypeError' == e ifTrue: [a divideSmallInteger: self]
          False: [recover: e Name: n IfOverflow: [asBigInteger / a asBigInteger]]]).
    % a = (_IntMod: a IfFail: [|:e. :n|
        'badTypeError' == e ifTrue: [a moduloSmallInteger: self]
          False: [recover: e Name: n IfOverflow: [asBigInteger % a asBigInteger]]]).
    recover: error Name: primitive IfOverflow: block = (
        'overflowError' == error ifTrue: [^ block value].
        primitiveFailedError: error Name: primitive)}
  {'Category: comparing'
    = a = (_IntEQ: a IfFail: [a equalsSmallInteger: self]).
    != a = (_IntNE: a IfFail: [(a equalsSmallInteger: self) not]).
    < a = (_IntLT: a IfFail: [a reverseLessThanSmallInteger: self]).
    <= a = (_IntLE: a IfFail: [a reverseLessThanOrEqualSmallInteger: self]).
    > a = (_IntGT: a IfFail: [a reverseGreaterThanSmallInteger: self]).
    >= a = (_IntGE: a IfFail: [a reverseGreaterThanOrEqualSmallInteger: self]).
    hash = (self).
    identityHash = (self)}
  {'Category: bits\x7fComment: a plus means arithmetic; counts are taken as the primitive takes them'
    && a = (_IntAnd: a asSmallInteger).
    || a = (_IntOr: a asSmallInteger).
    ^^ a = (_IntXor: a asSmallInteger).
    << a = (_IntLogicalShiftLeft: a asSmallInteger).
    >> a = (_IntLogicalShiftRight: a asSmallInteger).
    <+ a = (_IntArithmeticShiftLeft: a asSmallInteger IfFail: [|:e. :n|
        recover: e Name: n IfOverflow: [self * (2 power: a)]]).
    +> a = (_IntArithmeticShiftRight: a asSmallInteger).
    complement = (-1 - self).
    low16Bits = (self && 16rffff).
    high16Bits = ((self >> 16) && 16rffff).
    numberOfOnes = (| n <- 0. rest |
        rest: self < 0 ifTrue: [complement] False: [self].
        [rest = 0] whileFalse: [rest: rest && (rest - 1). n: n + 1].
        self < 0 ifTrue: [bitSize - n] False: [n]).
    bitSize = 62}
  {'Category: converting'
    asSmallInteger = (self).
    asSmallIntegerIfFail: fb = (self).
    asBigInteger = (bigInt copyForSmallInteger: self).
    asFloat = (_IntAsFloat).
    asByte = (self)}
  {'Category: printing'
    digitStringBase: base = (
        base = 10 ifTrue: [_IntPrintString] False: [resend.digitStringBase: base]).
    printString = (_IntPrintString)}
  {'Category: double dispatch\x7fComment: the argument is the receiver of the first send'
    addSmallInteger: a = (a + asSmallInteger).
    subtractSmallInteger: a = (a - asSmallInteger).
    multiplySmallInteger: a = (a * asSmallInteger).
    divideSmallInteger: a = (a / asSmallInteger).
    moduloSmallInteger: a = (a % asSmallInteger).
    equalsSmallInteger: a = (a _Eq: self).
    addFloat: a = (a + asFloat).
    subtractFloat: a = (a - asFloat).
    multiplyFloat: a = (a * asFloat).
    divideFloat: a = (a / asFloat).
    moduloFloat: a = (a % asFloat).
    equalsFloat: a = (a = asFloat).
    reverseLessThanFloat: a = (a < asFloat).
    reverseLessThanOrEqualFloat: a = (a <= asFloat).
    reverseGreaterThanFloat: a = (a > asFloat).
    reverseGreaterThanOrEqualFloat: a = (a >= asFloat).
    addBigInteger: a = (a + asBigInteger).
    subtractBigInteger: a = (a - asBigInteger).
    multiplyBigInteger: a = (a * asBigInteger).
    divideBigInteger: a = (a / asBigInteger).
    moduloBigInteger: a = (a % asBigInteger).
    equalsBigInteger: a = (false).
    reverseLessThanBigInteger: a = (a < asBigInteger).
    reverseLessThanOrEqualBigInteger: a = (a <= asBigInteger).
    reverseGreaterThanBigInteger: a = (a > asBigInteger).
    reverseGreaterThanOrEqualBigInteger: a = (a >= asBigInteger)}
} |)
