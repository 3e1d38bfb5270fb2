"What every object that inherits from the lobby understands: identity,
 printing, value, double dispatch on = and the arithmetic of pairs."

defaultBehavior _AddSlots: (| {'ModuleInfo: Module: defaultBehavior'
  {'Category: comparing'
    == x = (_Eq: x).
    !== x = ((self == x) not).
    != x = ((self = x) not).
    identityHash = (_IdentityHash)}
  {'Category: copying'
    clone = (_Clone)}
  {'Category: reflection'
    reflect: x = (x _Mirror).
    asMirror = (reflect: self).
    objectID = ('<' , objectIDNumber printString , '>').
    objectIDNumber = (_ObjectID)}
  {'Category: creating'
    & x = (x appendToCollector: (collector copyFirst: self)).
    appendToCollector: c = (c append: self).
    @ y = (point copyX: self Y: y)}
  {'Category: accessing' key = (self)}
  {'Category: testing' isMorph = false}
  {'Category: control\x7fComment: an object stands for a block that answers it'
    value = (self).
    value: a = (value).
    value: a With: b = (value: a).
    value: a With: b With: c = (value: a With: b).
    value: a With: b With: c With: d = (value: a With: b With: c).
    value: a With: b With: c With: d With: e = (value: a With: b With: c With: d).
    value: a With: b With: c With: d With: e With: f = (
        value: a With: b With: c With: d With: e).
    value: a With: b With: c With: d With: e With: f With: g = (
        value: a With: b With: c With: d With: e With: f)}
  {'Category: printing'
    asString = (printString).
    namePrintString = (asMirror safeName).
    statePrintString = ''.
    printString = (| state |
        state: statePrintString.
        state isEmpty ifTrue: [namePrintString] False: [namePrintString , '(' , state , ')']).
    printStringSize: limit = (| text |
        text: printString.
        text size <= limit ifTrue: [text] False: [namePrintString]).
    printStringSize: limit Depth: depth = (printStringSize: limit).
    print = (printString print. self).
    printLine = (print. '\n' print. self)}
  {'Category: storing'
    storeString = (storeStringIfFail: [|:e| error: 'cannot store: ' , e]).
    storeStringIfFail: fb = (asMirror storeNameIfFail: fb)}
  {'Category: double dispatch'
    equalsBigInteger: x = (false).
    equalsCanonicalString: x = (false).
    equalsCollection: x = (false).
    equalsColor: x = (false).
    equalsDictionary: x = (false).
    equalsFloat: x = (false).
    equalsPair: x = (false).
    equalsRectangle: x = (false).
    equalsSet: x = (false).
    equalsSmallInteger: x = (false)}
  {'Category: double dispatch\x7fComment: a scalar meets a pair: each half of the pair meets the scalar'
    pairPlus: p = (p copyX: p x + self Y: p y + self).
    pairMinus: p = (p copyX: p x - self Y: p y - self).
    pairTimes: p = (p copyX: p x * self Y: p y * self).
    pairDivide: p = (p copyX: p x / self Y: p y / self).
    pairDivideCeiling: p = (p copyX: p x /+ self Y: p y /+ self).
    pairDivideExact: p = (p copyX: p x /= self Y: p y /= self).
    pairDivideFloor: p = (p copyX: p x /- self Y: p y /- self).
    pairDivideRound: p = (p copyX: p x /~ self Y: p y /~ self).
    pairMax: p = (p copyX: (p x max: self) Y: (p y max: self)).
    pairMin: p = (p copyX: (p x min: self) Y: (p y min: self)).
    pairMean: p = (p copyX: (p x mean: self) Y: (p y mean: self))}
} |)

"A failure block that makes an error of what it is told."

globals _AddSlots: (| {'ModuleInfo: Module: defaultBehavior\x7fCategory: errors'
    raiseError = (| {'Category: parents' parent* = traits oddball}
      {'Category: errors' value = (value: ''). value: text = (error: text)} |).
} |)
