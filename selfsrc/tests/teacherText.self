"Tests of what the teacher reads and writes: JSON, event streams, redaction,
 the source in a reply, selectors and their distance."

globals _AddSlots: (| {'ModuleInfo: Module: teacherText\x7fCategory: testing'
    jsonTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testScalars = (
            assert: (read: '12') Equals: 12.
            assert: (read: '-7') Equals: -7.
            assert: (read: '2.5') Equals: 2.5.
            assert: (read: '1e3') Equals: 1000.0.
            assert: (read: ' true ').
            deny: (read: 'false').
            assert: (read: 'null') == nil).
        testLongNumbersAreFloats = (
            assert: (reflect: (read: '123456789012345678901')) isReflecteeFloat).
        testStrings = (
            assert: (read: '"a\\nb"') Equals: 'a\nb'.
            assert: (read: '"\\u0041\\u00e9"') Equals: 'A\xc3\xa9'.
            assert: (read: '"\\ud83d\\ude00"') Equals: '\xf0\x9f\x98\x80').
        testLoneSurrogates = (
            assert: (read: '"\\ud83dx"') Equals: '\xef\xbf\xbdx'.
            assert: (read: '"\\ude00"') Equals: '\xef\xbf\xbd').
        testStructures = (| v |
            v: read: '{"a": [1, {"b": "c"}], "d": {}}'.
            assert: (json at: ('a' & 1 & 'b') asVector In: v IfAbsent: 0) Equals: 'c'.
            assert: (json at: ('a' & 9) asVector In: v IfAbsent: 0) Equals: 0.
            assert: (json at: ('d' & 'e' & 0) asVector In: v IfAbsent: 0) Equals: 0).
        testLastKeyCounts = (assert: ((read: '{"a":1,"a":2}') at: 'a') Equals: 2).
        testMalformed = (
            ('' & '{' & '[1,' & '"abc' & '{"a" 1}' & 'tru' & '[1] 2' & '"\\x"' & '-' & '1e' & '{a:1}' & '[,]')
                asVector do: [|:text| assert: (refuses: text)]).
        testTooDeep = (| text |
            text: growingText copy.
            100000 do: [text append: '['].
            assert: (refuses: text asString)).
        testWriting = (
            assert: (json write: (1 & 'a"\n' & true & nil & 2.5) asVector)
                Equals: '[1,"a\\"\\u000a",true,null,2.5]').
        testWritingBadBytes = (
            assert: (json write: 'a\xff\xc3') Equals: '"a\xef\xbf\xbd\xef\xbf\xbd"'.
            assert: (json write: '\xc3\xa9') Equals: '"\xc3\xa9"').
        testRoundTrip = (| text |
            text: '{"a":[1,2,{"b":"c\\u0001"}],"e":null,"f":[]}'.
            assert: (json write: (read: text)) Equals: text).
        testIndented = (
            assert: (json writeIndented: (read: '{"a":[1]}')) Equals: '{\n  "a": [\n    1\n  ]\n}')}
      {'Category: private'
        read: text = (json read: text IfFail: [|:why| error: why]).
        refuses: text = (json read: text IfFail: [^ true]. false)} |).

    sseTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testOneEvent = (assert: (eventsIn: 'data: hello\n\n') Equals: 'hello|').
        testLinesJoin = (assert: (eventsIn: 'data: a\ndata: b\n\n') Equals: 'a\nb|').
        testOthersAreSkipped = (
            assert: (eventsIn: ': comment\nevent: x\nid: 7\ndata:a\n\ngarbage\n\ndata: b\n\n') Equals: 'a|b|').
        testCarriageReturns = (
            assert: (eventsIn: 'data: a\r\n\r\ndata: b\r\rdata: c\n\n') Equals: 'a|b|c|').
        testLastWithoutEmptyLine = (assert: (eventsIn: 'data: a\n\ndata: b') Equals: 'a|b|').
        testAnyChunks = (| text |
            text: 'data: one\r\n\r\n: c\r\ndata: two\r\ndata: three\r\n\r\n'.
            1 to: text size Do: [|:n|
                assert: (eventsIn: text InPiecesOf: n) Equals: 'one|two\nthree|']).
        testEndlessLineIsBounded = (| p. piece |
            p: sseParser copy.
            piece: mutableString copySize: 4096 FillingWith: 'x'.
            300 do: [p feed: piece Do: []].
            assert: p isOverfull.
            assert: p line size <= p maxEventSize)}
      {'Category: private'
        eventsIn: text = (eventsIn: text InPiecesOf: text size).
        eventsIn: text InPiecesOf: n = (| p. seen. i <- 0 |
            p: sseParser copy.
            seen: growingText copy.
            [i < text size] whileTrue: [
                p feed: (text copyFrom: i UpTo: (i + n min: text size)) Do: [|:d| (seen append: d) append: '|'].
                i: i + n].
            p finishDo: [|:d| (seen append: d) append: '|'].
            seen asString)} |).

    redactionTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testKeys = (
            gone: 'key sk-abcdefghijklmnop here'.
            gone: 'ghp_0123456789abcdefABCD'.
            gone: 'AKIAIOSFODNN7EXAMPLE').
        testNamedSecrets = (
            gone: 'Authorization: Bearer abc12345678'.
            gone: 'password = hunter2hunter2'.
            gone: 'api_key: "a1b2c3d4e5"').
        testAddresses = (gone: 'write to ada@example.org please').
        testRandomRuns = (gone: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b').
        testOrdinaryTextStays = (
            stays: 'position: position + (partner position - position) / 40.'.
            stays: 'a token of thanks, the secret garden'.
            stays: 'danceWith: other Beats: n = ( bounce )'.
            stays: 'x@y + 3')}
      {'Category: private'
        gone: text = (assert: ((redactor redact: text) includesSubstring: redactor mark)).
        stays: text = (assert: (redactor redact: text) Equals: text)} |).

    replyTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testLiteral = (found: '(| foo = ( 3 ) |)' As: 'foo = ( 3 )').
        testFence = (found: 'Sure!\n```self\n(| foo = ( 3 ) |)\n```\nIt answers 3.' As: 'foo = ( 3 )').
        testBareSlot = (found: 'foo = (| x | x: 3. x)' As: 'foo = (| x | x: 3. x)').
        testBareSlotInProse = (found: 'Here it is:\n  foo = ( \')\' )\nDone (really).' As: 'foo = ( \')\' )').
        testThoughts = (found: '<think>foo = ( 1 )</think>\n(| foo = ( 2 ) |)' As: 'foo = ( 2 )').
        testSent = (found: 'traits x _AddSlots: (| foo = ( 3 ) |)' As: 'foo = ( 3 )').
        testKeyword = (
            assert: (replyReader slotsIn: 'at: k Put: v = ( v )' For: 'at:Put:' IfFail: ['none'])
                Equals: 'at: k Put: v = ( v )').
        testNothing = (
            missing: 'I cannot help with that.'.
            missing: ''.
            missing: '(((((('.
            missing: '``````'.
            missing: '(| bar = ( 3 ) |)').
        testUnclosed = (found: '(| foo = ( 3' As: 'foo = ( 3')}
      {'Category: private'
        found: reply As: code = (
            assert: (replyReader slotsIn: reply For: 'foo' IfFail: ['none']) Equals: code).
        missing: reply = (found: reply As: 'none')} |).

    layoutTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testShortCodeIsLeftAlone = (assert: (codeLayout lay: 'foo = ( a. b )') Equals: 'foo = ( a. b )').
        testOneLongLine = (
            assert: (codeLayout lay: 'danceWith: other Beats: n = ( | p. q <- 3 | p: \'a. b\'. n do: [|:i. j| bounce. j: i ]. p size + 1.5. self )')
                Equals: 'danceWith: other Beats: n = ( | p. q <- 3 |\n    p: \'a. b\'.\n    n do: [|:i. j| bounce.\n        j: i ].\n    p size + 1.5.\n    self )').
        testMeaningStays = (| code |
            cookbook entries do: [|:e|
                code: ((cookbookMatch of: e Selector: 'x') code replace: '\n' With: ' ') , '. filler = ( \'' , (mutableString copySize: 80) , '\' )'.
                ((sourceReport of: code) isGood) ifTrue: [
                    assert: ((sourceReport of: (codeLayout lay: code)) saysTheSameAs: (sourceReport of: code))]])} |).

    selectorTextTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testParts = (
            assert: (selectorText partsOf: 'danceWith:Beats:') size Equals: 2.
            assert: (selectorText partsOf: 'danceWith:Beats:') last Equals: 'Beats:'.
            assert: (selectorText partsOf: 'foo') first Equals: 'foo').
        testArgumentCounts = (
            assert: (selectorText argumentCountOf: 'foo') Equals: 0.
            assert: (selectorText argumentCountOf: '+') Equals: 1.
            assert: (selectorText argumentCountOf: 'at:Put:') Equals: 2).
        testHeads = (
            assert: (selectorText headOf: 'at:Put:' Arguments: ('k' & 'v') asVector) Equals: 'at: k Put: v'.
            assert: (selectorText headOf: '+' Arguments: ('n' & 'm') asVector) Equals: '+ n'.
            assert: (selectorText headOf: 'foo' Arguments: vector) Equals: 'foo').
        testDistance = (
            assert: (distance: 'kitten' To: 'sitting') Equals: 3.
            assert: (distance: 'form' To: 'from') Equals: 1.
            assert: (distance: 'same' To: 'same') Equals: 0).
        testNearest = (
            assert: (nearestSelector to: 'squareRoto' In: (objectShape of: 3) IfNone: '') Equals: 'squareRoot'.
            assert: (nearestSelector to: 'zzqqxx' In: (objectShape of: 3) IfNone: '') Equals: '')}
      {'Category: private'
        distance: a To: b = (selectorText distanceFrom: a To: b Limit: 9)} |).
} |)

(jsonTests & sseTests & redactionTests & replyTests & layoutTests & selectorTextTests) asVector do: [|:s| tests add: s]
