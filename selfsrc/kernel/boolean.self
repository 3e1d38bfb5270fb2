"true, false and nil: three oddballs that choose between two blocks. The
 machine knows the shape of ifTrue:False: and its kin and makes no block for
 them while these definitions stand."

traits boolean _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: parents' parent* = traits orderedOddball}
  {'Category: comparing'
    = x = (self == x).
    hash = (identityHash)}
  {'Category: control'
    ifTrue: block = (ifTrue: block False: nil).
    ifFalse: block = (ifTrue: nil False: block).
    ifFalse: block1 True: block2 = (ifTrue: block2 False: block1).
    and: block = (self && block).
    or: block = (self || block)}
  {'Category: storing'
    storeStringIfFail: fb = (printString)}
} |)

true _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: parents' parent* = traits boolean}
  {'Category: control'
    ifTrue: block1 False: block2 = (block1 value).
    && block = (block value).
    || block = (true).
    ^^ block = (block value not).
    compare: x IfLess: less Equal: equal Greater: greater = (x ifTrue: equal False: greater).
    not = (false)}
  {'Category: converting' asInteger = 1}
  {'Category: printing' printString = 'true'}
} |)

false _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: parents' parent* = traits boolean}
  {'Category: control'
    ifTrue: block1 False: block2 = (block2 value).
    && block = (false).
    || block = (block value).
    ^^ block = (block value).
    compare: x IfLess: less Equal: equal Greater: greater = (x ifTrue: less False: equal).
    not = (true)}
  {'Category: converting' asInteger = 0}
  {'Category: printing' printString = 'false'}
} |)

traits nil _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: parents' parent* = traits oddball}
} |)

nil _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: parents' parent* = traits nil}
  {'Category: control'
    ifNil: nilBlock IfNotNil: block = (nilBlock value)}
  {'Category: printing' printString = 'nil'}
  {'Category: storing' storeStringIfFail: fb = ('nil')}
} |)

defaultBehavior _AddSlots: (| {'ModuleInfo: Module: boolean'
  {'Category: testing'
    isNil = (ifNil: true IfNotNil: false).
    isNotNil = (isNil not)}
  {'Category: control'
    ifNil: block = (ifNil: block IfNotNil: [self]).
    ifNil: nilBlock IfNotNil: block = (block value: self).
    ifNotNil: block = (ifNil: [self] IfNotNil: block).
    ifNotNil: block IfNil: nilBlock = (ifNil: nilBlock IfNotNil: block)}
} |)
