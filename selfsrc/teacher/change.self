"A taught slot: its source, the place it went to, where it came from. It is one
 transaction, done, undone and redone as a whole; its provenance is also in the
 slot's annotation, so that it is found when all else is lost."

traits _AddSlots: (| {'ModuleInfo: Module: change\x7fCategory: structure'
    taughtChange = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: change\x7fCategory: prototypes'
    taughtChange = (| {'Category: parents' parent* = traits taughtChange}
      {'Category: state'
        place.
        source <- ''.
        names <- vector.
        selector <- ''.
        comment <- ''.
        provenance <- ''.
        isDone <- false.
        entry} |).
} |)

traits taughtChange _AddSlots: (| {'ModuleInfo: Module: change'
  {'Category: creating'
    of: report At: aPlace For: aSelector = (
        (((copy place: aPlace) source: report plainSource) names: report names)
            selector: aSelector)}
  {'Category: naming'
    label = ('learn ' , selector).
    holderMirror = (place)}
  {'Category: control'
    doIfFail: fb = (
        isDone ifTrue: [^ self].
        addSlots: (literalIfFail: [|:why| ^ fb value: why]) IfFail: [|:why| ^ fb value: why].
        isDone: true).
    undo = (
        isDone ifFalse: [^ self].
        names do: [|:n| removeSlot: n].
        isDone: false.
        entry == nil ifFalse: [entry outcome: 'undone' Reward: 0].
        self).
    redo = (
        doIfFail: [^ self].
        entry == nil ifFalse: [entry outcome: 'accepted' Reward: 0].
        self).
    revoke = (undo).
    "One step of the world's undo list, where there is one."
    recordInHistory = (
        ((reflect: globals) includesKey: 'history') ifFalse: [^ self].
        history addLabel: label Undo: [undo] Redo: [redo].
        self)}
  {'Category: converting'
    annotatedSource = ('(| {' , annotation canonicalize storeString , '\n' , source , '} |)').
    annotation = (
        'Category: taught\x7fComment: ' , (oneLine: comment) , '\x7fProvenance: ' , provenance)}
  {'Category: private'
    oneLine: text = (utf8Text cut: (text replace: '\x7f' With: ' ') To: 200).
    literalIfFail: fb = (
        annotatedSource evalIfFail: [|:e| ^ fb value: 'It does not parse: ' , e printString]).
    removeSlot: name = (
        (place includesKey: name) ifTrue: [place reflectee _RemoveSlot: name IfFail: nil].
        self)}
  {'Category: primitives'
    addSlots: literal IfFail: fb = (
        place reflectee _AddSlots: literal IfFail: [|:e| ^ fb value: 'It cannot be added there (' , e , ').'].
        self)}
  {'Category: printing' statePrintString = (selector)}
} |)
