"Menus of objects and of morphs.

 Middle button or long press: the object's menu, about what it is. Right button:
 the morph's menu, about the thing on the desk."

globals _AddSlots: (| {'ModuleInfo: Module: morphMenus\x7fCategory: prototypes'
    inspectionMenu = (| {'Category: parents' parent* = traits oddball} |).
} |)

traits morph _AddSlots: (| {'ModuleInfo: Module: morphMenus'
  {'Category: accessing\x7fComment: menus'
    menuTarget = (owner isNil || [isRoot || [owner isWorldMorph]] ifTrue: [self] False: [owner menuTarget]).
    objectMenu = (inspectionMenu forMorph: self).
    morphMenu = (| m |
        m: menuMorph copyTitle: morphTypeName prependAOrAn.
        m add: 'Try again' If: isBroken Do: [mend].
        m add: 'Outliner' Do: [openOutliner].
        m add: 'Duplicate' Do: [duplicate].
        m add: 'Colour…' Do: [chooseColour].
        m add: 'Resize' Do: [startResizing].
        m add: 'Submorphs…' If: morphs isEmpty not Do: [chooseSubmorph].
        m add: 'Embed in what is below' Do: [embed].
        m add: 'Bring to front' Do: [comeToFront].
        m add: 'Send to back' Do: [owner isNil ifFalse: [owner moveToBack: self]].
        m addLine.
        m add: 'Dismiss' Do: [dismiss]).
    openOutliner = (outlinerMorph openOn: self Near: globalBounds corner + (12 @ -60))}
  {'Category: control\x7fComment: each is one step of undo'
    duplicate = (| c |
        c: copy.
        c position: position.
        c rotation: rotation.
        desktop hand attach: c.
        desktop worldChanged.
        c).
    dismiss = (| from. m. p |
        from: owner. m: self. p: position.
        delete.
        history addLabel: 'dismiss'
            Undo: [from addMorph: m. m position: p] Redo: [m delete]).
    colour: p = (| m. was |
        m: self. was: color.
        color: p.
        history addLabel: 'colour' Undo: [m color: was] Redo: [m color: p]).
    chooseColour = (| m |
        m: menuMorph copyTitle: 'colour'.
        paints playful do: [|:p| m add: (p paintName capitalize) Do: [colour: p]].
        desktop openMenu: m At: desktop hand position).
    chooseSubmorph = (| m |
        m: menuMorph copyTitle: 'submorphs'.
        morphsDo: [|:x| m add: x morphTypeName Do: [
            desktop openMenu: x morphMenu At: desktop hand position]].
        desktop openMenu: m At: desktop hand position).
    embed = (| below |
        below: self.
        owner morphsDo: [|:x|
            (x == self) not && [x bounds includes: centre] ifTrue: [below: x]].
        below == self ifTrue: [^ self].
        embedIn: below).
    embedIn: below = (| from. m |
        from: owner. m: self.
        below addMorphInPlace: self.
        history addLabel: 'embed'
            Undo: [from addMorphInPlace: m] Redo: [below addMorphInPlace: m]).
    startResizing = (
        desktop world addMorph: (resizerMorph copyFor: self))}
} |)

inspectionMenu _AddSlots: (| {'ModuleInfo: Module: morphMenus'
  {'Category: creating'
    forMorph: x = (| m |
        x isWorldMorph ifTrue: [^ forWorld].
        m: for: (reflect: x).
        m addLine.
        (teacher learnsUnprompted: x)
          ifTrue: [m add: 'Ask before it learns' Do: [teacher letNotLearnUnprompted: x. desktop worldChanged]]
           False: [m add: 'May ask by itself' Do: [teacher letLearnUnprompted: x. desktop worldChanged]].
        m add: 'Dismiss' Do: [x dismiss]).
    for: mirror = (| m |
        m: menuMorph copyTitle: (inspection titleOf: mirror).
        m add: 'Outliner' Do: [outlinerMorph openOnMirror: mirror].
        m add: 'Parents' Do: [openParentsOf: mirror].
        m add: 'Children…' If: (mirror == (reflect: lobby)) not Do: [finderMorph openChildrenOf: mirror].
        m add: 'References' Do: [finderMorph openReferencesTo: mirror].
        m add: 'Add slot…' Do: [addSlotTo: mirror]).
    forSlot: sm = (| m. s |
        s: sm slot.
        m: menuMorph copyTitle: s longKey.
        m add: 'Edit' Do: [sm isEditing ifFalse: [sm openPanel]].
        m add: 'Outliner of its contents' If: s isMethod not Do: [outlinerMorph openOnMirror: s contents].
        m add: 'Implementors' Do: [finderMorph openImplementorsOf: s name].
        m add: 'Senders' Do: [finderMorph openSendersOf: s name].
        m addLine.
        m add: 'Remove slot' Do: [edits remove: s name From: s holder]).
    forWorld = (| m |
        m: menuMorph copyTitle: 'the world'.
        m add: 'New…' Do: [paletteMorph open].
        m add: 'Find…' Do: [finderMorph open].
        m add: 'Lobby' Do: [outlinerMorph openOn: lobby].
        m add: 'Radar' Do: [radarMorph open].
        m addLine.
        m add: 'Undo ' , history undoLabel If: history canUndo Do: [history undo].
        m add: 'Redo ' , history redoLabel If: history canRedo Do: [history redo].
        m addLine.
        m add: 'Clean up' Do: [desktop cleanUp].
        m add: (theme isDark ifTrue: ['Light theme'] False: ['Dark theme']) Do: [
            theme isDark: theme isDark not. desktop themeChanged].
        m add: 'Model settings…' Do: [platform openSettings].
        m add: 'Save the teaching log…' Do: [teacher exportLog].
        m add: 'Forget all that was taught' If: teacher taughtSlots isEmpty not Do: [
            teacher revokeAll. desktop worldChanged].
        m add: 'Export the world' Do: [platform exportWorld].
        m add: 'Import a world…' Do: [platform importFile].
        m add: 'Reset the world…' Do: [platform resetWorld])}
  {'Category: control'
    openParentsOf: mirror = (
        mirror do: [|:s| s isParent ifTrue: [outlinerMorph openOnMirror: s contents]]. self).
    addSlotTo: mirror = (
        (outlinerMorph openOnMirror: mirror) openUp addNewSlot)}
} |)

"A handle at the corner of a morph that is being resized."

traits _AddSlots: (| {'ModuleInfo: Module: morphMenus\x7fCategory: structure'
    resizerMorph = (| {'Category: parents' parent* = traits morph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: morphMenus\x7fCategory: prototypes'
    resizerMorph = morph copy _AddSlots: (| {'Category: parents' parent* = traits resizerMorph}
      {'Category: state' target <- nil. startExtent <- 0 @ 0. rawExtent <- 16 @ 16} |).
} |)

traits resizerMorph _AddSlots: (| {'ModuleInfo: Module: morphMenus'
  {'Category: naming' morphTypeName = 'resizerMorph'}
  {'Category: creating'
    copyFor: m = (| r |
        r: copy. r target: m. r startExtent: m extent.
        r centre: m globalBounds corner.
        r)}
  {'Category: accessing' cursorName = 'nwse-resize'. mayBeGrabbed = false}
  {'Category: drawing'
    baseDrawOn: c = (
        c ellipse: baseBounds Fill: paints card Stroke: paints violet Width: 2)}
  {'Category: events'
    leftMouseDown: evt = (true).
    mouseMove: evt = (| e |
        e: ((target globalToLocal: evt cursorPoint) max: 12 @ 12).
        target setWidth: e x round asInteger Height: e y round asInteger.
        centre: target globalBounds corner).
    leftMouseUp: evt = (| m. was. now |
        m: target. was: startExtent. now: target extent.
        delete.
        history addLabel: 'resize'
            Undo: [m setWidth: was x Height: was y] Redo: [m setWidth: now x Height: now y])}
} |)
