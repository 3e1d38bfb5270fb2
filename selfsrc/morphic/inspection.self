"What the tools say about objects: names, values, sources, places for slots.

 Everything is found through mirrors, so an object that is broken, half made or
 unwilling is shown like any other. Only a few families, whose printing belongs
 to the kernel, are asked to print themselves."

globals _AddSlots: (| {'ModuleInfo: Module: inspection\x7fCategory: prototypes'
    indentation = (| {'Category: parents' parent* = traits oddball} |).
    inspection = (| {'Category: parents' parent* = traits oddball} |).
    slotGroup = (| {'Category: parents' parent* = traits clonable}
      {'Category: state' name <- ''. slots <- list copyRemoveAll} |).
} |)

inspection _AddSlots: (| {'ModuleInfo: Module: inspection'
  {'Category: naming'
    titleOf: m = (| path |
        path: m creatorNames.
        (path isEmpty || [m = (m creatorMirror: path)]) ifTrue: [^ limit: m name To: titleLimit].
        (m shortNameOf: path) prependAOrAn).
    titleLimit = 36.
    valueLimit = 30.
    valueOf: m = (limit: (textOf: m) To: valueLimit).
    limit: s To: n = (
        s size <= n ifTrue: [^ s].
        ((utf8 isBoundary: n In: s) ifTrue: [s copySize: n] False: [s copySize: n - 1]) , '…').
    textOf: m = (
        m isReflecteeFloat ifTrue: [^ shortFloat: m reflectee].
        (isPoint: m) ifTrue: [^ '(' , (partOf: m At: 'x') , ' @ ' , (partOf: m At: 'y') , ')'].
        m safeName).
    partOf: m At: n = (textOf: (m contentsAt: n IfFail: [^ '?'])).
    isPoint: m = ((parentOf: m IfNone: nil) = (reflect: traits point)).
    shortFloat: f = (| n |
        f absoluteValue > 100000000.0 ifTrue: [^ f printString].
        n: (f * 100.0) round / 100.0.
        n printString)}
  {'Category: searching'
    parentOf: m IfNone: none = (
        m do: [|:s| s isParent ifTrue: [^ s contents]]. none value).
    kindOf: m = (| p |
        m isReflecteeInteger ifTrue: [^ 'smallInt'].
        m isReflecteeSlots ifFalse: [^ m type].
        p: parentOf: m IfNone: [^ 'object'].
        withoutTraits: p safeName).
    withoutTraits: s = (
        ('traits ' isPrefixOf: s) ifTrue: [s copyFrom: 7] False: [s])}
  {'Category: reflection\x7fComment: a slot as its author would write it'
    sourceOf: slot = (
        slot isMethod ifTrue: [^ (headOf: slot) , ' = ' , (indentation shown: (bracketed: slot contents))].
        slot longKey , (slot isAssignable ifTrue: [' <- '] False: [' = ']) , (initialOf: slot contents)).
    initialOf: m = (
        (m isReflecteeString || [m isReflecteeInteger || [m isReflecteeFloat]])
          ifTrue: [m reflectee storeString] False: [textOf: m]).
    bracketed: m = (| whole |
        "From one bracket to the other, its own slots with it."
        whole: sourceReader wholeSourceOf: m.
        (whole isEmpty || [declaresArguments: whole]) ifFalse: [^ whole].
        '(' , (localsOf: m) , m source , ')').
    declaresArguments: s = (
        "Arguments spelt inside the brackets are said before them already."
        ('(|' isPrefixOf: s) && [':' isPrefixOf: (s copyFrom: 2) shrinkwrapped]).
    bodyOffsetIn: slot = (
        "Where the body begins in what sourceOf: answers, were nothing shifted."
        (((headOf: slot) size + 3) + (bracketed: slot contents) size) - (slot contents source size + 1)).
    localsOf: m = (| names |
        names: list copyRemoveAll.
        m do: [|:s| (s isArgument || [s isAssignment]) ifFalse: [names addLast: s longKey]].
        names isEmpty ifTrue: [''] False: ['| ' , (utf8 join: names With: '. ') , ' |']).
    headOf: slot = (headFor: slot name Arguments: slot contents arguments asVector).
    headFor: selector Arguments: names = (
        names isEmpty ifTrue: [selector] False: [
            (selector asSelector) intersperse: names]).
    stubFor: selector = (| names |
        names: vector copySize: selector asSelector numberOfArguments.
        names size do: [|:i| names at: i Put: (argumentNames at: i IfAbsent: ['x'])].
        (headFor: selector Arguments: names) , ' = (\n    self)').
    argumentNames = (('a' & 'b' & 'c' & 'd' & 'e' & 'f') asVector)}
  {'Category: searching\x7fComment: where a new slot should go, likeliest first'
    homesFor: m = (| r |
        r: list copyRemoveAll.
        m do: [|:s| (s isParent && [mayHold: s contents]) ifTrue: [r addLast: s contents]].
        m isReflecteeSlots ifTrue: [r addLast: m].
        r isEmpty ifTrue: [r addLast: m].
        r).
    homeFor: m = ((homesFor: m) first).
    mayHold: m = (
        (m == (reflect: lobby)) not && [(m == (reflect: traits clonable)) not
          && [(m == (reflect: traits oddball)) not]])}
  {'Category: searching\x7fComment: the selector a person may have meant'
    nearestTo: selector In: m IfNone: none = (| best. bestScore |
        bestScore: (selector size / 3) max: 3.
        selectorsOf: m Do: [|:name. score |
            score: likenessOf: name And: selector.
            score > bestScore ifTrue: [best: name. bestScore: score]].
        best isNil ifTrue: none False: [best]).
    selectorsOf: m Do: block = (
        m holdersUpTo: nil Do: [|:h|
            (h == (reflect: lobby)) ifTrue: [^ self].
            h names do: [|:n| block value: n]]).
    likenessOf: a And: b = (| n <- 0. most |
        "Shared beginning, less half of what is left over."
        most: a size min: b size.
        [(n < most) && [(a byteAt: n) = (b byteAt: n)]] whileTrue: [n: n + 1].
        n - (((a size max: b size) - n) / 4))}
  {'Category: enumerating\x7fComment: slots under their categories'
    groupsOf: m = (| groups |
        groups: list copyRemoveAll.
        m do: [|:s| s isAssignment ifFalse: [(groupFor: (groupNameOf: s) In: groups) slots addLast: s]].
        groups).
    groupNameOf: s = (| c |
        s isParent ifTrue: [^ 'parents'].
        c: s categories.
        c isEmpty ifTrue: [s isMethod ifTrue: ['methods'] False: ['slots']] False: [c first]).
    groupFor: name In: groups = (| g |
        groups do: [|:x| x name = name ifTrue: [^ x]].
        g: slotGroup clone. g name: name. g slots: list copyRemoveAll.
        name = 'parents' ifTrue: [groups addFirst: g] False: [groups addLast: g].
        g)}
} |)

"A method deep in a file is shown as if it began at the margin; places in its
 text move with it."

indentation _AddSlots: (| {'ModuleInfo: Module: inspection'
  {'Category: accessing' step = 4}
  {'Category: converting'
    shown: text = (| d |
        d: surplusOf: text.
        d = 0 ifTrue: [text] False: [utf8 join: (withoutSurplus: d In: text) With: '\n']).
    place: i In: text = (i - ((surplusOf: text) * (newlinesBefore: i In: text)))}
  {'Category: private'
    surplusOf: text = (| least <- 1000. lines |
        lines: utf8 linesOf: text.
        lines removeFirst.
        lines do: [|:s| (isBlank: s) ifFalse: [least: least min: (spacesOf: s)]].
        least = 1000 ifTrue: [0] False: [(least - step) max: 0]).
    withoutSurplus: d In: text = (| first <- true |
        (utf8 linesOf: text) mapBy: [|:s. r |
            r: first ifTrue: [s] False: [s copyFrom: (d min: (spacesOf: s))].
            first: false.
            r]).
    spacesOf: s = (| n <- 0 |
        [(n < s size) && [(s byteAt: n) = utf8 space]] whileTrue: [n: n + 1].
        n).
    isBlank: s = ((spacesOf: s) = s size).
    newlinesBefore: i In: text = (| n <- 0 |
        (i min: text size) do: [|:k| (text byteAt: k) = utf8 newline ifTrue: [n: n + 1]].
        n)}
} |)
