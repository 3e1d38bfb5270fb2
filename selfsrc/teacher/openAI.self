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
