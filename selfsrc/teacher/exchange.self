"One turn with a teacher: what is asked, of whom, and what has come so far. An
 adapter fills it and tells the listener: exchangeProgress:, exchangeFinished:,
 exchangeFailed:. A finished exchange hears no more."

traits _AddSlots: (| {'ModuleInfo: Module: exchange\x7fCategory: structure'
    teachExchange = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: exchange\x7fCategory: prototypes'
    teachExchange = (| {'Category: parents' parent* = traits teachExchange}
      {'Category: state'
        occasion.
        prompt.
        adapter.
        listener.
        turn <- 1.
        partial <- ''.
        text <- ''.
        summary <- ''.
        tests.
        handle.
        startedMs.
        state <- 'new'.
        problem <- ''} |).
} |)

traits teachExchange _AddSlots: (| {'ModuleInfo: Module: exchange'
  {'Category: creating'
    of: anOccasion Prompt: aPrompt Adapter: anAdapter Turn: n For: aListener = (
        ((((((copy occasion: anOccasion) prompt: aPrompt) adapter: anAdapter) turn: n)
            listener: aListener) tests: list copyRemoveAll) state: 'new')}
  {'Category: accessing\x7fComment: what was written, whole or as far as it came'
    generation = (text isEmpty ifTrue: [partial asString] False: [text])}
  {'Category: testing'
    isOpen = (state = 'open').
    isLateAt: nowMs = (
        isOpen ifFalse: [^ false].
        (startedMs == nil) || [nowMs < startedMs] ifTrue: [startedMs: nowMs].
        (nowMs - startedMs) > teacherSettings deadlineMs)}
  {'Category: control\x7fComment: by the one who asks'
    start = (state: 'open'. adapter start: self. self).
    cancel = (isOpen ifTrue: [adapter cancel: self. state: 'cancelled']. self).
    expire = (
        isOpen ifFalse: [^ self].
        adapter cancel: self.
        fail: 'No answer came within ' , (teacherSettings deadlineMs / 1000) printString , ' seconds.')}
  {'Category: control\x7fComment: by the adapter'
    "What has come so far: a text, or a buffer that will be one when somebody looks."
    progress: soFar = (isOpen ifTrue: [partial: soFar. listener exchangeProgress: self]. self).
    finish: whole = (
        isOpen ifTrue: [text: whole. state: 'finished'. listener exchangeFinished: self].
        self).
    fail: why = (
        isOpen ifTrue: [problem: why. state: 'failed'. listener exchangeFailed: self].
        self)}
  {'Category: printing' statePrintString = (state)}
} |)
