"Integers of more than one word: a sign and a vector of digits in base 2^30,
 least significant first, without leading zeros. A product of two digits and
 two carries fits a smallInt, so digits need no help from the machine. Results
 that fit a smallInt become one; a bigInt is never equal to a smallInt.

 The algorithms are the schoolbook ones; long division is an object of its own."

traits _AddSlots: (| {'ModuleInfo: Module: bigInt\x7fCategory: structure'
    bigInt = (| {'Category: parents' parent* = traits integer} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: bigInt\x7fCategory: prototypes'
    bigInt = (| {'Category: parents' parent* = traits bigInt}
                {'Category: state' digits <- vector. isNegative <- false} |).
} |)

traits bigInt _AddSlots: (| {'ModuleInfo: Module: bigInt'
  {'Category: accessing'
    digitBits = 30.
    base = 16r40000000.
    digitMask = 16r3fffffff.
    size = (digits _Size).
    digitAt: i = (i < digits _Size ifTrue: [digits _At: i] False: 0)}
  {'Category: creating'
    copyDigits: d Negative: n = ((clone digits: d) isNegative: n).
    copyForSmallInteger: n = (
        n = minSmallInt ifTrue: [^ copyDigits: ((vector _Clone: 3 Filler: 0) _At: 2 Put: 2) Negative: true].
        copyDigits: (digitsOf: n absoluteValue) Negative: n < 0).
    digitsOf: n = (| d |
        n < base ifTrue: [^ n = 0 ifTrue: [vector _Clone: 0 Filler: 0] False: [vector _Clone: 1 Filler: n]].
        d: vector _Clone: ((n >> 60) = 0 ifTrue: 2 False: 3) Filler: n >> 60.
        d _At: 0 Put: n && digitMask.
        d _At: 1 Put: (n >> 30) && digitMask.
        d).
    copyForFloat: f = (| whole. d. rest. q |
        whole: f round absoluteValue.
        whole = infinity ifTrue: [error: 'infinity has no integer'].
        d: sequence copyRemoveAll. rest: whole.
        [rest = 0.0] whileFalse: [
            q: (rest / 1073741824.0) floor.
            d addLast: (rest - (q * 1073741824.0)) asSmallInteger.
            rest: q].
        (copyDigits: d asVector Negative: f < 0.0) normalize).
    normalize = (| n |
        n: digits _Size.
        [(n > 0) && [(digits _At: n - 1) = 0]] whileTrue: [n: n - 1].
        n < 3 ifTrue: [^ smallValue: n].
        n < digits _Size ifTrue: [digits: digits _Clone: n Filler: 0].
        (n = 3) && [(digits _At: 2) < 2] ifTrue: [^ smallValue: 3].
        isNegative && [isSmallest] ifTrue: [^ minSmallInt].
        self).
    smallValue: n = (| v <- 0 |
        n - 1 downTo: 0 Do: [|:i| v: (v _IntArithmeticShiftLeft: 30) _IntOr: (digits _At: i)].
        isNegative ifTrue: [0 - v] False: [v]).
    isSmallest = (
        (digits _Size = 3) && [((digits _At: 2) = 2) && [((digits _At: 1) = 0) && [(digits _At: 0) = 0]]])}
  {'Category: arithmetic'
    + a = (a addBigInteger: self).
    - a = (a subtractBigInteger: self).
    * a = (a multiplyBigInteger: self).
    / a = (a divideBigInteger: self).
    % a = (a moduloBigInteger: self).
    negate = ((copyDigits: digits Negative: isNegative not) normalize).
    absoluteValue = (isNegative ifTrue: [negate] False: [self]).
    sign = (isNegative ifTrue: -1 False: 1).
    even = (((digitAt: 0) _IntAnd: 1) = 0).
    half = (self / 2)}
  {'Category: comparing'
    = a = (a equalsBigInteger: self).
    < a = (a reverseLessThanBigInteger: self).
    <= a = (a reverseLessThanOrEqualBigInteger: self).
    > a = (a reverseGreaterThanBigInteger: self).
    >= a = (a reverseGreaterThanOrEqualBigInteger: self).
    hash = (| h <- 0 | digits do: [|:d| h: ((h * 31) && digitMask) ^^ d]. h)}
  {'Category: converting'
    asBigInteger = (self).
    asSmallIntegerIfFail: fb = (fb value: 'overflowError').
    asSmallIntegerIfPossible = (normalize).
    asFloat = (| f <- 0.0 |
        digits reverseDo: [|:d| f: (f * 1073741824.0) + d asFloat].
        isNegative ifTrue: [0.0 - f] False: [f])}
  {'Category: bits'
    << n = (self * (2 power: n)).
    >> n = (+> n).
    <+ n = (self * (2 power: n)).
    +> n = (self /- (2 power: n))}
  {'Category: printing\x7fComment: nine decimal digits, or as many as fit a digit, at a time'
    digitStringBase: radix = (| rest. pieces. chunk. width. r |
        width: chunkWidthBase: radix. chunk: radix power: width.
        rest: digits copy. pieces: list copyRemoveAll.
        [isAllZero: rest] whileFalse: [
            r: divideInPlace: rest By: chunk.
            pieces addFirst: (r printStringBase: radix PadWith: '0' ToSize: width)].
        withoutLeadingZeros: (pieces reduceWith: [|:a. :b| a , b] IfSingleton: [|:a| a])).
    printString = (printStringBase: 10).
    chunkWidthBase: radix = (| width <- 0. v <- 1 |
        [(v * radix) <= base] whileTrue: [v: v * radix. width: width + 1]. width).
    withoutLeadingZeros: s = (| i <- 0 |
        [(s at: i) = '0'] whileTrue: [i: i + 1]. s copyFrom: i).
    isAllZero: d = (d do: [|:x| x = 0 ifFalse: [^ false]]. true)}
  {'Category: storing'
    storeStringIfFail: fb = ('\'' , printString , '\' asInteger')}
  {'Category: private\x7fComment: work on vectors of digits'
    compareSigned: a = (
        isNegative = a isNegative ifFalse: [^ isNegative ifTrue: -1 False: 1].
        isNegative ifTrue: [magnitude: a digits ComparedTo: digits]
                   False: [magnitude: digits ComparedTo: a digits]).
    magnitude: x ComparedTo: y = (| i |
        x _Size = y _Size ifFalse: [^ x _Size < y _Size ifTrue: -1 False: 1].
        i: x _Size - 1.
        [i >= 0] whileTrue: [
            (x _At: i) = (y _At: i) ifFalse: [^ (x _At: i) < (y _At: i) ifTrue: -1 False: 1].
            i: i - 1].
        0).
    sum: x With: y = (| r. carry <- 0. n |
        n: (x _Size max: y _Size).
        r: vector _Clone: n + 1 Filler: 0.
        n do: [|:i|
            carry: (carry + (x at: i IfAbsent: 0)) + (y at: i IfAbsent: 0).
            r _At: i Put: carry && digitMask.
            carry: carry >> 30].
        r _At: n Put: carry.
        r).
    differenceWith: a = (
        (magnitude: digits ComparedTo: a digits) >= 0
          ifTrue: [(copyDigits: (digits: digits Minus: a digits) Negative: isNegative) normalize]
          False: [(copyDigits: (digits: a digits Minus: digits) Negative: a isNegative) normalize]).
    digits: x Minus: y = (| r. borrow <- 0. d |
        r: x copy.
        x _Size do: [|:i|
            d: ((x _At: i) - (y at: i IfAbsent: 0)) - borrow.
            borrow: d < 0 ifTrue: 1 False: 0.
            r _At: i Put: d && digitMask].
        r).
    product: x With: y = (| r |
        r: vector _Clone: x _Size + y _Size Filler: 0.
        x _Size do: [|:i| multiply: y By: (x _At: i) Into: r From: i].
        r).
    multiply: y By: digit Into: r From: start = (| carry <- 0. k |
        k: start.
        y _Size do: [|:j|
            carry: ((r _At: k) + (digit * (y _At: j))) + carry.
            r _At: k Put: carry && digitMask.
            carry: carry >> 30.
            k: k + 1].
        r _At: k Put: carry.
        self).
    divideInPlace: d By: n = (| r <- 0. v |
        d _Size - 1 downTo: 0 Do: [|:i|
            v: (r * base) + (d _At: i).
            d _At: i Put: v / n.
            r: v % n].
        r).
    divideBy: a Do: block = (| q. r |
        a digits isEmpty ifTrue: [^ primitiveFailedError: 'divisionByZeroError' Name: '_IntDiv:'].
        (magnitude: digits ComparedTo: a digits) < 0
          ifTrue: [^ block value: 0 With: (copyDigits: digits Negative: isNegative) normalize].
        a size = 1
          ifTrue: [q: digits copy. r: vector _Clone: 1 Filler: (divideInPlace: q By: (a digitAt: 0))]
          False: [| d | d: bigIntDivision of: digits By: a digits. q: d quotient. r: d remainder].
        block value: (copyDigits: q Negative: isNegative != a isNegative) normalize
          With: (copyDigits: r Negative: isNegative) normalize)}
  {'Category: double dispatch\x7fComment: the argument is the receiver of the first send'
    addBigInteger: a = (
        a isNegative = isNegative
          ifTrue: [(copyDigits: (sum: digits With: a digits) Negative: isNegative) normalize]
          False: [a differenceWith: self]).
    subtractBigInteger: a = (
        (copyDigits: digits Negative: isNegative not) addBigInteger: a).
    multiplyBigInteger: a = (
        (copyDigits: (product: a digits With: digits) Negative: isNegative != a isNegative) normalize).
    divideBigInteger: a = (a divideBy: self Do: [|:q| q]).
    moduloBigInteger: a = (a divideBy: self Do: [|:q. :r| r]).
    equalsBigInteger: a = ((a compareSigned: self) = 0).
    reverseLessThanBigInteger: a = ((a compareSigned: self) < 0).
    reverseLessThanOrEqualBigInteger: a = ((a compareSigned: self) <= 0).
    reverseGreaterThanBigInteger: a = ((a compareSigned: self) > 0).
    reverseGreaterThanOrEqualBigInteger: a = ((a compareSigned: self) >= 0).
    addSmallInteger: a = (addBigInteger: a asBigInteger).
    subtractSmallInteger: a = (subtractBigInteger: a asBigInteger).
    multiplySmallInteger: a = (multiplyBigInteger: a asBigInteger).
    divideSmallInteger: a = (divideBigInteger: a asBigInteger).
    moduloSmallInteger: a = (moduloBigInteger: a asBigInteger).
    equalsSmallInteger: a = (false).
    reverseLessThanSmallInteger: a = (reverseLessThanBigInteger: a asBigInteger).
    reverseLessThanOrEqualSmallInteger: a = (reverseLessThanOrEqualBigInteger: a asBigInteger).
    reverseGreaterThanSmallInteger: a = (reverseGreaterThanBigInteger: a asBigInteger).
    reverseGreaterThanOrEqualSmallInteger: a = (reverseGreaterThanOrEqualBigInteger: a asBigInteger).
    addFloat: a = (a + asFloat).
    subtractFloat: a = (a - asFloat).
    multiplyFloat: a = (a * asFloat).
    divideFloat: a = (a / asFloat).
    moduloFloat: a = (a % asFloat).
    equalsFloat: a = (a = asFloat).
    reverseLessThanFloat: a = (a < asFloat).
    reverseLessThanOrEqualFloat: a = (a <= asFloat).
    reverseGreaterThanFloat: a = (a > asFloat).
    reverseGreaterThanOrEqualFloat: a = (a >= asFloat)}
} |)
