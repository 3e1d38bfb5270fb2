"Integers of any size: division in its five directions, digits, primes and
 counting loops. smallInt and bigInt supply + - * / % and the comparisons."

traits _AddSlots: (| {'ModuleInfo: Module: integer\x7fCategory: structure'
    integer = (| {'Category: parents' parent* = traits number} |).
} |)

traits integer _AddSlots: (| {'ModuleInfo: Module: integer'
  {'Category: arithmetic\x7fComment: / truncates, /- floors, /+ ceils, /~ rounds, /= is exact'
    /- a = (| q. r |
        q: self / a. r: self - (q * a).
        (r != 0) && [(r < 0) != (a < 0)] ifTrue: [q - 1] False: [q]).
    /+ a = ((self + a pred) / a).
    /~ a = ((self + a half) / a).
    /= a = ((self % a) = 0 ifTrue: [self / a] False: [asFloat / a asFloat])}
  {'Category: arithmetic'
    even = ((self % 2) = 0).
    odd = (even not).
    floor = (self).
    ceil = (self).
    round = (self).
    truncate = (self).
    factorial = (| r <- 1 | 2 to: self Do: [|:i| r: r * i]. r).
    fibonacci = (| a <- 0. b <- 1. t |
        do: [t: a + b. a: b. b: t]. a).
    gcd: a = (| x. y. t |
        x: absoluteValue. y: a absoluteValue.
        [y = 0] whileFalse: [t: x % y. x: y. y: t].
        x).
    lcm: a = ((self * a) = 0 ifTrue: [0] False: [((self / (gcd: a)) * a) absoluteValue]).
    gcdExtended: a = (| r0. r1. x0 <- 1. x1 <- 0. y0 <- 0. y1 <- 1. q. t |
        "Answers g @ (x @ y) with g = (self * x) + (a * y)."
        r0: self. r1: a.
        [r1 = 0] whileFalse: [
            q: r0 / r1.
            t: r0 - (q * r1). r0: r1. r1: t.
            t: x0 - (q * x1). x0: x1. x1: t.
            t: y0 - (q * y1). y0: y1. y1: t].
        r0 < 0 ifTrue: [r0 negate @ (x0 negate @ y0 negate)] False: [r0 @ (x0 @ y0)]).
    inverseMod: n = (| g |
        g: gcdExtended: n.
        g x = 1 ifFalse: [error: printString , ' does not have an inverse modulo ' , n printString].
        g y x %+ n).
    isPrime = (| d <- 3 |
        self <= 3 ifTrue: [^ self > 1].
        even ifTrue: [^ false].
        [(d * d) <= self] whileTrue: [(self % d) = 0 ifTrue: [^ false]. d: d + 2].
        true).
    nextPrime = (| n |
        self < 2 ifTrue: [^ 2].
        n: self + (even ifTrue: 1 False: 2).
        [n isPrime] whileFalse: [n: n + 2].
        n).
    factors = (| n. d <- 2. found |
        self >= 1 ifFalse: [error: 'factors not defined for non-pos int'].
        n: self. found: list copyRemoveAll.
        [(d * d) <= n] whileTrue: [
            [(n % d) = 0] whileTrue: [found addLast: d. n: n / d].
            d: d + 1].
        n > 1 ifTrue: [found addLast: n].
        found).
    power: exponent Mod: m = (| r <- 1. b. e |
        exponent >= 0 ifFalse: [error: 'Negative exp in power:Mod:'].
        m >= 1 ifFalse: [error: 'Negative modulus in power:mod:'].
        b: self %+ m. e: exponent.
        [e > 0] whileTrue: [e odd ifTrue: [r: (r * b) % m]. b: b square % m. e: e half].
        r).
    reversePower: base = (
        self < 0 ifTrue: [^ absoluteValue reversePower: base inverse].
        self = 0 ifTrue: [^ 1].
        reversePowerPositive: base).
    reversePowerPositive: base = (| r |
        self = 1 ifTrue: [^ base].
        r: half reversePowerPositive: base square.
        odd ifTrue: [r * base] False: [r])}
  {'Category: enumerating\x7fComment: the machine predicts to:Do: and its kin for integers'
    do: block = (0 to: predecessor By: 1 Do: block. self).
    reverseDo: block = (predecessor to: 0 By: -1 Do: block. self).
    to: end Do: block = (to: end By: 1 Do: block).
    upTo: end Do: block = (to: end predecessor By: 1 Do: block).
    downTo: end Do: block = (to: end By: -1 Do: block).
    to: end By: step Do: block = (
        step > 0 ifTrue: [^ to: end ByPositive: step Do: block].
        step < 0 ifTrue: [^ to: end ByNegative: step Do: block].
        error: 'step is zero in to:By:Do: loop').
    upTo: end By: step Do: block = (to: end predecessor By: step Do: block).
    downTo: end By: step Do: block = (to: end By: step negate Do: block).
    to: end ByPositive: step Do: block = (| i |
        i: self. [i <= end] whileTrue: [block value: i With: i. i: i + step]. nil).
    to: end ByNegative: step Do: block = (| i |
        i: self. [i >= end] whileTrue: [block value: i With: i. i: i + step]. nil).
    findFirst: test IfPresent: present IfAbsent: absent = (
        do: [|:v. :k| (test value: v With: k) ifTrue: [^ present value: v With: k]].
        absent value)}
  {'Category: searching'
    to: end BinarySearchBySignOf: direction IfAbsent: absent = (| low. high. middle |
        low: self. high: end.
        [low <= high] whileTrue: [
            middle: (low + high) / 2.
            0 compare: (direction value: middle)
              IfLess: [low: middle succ]
              Equal: [^ middle]
              Greater: [high: middle pred]].
        absent value: low With: high)}
  {'Category: converting'
    asInteger = (self).
    asCharacter = (asCharacterIfFail: [error: 'not a legal character']).
    asCharacterIfFail: fb = ('' characterFor: self IfFail: fb).
    asVector = (| r | r: vector copySize: self. do: [|:i| r at: i Put: i]. r).
    asObject = (asObjectIfFail: [error: 'not a valid object ID']).
    asObjectIfFail: fb = (_AsObjectIfFail: fb)}
  {'Category: printing'
    printString = (printStringBase: 10).
    decimalPrintString = (printStringBase: 10).
    binaryPrintString = (printStringBase: 2).
    octalPrintString = (printStringBase: 8).
    hexPrintString = (printStringBase: 16).
    printStringBase: base = (
        base > 16 ifTrue: [^ error: 'base for printing must <= 16'].
        self < 0 ifTrue: ['-' , (absoluteValue digitStringBase: base)]
                 False: [digitStringBase: base]).
    digitStringBase: base = (| rest. digits <- ''. q |
        rest: self.
        [q: rest / base.
         digits: ('0123456789abcdef' at: rest - (q * base)) , digits.
         rest: q.
         rest = 0] whileFalse.
        digits).
    printStringBase: base PadWith: pad ToSize: width = (| s |
        s: printStringBase: base.
        [s size < width] whileTrue: [s: pad , s].
        s).
    printStringPadWith: pad ToSize: width = (printStringBase: 10 PadWith: pad ToSize: width).
    printStringPadWith0ToSize: width = (printStringPadWith: '0' ToSize: width).
    printStringPrecision: p = (
        p > 0 ifTrue: [printString , '.' , (mutableString copySize: p FillingWith: '0')]
              False: [printString])}
  {'Category: enumerating'
    digitListBase: base Do: block = (| rest. q |
        rest: absoluteValue.
        [rest = 0] whileFalse: [q: rest / base. block value: rest - (q * base). rest: q].
        self).
    asDigitList = (asDigitList: 10).
    asDigitList: base = (| digits |
        digits: list copyRemoveAll.
        digitListBase: base Do: [|:d| digits addFirst: d].
        digits)}
} |)
