"The cookbook's methods for things that have a place, a size or a colour, morphs
 above all. What moves over time does so in a process of its own, so that the
 hand stays free; an entry fits when the receiver has the slots it needs."

cookbook add: ((((cookbookEntry for: 'danceWith:Beats:' Kinds: 'object' Arguments: 'other n'
    Body: '([n do: [|:beat. up|
        up: beat even ifTrue: [-14] False: [14].
        moveBy: 0 @ up.
        other moveBy: 0 @ up negate.
        process this sleep: 160]] fork.
    self)'
    Says: 'moves both up and down in turn, one beat after the other')
    needs: 'moveBy:')
    when: [|:occasion| (occasion argumentShapes firstIfAbsent: [occasion shape]) has: 'moveBy:'])
    on: '(| parent* = traits clonable. moveBy: delta = (self) |)' Say: '(danceWith: self Beats: 0) moveBy: 0 @ 0. \'danced\'' Prints: '\'danced\'')

cookbook add: ((((cookbookEntry for: 'danceWith:Beats:' Kinds: 'object' Arguments: 'other n'
    Body: '(
    n do: [
        bounce.
        other bounce.
        process this sleep: 250].
    self)'
    Says: 'both bounce at every beat')
    needs: 'bounce')
    when: [|:occasion| (occasion argumentShapes firstIfAbsent: [occasion shape]) has: 'bounce'])
    on: '(| parent* = traits clonable. n <- 0. bounce = (n: n + 1) |)' Say: '(danceWith: clone Beats: 1) n' Prints: '1')

cookbook add: ((((((cookbookEntry for: 'danceWith:Beats:' Kinds: 'object' Arguments: 'other n'
    Body: '(
    <partner>: other.
    dance.
    n do: [|:beat|
        bounce.
        other bounce.
        beat odd ifTrue: [swap].
        process this sleep: 24000 / <tempo>].
    self)'
    Says: 'takes the other as partner; both bounce at every beat and change places at every second one')
    needs: 'bounce dance swap')
    role: 'partner' Among: 'partner friend')
    role: 'tempo' Among: 'tempo')
    when: [|:occasion| (occasion argumentShapes firstIfAbsent: [occasion shape]) has: 'bounce'])
    on: '(| parent* = traits clonable. partner. tempo <- 24000. n <- 0. dance = (self). swap = (self). bounce = (n: n + 1) |)'
        Say: '(danceWith: clone Beats: 2) n' Prints: '2')

cookbook add: (((cookbookEntry for: 'bounce hop jump' Kinds: 'object' Arguments: ''
    Body: '([
        6 do: [moveBy: 0 @ -8. process this sleep: 20].
        6 do: [moveBy: 0 @ 8. process this sleep: 20]] fork.
    self)'
    Says: 'jumps up and comes down again')
    needs: 'moveBy:')
    on: '(| parent* = traits clonable. n <- 0. moveBy: delta = (n: n + 1) |)' Say: 'bounce. \'up\'' Prints: '\'up\'')

cookbook add: ((cookbookEntry for: 'wiggle shake wobble' Kinds: 'object' Arguments: ''
    Body: '([8 do: [|:i|
        moveBy: (i even ifTrue: [6] False: [-6]) @ 0.
        process this sleep: 30]] fork.
    self)'
    Says: 'shakes from side to side')
    needs: 'moveBy:')

cookbook add: ((cookbookEntry for: 'spin twirl pirouette' Kinds: 'object' Arguments: ''
    Body: '([24 do: [rotateBy: 0.2617993877991494. process this sleep: 20]] fork.
    self)'
    Says: 'turns once around itself')
    needs: 'rotateBy:')

cookbook add: (((cookbookEntry for: 'moveRight: goRight: right:' Kinds: 'object' Arguments: 'n'
    Body: '(position: position + (n @ 0))' Says: 'moves so many steps to the right')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveRight: 5) position' Prints: '8@4')

cookbook add: (((cookbookEntry for: 'moveLeft: goLeft: left:' Kinds: 'object' Arguments: 'n'
    Body: '(position: position - (n @ 0))' Says: 'moves so many steps to the left')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveLeft: 1) position' Prints: '2@4')

cookbook add: (((cookbookEntry for: 'moveUp: goUp: rise:' Kinds: 'object' Arguments: 'n'
    Body: '(position: position - (0 @ n))' Says: 'moves so many steps up')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveUp: 1) position' Prints: '3@3')

cookbook add: (((cookbookEntry for: 'moveDown: goDown: sink:' Kinds: 'object' Arguments: 'n'
    Body: '(position: position + (0 @ n))' Says: 'moves so many steps down')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveDown: 1) position' Prints: '3@5')

cookbook add: (((cookbookEntry for: 'moveTo: goTo: jumpTo:' Kinds: 'object' Arguments: 'place'
    Body: '(position: place)' Says: 'goes to a place')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveTo: 1 @ 2) position' Prints: '1@2')

cookbook add: (((cookbookEntry for: 'moveBy: shiftBy: nudge:' Kinds: 'object' Arguments: 'delta'
    Body: '(position: position + delta)' Says: 'moves by so much in both directions')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(moveBy: 1 @ 2) position' Prints: '4@6')

cookbook add: (((cookbookEntry for: 'distanceTo: farFrom:' Kinds: 'object' Arguments: 'other'
    Body: '(position distanceTo: other position)' Says: 'how far the places are apart')
    needs: 'position')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '(distanceTo: self) asInteger' Prints: '0')

cookbook add: (((cookbookEntry for: 'swapPlacesWith: changePlacesWith: tradePlacesWith:' Kinds: 'object' Arguments: 'other'
    Body: '(| mine |
    mine: position.
    position: other position.
    other position: mine.
    self)'
    Says: 'both change places')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 3 @ 4 |)' Say: '| other | other: clone. other position: 0 @ 0. (swapPlacesWith: other) position' Prints: '0@0')

cookbook add: ((cookbookEntry for: 'standNextTo: moveNextTo: goBeside:' Kinds: 'object' Arguments: 'other'
    Body: '(position: other position + (other width @ 0))' Says: 'goes to the right side of the other')
    needs: 'position position:')

cookbook add: (((cookbookEntry for: 'follow: chase: approach:' Kinds: 'object' Arguments: 'other'
    Body: '(position: position + ((other position - position) / 4))' Says: 'goes a quarter of the way to the other')
    needs: 'position position:')
    on: '(| parent* = traits clonable. position <- 0 @ 0 |)' Say: '(follow: (clone position: 8 @ 4)) position' Prints: '2@1')

cookbook add: (((cookbookEntry for: 'growBy: widenBy: enlargeBy:' Kinds: 'object' Arguments: 'n'
    Body: '(extent: extent + (n @ n))' Says: 'gets larger by so much in both directions')
    needs: 'extent extent:')
    on: '(| parent* = traits clonable. extent <- 10 @ 20 |)' Say: '(growBy: 5) extent' Prints: '15@25')

cookbook add: (((cookbookEntry for: 'shrinkBy:' Kinds: 'object' Arguments: 'n'
    Body: '(extent: (extent - (n @ n) max: 1 @ 1))' Says: 'gets smaller by so much, never to nothing')
    needs: 'extent extent:')
    on: '(| parent* = traits clonable. extent <- 10 @ 20 |)' Say: '(shrinkBy: 12) extent' Prints: '1@8')

cookbook add: (((cookbookEntry for: 'scaleBy: growTimes: multiplySizeBy:' Kinds: 'object' Arguments: 'factor'
    Body: '(extent: (extent x * factor) @ (extent y * factor))' Says: 'so many times as large')
    needs: 'extent extent:')
    on: '(| parent* = traits clonable. extent <- 10 @ 20 |)' Say: '(scaleBy: 3) extent' Prints: '30@60')

cookbook add: (((cookbookEntry for: 'twiceAsBig doubleSize grow' Kinds: 'object' Arguments: ''
    Body: '(extent: extent + extent)' Says: 'twice as large')
    needs: 'extent extent:')
    on: '(| parent* = traits clonable. extent <- 10 @ 20 |)' Say: 'twiceAsBig extent' Prints: '20@40')

cookbook add: (((cookbookEntry for: 'halfAsBig halfSize shrink' Kinds: 'object' Arguments: ''
    Body: '(extent: extent / 2)' Says: 'half as large')
    needs: 'extent extent:')
    on: '(| parent* = traits clonable. extent <- 10 @ 20 |)' Say: 'halfAsBig extent' Prints: '5@10')

cookbook add: (((cookbookEntry for: 'becomeColor: paint: colour: wear: dressIn:' Kinds: 'object' Arguments: 'paint'
    Body: '(<color>: paint)' Says: 'takes the colour')
    role: 'color' Among: 'color rawColor fill paint')
    on: '(| parent* = traits clonable. color <- 1 |)' Say: '(becomeColor: 2) color' Prints: '2')

cookbook add: ((cookbookEntry for: 'colourful colorful changeColor nextColor' Kinds: 'object' Arguments: ''
    Body: '(| choices. at |
    choices: paints playful.
    at: choices keyOf: <color> IfAbsent: -1.
    <color>: (choices at: (at + 1) % choices size))'
    Says: 'takes the next of the playful colours')
    role: 'color' Among: 'color rawColor')

cookbook add: ((cookbookEntry for: 'rainbow shimmer disco' Kinds: 'object' Arguments: ''
    Body: '([3 do: [paints playful do: [|:p| <color>: p. process this sleep: 150]]] fork.
    self)'
    Says: 'goes through the playful colours for a while')
    role: 'color' Among: 'color rawColor')

cookbook add: (((cookbookEntry for: 'sameColorAs: matchColorOf: copyColorFrom:' Kinds: 'object' Arguments: 'other'
    Body: '(<color>: other <color>)' Says: 'takes the colour of the other')
    role: 'color' Among: 'color rawColor')
    on: '(| parent* = traits clonable. color <- 1 |)' Say: '(sameColorAs: (clone color: 5)) color' Prints: '5')

cookbook add: ((cookbookEntry for: 'blink flash' Kinds: 'object' Arguments: ''
    Body: '([| mine |
        mine: <color>.
        3 do: [
            <color>: paints white. process this sleep: 120.
            <color>: mine. process this sleep: 120]] fork.
    self)'
    Says: 'turns white three times for a moment')
    role: 'color' Among: 'color rawColor')
