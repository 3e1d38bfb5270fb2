"A teaching: one occasion on its way from the question to the learnt method.
 It is driven from outside (a person's buttons, an exchange's events), never
 waits, and tells its observers after each change. Stages, in order: preview,
 asking, parsed, reviewed, tested, yourTurn, accepted; declined and failed end
 it too. Nothing is sent before start; nothing is added before approve."

traits _AddSlots: (| {'ModuleInfo: Module: teaching\x7fCategory: structure'
    teaching = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: teaching\x7fCategory: prototypes'
    teaching = (| {'Category: parents' parent* = traits teaching}
      {'Category: state'
        occasion.
        adapter.
        prompt.
        exchange.
        entry.
        turn <- 1.
        stage <- 'preview'.
        rawCode <- ''.
        report.
        findings.
        rawTarget.
        rawAffected.
        rawNearest.
        problem <- ''.
        summary <- ''.
        testResults.
        wasEdited <- false.
        isAwaitingResult <- false.
        observers} |).
} |)

traits teaching _AddSlots: (| {'ModuleInfo: Module: teaching'
  {'Category: creating'
    of: anOccasion Adapter: anAdapter = (| t |
        t: ((clone occasion: anOccasion) adapter: anAdapter) observers: list copyRemoveAll.
        t prompt: teachPrompt for: anOccasion.
        t rawTarget: teachPlaces defaultOf: anOccasion shape IfNone: nil.
        t forgetAnswer).
    forgetAnswer = (
        rawCode: ''. report: nil. problem: ''. summary: ''. entry: nil. wasEdited: false.
        findings: list copyRemoveAll.
        testResults: list copyRemoveAll.
        self)}
  {'Category: accessing\x7fComment: limits: turns with a teacher, bytes of code'
    maxTurns = 3.
    maxCode = 20000}
  {'Category: naming'
    selector = (occasion selector).
    title = ('Teaching ' , occasion receiverText).
    selectorText = (occasion messageText).
    teacherName = (adapter name).
    preview = (
        adapter isModel ifTrue: [prompt text] False: [adapter previewFor: occasion]).
    previewHeading = (
        adapter isModel ifTrue: ['this is what will be sent (' , estimate , ')'] False: ['nothing is sent']).
    estimate = (
        adapter isModel ifFalse: [^ 'nothing: it stays here'].
        'about ' , (countText: prompt tokenEstimate) , ' tokens').
    meter = (
        adapter isModel ifFalse: [^ ''].
        (countText: prompt tokenEstimate + (answerSize / 4)) , ' tokens').
    nearest = (
        rawNearest == nil ifTrue: [rawNearest: nearestSelector to: selector In: occasion shape IfNone: ''].
        rawNearest).
    answerSize = (exchange == nil ifTrue: [0] False: [exchange partial size]).
    "The end of what has come so far: enough to see it come."
    partialText = (
        exchange == nil ifTrue: [''] False: [utf8Text tailOf: exchange partial Limit: shownOfPartial]).
    shownOfPartial = 3000}
  {'Category: accessing'
    code = (rawCode).
    diagnostics = (report == nil ifTrue: [sequence copyRemoveAll] False: [report diagnostics]).
    turnsLeft = (maxTurns - turn).
    targets = (teachPlaces of: occasion shape).
    targetLabels = (targets copyMappedBy: [|:m| teachPlaces labelOf: m]).
    target = (rawTarget).
    targetLabel = (rawTarget == nil ifTrue: ['(not chosen)'] False: [teachPlaces labelOf: rawTarget]).
    "Counting walks the whole memory, so it is done once for a place."
    affected = (
        rawTarget == nil ifTrue: [^ 'choose where it goes'].
        rawAffected == nil ifTrue: [rawAffected: teachPlaces affectedBy: rawTarget For: occasion shape].
        rawAffected).
    permissions = (| asked |
        asked: (findings copyFilteredBy: [|:f| f permission isEmpty not]) mapBy: [|:f| f permission].
        asked isEmpty ifTrue: ['none'] False: [(asked asVector joinUsing: ', ') , ': not given']).
    testsHeading = (
        adapter isModel ifTrue: ['tests'] False: ['the cookbook\'s tests, recorded, not run here']).
    "Names in the code that are slots of the receiver's family."
    slotsUsed = (| names |
        names: sequence copyRemoveAll.
        report messages do: [|:m|
            (isSlotUsedBy: m) && [(names includes: m selector) not] ifTrue: [names addLast: m selector]].
        names asVector).
    isSlotUsedBy: m = (
        (m kind = 'implicit') && [(occasion shape has: m selector) && [(report names includes: m selector) not]]).
    stepStates = (teachSteps statesOf: self)}
  {'Category: testing'
    isOver = ((stage = 'accepted') || [stage = 'declined']).
    isAsking = (stage = 'asking').
    isYourTurn = (stage = 'yourTurn').
    isPending = (isYourTurn || [stage = 'preview']).
    canStart = ((stage = 'preview') || [stage = 'failed']).
    hasStop = (findings anySatisfy: [|:f| f stops]).
    "Tests that come with an answer are shown, but nothing runs before approval."
    testsWereRun = false.
    isExplained = ((diagnostics isEmpty not) || [findings isEmpty not]).
    isSound = ((report == nil) not && [report isGood && [hasStop not]]).
    canApprove = (isYourTurn && [isSound && [(rawTarget == nil) not]]).
    canAskAgain = ((isYourTurn || [stage = 'failed']) && [turnsLeft > 0])}
  {'Category: control\x7fComment: what a person does'
    start = (canStart ifTrue: [ask]. self).
    useAdapter: a = (canStart && [(adapter == a) not] ifTrue: [adapter: a. changed]. self).
    cancel = (
        isAsking ifFalse: [^ self].
        exchange cancel.
        logExchange outcome: 'cancelled' Reward: 0.
        failWith: 'It was stopped.').
    code: text = (
        text = rawCode ifTrue: [^ self].
        rawCode: text.
        wasEdited: true.
        judge.
        changed).
    target: place = (rawTarget: place. rawAffected: nil. reviewAgain. changed).
    askAgain: remark = (
        canAskAgain ifFalse: [^ self].
        closeEntry: 'asked again' Reward: 0.
        prompt: prompt copy addAnswer: answerText Remark: (teachRemark of: self Saying: remark).
        turn: turn + 1.
        ask).
    decline = (
        isOver ifTrue: [^ self].
        isAsking ifTrue: [exchange cancel].
        closeEntry: 'declined' Reward: 0.
        occasion giveUp: 'it was not taught ' , selector.
        enter: 'declined'.
        teacher forget: self).
    "Two presses are one: the second finds it on its way."
    approve = (canApprove ifTrue: [stage: 'tested'. install]. self)}
  {'Category: control\x7fComment: what the exchange tells'
    exchangeProgress: x = (changed).
    exchangeFinished: x = (
        entry: logExchange.
        summary: x summary.
        testResults: x tests.
        takeAnswer: x text.
        changed).
    exchangeFailed: x = (
        logExchange outcome: 'failed' Reward: 0.
        failWith: x problem)}
  {'Category: control\x7fComment: what the process tells, later'
    messageReturned: result = (
        isAwaitingResult: false.
        closeEntry: 'worked' Reward: 1.
        adapter isModel ifTrue: [cookbook add: (cookbookEntry learntBy: self)].
        changed.
        teacher forget: self).
    messageRaised = (
        isAwaitingResult ifFalse: [^ self].
        isAwaitingResult: false.
        closeEntry: 'raised' Reward: -1.
        changed.
        teacher forget: self)}
  {'Category: adding'
    addObserver: o = ((observers includes: o) ifFalse: [observers addLast: o]. self).
    removeObserver: o = (observers remove: o IfAbsent: nil. self).
    changed = (
        observers copy do: [|:o| o teachingChanged: self].
        teacher teachingChanged: self.
        self)}
  {'Category: private\x7fComment: asking'
    ask = (
        forgetAnswer.
        mayAsk ifFalse: [^ failWith: capWords].
        exchange: (teachExchange of: occasion Prompt: prompt Adapter: adapter Turn: turn For: self).
        enter: 'asking'.
        exchange start.
        self).
    mayAsk = (adapter isModel not || [teacherSettings mayAlsoSpend: prompt tokenEstimate]).
    capWords = (
        'The cap of ' , (countText: teacherSettings sessionCap)
            , ' tokens is reached: raise teacherSettings sessionCap to go on.').
    spend = (
        adapter isModel ifTrue: [teacherSettings spend: prompt tokenEstimate + (exchange generation size / 4)].
        self).
    enter: aStage = (stage: aStage. changed).
    failWith: why = (problem: why. enter: 'failed').
    answerText = (wasEdited || [exchange == nil] ifTrue: [rawCode] False: [exchange text])}
  {'Category: private\x7fComment: judging'
    takeAnswer: text = (
        stage: 'yourTurn'.
        rawCode: (replyReader slotsIn: text For: selector IfFail: [|:why| ^ spoil: why]).
        rawCode size > maxCode ifTrue: [rawCode: ''. ^ spoil: 'What came is too long to be a method.'].
        judge.
        report isGood ifTrue: [layOut].
        report isGood ifFalse: [closeEntry: 'does not parse' Reward: -1].
        hasStop ifTrue: [closeEntry: 'stopped by review' Reward: -1].
        self).
    "Only as long as it means the same to the parser."
    layOut = (| laid |
        laid: codeLayout lay: rawCode.
        ((sourceReport of: laid) saysTheSameAs: report) ifFalse: [^ self].
        rawCode: laid.
        judge).
    spoil: why = (
        problem: why.
        closeEntry: 'holds no method' Reward: -1).
    judge = (
        isOver ifTrue: [^ self].
        stage: 'yourTurn'.
        report: sourceReport of: rawCode.
        problem: report problem.
        reviewAgain).
    reviewAgain = (
        findings: list copyRemoveAll.
        (report == nil) not && [report isGood] ifTrue: [
            findings: reviewer review: report For: self.
            problem: firstStop].
        self).
    firstStop = (
        findings do: [|:f| f stops ifTrue: [^ f text]].
        '')}
  {'Category: private\x7fComment: learning'
    install = (| change |
        change: makeChange.
        change doIfFail: [|:why| problem: why. ^ enter: 'yourTurn'].
        change recordInHistory.
        teacher learnt: change.
        entry == nil ifFalse: [entry accepted: rawCode].
        closeEntry: 'accepted' Reward: 0.
        isAwaitingResult: true.
        enter: 'accepted'.
        occasion answerThen: [|:result| messageReturned: result].
        self).
    makeChange = (| change |
        change: taughtChange of: report At: rawTarget For: selector.
        change comment: summary.
        change provenance: provenance.
        change entry: entry.
        change).
    provenance = (
        'by=' , (plain: adapter name) , '; model=' , (plain: adapter model) , '; prompt=' , prompt hash
            , '; turn=' , turn printString , '; edited=' , wasEdited printString , '; at=' , exchangeLog now).
    plain: text = ((text replace: ';' With: ',') replace: '\x7f' With: ' ')}
  {'Category: private\x7fComment: the log'
    logExchange = (spend. exchangeLog add: exchange).
    closeEntry: outcome Reward: r = (
        entry == nil ifTrue: [^ self].
        entry outcome: outcome Reward: r.
        self)}
  {'Category: printing'
    countText: n = (
        n < 1000 ifTrue: [^ n printString].
        (n / 1000) printString , ',' , ((n % 1000) printStringBase: 10 PadWith: '0' ToSize: 3)).
    statePrintString = (selector , ', ' , stage)}
} |)
