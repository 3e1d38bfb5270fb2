"Errors of the network and of servers in a person's words. A server's own words
 are quoted, cut and freed of secrets."

globals _AddSlots: (| {'ModuleInfo: Module: httpWords\x7fCategory: prototypes'
    httpWords = (| {'Category: parents' parent* = traits oddball} |).
} |)

httpWords _AddSlots: (| {'ModuleInfo: Module: httpWords'
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
