"The selector somebody may have meant: the nearest one that the receiver does
 understand, offered before a teacher is asked."

globals _AddSlots: (| {'ModuleInfo: Module: nearest\x7fCategory: prototypes'
    nearestSelector = (| {'Category: parents' parent* = traits oddball} |).
} |)

nearestSelector _AddSlots: (| {'ModuleInfo: Module: nearest'
  {'Category: searching'
    to: selector In: shape IfNone: none = (| best. distance. limit |
        limit: 1 max: selector size / 5.
        distance: limit + 1.
        candidatesIn: shape For: selector Do: [|:name. d|
            d: distanceFrom: selector To: name Limit: limit.
            d < distance ifTrue: [distance: d. best: name]].
        best == nil ifTrue: [none value] False: [best])}
  {'Category: private'
    "Names with as many arguments, of about the same length."
    candidatesIn: shape For: selector Do: block = (| count |
        count: selectorText argumentCountOf: selector.
        shape path do: [|:m|
            m names do: [|:name|
                (isCandidate: name For: selector Count: count) ifTrue: [block value: name]]].
        self).
    isCandidate: name For: selector Count: count = (
        ((name size - selector size) absoluteValue <= 3)
            && [(selectorText argumentCountOf: name) = count]).
    "A change of capitals alone counts as one."
    distanceFrom: a To: b Limit: limit = (
        a uncapitalizeAll = b uncapitalizeAll ifTrue: [^ 1].
        selectorText distanceFrom: a To: b Limit: limit)}
} |)
