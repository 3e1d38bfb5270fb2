"Tests of the Morphic's parts that need no screen: the tree and its geometry,
 layout, the text buffer, history and edits, and what tools say of objects."

globals _AddSlots: (| {'ModuleInfo: Module: morphicTests\x7fCategory: testing'
    morphTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing\x7fComment: the composite'
        testOwners = (| a. b |
            a: morph copy. b: morph copy.
            a addMorph: b.
            assert: b owner Is: a.
            assert: a morphs size Equals: 1.
            b delete.
            assert: b owner Is: nil.
            assert: a morphs isEmpty).
        testMovingToAnotherOwnerLeavesTheFirst = (| a. b. m |
            a: morph copy. b: morph copy. m: morph copy.
            a addMorph: m. b addMorph: m.
            assert: a morphs isEmpty.
            assert: m owner Is: b).
        testFrontAndBack = (| a. x. y |
            a: morph copy. x: morph copy. y: morph copy.
            a addMorph: x. a addMorph: y.
            x comeToFront.
            assert: a morphs last Is: x.
            a moveToBack: x.
            assert: a morphs first Is: x).
        testCopyIsDeep = (| a. b |
            a: morph copy. a addMorph: morph copy.
            b: a copy.
            assert: b morphs size Equals: 1.
            deny: b morphs first == a morphs first.
            assert: b morphs first owner Is: b.
            assert: b owner Is: nil).
        testPrototypeStaysEmpty = (
            (morph copy) addMorph: morph copy.
            assert: morph morphs isEmpty)}
      {'Category: testing\x7fComment: geometry'
        testPlaces = (| a. b |
            a: morph copy. a position: 100 @ 50.
            b: morph copy. b position: 10 @ 5.
            a addMorph: b.
            assert: (b localToGlobal: 1 @ 1) Equals: 111 @ 56.
            assert: (b globalToLocal: 111 @ 56) Equals: 1 @ 1).
        testTurning = (| a. p |
            a: morph copy. a extent: 20 @ 10. a position: 100 @ 100.
            a rotation: 3.14159265358979 / 2.
            p: a localToGlobal: 10 @ 5.
            assert: (p distanceTo: 110 @ 105) < 0.001.
            p: a globalToLocal: (a localToGlobal: 3 @ 4).
            assert: (p distanceTo: 3 @ 4) < 0.001).
        testChangingOwnerInPlace = (| a. b. m. before |
            a: morph copy. a position: 30 @ 40.
            b: morph copy. b position: 7 @ 9.
            m: morph copy. m position: 5 @ 5.
            a addMorph: m.
            before: m globalCentre.
            b addMorphInPlace: m.
            assert: (m globalCentre distanceTo: before) < 0.001).
        testFindingTheMorphUnderAPoint = (| a. b |
            a: morph copy. a extent: 100 @ 100.
            b: circleMorph copy. b extent: 20 @ 20. b position: 40 @ 40.
            a addMorph: b.
            assert: (a morphAt: 50 @ 50 IfNone: nil) Is: b.
            assert: (a morphAt: 41 @ 41 IfNone: nil) Is: a.
            assert: (a morphAt: 200 @ 10 IfNone: nil) Is: nil)}
      {'Category: testing\x7fComment: layout'
        testRowSharesWhatIsLeft = (| r. a. b |
            r: rowMorph copy. r margin: 5. r spacing: 10.
            a: morph copy. a extent: 20 @ 10.
            b: morph copy. b extent: 0 @ 10. b beFlexibleHorizontally.
            r addMorph: a. r addMorph: b.
            r layOutIn: 100 @ 30.
            assert: a position Equals: 5 @ 10.
            assert: b position x Equals: 35.
            assert: b width Equals: 60).
        testColumnWrapsItsMorphs = (| c |
            c: columnMorph copy. c margin: 4. c spacing: 2.
            3 do: [| m | m: morph copy. m extent: 30 @ 10. c addMorph: m].
            c layoutInPlace.
            assert: c extent Equals: 38 @ 42).
        testHiddenMorphsTakeNoRoom = (| c. m |
            c: columnMorph copy.
            m: morph copy. m extent: 30 @ 10. c addMorph: m.
            m hide.
            assert: c minExtent Equals: 0 @ 0)} |).

    textBufferTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        buffer = (textBuffer copyString: 'one\ntwo\nthree').
        testLines = (| b |
            b: buffer.
            assert: b lineCount Equals: 3.
            assert: (b lineAt: 5) Equals: 1.
            assert: (b startOf: 2) Equals: 8.
            assert: (b endOf: 1) Equals: 7).
        testTypingAndUndo = (| b |
            b: buffer. b go: 3 Keep: false.
            b type: '!'. b type: '?'.
            assert: b string Equals: 'one!?\ntwo\nthree'.
            b undo.
            assert: b string Equals: 'one\ntwo\nthree'.
            b redo.
            assert: b string Equals: 'one!?\ntwo\nthree').
        testTypingElsewhereIsAnotherStep = (| b |
            b: buffer. b go: 0 Keep: false. b type: 'a'.
            b go: b size Keep: false. b type: 'z'.
            b undo.
            assert: b string Equals: 'aone\ntwo\nthree').
        testReplacingASelection = (| b |
            b: buffer. b selectFrom: 4 To: 7.
            assert: b selection Equals: 'two'.
            b insert: 'zwei'.
            assert: b string Equals: 'one\nzwei\nthree').
        testCharactersOfSeveralBytes = (| b |
            b: textBuffer copyString: 'aäz'.
            b go: 1 Keep: false.
            assert: b right Equals: 3.
            b go: 3 Keep: false.
            assert: b left Equals: 1).
        testWords = (| b |
            b: textBuffer copyString: 'foo: bar'.
            b selectWordAt: 6.
            assert: b selection Equals: 'bar').
        testPlacesStayInside = (| b |
            b: buffer. b go: 1000 Keep: false.
            assert: b caret Equals: b size.
            b go: -5 Keep: false.
            assert: b caret Equals: 0)} |).

    inspectionTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        sample = ('(| parent* = lobby. x <- 3. grow: n = (| a. b <- 2 | a: n. a + b) |)' eval).
        testSources = (| m |
            m: reflect: sample.
            assert: (inspection sourceOf: (m at: 'x')) Equals: 'x <- 3'.
            assert: ('grow: n = (| a. b <- 2 |' isPrefixOf: (inspection sourceOf: (m at: 'grow:')))).
        testNearest = (
            assert: (inspection nearestTo: 'grow:By:' In: (reflect: sample) IfNone: '') Equals: 'grow:'.
            assert: (inspection nearestTo: 'zzz' In: (reflect: sample) IfNone: 'none') Equals: 'none').
        testStub = (
            assert: (inspection stubFor: 'at:Put:') Equals: 'at: a Put: b = (\n    self)').
        testValues = (
            assert: (inspection valueOf: (reflect: 3 @ 4)) Equals: '(3 @ 4)'.
            assert: (inspection valueOf: (reflect: 0.126)) Equals: '0.13').
        testIndentation = (
            assert: (indentation shown: '\n            a.\n              b') Equals: '\n    a.\n      b'.
            assert: (indentation place: 14 In: '\n            a.') Equals: 6)} |).

    editTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testAddingAndUndoing = (| o |
            o: '(| parent* = lobby |)' eval.
            edits add: 'double: n = (n + n)' To: (reflect: o) Category: 'x' IfFail: raiseError.
            assert: (o double: 4) Equals: 8.
            history undo.
            deny: ((reflect: o) includesKey: 'double:').
            history redo.
            assert: (o double: 4) Equals: 8).
        testReplacingKeepsTheOld = (| o |
            o: '(| parent* = lobby. x <- 3 |)' eval.
            edits add: 'x <- 5' To: (reflect: o) Category: 'x' IfFail: raiseError.
            assert: o x Equals: 5.
            history undo.
            assert: o x Equals: 3).
        testReplayingTheJournal = (| o |
            edits replay: 'traits point _AddSlots: ' , (edits literalOf: 'testTwice = (self + self)' Annotation: 'Category: x').
            assert: (3 @ 4) testTwice Equals: 6 @ 8.
            (reflect: traits point) removeSlot: 'testTwice'.
            edits replay: 'not ( Self'.
            assert: true).
        testWhatDoesNotParseChangesNothing = (| o. told <- false |
            o: '(| parent* = lobby |)' eval.
            edits add: 'x = (' To: (reflect: o) Category: 'x' IfFail: [told: true].
            assert: told Is: true.
            deny: ((reflect: o) includesKey: 'x'))} |).
} |)

tests add: morphTests
tests add: textBufferTests
tests add: inspectionTests
tests add: editTests
