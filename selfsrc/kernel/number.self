"What all numbers share. Children supply zero, one, two and the arithmetic;
 a + that meets another kind of number asks that number by double dispatch."

traits _AddSlots: (| {'ModuleInfo: Module: number\x7fCategory: structure'
    number = (| {'Category: parents' parent* = traits orderedOddball} |).
} |)

traits number _AddSlots: (| {'ModuleInfo: Module: number'
  {'Category: accessing' zero = 0. one = 1. two = 2}
  {'Category: arithmetic'
    absoluteValue = (self >= zero ifTrue: [self] False: [negate]).
    negate = (zero - self).
    inverse = (1.0 /= asFloat).
    double = (self * two).
    half = (self / two).
    square = (self * self).
    succ = (successor).
    pred = (predecessor).
    successor = (self + one).
    predecessor = (self - one).
    sign = (compare: zero IfLess: -1 Equal: 0 Greater: 1).
    %+ a = (| r | r: self % a. r >= 0 ifTrue: [r] False: [a absoluteValue + r]).
    mean: x = ((self + x) /~ two).
    roundDownTo: modulus = ((self /- modulus) * modulus).
    roundUpTo: modulus = ((self /+ modulus) * modulus).
    interpolate: p From: x = ((asFloat * (1.0 - p asFloat)) + (x asFloat * p asFloat)).
    power: exponent = (exponent reversePower: self).
    log: a = (| m <- 0. e <- 1 |
        a <= zero ifTrue: [error: 'log: negative or zero argument'].
        self <= one ifTrue: [error: 'log: receiver <= 1'].
        [e <= a] whileTrue: [e: e * self. m: m + 1].
        m - 1)}
  {'Category: arithmetic\x7fComment: answers are floats'
    squareRoot = (asFloat squareRoot).
    exp = (asFloat exp).
    naturalLog = (asFloat naturalLog).
    logBase: b = (naturalLog / b naturalLog).
    sin = (asFloat sin).
    cos = (asFloat cos).
    tan = (asFloat tan).
    arcSin = (asFloat arcSin).
    arcCos = (asFloat arcCos).
    arcTan = (asFloat arcTan).
    arcTan: x = (asFloat arcTan: x asFloat)}
  {'Category: enumerating'
    sumTo: end = (sumFrom: successor To: end).
    sumFrom: start To: end = (| sum |
        sum: self. start to: end Do: [|:i| sum: sum + i]. sum)}
  {'Category: converting'
    asBoolean = (self != zero).
    asSmallInteger = (asSmallIntegerIfFail: raiseError).
    asSmallIntegerIfPossible = (asSmallIntegerIfFail: [self]).
    addTime: t = (t addMsec: self).
    subtractTime: t = (t subtractMsec: self)}
  {'Category: comparing'
    max: x = (self > x ifTrue: [self] False: [x]).
    min: x = (self < x ifTrue: [self] False: [x])}
  {'Category: storing' storeStringIfFail: fb = (printString)}
  {'Category: testing' isImmutableForFilingOut = true}
} |)
