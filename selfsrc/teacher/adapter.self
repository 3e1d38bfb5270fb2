"What every adapter is: something that can be asked, named honestly. A child
 supplies name, model, isModel, isConfigured, start: and cancel:. Asking never
 waits: the exchange is told when something comes."

traits _AddSlots: (| {'ModuleInfo: Module: adapter\x7fCategory: structure'
    teachAdapter = (| {'Category: parents' parent* = traits clonable} |).
} |)

traits teachAdapter _AddSlots: (| {'ModuleInfo: Module: adapter'
  {'Category: testing'
    isModel = true.
    isConfigured = true}
  {'Category: accessing'
    model = ''.
    "What is looked for, where nothing is sent."
    previewFor: occasion = (
        'Nothing leaves this world.\n\nLooked for: ' , occasion selector , '\nfor: ' , occasion receiverText)}
  {'Category: control'
    start: exchange = (childMustImplement).
    cancel: exchange = (self).
    testThen: block = (block value: name , ' is ready.')}
  {'Category: errors' childMustImplement = (error: 'an adapter has to supply this')}
  {'Category: printing' statePrintString = (name)}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: adapter\x7fCategory: structure'
    scriptedAdapter = (| {'Category: parents' parent* = traits teachAdapter} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: adapter\x7fCategory: prototypes'
    scriptedAdapter = (| {'Category: parents' parent* = traits scriptedAdapter}
      {'Category: state' replies <- list copyRemoveAll. asked <- list copyRemoveAll. open} |).
} |)

"For tests: answers what it was given, in order, when it is told to."

traits scriptedAdapter _AddSlots: (| {'ModuleInfo: Module: adapter'
  {'Category: copying'
    copy = (((clone replies: list copyRemoveAll) asked: list copyRemoveAll) open: nil)}
  {'Category: accessing'
    name = 'Scripted (not a model)'.
    model = 'scripted'}
  {'Category: testing' isModel = false}
  {'Category: adding' reply: text = (replies addLast: text. self)}
  {'Category: control'
    start: exchange = (open: exchange. asked addLast: exchange prompt text. self).
    cancel: exchange = (open: nil. self).
    "Gives the next reply in two pieces."
    answer = (| reply. x |
        x: open.
        open: nil.
        reply: replies removeFirst.
        x progress: (reply copyFrom: 0 UpTo: reply size / 2).
        x finish: reply.
        self).
    failWith: why = (| x | x: open. open: nil. x fail: why. self)}
} |)
