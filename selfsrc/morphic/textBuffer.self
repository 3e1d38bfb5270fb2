"The text of an editor: a string, a selection in it, its lines, and its undo.

 Places are byte offsets that always lie where a character begins. caret is where
 typing goes, anchor the other end of the selection; they are equal when nothing
 is selected. Typing that goes on where it was is one step of undo."

traits _AddSlots: (| {'ModuleInfo: Module: textBuffer\x7fCategory: structure'
    textBuffer = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: textBuffer\x7fCategory: prototypes'
    textBuffer = (| {'Category: parents' parent* = traits textBuffer}
      {'Category: state' string <- ''. caret <- 0. anchor <- 0}
      {'Category: private\x7fComment: found again when the string changes'
        lines <- vector. starts <- vector}
      {'Category: private' past <- list copyRemoveAll. future <- list copyRemoveAll.
        typedTo <- -1} |).
} |)

traits textBuffer _AddSlots: (| {'ModuleInfo: Module: textBuffer'
  {'Category: creating'
    copyString: s = (| b |
        b: clone. b past: list copyRemoveAll. b future: list copyRemoveAll.
        b caret: 0. b anchor: 0. b typedTo: -1.
        b replaceAllBy: s)}
  {'Category: accessing'
    size = (string size).
    limit = 200000.
    undoLimit = 500.
    selectionStart = (caret min: anchor).
    selectionEnd = (caret max: anchor).
    hasSelection = (caret != anchor).
    selection = (string copyFrom: selectionStart UpTo: selectionEnd)}
  {'Category: accessing\x7fComment: lines'
    lineCount = (lines size).
    line: i = (lines at: i).
    startOf: i = (starts at: i).
    endOf: i = ((starts at: i) + (lines at: i) size).
    lineAt: place = (| i |
        i: starts size - 1.
        [(i > 0) && [(starts at: i) > place]] whileTrue: [i: i - 1].
        i).
    prefixAt: place = (string copyFrom: (startOf: (lineAt: place)) UpTo: place)}
  {'Category: state\x7fComment: the whole text'
    replaceAllBy: s = (
        string: s. anchor: (anchor min: s size). caret: (caret min: s size).
        findLines.
        self)}
  {'Category: control\x7fComment: moving; keep says whether the selection grows'
    go: place Keep: keep = (
        caret: ((place min: size) max: 0).
        keep ifFalse: [anchor: caret].
        typedTo: -1.
        self).
    selectAll = (anchor: 0. caret: size. self).
    selectFrom: a To: b = (anchor: a. caret: b. typedTo: -1. self).
    selectWordAt: place = (
        selectFrom: (utf8 wordStartIn: string From: place)
                To: (utf8 wordEndIn: string From: place)).
    selectLineAt: place = (| i |
        i: lineAt: place. selectFrom: (startOf: i) To: (endOf: i)).
    left = (utf8 previous: caret In: string).
    right = (utf8 next: caret In: string).
    wordLeft = (| i |
        i: caret.
        [(i > 0) && [(utf8 isLetter: (string byteAt: i - 1)) not]] whileTrue: [i: i - 1].
        utf8 wordStartIn: string From: i).
    wordRight = (| i |
        i: caret.
        [(i < size) && [(utf8 isLetter: (string byteAt: i)) not]] whileTrue: [i: i + 1].
        utf8 wordEndIn: string From: i).
    lineStart = (startOf: (lineAt: caret)).
    lineEnd = (endOf: (lineAt: caret)).
    indent = (| s. n <- 0 |
        s: line: (lineAt: caret).
        [(n < s size) && [(s byteAt: n) = utf8 space]] whileTrue: [n: n + 1].
        s copySize: n)}
  {'Category: adding\x7fComment: every change is one of these'
    type: s = (
        ((typedTo = caret) && [hasSelection not]) ifFalse: [remember].
        put: s.
        typedTo: caret.
        self).
    insert: s = (remember. put: s. self).
    deleteFrom: a To: b = (
        a = b ifTrue: [^ self].
        remember.
        selectFrom: a To: b.
        put: ''.
        self)}
  {'Category: control\x7fComment: undo within the text'
    undo = (past isEmpty ifFalse: [future addLast: state. restore: past removeLast]. self).
    redo = (future isEmpty ifFalse: [past addLast: state. restore: future removeLast]. self)}
  {'Category: private'
    put: s = (| a |
        a: selectionStart.
        (size + s size) > limit ifTrue: [^ self].
        string: (string copyFrom: 0 UpTo: a) , s , (string copyFrom: selectionEnd).
        caret: a + s size. anchor: caret.
        findLines).
    state = ((string & caret & anchor) asVector).
    restore: v = (
        string: (v at: 0). findLines.
        caret: (v at: 1). anchor: (v at: 2). typedTo: -1).
    remember = (
        past addLast: state.
        future: list copyRemoveAll.
        past size > undoLimit ifTrue: [past removeFirst].
        typedTo: -1).
    findLines = (| at <- 0. i <- 0 |
        lines: (utf8 linesOf: string) asVector.
        starts: vector copySize: lines size FillingWith: 0.
        lines do: [|:s| starts at: i Put: at. at: at + s size + 1. i: i + 1].
        self)}
} |)
