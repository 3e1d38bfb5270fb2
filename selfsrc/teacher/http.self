"HTTP as the world sees it. 'httpPort start: exchange' sends a request; what
 comes back arrives later as events, which the port hands to the exchange's
 responder: nothing here waits. The shell, not the image, adds keys.

 A responder understands httpHead:, httpChunk:From:, httpDone: and
 httpFailed:Kind:Message:."

traits _AddSlots: (| {'ModuleInfo: Module: http\x7fCategory: structure'
    httpExchange = (| {'Category: parents' parent* = traits clonable} |).
    httpPort = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: http\x7fCategory: prototypes'
    httpExchange = (| {'Category: parents' parent* = traits httpExchange}
      {'Category: state'
        id <- 0.
        method <- 'POST'.
        url <- ''.
        headers <- vector.
        body <- ''.
        timeoutMs <- 60000.
        responder.
        status <- 0.
        isOver <- false} |).
    httpPort = (| {'Category: parents' parent* = traits httpPort}
      {'Category: state' exchanges <- dictionary copyRemoveAll} |).
} |)

traits httpExchange _AddSlots: (| {'ModuleInfo: Module: http'
  {'Category: testing' isGood = ((status >= 200) && [status < 300])}
} |)

traits httpPort _AddSlots: (| {'ModuleInfo: Module: http'
  {'Category: copying' copy = (clone exchanges: dictionary copyRemoveAll)}
  {'Category: removing\x7fComment: nothing comes back any more for what was sent' forgetAll = (exchanges: dictionary copyRemoveAll. self)}
  {'Category: sending'
    start: exchange = (
        exchange id: (startIdFor: exchange IfFail: [^ refuse: exchange]).
        exchanges at: exchange id Put: exchange.
        exchange).
    abort: exchange = (
        exchange isOver ifTrue: [^ self].
        forget: exchange.
        abortId: exchange id)}
  {'Category: control\x7fComment: events; those of unknown or finished exchanges are ignored'
    head: id Status: status Headers: headers = (
        with: id Do: [|:x|
            x status: status.
            x responder httpHead: x]).
    chunk: id Bytes: bytes = (with: id Do: [|:x| x responder httpChunk: bytes From: x]).
    done: id = (with: id Do: [|:x| forget: x. x responder httpDone: x]).
    error: id Kind: kind Message: message = (
        with: id Do: [|:x| forget: x. x responder httpFailed: x Kind: kind Message: message])}
  {'Category: private'
    with: id Do: block = (| found |
        found: exchanges at: id IfAbsent: [^ self].
        block value: found.
        self).
    refuse: exchange = (
        exchange isOver: true.
        exchange responder httpFailed: exchange Kind: 'noPort' Message: ''.
        exchange).
    forget: exchange = (
        exchange isOver: true.
        exchanges removeKey: exchange id IfAbsent: nil.
        self)}
  {'Category: primitives'
    startIdFor: x IfFail: fb = (
        _HttpStart: x method Url: x url Headers: x headers Body: x body Timeout: x timeoutMs IfFail: fb).
    abortId: id = (id _HttpAbort. self)}
} |)
