"Tests of a process that waits for a teacher: it fails for want of a method, is
 parked, and goes on in mid-statement once the method is learnt."

globals _AddSlots: (| {'ModuleInfo: Module: teacherProcess\x7fCategory: testing'
    parkedTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testGoesOnWithTheValue = (| p. t |
            p: parkedSending: 'useFoo'.
            t: asked: 'foo = ( 20 )'.
            assert: t canApprove.
            t approve.
            p waitForDeath.
            assert: p returnValue Equals: 21).
        testRewardWhenItReturned = (| p |
            p: parkedSending: 'useFoo'.
            (asked: 'foo = ( 20 )') approve.
            p waitForDeath.
            assert: exchangeLog entries last reward Equals: 1).
        testTheSenderIsTold = (| d |
            parkedSending: 'useFoo'.
            d: teachDocument of: (teachOccasion forFailure: parked).
            assert: ((d at: 'sender') includesSubstring: 'foo + 1').
            parked abort).
        testTheKindOfLookupIsKept = (| p |
            p: parkedSending: 'resendFoo'.
            target: parked.
            assert: parked type Equals: 'undirectedResend'.
            parked abort).
        testMethodThatRaises = (| p. t. first |
            p: parkedSending: 'useFoo'.
            first: parked.
            t: asked: 'foo = ( error: \'no\' )'.
            withHandler: [t approve. waitUntil: [(parked == first) not]].
            teacher processFailed: p.
            assert: exchangeLog entries last reward Equals: -1.
            parked abort)}
      {'Category: private'
        parked.
        target.
        adapter.
        handler = (| parent* = traits oddball.
            failed: e = (| f | f: failure copyError: e In: process this. parkedTests parked: f. f await).
            died: e = (self) |).
        pupil = (| parent* = traits clonable.
            useFoo = (foo + 1).
            resendFoo = (resend.foo) |).
        "Starts a process and waits until it stands."
        parkedSending: selector = (| p |
            parked: nil.
            p: process copySend: (message copy receiver: pupil copy Selector: selector).
            withHandler: [p resume. waitUntil: [(parked == nil) not]].
            p).
        withHandler: block = (| usual |
            usual: processErrorHandler.
            globals processErrorHandler: handler.
            block onReturn: [globals processErrorHandler: usual]).
        waitUntil: condition = (
            200 do: [condition value ifTrue: [^ self]. process this sleep: 1].
            error: 'waited in vain').
        asked: reply = (| t |
            adapter: scriptedAdapter copy.
            teacher adapter: adapter.
            t: teacher requestFor: parked.
            teacher adapter: nil.
            adapter reply: reply.
            t start.
            adapter answer.
            t)} |).
} |)

tests add: parkedTests
