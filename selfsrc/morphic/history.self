"History: undo and redo of the world.

 Each drag, edit and taught method leaves one step: a label for people, and two
 blocks that put the old and the new state back. Running a step never records
 another. The number of steps kept is limited; the oldest go first."

traits _AddSlots: (| {'ModuleInfo: Module: history\x7fCategory: structure'
    historyStep = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: history\x7fCategory: prototypes'
    historyStep = (| {'Category: parents' parent* = traits historyStep}
      {'Category: state' label <- ''. undoBlock <- []. redoBlock <- []} |).
    history = (| {'Category: parents' parent* = traits oddball}
      {'Category: state'
        done <- list copyRemoveAll. undone <- list copyRemoveAll. isReplaying <- false} |).
} |)

traits historyStep _AddSlots: (| {'ModuleInfo: Module: history'
  {'Category: creating'
    copyLabel: s Undo: u Redo: r = (((clone label: s) undoBlock: u) redoBlock: r)}
  {'Category: control'
    undo = (undoBlock value. self).
    redo = (redoBlock value. self)}
  {'Category: printing'
    statePrintString = (label)}
} |)

history _AddSlots: (| {'ModuleInfo: Module: history'
  {'Category: accessing'
    limit = 1000.
    undoLabel = (done isEmpty ifTrue: [''] False: [done last label]).
    redoLabel = (undone isEmpty ifTrue: [''] False: [undone last label])}
  {'Category: testing'
    canUndo = (done isEmpty not).
    canRedo = (undone isEmpty not)}
  {'Category: adding'
    addLabel: s Undo: u Redo: r = (
        isReplaying ifTrue: [^ self].
        done addLast: (historyStep copyLabel: s Undo: u Redo: r).
        undone: list copyRemoveAll.
        done size > limit ifTrue: [done removeFirst].
        ('learn' isPrefixOf: s) ifTrue: [desktop saveAtOnce] False: [desktop worldChanged])}
  {'Category: control'
    undo = (| s |
        done isEmpty ifTrue: [^ self].
        s: done removeLast.
        replaying: [s undo].
        undone addLast: s.
        desktop worldChanged).
    redo = (| s |
        undone isEmpty ifTrue: [^ self].
        s: undone removeLast.
        replaying: [s redo].
        done addLast: s.
        desktop worldChanged)}
  {'Category: private'
    replaying: block = (
        isReplaying: true.
        block value.
        isReplaying: false)}
} |)
