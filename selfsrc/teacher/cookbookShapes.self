"The cookbook's methods that follow from a slot the receiver has: whatever its
 name, <part> is the slot that the selector speaks of."

cookbook add: ((((cookbookEntry for: 'set*: change*: put*:' Kinds: 'object' Arguments: 'value'
    Body: '(<part>: value)' Says: 'puts the argument into the slot')
    needs: '<part> <part>:')
    for: 'setSize:' On: '(| parent* = traits clonable. size <- 1 |)' Say: '(setSize: 4) size' Prints: '4')
    for: 'changeName:' On: '(| parent* = traits clonable. name <- \'a\' |)' Say: '(changeName: \'b\') name' Prints: '\'b\'')

cookbook add: (((cookbookEntry for: 'get* fetch* my*' Kinds: 'object' Arguments: ''
    Body: '(<part>)' Says: 'what is in the slot')
    needs: '<part>')
    for: 'getSize' On: '(| parent* = traits clonable. size <- 1 |)' Say: 'getSize' Prints: '1')

cookbook add: (((cookbookEntry for: 'toggle* flip* switch*' Kinds: 'object' Arguments: ''
    Body: '(<part>: <part> not)' Says: 'turns true into false and false into true')
    needs: '<part> <part>:')
    for: 'toggleOpen' On: '(| parent* = traits clonable. open <- true |)' Say: 'toggleOpen open' Prints: 'false')

cookbook add: (((cookbookEntry for: 'increment* increase* bump* moreOf*' Kinds: 'object' Arguments: ''
    Body: '(<part>: <part> + 1)' Says: 'one more in the slot')
    needs: '<part> <part>:')
    for: 'incrementCount' On: '(| parent* = traits clonable. count <- 4 |)' Say: 'incrementCount count' Prints: '5')

cookbook add: (((cookbookEntry for: 'decrement* decrease*' Kinds: 'object' Arguments: ''
    Body: '(<part>: <part> - 1)' Says: 'one less in the slot')
    needs: '<part> <part>:')
    for: 'decrementCount' On: '(| parent* = traits clonable. count <- 4 |)' Say: 'decrementCount count' Prints: '3')

cookbook add: (((cookbookEntry for: 'increment*By: increase*By: addTo*: raise*By:' Kinds: 'object' Arguments: 'n'
    Body: '(<part>: <part> + n)' Says: 'so much more in the slot')
    needs: '<part> <part>:')
    for: 'addToCount:' On: '(| parent* = traits clonable. count <- 4 |)' Say: '(addToCount: 3) count' Prints: '7')

cookbook add: (((cookbookEntry for: 'decrement*By: decrease*By: takeFrom*: lower*By:' Kinds: 'object' Arguments: 'n'
    Body: '(<part>: <part> - n)' Says: 'so much less in the slot')
    needs: '<part> <part>:')
    for: 'takeFromCount:' On: '(| parent* = traits clonable. count <- 4 |)' Say: '(takeFromCount: 3) count' Prints: '1')

cookbook add: (((cookbookEntry for: 'double* twice*' Kinds: 'object' Arguments: ''
    Body: '(<part>: <part> * 2)' Says: 'twice as much in the slot')
    needs: '<part> <part>:')
    for: 'doubleSpeed' On: '(| parent* = traits clonable. speed <- 4 |)' Say: 'doubleSpeed speed' Prints: '8')

cookbook add: (((cookbookEntry for: 'halve* halfThe*' Kinds: 'object' Arguments: ''
    Body: '(<part>: <part> / 2)' Says: 'half as much in the slot')
    needs: '<part> <part>:')
    for: 'halveSpeed' On: '(| parent* = traits clonable. speed <- 4 |)' Say: 'halveSpeed speed' Prints: '2')

cookbook add: ((((cookbookEntry for: 'has* knows*' Kinds: 'object' Arguments: ''
    Body: '((<part> == nil) not)' Says: 'true if there is something in the slot')
    needs: '<part>')
    for: 'hasPartner' On: '(| parent* = traits clonable. partner |)' Say: 'hasPartner' Prints: 'false')
    for: 'hasPartner' On: '(| parent* = traits clonable. partner <- 3 |)' Say: 'hasPartner' Prints: 'true')

cookbook add: (((cookbookEntry for: 'forget* clear* no*' Kinds: 'object' Arguments: ''
    Body: '(<part>: nil)' Says: 'empties the slot')
    needs: '<part> <part>:')
    for: 'forgetPartner' On: '(| parent* = traits clonable. partner <- 3 |)' Say: 'forgetPartner partner' Prints: 'nil')

cookbook add: (((cookbookEntry for: 'with*: copyWith*:' Kinds: 'object' Arguments: 'value'
    Body: '(clone <part>: value)' Says: 'a copy with the argument in the slot')
    needs: '<part> <part>:')
    for: 'withSize:' On: '(| parent* = traits clonable. size <- 1 |)' Say: '(withSize: 4) size + size' Prints: '5')

cookbook add: (((cookbookEntry for: '*Count numberOf* count*' Kinds: 'object' Arguments: ''
    Body: '(<part> size)' Says: 'how many there are in the slot')
    needs: '<part>')
    for: 'itemsCount' On: '(| parent* = traits clonable. items <- \'abc\' |)' Say: 'itemsCount' Prints: '3')

cookbook add: (((cookbookEntry for: '*Do: each*: forEach*:' Kinds: 'object' Arguments: 'block'
    Body: '(<part> do: [|:each| block value: each]. self)' Says: 'runs the block with each of them')
    needs: '<part>')
    for: 'itemsDo:' On: '(| parent* = traits clonable. items <- \'abc\'. n <- 0 |)' Say: '(itemsDo: [n: n + 1]) n' Prints: '3')

cookbook add: (((cookbookEntry for: '*Is: is*:' Kinds: 'object' Arguments: 'value'
    Body: '(<part> = value)' Says: 'true if the slot holds the same as the argument')
    needs: '<part>')
    for: 'sizeIs:' On: '(| parent* = traits clonable. size <- 1 |)' Say: 'sizeIs: 1' Prints: 'true')

cookbook add: (((cookbookEntry for: 'swap*With: exchange*With:' Kinds: 'object' Arguments: 'other'
    Body: '(| mine |
    mine: <part>.
    <part>: other <part>.
    other <part>: mine.
    self)'
    Says: 'both exchange what is in the slot')
    needs: '<part> <part>:')
    for: 'swapSizeWith:' On: '(| parent* = traits clonable. size <- 1 |)' Say: '(swapSizeWith: (clone size: 9)) size' Prints: '9')

cookbook add: ((cookbookEntry for: 'hello sayHello greet' Kinds: 'object' Arguments: ''
    Body: '(\'Hello, I am \' , (reflect: self) name , \'.\')' Says: 'says who it is')
    on: 'traits clonable copy' Say: 'hello size > 12' Prints: 'true')

cookbook add: ((cookbookEntry for: 'greet: sayHelloTo:' Kinds: 'object' Arguments: 'other'
    Body: '(\'Hello, \' , (reflect: other) name , \'. I am \' , (reflect: self) name , \'.\')'
    Says: 'greets the other and says who it is')
    on: '(| parent* = traits clonable |)' Say: '(greet: 3) size > 12' Prints: 'true')

cookbook add: ((cookbookEntry for: 'do:Times: repeat:Times:' Kinds: 'object' Arguments: 'block n'
    Body: '(n do: [block value]. self)' Says: 'runs the block so many times')
    on: '(| parent* = traits clonable. n <- 0 |)' Say: '(do: [n: n + 1] Times: 3) n' Prints: '3')
