"Tests of the kernel, written in the language they test."

globals _AddSlots: (| {'ModuleInfo: Module: kernelTests\x7fCategory: testing'
    numberTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testBigIntsAndBack = (
            assert: (maxSmallInt + 1) - 1 Equals: maxSmallInt.
            assert: (minSmallInt - 1) + 1 Equals: minSmallInt.
            assert: minSmallInt negate negate Equals: minSmallInt.
            assert: (maxSmallInt * maxSmallInt) / maxSmallInt Equals: maxSmallInt).
        testBigIntPrinting = (
            assert: (2 power: 100) Prints: '1267650600228229401496703205376'.
            assert: (2 power: 100) negate Prints: '-1267650600228229401496703205376'.
            assert: (10 power: 20) - 1 Prints: '99999999999999999999').
        testBigIntDivision = (| a. b |
            1 to: 40 Do: [|:i|
                a: (3 power: 90 + i) + i. b: (7 power: i) + 1.
                assert: ((a / b) * b) + (a % b) Equals: a.
                assert: ((a negate / b) * b) + (a negate % b) Equals: a negate]).
        testBigIntReading = (
            assert: '123456789012345678901234567890' asInteger Prints: '123456789012345678901234567890').
        testFactorial = (
            assert: 30 factorial Prints: '265252859812191058636308480000000'.
            assert: 30 factorial / 29 factorial Equals: 30).
        testDivisionInFiveDirections = (
            assert: -7 / 2 Equals: -3.
            assert: -7 /- 2 Equals: -4.
            assert: 7 /+ 2 Equals: 4.
            assert: -7 % 2 Equals: -1.
            assert: -7 %+ 2 Equals: 1).
        testMixedArithmetic = (
            assert: 3 + 1.5 Equals: 4.5.
            assert: 1.5 + 3 Equals: 4.5.
            assert: (2 power: 70) asFloat Equals: 1180591620717411303424.0.
            assert: 3 = 3.0).
        testComparingSizes = (
            assert: (2 power: 64) > 1.
            assert: 1 < (2 power: 64).
            assert: (2 power: 64) negate < 1.
            assert: (1 max: (2 power: 64)) = (2 power: 64)).
        testDivisionByZero = (
            assert: [1 / 0] Fails: 'divisionByZeroError'.
            assert: [(2 power: 70) / 0] Fails: 'divisionByZeroError'.
            assert: [1.0 / 0.0] Fails: 'divisionByZeroError').
        testGcdAndPrimes = (
            assert: (84 gcd: 36) Equals: 12.
            assert: 97 isPrime.
            deny: 91 isPrime.
            assert: 360 factors asVector Equals: (2 & 2 & 2 & 3 & 3 & 5) asVector).
        testPoints = (
            assert: (3@4) + (1@2) Equals: 4@6.
            assert: 3 * (1@2) Equals: 3@6.
            assert: ((0@0) ## (10@20)) size Equals: 10@20)} |).

    collectionTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testVectorCopies = (| v |
            v: (1 & 2 & 3) asVector.
            assert: (v copyAddFirst: 0) Equals: (0 & 1 & 2 & 3) asVector.
            assert: (v copyFrom: 1) Equals: (2 & 3) asVector.
            assert: v copyReversed Equals: (3 & 2 & 1) asVector).
        testSorting = (| v. r |
            r: random copySeed: 7.
            v: vector copySize: 500.
            v size do: [|:i| v at: i Put: (r integer: 1000)].
            v sort.
            1 upTo: v size Do: [|:i| assert: (v at: i - 1) <= (v at: i)]).
        testSortingIsStable = (| v |
            v: ((2@0) & (1@1) & (2@2) & (1@3)) asVector.
            v sortBy: (| element: a Precedes: b = (a x < b x) |).
            assert: (v copyMappedBy: [|:p| p y]) Equals: (1 & 3 & 0 & 2) asVector).
        testDictionaryAgainstList = (| d. r |
            d: dictionary copyRemoveAll. r: random copySeed: 3.
            300 do: [|:i| d at: i * 7 Put: i].
            300 do: [|:i| i even ifTrue: [d removeKey: i * 7]].
            assert: d size Equals: 150.
            300 do: [|:i| assert: (d includesKey: i * 7) Equals: i odd]).
        testSetAlgebra = (| a. b |
            a: (1 & 2 & 3) asSet. b: (2 & 3 & 4) asSet.
            assert: (a union: b) size Equals: 4.
            assert: (a intersect: b) Equals: (2 & 3) asSet.
            assert: (a difference: b) Equals: (vector copyAddLast: 1) asSet).
        testListRemovesWhileEnumerating = (| l |
            l: 10 asVector asList.
            l do: [|:e| e even ifTrue: [l remove: e]].
            assert: l asVector Equals: (1 & 3 & 5 & 7 & 9) asVector).
        testSequenceAtBothEnds = (| s |
            s: sequence copyRemoveAll.
            50 do: [|:i| s addFirst: i. s addLast: i].
            assert: s size Equals: 100.
            assert: s first Equals: 49.
            25 do: [s removeFirst. s removeLast].
            assert: s first Equals: 24).
        testPriorityQueue = (| q. r. last <- -1 |
            q: priorityQueue copyRemoveAll. r: random copySeed: 5.
            200 do: [q add: (r integer: 500)].
            [q isEmpty] whileFalse: [| v | v: q removeFirst. assert: last <= v. last: v]).
        testTreeSet = (
            assert: (5 & 1 & 3 & 1) asVector asTreeSet asVector Equals: (1 & 3 & 5) asVector).
        testOrderedDictionary = (| d |
            d: orderedDictionary copyRemoveAll.
            d at: 'z' Put: 1. d at: 'a' Put: 2. d removeKey: 'z'. d at: 'z' Put: 3.
            assert: d keys asVector Equals: ('a' & 'z') asVector)} |).

    stringTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testCanonical = (
            assert: ('a' , 'b') canonicalize == 'ab'.
            deny: ('a' , 'b') == 'ab'.
            assert: ('a' , 'b') = 'ab').
        testSplitAndJoin = (
            assert: (('a,b,c' splitOn: ',') asVector joinUsing: '-') Equals: 'a-b-c'.
            assert: ('a--b' replace: '--' With: '+') Equals: 'a+b').
        testCase = (
            assert: 'hello' capitalizeAll Equals: 'HELLO'.
            assert: 'hello' capitalize Equals: 'Hello').
        testNumbers = (
            assert: '-12' asInteger Equals: -12.
            assert: 'ff' hexAsInteger Equals: 255.
            assert: ('x1' asIntegerIfFail: 'no') Equals: 'no').
        testPatterns = (
            assert: ('draw:On:' matchesPattern: 'dr*:On?').
            deny: ('draw' matchesPattern: 'w*')).
        testStoreStringReadsBack = (
            assert: 'it\'s\\\n"q"\x01' storeString eval Equals: 'it\'s\\\n"q"\x01').
        testImmutable = (assert: ['abc' at: 0 Put: 'x'] Fails: 'immutable')} |).

    mirrorTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        sample = (| {'Category: one' a = 3. b <- 4. m: x = (x + 1)} |).
        testNames = (
            assert: (reflect: sample) names asSet Equals: ('a' & 'b' & 'b:' & 'm:') asSet).
        testKinds = (| m |
            m: reflect: sample.
            assert: (m at: 'm:') isMethod.
            assert: (m at: 'b') isAssignable.
            assert: (m at: 'b:') isAssignment.
            deny: (m at: 'a') isAssignable.
            assert: (m at: 'a') category Equals: 'one').
        testAddAndRemove = (| o. m |
            o: sample _Clone. m: reflect: o.
            m at: 'c' PutContents: (reflect: 5).
            assert: o c Equals: 5.
            m removeSlot: 'c'.
            deny: (m includesKey: 'c')).
        testDefineFromSource = (| o |
            o: sample _Clone.
            (reflect: o) defineSlotsFromSource: 'twice = (a + a)' Category: 'more' IfFail: [error: 'no'].
            assert: o twice Equals: 6.
            assert: ((reflect: o) at: 'twice') category Equals: 'more').
        testEvaluate = (
            assert: ((reflect: sample) evaluate: 'a + b' IfFail: 0) Equals: 7).
        testNamesOfTheWellKnown = (
            assert: (reflect: traits list) name Equals: 'traits list'.
            assert: (reflect: list copyRemoveAll) name Equals: 'a list'.
            assert: (reflect: lobby) name Equals: 'lobby'.
            assert: (reflect: nil) name Equals: 'nil').
        testUnderstands = (
            assert: ((reflect: 3) understands: 'printString').
            deny: ((reflect: 3) understands: 'danceWith:')).
        testBrowse = (
            assert: (browse implementorsOf: 'ifTrue:False:') size >= 2.
            assert: ((browse sendersOf: 'danceAloneInTheTests') isEmpty) not).
        dancer = (danceAloneInTheTests)} |).

    processTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testForkAndWait = (| p |
            p: (message copy receiver: 15 Selector: 'factorial') fork.
            p waitForDeath.
            assert: p returnValue Equals: 1307674368000).
        testSemaphoreOrder = (| s. seen |
            seen: list copyRemoveAll. s: semaphore copyCount: 0 Capacity: 10.
            [seen add: 1. s signal] fork. [seen add: 2. s signal] fork.
            s wait. s wait.
            assert: seen asVector Equals: (1 & 2) asVector).
        testTimeOut = (assert: ((semaphore copyCount: 0 Capacity: 1) waitTimeOut: 5)).
        testSharedQueue = (| q |
            q: sharedQueue copy.
            [3 do: [|:i| q addLast: i]] fork.
            assert: q removeFirst Equals: 0.
            assert: q removeFirst Equals: 1.
            assert: q removeFirst Equals: 2).
        testErrorEndsTheProcess = (| p |
            p: process copySend: (message copy receiver: 3 Selector: 'zork').
            p isQuiet: true.
            p resume waitForDeath.
            assert: p hasError.
            assert: (p errorMessage includesSubstring: 'No \'zork\' slot found in 3')).
        testUnwinding = (| trace <- '' |
            [|:exit| [exit value] onReturn: [trace: trace , 'x']] exit.
            assert: trace Equals: 'x').
        testDoesNotUnderstand = (| proxy |
            proxy: (| target <- 5. doesNotUnderstand: m = (m sendTo: target) |).
            assert: proxy + 4 Equals: 9.
            assert: (proxy max: 7) Equals: 7).
        testUndefinedSelectorHandler = (| o |
            o: (| undefinedSelector: s Type: t Delegatee: d MethodHolder: h Arguments: a = (s) |).
            assert: (o foo: 1 Bar: 2) Equals: 'foo:Bar:')} |).

    futureTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testWaits = (| f |
            f: (message copy receiver: 3 Selector: '+' With: 4) future.
            assert: 1 + f Equals: 8.
            assert: f isResolved).
        testForwards = (
            assert: (futures resolvedWith: 'abc') size Equals: 3).
        testWhenResolved = (| f. seen |
            f: futures new.
            f whenResolved: [|:v| seen: v].
            f resolve: 9.
            assert: seen Equals: 9).
        testBroken = (| f |
            f: futures new.
            f break: 'no teacher'.
            assert: [f size] Fails: 'no teacher')} |).
} |)

tests add: numberTests
tests add: collectionTests
tests add: stringTests
tests add: mirrorTests
tests add: processTests
tests add: futureTests

