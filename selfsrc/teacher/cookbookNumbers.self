"The cookbook's methods for numbers."

cookbook add: (((cookbookEntry for: 'isPerfectNumber isPerfect' Kinds: 'integer' Arguments: ''
    Body: '(| sum <- 0 |
    self < 2 ifTrue: [^ false].
    1 to: self / 2 Do: [|:d| (self % d) = 0 ifTrue: [sum: sum + d]].
    sum = self)'
    Says: 'true if the divisors, the number itself left out, add up to it')
    on: '28' Say: 'isPerfectNumber' Prints: 'true')
    on: '12' Say: 'isPerfectNumber' Prints: 'false')

cookbook add: (((cookbookEntry for: 'isDivisibleBy: divisibleBy: isMultipleOf:' Kinds: 'integer' Arguments: 'n'
    Body: '((self % n) = 0)'
    Says: 'true if nothing remains when dividing by the argument')
    on: '12' Say: 'isDivisibleBy: 4' Prints: 'true')
    on: '12' Say: 'isDivisibleBy: 5' Prints: 'false')

cookbook add: ((cookbookEntry for: 'digitSum sumOfDigits crossSum' Kinds: 'integer' Arguments: ''
    Body: '(| n. sum <- 0 |
    n: absoluteValue.
    [n > 0] whileTrue: [sum: sum + (n % 10). n: n / 10].
    sum)'
    Says: 'the sum of the decimal digits')
    on: '1234' Say: 'digitSum' Prints: '10')

cookbook add: ((cookbookEntry for: 'digits asDigits' Kinds: 'integer' Arguments: ''
    Body: '(| n. found |
    found: list copyRemoveAll.
    n: absoluteValue.
    [found addFirst: n % 10. n: n / 10] untilTrue: [n = 0].
    found asVector)'
    Says: 'the decimal digits, the highest first')
    on: '507' Say: 'digits size' Prints: '3')

cookbook add: (((cookbookEntry for: 'isPalindrome isPalindromic' Kinds: 'integer' Arguments: ''
    Body: '(| text |
    text: printString.
    text = text copyMutable copyReversed)'
    Says: 'true if the digits read the same from both ends')
    on: '12321' Say: 'isPalindrome' Prints: 'true')
    on: '123' Say: 'isPalindrome' Prints: 'false')

cookbook add: ((cookbookEntry for: 'collatzSteps collatz' Kinds: 'integer' Arguments: ''
    Body: '(| n. steps <- 0 |
    n: self.
    [n > 1] whileTrue: [
        n: n even ifTrue: [n / 2] False: [(n * 3) + 1].
        steps: steps + 1].
    steps)'
    Says: 'how many steps of halving or tripling plus one lead to 1')
    on: '6' Say: 'collatzSteps' Prints: '8')

cookbook add: ((cookbookEntry for: 'divisors allDivisors' Kinds: 'integer' Arguments: ''
    Body: '(| found |
    found: list copyRemoveAll.
    1 to: self Do: [|:d| (self % d) = 0 ifTrue: [found addLast: d]].
    found asVector)'
    Says: 'the numbers that divide it, in order')
    on: '12' Say: 'divisors size' Prints: '6')

cookbook add: ((cookbookEntry for: 'squared sqr' Kinds: 'number' Arguments: ''
    Body: '(self * self)' Says: 'the number times itself')
    on: '7' Say: 'squared' Prints: '49')

cookbook add: ((cookbookEntry for: 'cubed cube' Kinds: 'number' Arguments: ''
    Body: '(self * self * self)' Says: 'the third power')
    on: '3' Say: 'cubed' Prints: '27')

cookbook add: ((cookbookEntry for: 'doubled twice timesTwo' Kinds: 'number' Arguments: ''
    Body: '(self * 2)' Says: 'twice the number')
    on: '21' Say: 'doubled' Prints: '42')

cookbook add: ((cookbookEntry for: 'tripled triple thrice' Kinds: 'number' Arguments: ''
    Body: '(self * 3)' Says: 'three times the number')
    on: '7' Say: 'tripled' Prints: '21')

cookbook add: ((cookbookEntry for: 'halved halve' Kinds: 'integer' Arguments: ''
    Body: '(self / 2)' Says: 'half of it, rounded toward zero')
    on: '9' Say: 'halved' Prints: '4')

cookbook add: (((cookbookEntry for: 'between:And: isBetween:And:' Kinds: 'number' Arguments: 'low high'
    Body: '((self >= low) && [self <= high])'
    Says: 'true if the number lies between the two, both included')
    on: '5' Say: 'between: 1 And: 9' Prints: 'true')
    on: '0' Say: 'between: 1 And: 9' Prints: 'false')

cookbook add: ((cookbookEntry for: 'clampBetween:And: clamp:To: limitedTo:And:' Kinds: 'number' Arguments: 'low high'
    Body: '((self max: low) min: high)'
    Says: 'the number, or the nearer bound when it lies outside')
    on: '12' Say: 'clampBetween: 1 And: 9' Prints: '9')

cookbook add: ((cookbookEntry for: 'timesRepeat: times: timesDo:' Kinds: 'integer' Arguments: 'block'
    Body: '(do: [block value]. self)'
    Says: 'runs the block that many times')
    on: '3' Say: 'timesRepeat: []' Prints: '3')

cookbook add: ((cookbookEntry for: 'isEven' Kinds: 'integer' Arguments: ''
    Body: '(even)' Says: 'true for even numbers')
    on: '4' Say: 'isEven' Prints: 'true')

cookbook add: ((cookbookEntry for: 'isOdd' Kinds: 'integer' Arguments: ''
    Body: '(odd)' Says: 'true for odd numbers')
    on: '4' Say: 'isOdd' Prints: 'false')

cookbook add: ((cookbookEntry for: 'isPositive' Kinds: 'number' Arguments: ''
    Body: '(self > 0)' Says: 'true above zero')
    on: '4' Say: 'isPositive' Prints: 'true')

cookbook add: ((cookbookEntry for: 'isNegative' Kinds: 'number' Arguments: ''
    Body: '(self < 0)' Says: 'true below zero')
    on: '4' Say: 'isNegative' Prints: 'false')

cookbook add: ((cookbookEntry for: 'isZero' Kinds: 'number' Arguments: ''
    Body: '(self = 0)' Says: 'true for zero')
    on: '0' Say: 'isZero' Prints: 'true')

cookbook add: ((cookbookEntry for: 'percentOf:' Kinds: 'integer' Arguments: 'whole'
    Body: '((self * 100) / whole)' Says: 'its share of the argument in whole per cent')
    on: '3' Say: 'percentOf: 12' Prints: '25')

cookbook add: ((cookbookEntry for: 'asRoman romanNumeral toRoman asRomanNumeral' Kinds: 'integer' Arguments: ''
    Body: '(| n. text <- \'\' |
    n: self.
    (1000 & 900 & 500 & 400 & 100 & 90 & 50 & 40 & 10 & 9 & 5 & 4 & 1) asVector
        with: (\'M\' & \'CM\' & \'D\' & \'CD\' & \'C\' & \'XC\' & \'L\' & \'XL\' & \'X\' & \'IX\' & \'V\' & \'IV\' & \'I\') asVector
        Do: [|:value. :letters|
            [n >= value] whileTrue: [text: text , letters. n: n - value]].
    text)'
    Says: 'the number in Roman numerals')
    on: '1994' Say: 'asRoman' Prints: '\'MCMXCIV\'')

cookbook add: (((cookbookEntry for: 'asOrdinal ordinal' Kinds: 'integer' Arguments: ''
    Body: '(| last. teens |
    last: absoluteValue % 10.
    teens: (absoluteValue % 100) / 10.
    teens = 1 ifTrue: [^ printString , \'th\'].
    last = 1 ifTrue: [^ printString , \'st\'].
    last = 2 ifTrue: [^ printString , \'nd\'].
    last = 3 ifTrue: [^ printString , \'rd\'].
    printString , \'th\')'
    Says: 'the number with its English ending: 1st, 2nd, 11th')
    on: '22' Say: 'asOrdinal' Prints: '\'22nd\'')
    on: '11' Say: 'asOrdinal' Prints: '\'11th\'')

cookbook add: ((cookbookEntry for: 'asMinutes minutesAndSeconds asClock' Kinds: 'integer' Arguments: ''
    Body: '(| rest |
    rest: self % 60.
    (self / 60) printString , \':\' , (rest < 10 ifTrue: [\'0\'] False: [\'\']) , rest printString)'
    Says: 'seconds as minutes and seconds')
    on: '125' Say: 'asMinutes' Prints: '\'2:05\'')

cookbook add: (((cookbookEntry for: 'isLeapYear leapYear' Kinds: 'integer' Arguments: ''
    Body: '(
    (self % 400) = 0 ifTrue: [^ true].
    (self % 100) = 0 ifTrue: [^ false].
    (self % 4) = 0)'
    Says: 'true for leap years of the Gregorian calendar')
    on: '2000' Say: 'isLeapYear' Prints: 'true')
    on: '1900' Say: 'isLeapYear' Prints: 'false')

cookbook add: (((cookbookEntry for: 'isSquareNumber isPerfectSquare' Kinds: 'integer' Arguments: ''
    Body: '(| root <- 0 |
    [(root * root) < self] whileTrue: [root: root + 1].
    (root * root) = self)'
    Says: 'true if it is the square of a whole number')
    on: '49' Say: 'isSquareNumber' Prints: 'true')
    on: '50' Say: 'isSquareNumber' Prints: 'false')

cookbook add: ((cookbookEntry for: 'to: through: listTo:' Kinds: 'integer' Arguments: 'last'
    Body: '(| found |
    found: list copyRemoveAll.
    to: last Do: [|:i| found addLast: i].
    found)'
    Says: 'the numbers from the receiver to the argument')
    on: '3' Say: '(to: 7) size' Prints: '5')

cookbook add: ((cookbookEntry for: 'choose: over: binomial:' Kinds: 'integer' Arguments: 'k'
    Body: '(| result <- 1 |
    1 to: k Do: [|:i| result: (result * ((self - k) + i)) / i].
    result)'
    Says: 'in how many ways so many things can be chosen')
    on: '5' Say: 'choose: 2' Prints: '10')

cookbook add: ((cookbookEntry for: 'asStars stars' Kinds: 'integer' Arguments: ''
    Body: '(| text <- \'\' | do: [text: text , \'*\']. text)'
    Says: 'that many stars in a row')
    on: '4' Say: 'asStars' Prints: '\'****\'')

cookbook add: ((cookbookEntry for: 'toRadians asRadians degreesToRadians' Kinds: 'number' Arguments: ''
    Body: '(asFloat * 0.017453292519943295)' Says: 'an angle in degrees as radians')
    on: '180' Say: '(toRadians * 100) asInteger' Prints: '314')

cookbook add: ((cookbookEntry for: 'toDegrees asDegrees radiansToDegrees' Kinds: 'number' Arguments: ''
    Body: '(asFloat * 57.29577951308232)' Says: 'an angle in radians as degrees')
    on: '1' Say: 'toDegrees asInteger' Prints: '57')
