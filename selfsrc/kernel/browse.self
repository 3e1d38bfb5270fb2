"Searching the whole world: who implements a message, who sends it, what refers
 to an object. Answers are lists of slots, in the order of their holders' names
 where a tool wants one; the enumeration itself is the machine's."

globals _AddSlots: (| {'ModuleInfo: Module: browse\x7fCategory: searching'
    browse = (| {'Category: parents' parent* = traits oddball}
      {'Category: searching'
        limit = 10000.
        implementorsOf: sel = (slotsNamed: sel canonicalize).
        sendersOf: sel = (slotsHoldingAnyOf: (methodsWithLiteral: sel canonicalize)).
        slotsHoldingAnyOf: methods = (| found |
            found: list copyRemoveAll.
            methods isEmpty ifTrue: [^ found].
            allObjectsDo: [|:m| m names do: [|:n. c|
                c: m contentsAt: n.
                c isReflecteeMethod && [methods includes: c] ifTrue: [found addLast: (m slotAt: n)]]].
            found).
        referencesTo: m = (| found |
            found: list copyRemoveAll. slotsHolding: m Do: [|:s| found addLast: s]. found).
        slotsMatching: pattern = (| found |
            found: list copyRemoveAll.
            allObjectsDo: [|:m| m names do: [|:n|
                (n matchesPattern: pattern) ifTrue: [found addLast: (m slotAt: n)]]].
            found).
        methodsContaining: text = (| found |
            found: list copyRemoveAll.
            allObjectsDo: [|:m| m do: [|:s|
                s isMethod && [s contents source includesSubstring: text] ifTrue: [found addLast: s]]].
            found)}
      {'Category: enumerating'
        allObjectsDo: block = (
            (_EnumerateAllLimit: limit * 100) do: [|:m| m isReflecteeSlots ifTrue: [block value: m]]. self).
        slotsNamed: sel = (| found |
            found: list copyRemoveAll.
            (sel _EnumerateVectorImplementorsLimit: limit) do: [|:m|
                (m includesKey: sel) ifTrue: [found addLast: (m slotAt: sel)]].
            found).
        objectsReferringTo: m = (m _EnumerateVectorReferencesLimit: limit).
        methodsWithLiteral: literal = (| found |
            found: set copyRemoveAll.
            (objectsReferringTo: (reflect: literal)) do: [|:m|
                m isReflecteeMethod ifTrue: [found add: m]].
            found).
        slotsHolding: target Do: block = (
            (objectsReferringTo: target) do: [|:holder|
                holder isReflecteeActivation || [holder isReflecteeMethod] ifFalse: [
                    holder do: [|:s| s contents = target ifTrue: [block value: s]]]].
            self)} |).
} |)
