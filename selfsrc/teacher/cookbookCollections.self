"The cookbook's methods for collections, points and rectangles."

cookbook add: ((cookbookEntry for: 'average mean arithmeticMean' Kinds: 'collection vector' Arguments: ''
    Body: '(isEmpty ifTrue: [^ 0]. sum asFloat / size asFloat)' Says: 'the sum divided by the size')
    on: '(1 & 2 & 6) asVector' Say: 'average asInteger' Prints: '3')

cookbook add: ((cookbookEntry for: 'second' Kinds: 'indexable vector' Arguments: ''
    Body: '(at: 1)' Says: 'the element after the first')
    on: '(4 & 5 & 6) asVector' Say: 'second' Prints: '5')

cookbook add: ((cookbookEntry for: 'third' Kinds: 'indexable vector' Arguments: ''
    Body: '(at: 2)' Says: 'the element after the second')
    on: '(4 & 5 & 6) asVector' Say: 'third' Prints: '6')

cookbook add: ((cookbookEntry for: 'collect: map: mapped: eachBy:' Kinds: 'collection vector' Arguments: 'block'
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| found addLast: block value: each].
    found)'
    Says: 'what the block answers for each element')
    on: '(1 & 2 & 3) asVector' Say: '(collect: [|:e| e * 2]) sum' Prints: '12')

cookbook add: ((cookbookEntry for: 'select: filter: keep: keepIf:' Kinds: 'collection vector' Arguments: 'test'
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| (test value: each) ifTrue: [found addLast: each]].
    found)'
    Says: 'the elements that pass the test')
    on: '(1 & 2 & 3) asVector' Say: '(select: [|:e| e odd]) size' Prints: '2')

cookbook add: ((cookbookEntry for: 'reject: without: dropIf:' Kinds: 'collection vector' Arguments: 'test'
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| (test value: each) ifFalse: [found addLast: each]].
    found)'
    Says: 'the elements that do not pass the test')
    on: '(1 & 2 & 3) asVector' Say: '(reject: [|:e| e odd]) first' Prints: '2')

cookbook add: ((cookbookEntry for: 'inject:Into: foldFrom:With: reduceFrom:With:' Kinds: 'collection vector' Arguments: 'start block'
    Body: '(| soFar |
    soFar: start.
    do: [|:each| soFar: block value: soFar With: each].
    soFar)'
    Says: 'one value made from all elements, step by step')
    on: '(1 & 2 & 3) asVector' Say: 'inject: 10 Into: [|:a. :b| a + b]' Prints: '16')

cookbook add: ((cookbookEntry for: 'detect: find: findBy: firstThat:' Kinds: 'collection vector' Arguments: 'test'
    Body: '(do: [|:each| (test value: each) ifTrue: [^ each]]. nil)'
    Says: 'the first element that passes the test, or nil')
    on: '(1 & 4 & 6) asVector' Say: 'detect: [|:e| e even]' Prints: '4')

cookbook add: ((cookbookEntry for: 'unique distinct withoutDuplicates' Kinds: 'collection vector' Arguments: ''
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| (found includes: each) ifFalse: [found addLast: each]].
    found)'
    Says: 'each element once, in the order of first appearance')
    on: '(1 & 2 & 1) asVector' Say: 'unique size' Prints: '2')

cookbook add: ((cookbookEntry for: 'count: countWhere: howMany:' Kinds: 'collection vector' Arguments: 'test'
    Body: '(countHowMany: test)' Says: 'how many elements pass the test')
    on: '(1 & 2 & 3) asVector' Say: 'count: [|:e| e odd]' Prints: '2')

cookbook add: ((cookbookEntry for: 'tally frequencies histogram' Kinds: 'collection vector' Arguments: ''
    Body: '(occurrencesOfEachElement)' Says: 'a dictionary of how often each element occurs')
    on: '(1 & 2 & 1) asVector' Say: 'tally at: 1' Prints: '2')

cookbook add: ((cookbookEntry for: 'take: firstFew: takeFirst:' Kinds: 'collection vector' Arguments: 'n'
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| found size < n ifTrue: [found addLast: each]].
    found)'
    Says: 'the first elements, at most so many')
    on: '(1 & 2 & 3) asVector' Say: '(take: 2) last' Prints: '2')

cookbook add: ((cookbookEntry for: 'drop: skip: dropFirst:' Kinds: 'collection vector' Arguments: 'n'
    Body: '(| found. seen <- 0 |
    found: list copyRemoveAll.
    do: [|:each| seen: seen + 1. seen > n ifTrue: [found addLast: each]].
    found)'
    Says: 'all elements but the first so many')
    on: '(1 & 2 & 3) asVector' Say: '(drop: 2) first' Prints: '3')

cookbook add: (((cookbookEntry for: 'isSorted isInOrder' Kinds: 'collection vector' Arguments: ''
    Body: '(| previous. isFirst <- true |
    do: [|:each|
        isFirst || [(each < previous) not] ifFalse: [^ false].
        isFirst: false.
        previous: each].
    true)'
    Says: 'true if no element is less than the one before it')
    on: '(1 & 2 & 2) asVector' Say: 'isSorted' Prints: 'true')
    on: '(2 & 1) asVector' Say: 'isSorted' Prints: 'false')

cookbook add: ((cookbookEntry for: 'maxBy: largestBy:' Kinds: 'collection vector' Arguments: 'block'
    Body: '(| best. measure |
    do: [|:each. m|
        m: block value: each.
        (measure == nil) || [m > measure] ifTrue: [best: each. measure: m]].
    best)'
    Says: 'the element for which the block answers most')
    on: '(1 & -7 & 3) asVector' Say: 'maxBy: [|:e| e * e]' Prints: '-7')

cookbook add: ((cookbookEntry for: 'minBy: smallestBy:' Kinds: 'collection vector' Arguments: 'block'
    Body: '(| best. measure |
    do: [|:each. m|
        m: block value: each.
        (measure == nil) || [m < measure] ifTrue: [best: each. measure: m]].
    best)'
    Says: 'the element for which the block answers least')
    on: '(4 & -7 & 3) asVector' Say: 'minBy: [|:e| e * e]' Prints: '3')

cookbook add: ((cookbookEntry for: 'sumOf: sumBy: total:' Kinds: 'collection vector' Arguments: 'block'
    Body: '(| total <- 0 | do: [|:each| total: total + (block value: each)]. total)'
    Says: 'the sum of what the block answers for each element')
    on: '(1 & 2 & 3) asVector' Say: 'sumOf: [|:e| e * e]' Prints: '14')

cookbook add: ((cookbookEntry for: 'inGroupsOf: chunk: chunksOf:' Kinds: 'collection vector' Arguments: 'n'
    Body: '(| groups. group |
    groups: list copyRemoveAll.
    do: [|:each|
        (group == nil) || [group size >= n] ifTrue: [
            group: list copyRemoveAll.
            groups addLast: group].
        group addLast: each].
    groups)'
    Says: 'lists of so many elements each, the last perhaps shorter')
    on: '(1 & 2 & 3) asVector' Say: '(inGroupsOf: 2) last size' Prints: '1')

cookbook add: ((cookbookEntry for: 'reversed backwards' Kinds: 'collection vector' Arguments: ''
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| found addFirst: each].
    found)'
    Says: 'the elements from last to first')
    on: '(1 & 2 & 3) asVector' Say: 'reversed first' Prints: '3')

cookbook add: ((cookbookEntry for: 'flattened flatten' Kinds: 'collection vector' Arguments: ''
    Body: '(| found |
    found: list copyRemoveAll.
    do: [|:each| each do: [|:inner| found addLast: inner]].
    found)'
    Says: 'the elements of its elements, in one list')
    on: '((1 & 2) asVector & (3 & 4) asVector) asVector' Say: 'flattened size' Prints: '4')

cookbook add: ((cookbookEntry for: 'each: forEach:' Kinds: 'collection vector' Arguments: 'block'
    Body: '(do: [|:each| block value: each]. self)' Says: 'runs the block with each element')
    on: '(1 & 2) asVector' Say: '(each: [|:e| e]) size' Prints: '2')

cookbook add: ((cookbookEntry for: 'midpointTo: middleTo: halfwayTo:' Kinds: 'point' Arguments: 'other'
    Body: '((self + other) / 2)' Says: 'the point half way to the other')
    on: '2 @ 4' Say: 'midpointTo: 6 @ 8' Prints: '4@6')

cookbook add: ((cookbookEntry for: 'length magnitude norm' Kinds: 'point' Arguments: ''
    Body: '(((x * x) + (y * y)) squareRoot)' Says: 'the distance from the origin')
    on: '3 @ 4' Say: 'length asInteger' Prints: '5')

cookbook add: ((cookbookEntry for: 'quarterTurn turnedLeft perpendicular' Kinds: 'point' Arguments: ''
    Body: '(y @ x negate)' Says: 'the point turned a quarter around the origin')
    on: '3 @ 4' Say: 'quarterTurn' Prints: '4@-3')

cookbook add: ((cookbookEntry for: 'perimeter circumference' Kinds: 'any' Arguments: ''
    Body: '((width + height) * 2)' Says: 'the length of the edge of a box')
    needs: 'width height')

cookbook add: ((cookbookEntry for: 'area surface' Kinds: 'any' Arguments: ''
    Body: '(width * height)' Says: 'width times height')
    needs: 'width height')

cookbook add: ((cookbookEntry for: 'isSquare' Kinds: 'any' Arguments: ''
    Body: '(width = height)' Says: 'true if it is as wide as it is high')
    needs: 'width height')

cookbook add: ((cookbookEntry for: 'diagonal' Kinds: 'any' Arguments: ''
    Body: '(((width * width) + (height * height)) squareRoot)' Says: 'the distance between opposite corners')
    needs: 'width height')
