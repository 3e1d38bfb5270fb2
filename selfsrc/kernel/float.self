"IEEE doubles. Dividing by zero is an error, not an infinity; a float prints as
 the shortest text that reads back as the same double."

globals _AddSlots: (| {'ModuleInfo: Module: float\x7fCategory: accessing'
    e = 2.718281828459045.
    pi = 3.141592653589793.
    infinity = 1e308 _FloatMul: 10.0.
} |)

traits float _AddSlots: (| {'ModuleInfo: Module: float'
  {'Category: parents' parent* = traits number}
  {'Category: accessing' zero = 0.0. one = 1.0. two = 2.0}
  {'Category: arithmetic'
    + a = (_FloatAdd: a IfFail: [|:e. :n| retry: e Name: n With: [a addFloat: self]]).
    - a = (_FloatSub: a IfFail: [|:e. :n| retry: e Name: n With: [a subtractFloat: self]]).
    * a = (_FloatMul: a IfFail: [|:e. :n| retry: e Name: n With: [a multiplyFloat: self]]).
    / a = (_FloatDiv: a IfFail: [|:e. :n| retry: e Name: n With: [a divideFloat: self]]).
    % a = (_FloatMod: a IfFail: [|:e. :n| retry: e Name: n With: [a moduloFloat: self]]).
    /= a = (self / a).
    /~ a = (self / a).
    /- a = ((self / a) floor asInteger).
    /+ a = ((self / a) ceil asInteger).
    retry: error Name: primitive With: block = (
        'badTypeError' == error ifTrue: [^ block value].
        primitiveFailedError: error Name: primitive).
    floor = (_FloatFloor).
    ceil = (_FloatCeil).
    round = (_FloatRound).
    truncate = (_FloatTruncate).
    squareRoot = (_FloatSquareRoot).
    exp = (_FloatExp).
    naturalLog = (_FloatLog).
    sin = (_FloatSin).
    cos = (_FloatCos).
    tan = (_FloatTan).
    arcSin = (_FloatArcSin).
    arcCos = (_FloatArcCos).
    arcTan = (_FloatArcTan).
    arcTan: x = (_FloatArcTan2: x asFloat).
    reversePower: base = (error: 'fractional exponent')}
  {'Category: comparing'
    = a = (_FloatEQ: a IfFail: [a equalsFloat: self]).
    != a = (_FloatNE: a IfFail: [(a equalsFloat: self) not]).
    < a = (_FloatLT: a IfFail: [a reverseLessThanFloat: self]).
    <= a = (_FloatLE: a IfFail: [a reverseLessThanOrEqualFloat: self]).
    > a = (_FloatGT: a IfFail: [a reverseGreaterThanFloat: self]).
    >= a = (_FloatGE: a IfFail: [a reverseGreaterThanOrEqualFloat: self]).
    hash = (identityHash)}
  {'Category: converting'
    asFloat = (self).
    asInteger = (asSmallIntegerIfFail: [|:e| bigInt copyForFloat: self]).
    asSmallIntegerIfFail: fb = (_FloatAsIntIfFail: fb).
    asBigInteger = (asInteger asBigInteger)}
  {'Category: printing'
    printString = (_FloatPrintString).
    printStringPrecision: p = (_FloatPrintStringPrecision: p asSmallInteger)}
  {'Category: storing'
    storeStringIfFail: fb = (
        self = infinity ifTrue: [^ 'infinity'].
        self = infinity negate ifTrue: [^ 'infinity negate'].
        printString)}
  {'Category: double dispatch'
    addFloat: a = (a + asFloat).
    subtractFloat: a = (a - asFloat).
    multiplyFloat: a = (a * asFloat).
    divideFloat: a = (a / asFloat).
    moduloFloat: a = (a % asFloat).
    equalsFloat: a = (a = asFloat).
    addSmallInteger: a = (a asFloat + asFloat).
    subtractSmallInteger: a = (a asFloat - asFloat).
    multiplySmallInteger: a = (a asFloat * asFloat).
    divideSmallInteger: a = (a asFloat / asFloat).
    moduloSmallInteger: a = (a asFloat % asFloat).
    equalsSmallInteger: a = (a asFloat = asFloat).
    reverseLessThanSmallInteger: a = (a asFloat < asFloat).
    reverseLessThanOrEqualSmallInteger: a = (a asFloat <= asFloat).
    reverseGreaterThanSmallInteger: a = (a asFloat > asFloat).
    reverseGreaterThanOrEqualSmallInteger: a = (a asFloat >= asFloat).
    addBigInteger: a = (a asFloat + asFloat).
    subtractBigInteger: a = (a asFloat - asFloat).
    multiplyBigInteger: a = (a asFloat * asFloat).
    divideBigInteger: a = (a asFloat / asFloat).
    moduloBigInteger: a = (a asFloat % asFloat).
    equalsBigInteger: a = (a asFloat = asFloat).
    reverseLessThanBigInteger: a = (a asFloat < asFloat).
    reverseLessThanOrEqualBigInteger: a = (a asFloat <= asFloat).
    reverseGreaterThanBigInteger: a = (a asFloat > asFloat).
    reverseGreaterThanOrEqualBigInteger: a = (a asFloat >= asFloat)}
} |)
