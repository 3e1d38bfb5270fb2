"Outliners: an object laid open on a card.

 Slots stand under their categories; a click opens a method or a value to be
 edited in place, the sign at the end of a row opens the object in the slot. The
 field at the bottom evaluates with the object as self: Do it runs, Get it puts
 the result in the hand. There is one outliner for an object; asking again brings
 the one that is there to the front."

traits _AddSlots: (| {'ModuleInfo: Module: outliner\x7fCategory: structure'
    outlinerMorph = (| {'Category: parents' parent* = traits cardMorph} |).
    categoryMorph = (| {'Category: parents' parent* = traits columnMorph} |).
    slotMorph = (| {'Category: parents' parent* = traits columnMorph} |).
    slotRowMorph = (| {'Category: parents' parent* = traits rowMorph} |).
    slotSignMorph = (| {'Category: parents' parent* = traits signButtonMorph} |).
    evaluatorMorph = (| {'Category: parents' parent* = traits columnMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: outliner\x7fCategory: prototypes'
    outlinerMorph = cardMorph copy _AddSlots: (| {'Category: parents' parent* = traits outlinerMorph}
      {'Category: state' mirror <- nil. isOpen <- true}
      {'Category: private' header <- nil. title <- nil. triangle <- nil. body <- nil.
        evaluator <- nil. closedGroups <- list copyRemoveAll. groupNames <- ''} |).
    categoryMorph = columnMorph copy _AddSlots: (| {'Category: parents' parent* = traits categoryMorph}
      {'Category: state' outliner <- nil. group <- nil. rows <- list copyRemoveAll. isOpen <- true}
      {'Category: private' topMargin <- 8. horizontalResizing <- 'flexible'} |).
    slotMorph = columnMorph copy _AddSlots: (| {'Category: parents' parent* = traits slotMorph}
      {'Category: state' outliner <- nil. slot <- nil}
      {'Category: private' row <- nil. valueLabel <- nil. panel <- nil. signMorph <- nil.
        horizontalResizing <- 'flexible'} |).
    slotRowMorph = rowMorph copy _AddSlots: (| {'Category: parents' parent* = traits slotRowMorph}
      {'Category: private' slotMorph <- nil. isHovered <- false. leftMargin <- 14.
        rightMargin <- 10. spacing <- 8. horizontalResizing <- 'flexible'} |).
    slotSignMorph = signButtonMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits slotSignMorph}
      {'Category: private' slotMorph <- nil. minSide <- 18. edge <- paints line.
        ink <- paints faint. font <- fonts smallCode. isAiming <- false. arrow <- nil} |).
    evaluatorMorph = columnMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits evaluatorMorph}
      {'Category: state' mirror <- nil}
      {'Category: private' field <- nil. problem <- nil. horizontalResizing <- 'flexible'} |).
} |)

outlinerMorph minCardWidth: 392

traits outlinerMorph _AddSlots: (| {'ModuleInfo: Module: outliner'
  {'Category: naming' morphTypeName = 'outlinerMorph'}
  {'Category: testing' isOutliner = true}
  {'Category: creating'
    openOn: x = (openOnMirror: (reflect: x)).
    openOnMirror: m = (openOnMirror: m Near: nil).
    openOn: x Near: p = (openOnMirror: (reflect: x) Near: p).
    openOnMirror: m Near: p = (| o |
        o: existingOn: m IfNone: [copyOnMirror: m].
        o isInWorld ifTrue: [o comeToFront. ^ o].
        desktop world placeFreely: o Near: (p isNil ifTrue: [420 @ 128] False: [p]).
        o).
    existingOn: m IfNone: none = (
        desktop world morphsDo: [|:x|
            (x isOutliner && [x mirror == m]) ifTrue: [^ x]].
        none value).
    copyOnMirror: m = ((copy mirror: m) build).
    copyClosedOn: x = ((copyOnMirror: (reflect: x)) close)}
  {'Category: copying'
    copy = (resend.baseCopy closedGroups: list copyRemoveAll)}
  {'Category: private\x7fComment: making the card'
    build = (
        addMorph: buildHeader.
        body: columnMorph copy. body beFlexibleHorizontally. body bottomMargin: 8.
        addMorph: (scrollMorph copyContent: body Max: 430).
        evaluator: evaluatorMorph copyOn: mirror.
        addMorph: evaluator.
        fill.
        getSteppedEveryMSecs: 500.
        self).
    buildHeader = (
        header: headerMorph copy.
        triangle: (signButtonMorph copyLabel: '▾' Do: [toggle]) beNarrow.
        title: labelMorph copyText: (inspection titleOf: mirror) Font: fonts title.
        header addMorph: triangle. header addMorph: title.
        header addMorph: (pillMorph copyText: (inspection kindOf: mirror)).
        header addMorph: spacerMorph copy.
        addSigns.
        header).
    addSigns = (
        header addMorph: (signButtonMorph copyLabel: '↑' Do: [openParents] Hint: 'Open its parents').
        header addMorph: (signButtonMorph copyLabel: 'E' Do: [openEvaluator] Hint: 'Evaluate with it as self').
        header addMorph: (signButtonMorph copyLabel: '×' Do: [delete] Hint: 'Put this card away')).
    fill = (| arrows |
        arrows: standingArrows.
        fillAnew.
        arrows do: [|:a| restoreArrow: a]).
    standingArrows = (| r |
        r: list copyRemoveAll.
        slotMorphsDo: [|:m| m signMorph hasArrow ifTrue: [r addLast: (pair copyX: m slot name Y: m signMorph arrow target)]].
        r).
    restoreArrow: a = (| m |
        m: slotMorphNamed: a x.
        m isNil ifFalse: [m signMorph arrowTo: a y]).
    slotMorphsDo: block = (
        body morphsDo: [|:c| c rows do: [|:r| block value: r]]. self).
    fillAnew = (
        body removeAllMorphs.
        groupNames: namesOfGroups.
        fillWith: [|:g| (hiddenGroups includes: g name) not].
        fillWith: [|:g| hiddenGroups includes: g name]).
    fillWith: test = (
        (inspection groupsOf: mirror) do: [|:g|
            (test value: g) ifTrue: [body addMorph: (categoryMorph copyGroup: g For: self)]])}
  {'Category: control'
    toggle = (isOpen ifTrue: [close] False: [openUp]).
    close = (
        isOpen: false. triangle label: '▸'. minCardWidth: 236.
        body owner hide. evaluator hide. header beAlone: true.
        layoutChanged. self).
    openUp = (
        isOpen: true. triangle label: '▾'. minCardWidth: 392.
        body owner show. evaluator show. header beAlone: false.
        layoutChanged. self).
    openParents = (
        mirror do: [|:s| s isParent ifTrue: [outlinerMorph openOnMirror: s contents]]. self).
    openEvaluator = (isOpen ifFalse: [openUp]. evaluator focus. self).
    isGroupClosed: name = (
        (closedGroups includes: name) || [(hiddenGroups includes: name) && [(closedGroups includes: '+' , name) not]]).
    hiddenGroups = (('private' & 'composite') asVector).
    addNewSlot = (
        body addMorph: (newSlotPanelMorph copyFor: self). self).
    slotMorphNamed: name = (
        slotMorphsDo: [|:r| r slot name = name ifTrue: [^ r]].
        nil).
    show: name = (| r |
        openUp.
        r: slotMorphNamed: name.
        (r isNil || [r isEditing]) ifFalse: [r openPanel].
        self).
    group: name Closed: b = (
        closedGroups remove: name IfAbsent: nil.
        closedGroups remove: '+' , name IfAbsent: nil.
        closedGroups addLast: (b ifTrue: [name] False: ['+' , name]))}
  {'Category: scheduling\x7fComment: looking at the object again'
    step = (isOpen ifTrue: [lookAgain]. self).
    objectsChanged = (lookAgain).
    lookAgain = (
        groupNames = namesOfGroups ifFalse: [isEditing ifFalse: [fill. ^ self]].
        slotMorphsDo: [|:r| r lookAgain].
        title text: (inspection titleOf: mirror)).
    isEditing = (
        slotMorphsDo: [|:r| r isEditing ifTrue: [^ true]]. false).
    namesOfGroups = (utf8 join: mirror names With: ' ')}
  {'Category: accessing\x7fComment: the object whose menu the middle button opens'
    menuTarget = (self).
    objectMenu = (inspectionMenu for: mirror)}
} |)

traits signButtonMorph _AddSlots: (| {'ModuleInfo: Module: outliner\x7fCategory: state'
    beNarrow = (minSide: 16. refit. self).
} |)

traits morph _AddSlots: (| {'ModuleInfo: Module: outliner\x7fCategory: testing'
    isOutliner = false.
} |)

traits categoryMorph _AddSlots: (| {'ModuleInfo: Module: outliner'
  {'Category: naming' morphTypeName = 'categoryMorph'}
  {'Category: creating'
    copyGroup: g For: o = ((((copy group: g) outliner: o) rows: list copyRemoveAll) build)}
  {'Category: private'
    build = (
        isOpen: (outliner isGroupClosed: group name) not.
        addMorph: titleRow.
        isOpen ifTrue: [group slots do: [|:s| addRow: s]].
        self).
    titleRow = (| r |
        r: rowMorph copy. r leftMargin: 14. r verticalMargin: 3. r beFlexibleHorizontally.
        r addMorph: (captionMorph copyLabel: titleText Do: [toggle]).
        r addMorph: spacerMorph copy.
        r).
    titleText = (isOpen ifTrue: [group name] False: [group name , '  …']).
    addRow: s = (| m |
        m: slotMorph copySlot: s For: outliner.
        rows addLast: m.
        addMorph: m)}
  {'Category: control'
    toggle = (
        outliner group: group name Closed: isOpen.
        rows: list copyRemoveAll.
        removeAllMorphs.
        build)}
} |)

traits slotMorph _AddSlots: (| {'ModuleInfo: Module: outliner'
  {'Category: naming' morphTypeName = 'slotMorph'}
  {'Category: creating'
    copySlot: s For: o = (((copy slot: s) outliner: o) build)}
  {'Category: testing'
    isEditing = (panel isNil not)}
  {'Category: private'
    build = (
        row: (slotRowMorph copyFor: self).
        row addMorph: (labelMorph copyText: slot longKey Font: fonts code Paint: namePaint).
        row addMorph: spacerMorph copy.
        valueLabel: labelMorph copyText: valueText Font: fonts code Paint: paints secondary.
        row addMorph: valueLabel.
        signMorph: slotSignMorph copyFor: self.
        row addMorph: signMorph.
        addMorph: row.
        self).
    namePaint = (slot isParent ifTrue: [paints violet] False: [paints ink]).
    valueText = (
        slot exists ifFalse: [^ 'gone'].
        slot isMethod ifTrue: [^ ''].
        inspection valueOf: slot contents).
    sign = (
        slot isMethod ifTrue: [^ '≡'].
        slot isParent ifTrue: [^ '*'].
        slot isAssignable ifTrue: [':'] False: ['='])}
  {'Category: control'
    lookAgain = (valueLabel text: valueText. self).
    openContents = (
        slot isMethod ifTrue: [toggle] False: [showContents]).
    showContents = (| o |
        o: outlinerMorph openOnMirror: slot contents Near: signMorph globalPosition + (160 @ -60).
        signMorph arrowTo: o.
        o).
    toggle = (panel isNil ifTrue: [openPanel] False: [closePanel]).
    openPanel = (panel: (slotPanelMorph copyFor: self). addMorph: panel. self).
    closePanel = (removeMorph: panel. panel: nil. self)}
  {'Category: accessing'
    objectMenu = (inspectionMenu forSlot: self)}
} |)

traits slotRowMorph _AddSlots: (| {'ModuleInfo: Module: outliner'
  {'Category: naming' morphTypeName = 'slotRowMorph'}
  {'Category: creating' copyFor: s = (copy slotMorph: s)}
  {'Category: testing' containsPoint: p = (baseBounds includes: p)}
  {'Category: accessing'
    computeMinExtent = ((resend.computeMinExtent x) @ theme rowHeight).
    menuTarget = (slotMorph).
    cursorName = 'pointer'}
  {'Category: events'
    leftMouseDown: evt = (true).
    leftMouseUp: evt = (
        (baseBounds includes: (globalToLocal: evt cursorPoint)) ifTrue: [slotMorph toggle]. self).
    pointerEnter: evt = (isHovered: true. changed).
    pointerLeave: evt = (isHovered: false. changed)}
  {'Category: drawing'
    baseDrawOn: c = (
        isHovered ifTrue: [c rectangle: baseBounds Fill: paints code]. self)}
} |)

traits slotSignMorph _AddSlots: (| {'ModuleInfo: Module: outliner'
  {'Category: naming' morphTypeName = 'slotSignMorph'}
  {'Category: creating'
    copyFor: s = (((copy slotMorph: s) rawLabel: s sign) refit)}
  {'Category: control' press = (slotMorph openContents)}
  {'Category: events\x7fComment: pulled away, it aims the slot at another object'
    mouseMove: evt = (
        isPressed: false.
        (slotMorph slot isMethod) ifTrue: [^ self].
        isAiming ifFalse: [startAiming].
        arrow aimAt: evt cursorPoint).
    startAiming = (
        isAiming: true.
        arrow isNil ifFalse: [arrow delete].
        arrow: arrowMorph copyFrom: self.
        desktop world addMorph: arrow).
    leftMouseUp: evt = (
        isAiming ifFalse: [isPressed ifTrue: [isPressed: false. changed. runPress]. ^ self].
        isAiming: false. arrow delete. arrow: nil.
        pointAtObjectUnder: evt).
    hasArrow = (arrow isNil not && [arrow isInWorld && [arrow target isNil not]]).
    arrowTo: outliner = (
        arrow isNil ifFalse: [arrow delete].
        arrow: arrowMorph copyFrom: self To: outliner.
        desktop world addMorph: arrow).
    mouseCancel: evt = (
        arrow isNil ifFalse: [arrow delete. arrow: nil]. isAiming: false. changed).
    pointAtObjectUnder: evt = (| m |
        m: (evt sourceHand morphUnder: evt cursorPoint) objectMirror.
        (m isNil || [slotMorph slot isAssignable not]) ifTrue: [^ self].
        edits set: slotMorph slot To: m.
        showIfOpen: m).
    showIfOpen: m = (
        arrowTo: (outlinerMorph existingOn: m IfNone: [^ self]))}
} |)

traits morph _AddSlots: (| {'ModuleInfo: Module: outliner\x7fCategory: reflection'
    objectMirror = (
        "The object that this morph, or the tool it is part of, stands for."
        ownersDo: [|:m| m isOutliner ifTrue: [^ m mirror]].
        isOutliner ifTrue: [^ mirror].
        isWorldMorph ifTrue: [nil] False: [reflect: rootForGrab]).
} |)
