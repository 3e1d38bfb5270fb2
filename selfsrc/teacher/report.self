"What the parser says of a list of slots, without running any of it: where it
 does not parse, which slots it defines, which messages it sends.
 Start at 'sourceReport of: code', where code is what stands between (| and |)."

traits _AddSlots: (| {'ModuleInfo: Module: report\x7fCategory: structure'
    sourceReport = (| {'Category: parents' parent* = traits clonable} |).
    sourceDiagnostic = (| {'Category: parents' parent* = traits clonable} |).
    reportedSlot = (| {'Category: parents' parent* = traits clonable} |).
    reportedMessage = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: report\x7fCategory: prototypes'
    sourceReport = (| {'Category: parents' parent* = traits sourceReport}
      {'Category: state' code <- ''. diagnostics. slots. messages} |).
    sourceDiagnostic = (| {'Category: parents' parent* = traits sourceDiagnostic}
      {'Category: state' line <- 1. column <- 1. message <- ''} |).
    reportedSlot = (| {'Category: parents' parent* = traits reportedSlot}
      {'Category: state' name <- ''. kind <- 'method'. argumentCount <- 0. source <- ''} |).
    reportedMessage = (| {'Category: parents' parent* = traits reportedMessage}
      {'Category: state'
        kind <- 'message'.
        selector <- ''.
        line <- 1.
        column <- 1.
        runsWhenParsed <- false.
        receiver <- ''} |).
} |)

traits sourceReport _AddSlots: (| {'ModuleInfo: Module: report'
  {'Category: creating'
    of: code = (takeRaw: (parse: code) Code: code)}
  {'Category: testing'
    isGood = (diagnostics isEmpty && [slots isEmpty not]).
    "The same slots and messages in the same order, wherever they stand."
    saysTheSameAs: r = (
        isGood && [(names = r names) && [selectors = r selectors]]).
    selectors = (messages copyMappedBy: [|:m| m kind , ' ' , m selector])}
  {'Category: accessing'
    slotNamed: name IfAbsent: fb = (
        slots do: [|:s| s name = name ifTrue: [^ s]].
        fb value).
    names = (slots copyMappedBy: [|:s| s name]).
    primitives = (messages copyFilteredBy: [|:m| m kind = 'primitive']).
    "The first thing wrong, in words; empty when it parses."
    problem = (
        diagnostics isEmpty ifTrue: [^ slots isEmpty ifTrue: ['There is no slot in it.'] False: ['']].
        diagnostics first sentence)}
  {'Category: converting\x7fComment: one slot after the other, without what the writer put around them'
    plainSource = (| text <- '' |
        slots do: [|:s| text: text , s source] SeparatedBy: [text: text , '.\n'].
        text)}
  {'Category: private'
    takeRaw: raw Code: aString = (
        ((((clone code: aString)
            diagnostics: (diagnosticsIn: (raw at: 0)))
            slots: (slotsIn: (raw at: 1) Source: aString))
            messages: (messagesIn: (raw at: 2)))).
    diagnosticsIn: rows = (rows asSequence mapBy: [|:row| sourceDiagnostic fromRow: row]).
    slotsIn: rows Source: text = (
        rows asSequence mapBy: [|:row| reportedSlot fromRow: row Source: text]).
    messagesIn: rows = (rows asSequence mapBy: [|:row| reportedMessage fromRow: row])}
  {'Category: primitives' parse: text = (text _ParseReport)}
} |)

traits sourceDiagnostic _AddSlots: (| {'ModuleInfo: Module: report'
  {'Category: creating'
    fromRow: row = (((clone line: (row at: 0)) column: (row at: 1)) message: (row at: 2))}
  {'Category: printing'
    sentence = ('Line ' , line printString , ', column ' , column printString , ': ' , message , '.').
    statePrintString = (sentence)}
} |)

traits reportedSlot _AddSlots: (| {'ModuleInfo: Module: report'
  {'Category: creating'
    fromRow: row Source: text = (
        (((clone name: (row at: 0)) kind: (row at: 1)) argumentCount: (row at: 2))
            source: (text copyFrom: (row at: 3) UpTo: (row at: 4)))}
  {'Category: testing' isMethod = (kind = 'method')}
  {'Category: printing' statePrintString = (name)}
} |)

traits reportedMessage _AddSlots: (| {'ModuleInfo: Module: report'
  {'Category: creating'
    fromRow: row = (
        (((((clone kind: (row at: 0)) selector: (row at: 1)) line: (row at: 2))
            column: (row at: 3)) runsWhenParsed: (row at: 4) = 'parse') receiver: (row at: 5))}
  {'Category: printing' statePrintString = (kind , ' ' , selector)}
} |)
