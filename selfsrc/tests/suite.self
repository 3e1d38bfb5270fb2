"A small framework for tests. A suite is an object whose parent is traits
 testSuite; every unary slot whose name begins with test is a test, and each
 runs in a process of its own, so that a failing one stops nobody. A suite that
 is added to tests runs with tests runAll, which answers how many failed."

traits _AddSlots: (| {'ModuleInfo: Module: suite\x7fCategory: structure'
    testSuite = (| {'Category: parents' parent* = traits oddball} |).
    testRun = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: suite\x7fCategory: prototypes'
    testRun = (| {'Category: parents' parent* = traits testRun}
      {'Category: state' suite. selector <- ''. hasPassed <- false. problem <- ''} |).
    tests = (| {'Category: parents' parent* = traits oddball}
      {'Category: state' suites <- list copyRemoveAll. isVerbose <- true}
      {'Category: adding' add: suite = (suites addLast: suite. self)}
      {'Category: testing'
        runAll = (runSuites: suites).
        run: name = (
            runSuites: ((suites copyFilteredBy: [|:s| s name = name])
                ifNone: [error: 'no suite ' , name])).
        runSuites: some = (| failures <- 0. n <- 0 |
            some do: [|:s| s runs do: [|:r|
                n: n + 1.
                r report.
                r hasPassed ifFalse: [failures: failures + 1]]].
            (n printString , ' tests, ' , failures printString , ' failed') printLine.
            (failures > 0) && [scheduler isWorld not] ifTrue: [error: failures printString , ' tests failed'].
            failures)} |).
} |)

traits testSuite _AddSlots: (| {'ModuleInfo: Module: suite'
  {'Category: testing'
    name = ((reflect: self) safeName).
    run = (runs do: [|:r| r report]. self).
    runs = (testSelectors copyMappedBy: [|:s| runTest: s]).
    runTest: sel = (testRun of: self Selector: sel).
    testSelectors = (| names |
        names: list copyRemoveAll.
        (reflect: self) names do: [|:n|
            ('test' isPrefixOf: n) && [(n includes: ':') not] ifTrue: [names addLast: n]].
        names copySort)}
  {'Category: errors\x7fComment: what a test says'
    assert: condition = (condition value ifFalse: [error: 'assertion failed'. self]).
    deny: condition = (condition value ifTrue: [error: 'denial failed'. self]).
    assert: value Is: expected = (assert: value Equals: expected).
    assert: value Equals: expected = (
        value = expected ifFalse: [
            error: 'expected ' , (reflect: expected) safeName , ' but got ' , (reflect: value) safeName].
        self).
    assert: value Prints: text = (
        value printString = text ifFalse: [
            error: 'expected it to print ' , text , ' but it printed ' , value printString].
        self).
    assert: block Fails: text = (| p |
        p: process copySend: (message copy receiver: block Selector: 'value').
        p isQuiet: true.
        p resume waitForDeath.
        (p errorMessage includesSubstring: text) ifFalse: [
            error: 'expected the error ' , text , ' but got: ' , p errorMessage].
        self)}
} |)

traits testRun _AddSlots: (| {'ModuleInfo: Module: suite'
  {'Category: creating' of: s Selector: sel = (((copy suite: s) selector: sel) start)}
  {'Category: testing'
    start = (| p |
        p: process copySend: (message copy receiver: suite Selector: selector).
        p isQuiet: true.
        p resume waitForDeath.
        hasPassed: p causeOfDeath = 'terminated'.
        problem: p errorMessage.
        self).
    report = (
        hasPassed
          ifTrue: [tests isVerbose ifTrue: [('ok ' , label) printLine]]
          False: [('FAILED ' , label , ': ' , problem) printLine].
        self)}
  {'Category: printing' label = (suite name , ' ' , selector). statePrintString = (label)}
} |)
