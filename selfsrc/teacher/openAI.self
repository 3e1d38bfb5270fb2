"Chat completions in OpenAI's style, streamed: what llama-server, Ollama, LM
 Studio, vLLM, OpenRouter and others speak. The adapter asks through a port;
 one openAIStream for each exchange reads what comes back, piece by piece, and
 puts up with frames that are broken, foreign or missing."

traits _AddSlots: (| {'ModuleInfo: Module: openAI\x7fCategory: structure'
    openAIAdapter = (| {'Category: parents' parent* = traits teachAdapter} |).
    openAIStream = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: openAI\x7fCategory: prototypes'
    openAIAdapter = (| {'Category: parents' parent* = traits openAIAdapter}
      {'Category: state' port <- httpPort. maxTokens <- 2000} |).
    openAIStream = (| {'Category: parents' parent* = traits openAIStream}
      {'Category: state'
        exchange.
        port.
        parser.
        raw.
        text.
        status <- 0.
        brokenFrames <- 0.
        wasCutOff <- false} |).
} |)

traits openAIAdapter _AddSlots: (| {'ModuleInfo: Module: openAI'
  {'Category: accessing'
    name = (model isEmpty ifTrue: [hostName] False: [model , ' at ' , hostName]).
    model = (teacherSettings model).
    hostName = (hostIn: teacherSettings address)}
  {'Category: testing' isConfigured = (teacherSettings isConfigured)}
  {'Category: control'
    start: exchange = (
        isConfigured ifFalse: [^ exchange fail: 'No model is set up yet: give its address in Settings.'].
        exchange handle: (requestFor: exchange).
        port start: exchange handle).
    cancel: exchange = (
        exchange handle == nil ifFalse: [port abort: exchange handle].
        self).
    testThen: block = (
        isConfigured ifFalse: [^ block value: 'No address is given.'].
        port start: (connectionTest copy listener: block) request)}
  {'Category: private'
    requestFor: exchange = (| x |
        x: httpExchange copy.
        x url: teacherSettings chatUrl.
        x headers: headers.
        x body: (json write: (bodyFor: exchange)).
        x timeoutMs: teacherSettings deadlineMs.
        x responder: (openAIStream of: exchange Port: port)).
    headers = (('Content-Type: application/json' & 'Accept: text/event-stream') asVector).
    bodyFor: exchange = (| d |
        d: jsonObject copy.
        model isEmpty ifFalse: [d at: 'model' Put: model].
        d at: 'messages' Put: exchange prompt messages.
        d at: 'stream' Put: true.
        d at: 'temperature' Put: 0.2.
        d at: 'max_tokens' Put: maxTokens.
        d).
    "The part of an address between the slashes."
    hostIn: url = (| start. end |
        start: url findSubstring: '://' IfPresent: [|:at| at + 3] IfAbsent: 0.
        end: url findSubstring: '/' StartingAt: start IfPresent: [|:at| at] IfAbsent: [url size].
        url copyFrom: start UpTo: end)}
} |)

traits openAIStream _AddSlots: (| {'ModuleInfo: Module: openAI'
  {'Category: creating'
    of: x Port: p = (
        ((((((clone exchange: x) port: p) parser: sseParser copy)
            raw: growingText copy) text: growingText copy) brokenFrames: 0) wasCutOff: false)}
  {'Category: accessing\x7fComment: bytes kept of a body that is no stream' maxRaw = 65536}
  {'Category: control\x7fComment: what the port tells'
    httpHead: x = (status: x status).
    httpChunk: bytes From: x = (
        keepRaw: bytes.
        x isGood ifTrue: [parser feed: bytes Do: [|:data| takeEvent: data]].
        self).
    httpDone: x = (
        x isGood ifFalse: [^ exchange fail: (httpWords forStatus: x status Body: raw asString)].
        parser finishDo: [|:data| takeEvent: data].
        parser eventCount = 0 ifTrue: [takeWhole: raw asString].
        complete).
    httpFailed: x Kind: kind Message: message = (
        exchange fail: (httpWords forKind: kind Message: message))}
  {'Category: private'
    keepRaw: bytes = (
        raw size < maxRaw ifTrue: [raw append: bytes From: 0 UpTo: (bytes size min: maxRaw - raw size)].
        self).
    takeEvent: data = (
        exchange isOpen ifFalse: [^ parser stop].
        data shrinkwrapped = '[DONE]' ifTrue: [^ complete].
        takeFrame: (json read: data IfFail: [brokenFrames: brokenFrames + 1. ^ self])).
    takeFrame: frame = (
        noteErrorIn: frame.
        noteEndIn: frame.
        addText: (json textAt: deltaPath In: frame IfAbsent: '')).
    "A server that does not stream answers one document."
    takeWhole: body = (| frame |
        frame: json read: body IfFail: [^ self].
        noteErrorIn: frame.
        noteEndIn: frame.
        addText: (json textAt: messagePath In: frame IfAbsent: '')).
    deltaPath = ('choices' & 0 & 'delta' & 'content') asVector.
    messagePath = ('choices' & 0 & 'message' & 'content') asVector.
    endPath = ('choices' & 0 & 'finish_reason') asVector.
    errorPath = ('error' & 'message') asVector.
    "Most servers give an object with a message, some the message alone."
    errorIn: frame IfNone: none = (
        json textAt: errorPath In: frame IfAbsent: [
            json textAt: (vector copyAddLast: 'error') In: frame IfAbsent: none]).
    noteErrorIn: frame = (| why |
        why: errorIn: frame IfNone: [^ self].
        exchange fail: 'The model\'s server says: ' , (httpWords quote: why)).
    noteEndIn: frame = (
        'length' = (json textAt: endPath In: frame IfAbsent: '') ifTrue: [wasCutOff: true].
        self).
    addText: piece = (
        piece isEmpty ifTrue: [^ self].
        text append: piece.
        text size > replyReader maxReply ifTrue: [^ abandon].
        exchange progress: text).
    abandon = (
        parser stop.
        port abort: exchange handle.
        exchange fail: 'The answer is too long, so it was stopped.').
    complete = (
        text isEmpty ifTrue: [^ exchange fail: emptyWords].
        wasCutOff ifTrue: [exchange summary: 'The answer was cut off at the model\'s limit.'].
        exchange finish: text asString).
    emptyWords = (
        brokenFrames > 0
            ifTrue: ['The server answered, but nothing in it could be read.']
             False: ['The model answered nothing.'])}
} |)

traits _AddSlots: (| {'ModuleInfo: Module: openAI\x7fCategory: structure'
    connectionTest = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: openAI\x7fCategory: prototypes'
    connectionTest = (| {'Category: parents' parent* = traits connectionTest}
      {'Category: state' listener. raw} |).
} |)

"Asks the server for its models, the cheapest thing it can be asked."

traits connectionTest _AddSlots: (| {'ModuleInfo: Module: openAI'
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

globals _AddSlots: (| {'ModuleInfo: Module: openAI\x7fCategory: prototypes'
    httpWords = (| {'Category: parents' parent* = traits oddball} |).
} |)

"Errors of the network in a person's words."

httpWords _AddSlots: (| {'ModuleInfo: Module: openAI'
  {'Category: printing'
    forKind: kind Message: message = (
        message isEmpty ifFalse: [^ quote: message].
        wordsForKind: kind).
    "For a shell that says no more than the kind."
    wordsForKind: kind = (
        kind = 'offline' ifTrue: [^ 'This computer is offline.'].
        kind = 'cors' ifTrue: [^ corsWords].
        kind = 'network' ifTrue: [^ networkWords].
        kind = 'refused' ifTrue: [^ 'That address is not on the list of allowed places: add it in Settings.'].
        kind = 'timeout' ifTrue: [^ 'The server did not answer in time.'].
        kind = 'aborted' ifTrue: [^ 'It was stopped.'].
        kind = 'tooBig' ifTrue: [^ 'The answer is too long, so it was stopped.'].
        kind = 'noPort' ifTrue: [^ 'There is no network here.'].
        'The connection failed.').
    corsWords = 'The server does not let pages talk to it (CORS). For a local server, start it so that it allows this page\'s address.'.
    networkWords = 'The server cannot be reached. Is it running, is the address right, and may this page use the local network?'.
    forStatus: status Body: body = ((wordsForStatus: status) , (serverWords: body)).
    wordsForStatus: n = (
        n = 401 ifTrue: [^ 'The server refuses the key (401): check it in Settings.'].
        n = 403 ifTrue: [^ 'The server does not permit this (403): the key may lack the right to use this model.'].
        n = 404 ifTrue: [^ 'The server knows neither this address nor this model (404).'].
        n = 429 ifTrue: [^ 'The server is busy or the limit is used up (429): wait a little and try again.'].
        n = 402 ifTrue: [^ 'The account has no credit left (402).'].
        n >= 500 ifTrue: [^ 'The server has a problem of its own (' , n printString , ').'].
        'The server answers with an error (' , n printString , ').').
    quote: text = (utf8Text cut: (redactor redact: text) To: 300)}
  {'Category: private'
    serverWords: body = (| said |
        said: openAIStream errorIn: (json read: body IfFail: [^ '']) IfNone: [^ ''].
        ' It says: ' , (quote: said))}
} |)
