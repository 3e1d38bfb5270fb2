"What a teaching shows of its way, and what it tells a teacher that is asked
 again."

globals _AddSlots: (| {'ModuleInfo: Module: teachSteps\x7fCategory: prototypes'
    teachSteps = (| {'Category: parents' parent* = traits oddball} |).
    teachRemark = (| {'Category: parents' parent* = traits oddball} |).
} |)

"The five dots: asked, parsed, reviewed, tested, your turn."

teachSteps _AddSlots: (| {'ModuleInfo: Module: teachSteps'
  {'Category: converting'
    statesOf: t = (
        t stage = 'preview' ifTrue: [^ row: 'todo' With: 'todo' With: 'todo' With: 'todo' With: 'todo'].
        t isAsking ifTrue: [^ row: 'now' With: 'todo' With: 'todo' With: 'todo' With: 'todo'].
        t stage = 'failed' ifTrue: [^ row: 'failed' With: 'todo' With: 'todo' With: 'todo' With: 'todo'].
        (isParsed: t) ifFalse: [^ row: 'done' With: 'failed' With: 'todo' With: 'todo' With: 'now'].
        row: 'done' With: 'done' With: (reviewStateOf: t) With: (testStateOf: t) With: (turnStateOf: t))}
  {'Category: private'
    row: a With: b With: c With: d With: e = ((a & b & c & d & e) asVector).
    isParsed: t = ((t report == nil) not && [t report isGood]).
    reviewStateOf: t = (t hasStop ifTrue: ['failed'] False: ['done']).
    testStateOf: t = (t testsWereRun ifTrue: ['done'] False: ['todo']).
    turnStateOf: t = (t isYourTurn ifTrue: ['now'] False: ['done'])}
} |)

"What a teacher is told when it is asked again: the person's words first, then
 what the parser and the review found."

teachRemark _AddSlots: (| {'ModuleInfo: Module: teachSteps'
  {'Category: converting'
    of: t Saying: remark = (| text |
        text: ''.
        remark isEmpty ifFalse: [text: (redactor redact: remark) , '\n'].
        t isExplained ifFalse: [text: text , t problem , '\n'].
        t diagnostics do: [|:d| text: text , d sentence , '\n'].
        t findings do: [|:f| text: text , f text , '\n'].
        text , 'Answer again with the whole object literal.')}
} |)
