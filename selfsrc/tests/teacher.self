"Tests of teaching itself, with a scripted adapter: from the question to the
 learnt method and back, and every way it can go wrong; of the review rules, of
 the adapter for chat completions over a port that the test plays, and of every
 entry of the cookbook."

globals _AddSlots: (| {'ModuleInfo: Module: teacherTests\x7fCategory: testing'
    teachingTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing\x7fComment: the whole way'
        testLearning = (| t. object |
            object: self object.
            t: asked: object For: 'fiveTimes:' Reply: '(| fiveTimes: n = ( n * 5 ) |)'.
            assert: t stage Equals: 'yourTurn'.
            assert: t canApprove.
            assert: t target Is: (reflect: object).
            t approve.
            assert: t stage Equals: 'accepted'.
            assert: (object fiveTimes: 4) Equals: 20).
        testNothingHappensBeforeApproval = (| object |
            object: self object.
            asked: object For: 'fiveTimes:' Reply: '(| fiveTimes: n = ( n * 5 ) |)'.
            deny: (understands: object Selector: 'fiveTimes:')).
        testNothingIsSentBeforeStart = (
            teachingOf: object For: 'foo'.
            assert: adapter asked isEmpty).
        testProvenance = (| object. slot |
            object: self object.
            (asked: object For: 'foo' Reply: 'foo = ( 3 )') approve.
            slot: (reflect: object) at: 'foo'.
            assert: slot category Equals: 'taught'.
            assert: (slot provenance includesSubstring: 'model=scripted').
            assert: (slot provenance includesSubstring: 'prompt=')).
        testUndoAndRedo = (| object. change |
            object: self object.
            (asked: object For: 'foo' Reply: '(| foo = ( bar ). bar = 3 |)') approve.
            change: teacher taughtSlots last.
            change undo.
            deny: (understands: object Selector: 'foo').
            deny: (understands: object Selector: 'bar').
            change redo.
            assert: object foo Equals: 3).
        testEditing = (| t. object |
            object: self object.
            t: asked: object For: 'foo' Reply: 'foo = ( 3'.
            deny: t canApprove.
            assert: (t problem isEmpty) Is: false.
            t code: 'foo = ( 4 )'.
            assert: t canApprove.
            t approve.
            assert: object foo Equals: 4).
        testDeclining = (| t |
            t: asked: object For: 'foo' Reply: 'foo = ( 3 )'.
            t decline.
            assert: t stage Equals: 'declined'.
            assert: lastEntry outcome Equals: 'declined')}
      {'Category: testing\x7fComment: turns'
        testAskingAgain = (| t |
            t: asked: object For: 'foo' Reply: 'foo = ( 3 '.
            adapter reply: 'foo = ( 3 )'.
            t askAgain: 'Close the parenthesis.'.
            assert: (adapter asked last includesSubstring: 'Close the parenthesis.').
            assert: (adapter asked last includesSubstring: 'Line ').
            adapter answer.
            assert: t canApprove.
            assert: t turnsLeft Equals: 1).
        testThreeTurns = (| t |
            t: asked: object For: 'foo' Reply: 'no'.
            2 do: [adapter reply: 'no'. t askAgain: ''. adapter answer].
            deny: t canAskAgain.
            t askAgain: ''.
            assert: adapter asked size Equals: 3)}
      {'Category: testing\x7fComment: what goes wrong'
        testGarbage = (| t |
            t: asked: object For: 'foo' Reply: 'I would rather not.'.
            deny: t canApprove.
            assert: (t problem includesSubstring: 'no slot').
            assert: lastEntry reward Equals: -1).
        testTooLong = (| t |
            t: asked: object For: 'foo' Reply: 'foo = ( \'' , (mutableString copySize: 30000 FillingWith: 'x') , '\' )'.
            assert: (t problem includesSubstring: 'too long').
            deny: t canApprove).
        testFailure = (| t |
            t: teachingOf: object For: 'foo'.
            t start.
            adapter failWith: 'This computer is offline.'.
            assert: t stage Equals: 'failed'.
            assert: t problem Equals: 'This computer is offline.'.
            assert: t canStart).
        testCancel = (| t |
            t: teachingOf: object For: 'foo'.
            t start.
            t cancel.
            assert: t stage Equals: 'failed'.
            assert: lastEntry outcome Equals: 'cancelled').
        testDeadline = (| t |
            t: teachingOf: object For: 'foo'.
            t start.
            teacher tick: 1000.
            assert: t isAsking.
            teacher tick: 1001 + teacherSettings deadlineMs.
            assert: t stage Equals: 'failed').
        testCap = (| t. cap |
            cap: teacherSettings sessionCap.
            teacherSettings sessionCap: 1.
            t: teaching of: (teachOccasion copyReceiver: object Selector: 'foo' Arguments: vector)
                Adapter: ((| parent* = traits scriptedAdapter. isModel = true |)).
            t start.
            teacherSettings sessionCap: cap.
            assert: (t problem includesSubstring: 'cap of 1 tokens')).
        testModelSetUpMeanwhile = (| t |
            t: teacher teach: (teachOccasion copyReceiver: object Selector: 'foo' Arguments: vector).
            assert: t adapter Is: cookbook.
            teacher handleEvent: ('modelSettings' & 'http://localhost:1' & 'm' & false) asVector.
            assert: t adapter Is: openAIAdapter.
            teacher handleEvent: ('modelSettings' & '' & '' & false) asVector.
            assert: t adapter Is: cookbook).
        testReopened = (| t |
            adapter: scriptedAdapter copy.
            teacher adapter: adapter.
            t: teacher teach: (teachOccasion copyReceiver: object Selector: 'foo' Arguments: vector).
            teacher adapter: nil.
            t start.
            teacher resumed.
            assert: t stage Equals: 'failed'.
            assert: t canStart).
        testEventsAreReadInOrder = (| t. port. a |
            teacherSettings address: 'http://localhost:1'.
            port: openAITests playedPort copy.
            a: openAIAdapter copy port: port.
            t: teaching of: (teachOccasion copyReceiver: object Selector: 'foo' Arguments: vector) Adapter: a.
            t start.
            teacherSettings address: ''.
            withPort: port Do: [
                teacher handleEvent: ('httpHead' & 1 & 200 & vector) asVector.
                30 do: [|:i| teacher handleEvent: ('httpChunk' & 1 & (openAITests frame: i printString)) asVector].
                teacher handleEvent: ('httpDone' & 1) asVector.
                process this sleep: 20].
            assert: t exchange text Equals: '01234567891011121314151617181920212223242526272829').
        withPort: port Do: block = (| usual |
            usual: httpPort exchanges.
            httpPort exchanges: port exchanges.
            block onReturn: [httpPort exchanges: usual]).
        testLateAnswerIsIgnored = (| t. x |
            t: teachingOf: object For: 'foo'.
            t start.
            x: t exchange.
            t cancel.
            x finish: 'foo = ( 3 )'.
            assert: t stage Equals: 'failed'.
            assert: t code Equals: '')}
      {'Category: testing\x7fComment: rewards'
        testRewardWhenItWorked = (| t |
            t: asked: object For: 'foo' Reply: 'foo = ( 3 )'.
            t approve.
            t messageReturned: 3.
            assert: lastEntry reward Equals: 1).
        testRewardWhenItRaised = (| t |
            t: asked: object For: 'foo' Reply: 'foo = ( zork )'.
            t approve.
            t messageRaised.
            assert: lastEntry reward Equals: -1).
        testLogLines = (| lines. d |
            asked: object For: 'foo' Reply: 'foo = ( 3 )'.
            lines: exchangeLog asJSONLines asLines.
            d: json read: (lines at: lines size - 2) IfFail: [|:e| error: e].
            assert: (d at: 'selector') Equals: 'foo'.
            assert: (d at: 'generation') Equals: 'foo = ( 3 )')}
      {'Category: testing\x7fComment: places'
        testIntegersLearnInTheirTraits = (| t |
            t: asked: 7 For: 'fooTaught' Reply: 'fooTaught = ( self + 1 )'.
            assert: t target Is: (reflect: traits integer).
            t approve.
            assert: 41 fooTaught Equals: 42.
            teacher taughtSlots last undo).
        testStringsLearnInTheirTraits = (| t |
            t: teachingOf: 'abc' For: 'fooTaught'.
            assert: t target Is: (reflect: traits string)).
        testTheLobbyIsNeverTheDefault = (| t |
            t: asked: lobby For: 'fooTaught' Reply: 'fooTaught = ( 3 )'.
            assert: t target == nil.
            deny: t canApprove).
        testChoosingAParent = (| t. object |
            object: self object.
            t: asked: object For: 'fooTaught' Reply: 'fooTaught = ( 3 )'.
            t target: (reflect: family).
            t approve.
            assert: (family copy) fooTaught Equals: 3.
            teacher taughtSlots last undo)}
      {'Category: testing\x7fComment: futures'
        testFuture = (| object. f. t |
            object: (| parent* = traits clonable. teachable* = mixins teachable |) copy.
            teacher adapter: adapter copy.
            teacher adapter reply: 'foo = ( 3 )'.
            f: object foo.
            assert: f isWaiting.
            teacher adapter answer.
            t: teacher teachings last.
            assert: t isPending.
            t approve.
            assert: f + 1 Equals: 4.
            process this sleep: 2.
            assert: lastEntry reward Equals: 1.
            teacher adapter: nil).
        testOptingInAndOut = (| object |
            object: self object.
            deny: (teacher learnsUnprompted: object).
            teacher letLearnUnprompted: object.
            assert: (teacher learnsUnprompted: object).
            assert: (understands: object Selector: 'doesNotUnderstand:').
            teacher letNotLearnUnprompted: object.
            deny: (teacher learnsUnprompted: object)).
        testDecliningBreaksTheFuture = (| object. f |
            object: (| parent* = traits clonable. teachable* = mixins teachable |) copy.
            teacher adapter: adapter copy.
            f: object foo.
            teacher teachings last decline.
            assert: f isBroken.
            teacher adapter: nil)}
      {'Category: private'
        adapter <- scriptedAdapter copy.
        family = (| parent* = traits clonable |).
        object = ((| parent* <- traits clonable. size <- 3 |) copy parent: family).
        teachingOf: o For: selector = (
            adapter: scriptedAdapter copy.
            teacher adapter: adapter.
            teacherAdapterReset: (teacher teach: (teachOccasion copyReceiver: o Selector: selector Arguments: vector))).
        teacherAdapterReset: t = (teacher adapter: nil. t).
        asked: o For: selector Reply: text = (| t |
            t: teachingOf: o For: selector.
            adapter reply: text.
            t start.
            adapter answer.
            t).
        understands: o Selector: s = ((reflect: o) understands: s).
        lastEntry = (exchangeLog entries last)} |).

    reviewTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testGood = (assert: (levelsOf: 'foo = ( 3 )') Equals: '').
        testOtherSelector = (assert: (stops: 'bar = ( 3 )')).
        testPrimitives = (assert: (stops: 'foo = ( _Quit )')).
        testPermissionsAreNamed = (| t |
            t: judged: 'foo = ( httpPort. _Quit )'.
            assert: (t permissions includesSubstring: 'primitives').
            assert: (t permissions includesSubstring: 'the outside').
            assert: (judged: 'foo = ( 3 )') permissions Equals: 'none').
        testTextAsCode = (assert: (stops: 'foo = ( \'_Quit\' eval )')).
        testNetwork = (assert: (stops: 'foo = ( httpPort )')).
        testRunsWhenParsed = (
            assert: (stops: 'foo = ( 3 ). bar = lobby zork').
            assert: (stops: 'foo = (| x <- lobby zork | x )')).
        testParents = (assert: (stops: 'foo = ( 3 ). parent* = nil')).
        testOverwriting = (assert: (stops: 'foo = ( 3 ). size = 4')).
        testGlobals = (assert: (warns: 'foo = ( lobby )')).
        testReflection = (assert: (warns: 'foo = ( reflect: self )')).
        testLoops = (assert: (warns: 'foo = ( [ 3 ] loop )')).
        testUnknownSelectors = (assert: (warns: 'foo = ( self zorkelNobodyKnows )')).
        testOwnSelectorsAreKnown = (deny: (warns: 'foo = ( self bazOfMine ). bazOfMine = ( 3 )')).
        testRulesAreObjects = (| rule |
            rule: (| parent* = traits reviewRule.
                review: report For: t Do: block = (block value: warning: 'seen') |).
            reviewer addRule: rule.
            assert: (warns: 'foo = ( 3 )').
            reviewer removeRule: rule.
            deny: (warns: 'foo = ( 3 )'))}
      {'Category: private'
        judged: code = (| t |
            t: teaching of: (teachOccasion copyReceiver: teachingTests object Selector: 'foo' Arguments: vector)
                Adapter: scriptedAdapter.
            t code: code).
        levelsOf: code = (| t. text |
            t: judged: code.
            text: ''.
            t findings do: [|:f| text: text , f level , ' '].
            text).
        stops: code = ((levelsOf: code) includesSubstring: 'stop').
        warns: code = ((levelsOf: code) includesSubstring: 'warning')} |).

    openAITests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testStream = (
            begin.
            head: 200.
            chunk: 'data: {"choices":[{"delta":{"role":"assistant"}}]}\n\n'.
            chunk: 'data: {"choices":[{"delta":{"content":"foo = "}}]}\n\ndata: {"choi'.
            assert: heard partial asString Equals: 'foo = '.
            chunk: 'ces":[{"delta":{"content":"( 3 )"}}]}\n\ndata: [DONE]\n\n'.
            done.
            assert: heard state Equals: 'finished'.
            assert: heard text Equals: 'foo = ( 3 )').
        testBrokenFramesAreSkipped = (
            begin.
            head: 200.
            chunk: 'data: {oops\n\ndata: 17\n\ndata: {"choices":[]}\n\n'.
            chunk: 'data: {"choices":[{"delta":{"content":"x"}}]}\n\n'.
            done.
            assert: heard text Equals: 'x').
        testWholeDocument = (
            begin.
            head: 200.
            chunk: '{"choices":[{"message":{"content":"foo = ( 3 )"}}]}'.
            done.
            assert: heard text Equals: 'foo = ( 3 )').
        testErrorsInPlainWords = (
            assert: ((wordsForStatus: 401) includesSubstring: 'refuses the key').
            assert: ((wordsForStatus: 429) includesSubstring: 'busy or the limit').
            assert: ((wordsForStatus: 500) includesSubstring: 'problem of its own')).
        testServerErrorIsQuoted = (
            begin.
            head: 400.
            chunk: '{"error":{"message":"unknown model"}}'.
            done.
            assert: (heard problem includesSubstring: 'unknown model')).
        testNetworkError = (
            begin.
            port error: 1 Kind: 'offline' Message: ''.
            assert: heard problem Equals: 'This computer is offline.').
        testNothingAnswered = (
            begin.
            head: 200.
            done.
            assert: heard problem Equals: 'The model answered nothing.').
        testEndlessAnswerIsStopped = (| piece |
            begin.
            head: 200.
            piece: 'data: {"choices":[{"delta":{"content":"' , (mutableString copySize: 60000 FillingWith: 'x') , '"}}]}\n\n'.
            6 do: [chunk: piece].
            assert: heard state Equals: 'failed'.
            assert: port aborted Equals: 1).
        testRequest = (| body |
            begin.
            body: json read: port started body IfFail: [|:e| error: e].
            assert: (json at: ('messages' & 0 & 'role') asVector In: body IfAbsent: '') Equals: 'system'.
            assert: (body at: 'stream').
            assert: port started url Equals: 'http://localhost:8080/v1/chat/completions').
        testAddresses = (
            assert: (urlFor: 'http://a:1') Equals: 'http://a:1/v1/chat/completions'.
            assert: (urlFor: 'http://a:1/v1/') Equals: 'http://a:1/v1/chat/completions'.
            assert: (urlFor: 'http://a:1/x/chat/completions') Equals: 'http://a:1/x/chat/completions')}
      {'Category: private'
        port.
        heard.
        frame: text = ('data: {"choices":[{"delta":{"content":"' , text , '"}}]}\n\n').
        begin = (| a |
            teacherSettings address: 'http://localhost:8080' Model: 'm' HasKey: false.
            port: playedPort copy.
            a: openAIAdapter copy port: port.
            heard: teachExchange of: occasion Prompt: (teachPrompt for: occasion) Adapter: a Turn: 1 For: silentListener.
            heard start.
            teacherSettings address: '' Model: '' HasKey: false).
        occasion = (teachOccasion copyReceiver: 3 Selector: 'foo' Arguments: vector).
        head: status = (port head: 1 Status: status Headers: vector).
        chunk: text = (port chunk: 1 Bytes: text).
        done = (port done: 1).
        wordsForStatus: n = (begin. head: n. done. heard problem).
        urlFor: address = (| url |
            teacherSettings address: address.
            url: teacherSettings chatUrl.
            teacherSettings address: ''.
            url).
        silentListener = (| parent* = traits clonable.
            exchangeProgress: x = (self). exchangeFinished: x = (self). exchangeFailed: x = (self) |).
        playedPort = (| parent* = traits httpPort. exchanges <- dictionary copyRemoveAll. started. aborted <- 0.
            startIdFor: x IfFail: fb = (started: x. 1).
            abortId: id = (aborted: id. self) |)} |).

    cookbookTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testEveryEntry = (
            cookbook entries do: [|:e| e tests do: [|:test. got|
                got: test runFor: e.
                got = test prints ifFalse: [
                    error: test label , ' gave ' , got , ', not ' , test prints]]]).
        testTeaching = (| t. object |
            object: (| parent* = traits clonable. position <- 3 @ 4 |) copy.
            t: teaching of: (teachOccasion copyReceiver: object Selector: 'moveRight:' Arguments: (vector copyAddLast: 2))
                Adapter: cookbook.
            t start.
            assert: t canApprove.
            t approve.
            object moveRight: 2.
            assert: object position x Equals: 5).
        testIgnorance = (| t |
            t: teaching of: (teachOccasion copyReceiver: 3 Selector: 'zorkelize' Arguments: vector) Adapter: cookbook.
            t start.
            assert: t stage Equals: 'failed'.
            assert: (t problem includesSubstring: 'knows nothing about zorkelize')).
        testAdding = (| entry. t |
            entry: cookbookEntry for: 'zorkelize' Kinds: 'integer' Arguments: '' Body: '(self + 1)' Says: 'one more'.
            cookbook add: entry.
            t: teaching of: (teachOccasion copyReceiver: 3 Selector: 'zorkelize' Arguments: vector) Adapter: cookbook.
            t start.
            assert: t canApprove.
            cookbook remove: entry).
        testWhatWorkedIsRemembered = (| model. t. object |
            model: (| parent* = traits scriptedAdapter. isModel = true. replies <- list copyRemoveAll.
                asked <- list copyRemoveAll. open |) copy.
            object: (| parent* = traits clonable. size <- 3 |).
            t: teaching of: (teachOccasion copyReceiver: object copy Selector: 'zorkelized' Arguments: vector) Adapter: model.
            model reply: 'zorkelized = ( size + 1 )'.
            t start.
            model answer.
            t approve.
            t messageReturned: 4.
            t: teaching of: (teachOccasion copyReceiver: object copy Selector: 'zorkelized' Arguments: vector) Adapter: cookbook.
            t start.
            assert: t canApprove.
            cookbook remove: cookbook entries first).
        testShapeDecides = (| o |
            o: teachOccasion copyReceiver: (| parent* = traits clonable |) Selector: 'setSize:' Arguments: vector.
            assert: (cookbook matchesFor: o) isEmpty.
            o: teachOccasion copyReceiver: (| parent* = traits clonable. size <- 1 |) Selector: 'setSize:' Arguments: vector.
            deny: (cookbook matchesFor: o) isEmpty)} |).

    documentTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testReceiver = (| d |
            d: documentOf: (| parent* = traits clonable. size <- 3. grow = (size: size + 1) |).
            assert: (json at: ('receiver' & 'kind') asVector In: d IfAbsent: '') Equals: 'object'.
            assert: (slotNamed: 'size' In: d Has: 'prints') Equals: '3'.
            assert: (slotNamed: 'grow' In: d Has: 'kind') Equals: 'method').
        testLimits = (| object. d |
            object: (| parent* = traits clonable |) copy.
            100 do: [|:i| ('(| s' , i printString , ' = \'0123456789\' |)') eval. i].
            d: documentOf: (mutableString copySize: 100000 FillingWith: 'x').
            assert: (json at: ('receiver' & 'prints') asVector In: d IfAbsent: '') size
                <= (teachDocument maxPrint + 3)).
        testSecrets = (| d |
            d: documentOf: (| parent* = traits clonable. key = 'sk-abcdefghijklmnopqrst' |).
            deny: ((json write: d) includesSubstring: 'abcdefghij')).
        testParentlessReceiver = (| d |
            d: documentOf: (| a = 3 |).
            assert: (slotNamed: 'a' In: d Has: 'prints') Equals: '3').
        testHostileNames = (| d |
            d: documentOf: (| parent* = traits clonable. s = '"}],\n\xff\x00' |).
            json read: (json write: d) IfFail: [|:e| error: e])}
      {'Category: private'
        documentOf: o = (teachDocument of: (teachOccasion copyReceiver: o Selector: 'foo' Arguments: vector)).
        slotNamed: n In: d Has: key = (
            (json at: ('receiver' & 'slots') asVector In: d IfAbsent: nil) do: [|:row|
                (row at: 'name') = n ifTrue: [^ row at: key]].
            'absent')} |).
} |)

(teachingTests & reviewTests & openAITests & cookbookTests & documentTests) asVector do: [|:s| tests add: s]
