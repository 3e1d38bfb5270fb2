"The strip under a slot in which its source is edited.

 Accept and cancel appear with the first change. What does not parse is marked
 where it stands and said in words below; nothing is lost. A method is replaced,
 a data slot gets the value of its expression, both as one step of undo."

traits _AddSlots: (| {'ModuleInfo: Module: slotPanel\x7fCategory: structure'
    slotPanelMorph = (| {'Category: parents' parent* = traits columnMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: slotPanel\x7fCategory: prototypes'
    slotPanelMorph = columnMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits slotPanelMorph}
      {'Category: state' slotMorph <- nil}
      {'Category: private' editor <- nil. buttons <- nil. problem <- nil.
        horizontalResizing <- 'flexible'} |).
} |)

traits _AddSlots: (| {'ModuleInfo: Module: slotPanel\x7fCategory: structure'
    newSlotPanelMorph = (| {'Category: parents' parent* = traits slotPanelMorph} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: slotPanel\x7fCategory: prototypes'
    newSlotPanelMorph = slotPanelMorph copy _AddSlots: (| {'Category: parents'
        parent* = traits newSlotPanelMorph}
      {'Category: state' outliner <- nil} |).
} |)

traits slotPanelMorph _AddSlots: (| {'ModuleInfo: Module: slotPanel'
  {'Category: naming' morphTypeName = 'slotPanelMorph'}
  {'Category: creating' copyFor: s = ((copy slotMorph: s) build)}
  {'Category: testing' containsPoint: p = (baseBounds includes: p)}
  {'Category: drawing'
    baseDrawOn: c = (
        c rectangle: baseBounds Fill: paints code.
        c rectangle: (0 @ 0) # (width @ 1) Fill: paints line.
        c rectangle: (0 @ (height - 1)) # extent Fill: paints line)}
  {'Category: private'
    build = (
        editor: editorMorph copyText: sourceText Accept: [accept] Cancel: [cancel].
        editor changeBlock: [showButtons].
        problem: labelMorph copyText: '' Font: fonts small Paint: paints red.
        addMorph: editor.
        self).
    sourceText = (inspection sourceOf: slotMorph slot).
    showButtons = (
        editor unmark.
        buttons isNil ifFalse: [^ self].
        buttons: bandMorph copy. buttons rightMargin: 10.
        buttons addMorph: problem.
        buttons addMorph: spacerMorph copy.
        buttons addMorph: (toolButtonMorph copyLabel: 'Cancel' Do: [cancel]) beRed.
        buttons addMorph: (toolButtonMorph copyLabel: 'Accept' Do: [accept]) beGreen.
        addMorph: buttons)}
  {'Category: control'
    accept = ((message copy receiver: self Selector: 'acceptNow') fork. self).
    acceptNow = (
        edits add: editor text To: slotMorph slot holder Annotation: slotMorph slot annotationText
          IfFail: [|:e| desktop defer: [complain: e]. ^ self].
        desktop defer: [accepted]).
    accepted = (
        problem text: ''.
        buttons isNil ifFalse: [removeMorph: buttons. buttons: nil].
        editor text: sourceText.
        slotMorph lookAgain).
    cancel = (slotMorph closePanel).
    complain: e = (
        showButtons.
        problem text: (inspection limit: e message To: 60).
        markLine: e errorLine - 1).
    markLine: i = (
        (i < 0) || [i >= editor buffer lineCount] ifTrue: [^ self].
        editor mark: (textMark copyFrom: (editor buffer startOf: i) To: (editor buffer endOf: i)))}
} |)

traits newSlotPanelMorph _AddSlots: (| {'ModuleInfo: Module: slotPanel'
  {'Category: naming' morphTypeName = 'newSlotPanelMorph'}
  {'Category: creating'
    copyFor: o = (| p |
        p: (copy outliner: o) build.
        p editor placeholder: 'name <- value     or     name: arg = ( … )'.
        desktop defer: [p editor focus].
        p)}
  {'Category: private' sourceText = ''}
  {'Category: control'
    acceptNow = (
        edits add: editor text To: outliner mirror Category: 'unfiled'
          IfFail: [|:e| desktop defer: [complain: e]. ^ self].
        desktop defer: [accepted]).
    accepted = (delete. outliner lookAgain).
    cancel = (delete. self)}
} |)
