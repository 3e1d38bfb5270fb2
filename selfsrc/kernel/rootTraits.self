"The roots of inheritance. A prototype's traits begin with one of four:
 clonable or oddball (may it be copied?), ordered or not. Each is put together
 from mixins, so that an object may take one aspect without the others."

mixins _AddSlots: (| {'ModuleInfo: Module: rootTraits\x7fCategory: structure'
    clonable = (| {'Category: copying'
        copy = (clone).
    } |).
    oddball = (| {'Category: copying'
        copy = (self).
    } |).
    identity = (| {'Category: comparing'
        = x = (self == x).
        hash = (identityHash).
    } |).
    unordered = ().
    ordered = (| {'Category: comparing'
        "A child says what < and = mean; the rest follows."
        > x = (x < self).
        <= x = ((x < self) not).
        >= x = ((self < x) not).
        max: x = (self > x ifTrue: [self] False: [x]).
        min: x = (self < x ifTrue: [self] False: [x]).
        compare: x IfLess: less Equal: equal Greater: greater = (
            self = x ifTrue: [^ equal value].
            self < x ifTrue: [less value] False: [greater value]).
    } |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: rootTraits\x7fCategory: structure'
    clonable = (| {'Category: parents'
        cloning* = mixins clonable.
        comparing* = mixins identity.
        ordering* = mixins unordered.
        parent* = lobby.
    } |).
    oddball = (| {'Category: parents'
        cloning* = mixins oddball.
        comparing* = mixins identity.
        ordering* = mixins unordered.
        parent* = lobby.
    } |).
    orderedClonable = (| {'Category: parents'
        cloning* = mixins clonable.
        ordering* = mixins ordered.
        parent* = lobby.
    } |).
    orderedOddball = (| {'Category: parents'
        cloning* = mixins oddball.
        ordering* = mixins ordered.
        parent* = lobby.
    } |).
} |)
