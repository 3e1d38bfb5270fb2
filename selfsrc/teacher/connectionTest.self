"Tests a connection by asking a server for its models, the cheapest thing it
 can be asked, and says in words what came of it."

traits _AddSlots: (| {'ModuleInfo: Module: connectionTest\x7fCategory: structure'
    connectionTest = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: connectionTest\x7fCategory: prototypes'
    connectionTest = (| {'Category: parents' parent* = traits connectionTest}
      {'Category: state' listener. raw} |).
} |)

traits connectionTest _AddSlots: (| {'ModuleInfo: Module: connectionTest'
  {'Category: copying' copy = (clone raw: growingText copy)}
  {'Category: creating'
    request = (| x |
        x: httpExchange copy.
        x method: 'GET'.
        x url: teacherSettings modelsUrl.
        x headers: (vector copySize: 1 FillingWith: 'Accept: application/json').
        x timeoutMs: 15000.
        x responder: self)}
  {'Category: control\x7fComment: what the port tells'
    httpHead: x = (self).
    httpChunk: bytes From: x = (raw size < 65536 ifTrue: [raw append: bytes]. self).
    httpDone: x = (listener value: (x isGood
        ifTrue: [goodWords]
         False: [httpWords forStatus: x status Body: raw asString])).
    httpFailed: x Kind: kind Message: message = (
        listener value: (httpWords forKind: kind Message: message))}
  {'Category: private'
    goodWords = (| models |
        models: json at: dataPath In: answer IfAbsent: [^ 'The server answers.'].
        (json isArray: models) ifFalse: [^ 'The server answers.'].
        'The server answers and has ' , (countWords: models size) , '.' , (missingWords: models)).
    answer = (json read: raw asString IfFail: [jsonObject copy]).
    countWords: n = (n = 1 ifTrue: ['one model'] False: [n printString , ' models']).
    missingWords: models = (
        teacherSettings model isEmpty ifTrue: [^ ''].
        models do: [|:m| (idOf: m) = teacherSettings model ifTrue: [^ '']].
        ' None of them is called ' , teacherSettings model , '.').
    idOf: m = (json textAt: idPath In: m IfAbsent: '').
    idPath = (vector copyAddLast: 'id').
    dataPath = (vector copyAddLast: 'data')}
} |)
