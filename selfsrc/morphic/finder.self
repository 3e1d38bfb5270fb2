"The finder: who implements a message, who sends it, which slots are named so.

 A search looks through the whole image and may take a while, so it runs in a
 process of its own; its findings are lines that open the object they lie in."

traits _AddSlots: (| {'ModuleInfo: Module: finder\x7fCategory: structure'
    finderMorph = (| {'Category: parents' parent* = traits cardMorph} |).
    findingMorph = (| {'Category: parents' parent* = traits slotRowMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: finder\x7fCategory: prototypes'
    finderMorph = cardMorph copy _AddSlots: (| {'Category: parents' parent* = traits finderMorph}
      {'Category: private' field <- nil. findings <- nil. status <- nil. minCardWidth <- 380} |).
    findingMorph = slotRowMorph copy _AddSlots: (| {'Category: parents' parent* = traits findingMorph}
      {'Category: private' holder <- nil} |).
} |)

traits finderMorph _AddSlots: (| {'ModuleInfo: Module: finder'
  {'Category: naming' morphTypeName = 'finderMorph'}
  {'Category: creating'
    open = (openText: '').
    openText: s = (| m |
        m: copy build.
        m field text: s.
        desktop world freePlaceFor: m.
        m comeToFront.
        m field focus.
        m).
    openImplementorsOf: s = ((openText: s) find: 'implementors').
    openSendersOf: s = ((openText: s) find: 'senders').
    openReferencesTo: m = ((openText: m safeName) show: [browse referencesTo: m] As: 'references').
    openChildrenOf: m = ((openText: m safeName) show: [childrenOf: m] As: 'children')}
  {'Category: private'
    build = (| h. row |
        h: headerMorph copy.
        h addMorph: (labelMorph copyText: 'Find' Font: fonts title).
        h addMorph: spacerMorph copy.
        h addMorph: (signButtonMorph copyLabel: '×' Do: [delete]).
        addMorph: h.
        field: fieldMorph copyText: ''. field isCode: false.
        field placeholder: 'a selector, such as position: or add*'.
        field acceptBlock: [find: 'implementors'].
        addMorph: field.
        addMorph: buildButtons.
        findings: columnMorph copy. findings beFlexibleHorizontally.
        addMorph: (scrollMorph copyContent: findings Max: 300).
        self).
    buildButtons = (| b |
        b: bandMorph copy. b lineBelow.
        b addMorph: (toolButtonMorph copyLabel: 'Implementors' Do: [find: 'implementors']) beViolet.
        b addMorph: (toolButtonMorph copyLabel: 'Senders' Do: [find: 'senders']).
        b addMorph: (toolButtonMorph copyLabel: 'In code' Do: [find: 'methods containing']).
        b addMorph: spacerMorph copy.
        status: labelMorph copyText: '' Font: fonts small Paint: paints secondary.
        b addMorph: status.
        b)}
  {'Category: searching'
    limit = 100.
    find: what = (| s |
        s: field text.
        s isEmpty ifTrue: [^ self].
        show: [search: what For: s] As: what).
    search: what For: s = (
        what = 'senders' ifTrue: [^ browse sendersOf: s].
        what = 'implementors' ifFalse: [^ browse methodsContaining: s].
        ((s includes: '*') || [s includes: '?'])
          ifTrue: [browse slotsMatching: s] False: [browse implementorsOf: s]).
    show: search As: what = (
        status text: 'looking…'.
        findings removeAllMorphs.
        [| found | found: search value. desktop defer: [fill: found As: what]] fork.
        self).
    fill: found As: what = (
        status text: found size printString , ' ' , what.
        findings removeAllMorphs.
        found do: [|:s| findings morphs size < limit ifTrue: [
            findings addMorph: (findingMorph copyForSlot: s)]]).
    childrenOf: m = (
        (browse referencesTo: m) copyFilteredBy: [|:s| s isParent])}
} |)

traits findingMorph _AddSlots: (| {'ModuleInfo: Module: finder'
  {'Category: naming' morphTypeName = 'findingMorph'}
  {'Category: creating'
    copyForSlot: s = (((copy slotMorph: s) holder: s holder) build)}
  {'Category: private'
    build = (
        addMorph: (labelMorph copyText: (inspection limit: slotMorph longKey To: 28) Font: fonts code).
        addMorph: spacerMorph copy.
        addMorph: (labelMorph copyText: (inspection titleOf: holder) Font: fonts code Paint: paints secondary).
        self)}
  {'Category: accessing' menuTarget = (self)}
  {'Category: events'
    leftMouseUp: evt = ((outlinerMorph openOnMirror: holder) show: slotMorph name)}
} |)
