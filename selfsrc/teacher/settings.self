"What the person chose: where the model is and which one. The shell tells it
 through an event; the key stays with the shell and is never in the image."

globals _AddSlots: (| {'ModuleInfo: Module: settings\x7fCategory: prototypes'
    teacherSettings = (| {'Category: parents' parent* = traits oddball}
      {'Category: state'
        address <- ''.
        model <- ''.
        hasKey <- false.
        deadlineMs <- 90000.
        sessionCap <- 200000}
      {'Category: state\x7fComment: tokens, as estimated, since the page was opened or the settings changed'
        spent <- 0} |).
} |)

teacherSettings _AddSlots: (| {'ModuleInfo: Module: settings'
  {'Category: testing' isConfigured = (address shrinkwrapped isEmpty not)}
  {'Category: testing\x7fComment: whether so many tokens more stay below the cap'
    mayAlsoSpend: n = ((spent + n) <= sessionCap)}
  {'Category: adding'
    spend: n = (spent: spent + n)}
  {'Category: storing'
    address: a Model: m HasKey: k = ((((address: a) model: m) hasKey: k) spent: 0)}
  {'Category: converting\x7fComment: people give the server, its /v1, or the whole address'
    chatUrl = (completionsUrl: (withoutTrailingSlashes: address shrinkwrapped)).
    modelsUrl = (| url |
        url: chatUrl.
        (url copyFrom: 0 UpTo: url size - chatPath size) , '/models')}
  {'Category: private'
    chatPath = '/chat/completions'.
    withoutTrailingSlashes: url = (| end |
        end: url size.
        [(end > 0) && [(url byteAt: end - 1) = 47]] whileTrue: [end: end - 1].
        url copyFrom: 0 UpTo: end).
    completionsUrl: url = (
        (chatPath isSuffixOf: url) ifTrue: [^ url].
        (endsInVersion: url) ifTrue: [^ url , chatPath].
        url , '/v1' , chatPath).
    endsInVersion: url = (('/v1' isSuffixOf: url) || [('/v2' isSuffixOf: url) || ['/api/v3' isSuffixOf: url]])}
} |)
