"The cookbook's methods for strings."

cookbook add: ((cookbookEntry for: 'reversed backwards mirrored asReversed' Kinds: 'string' Arguments: ''
    Body: '(copyMutable copyReversed)' Says: 'the characters from last to first')
    on: '\'abc\'' Say: 'reversed' Prints: '\'cba\'')

cookbook add: (((cookbookEntry for: 'isPalindrome' Kinds: 'string' Arguments: ''
    Body: '(| text |
    text: uncapitalizeAll.
    text = text copyReversed)'
    Says: 'true if it reads the same from both ends, capitals or not')
    on: '\'Anna\'' Say: 'isPalindrome' Prints: 'true')
    on: '\'Otter\'' Say: 'isPalindrome' Prints: 'false')

cookbook add: ((cookbookEntry for: 'vowelCount countVowels numberOfVowels' Kinds: 'string' Arguments: ''
    Body: '(| n <- 0 | do: [|:c| c isVowel ifTrue: [n: n + 1]]. n)' Says: 'how many vowels it has')
    on: '\'Autodidact\'' Say: 'vowelCount' Prints: '5')

cookbook add: ((cookbookEntry for: 'words asListOfWords' Kinds: 'string' Arguments: ''
    Body: '(asTokensSeparatedByWhiteSpace asVector)' Says: 'its words, as a vector of strings')
    on: '\'to be or not\'' Say: 'words size' Prints: '4')

cookbook add: ((cookbookEntry for: 'wordCount numberOfWords countWords' Kinds: 'string' Arguments: ''
    Body: '(asTokensSeparatedByWhiteSpace size)' Says: 'how many words it has')
    on: '\'to be or not\'' Say: 'wordCount' Prints: '4')

cookbook add: ((cookbookEntry for: 'titleCase asTitle capitalizeWords' Kinds: 'string' Arguments: ''
    Body: '(| text <- \'\' |
    asTokensSeparatedByWhiteSpace
        do: [|:word| text: text , word capitalize]
        SeparatedBy: [text: text , \' \'].
    text)'
    Says: 'the same words, each with a capital')
    on: '\'war and peace\'' Say: 'titleCase' Prints: '\'War And Peace\'')

cookbook add: (((cookbookEntry for: 'startsWith: beginsWith: hasPrefix:' Kinds: 'string' Arguments: 'prefix'
    Body: '(prefix isPrefixOf: self)' Says: 'true if it begins with the argument')
    on: '\'selfish\'' Say: 'startsWith: \'self\'' Prints: 'true')
    on: '\'selfish\'' Say: 'startsWith: \'fish\'' Prints: 'false')

cookbook add: ((cookbookEntry for: 'endsWith: hasSuffix:' Kinds: 'string' Arguments: 'suffix'
    Body: '(suffix isSuffixOf: self)' Says: 'true if it ends with the argument')
    on: '\'selfish\'' Say: 'endsWith: \'ish\'' Prints: 'true')

cookbook add: ((cookbookEntry for: 'contains: includesText: hasText: mentions:' Kinds: 'string' Arguments: 'part'
    Body: '(includesSubstring: part)' Says: 'true if the argument occurs in it')
    on: '\'selfish\'' Say: 'contains: \'elf\'' Prints: 'true')

cookbook add: ((cookbookEntry for: 'times: repeated: repeat:' Kinds: 'string' Arguments: 'n'
    Body: '(| text <- \'\' | n do: [text: text , self]. text)' Says: 'itself so many times in a row')
    on: '\'ha\'' Say: 'times: 3' Prints: '\'hahaha\'')

cookbook add: ((cookbookEntry for: 'caesar: shiftedBy: caesarShift:' Kinds: 'string' Arguments: 'n'
    Body: '(| text |
    text: copyMutable.
    size do: [|:i. byte. first|
        byte: byteAt: i.
        first: 0.
        (byte >= 97) && [byte <= 122] ifTrue: [first: 97].
        (byte >= 65) && [byte <= 90] ifTrue: [first: 65].
        first = 0 ifFalse: [text at: i PutByte: first + (((byte - first) + n) %+ 26)]].
    text)'
    Says: 'each letter moved on so many places in the alphabet')
    on: '\'xyz\'' Say: 'caesar: 2' Prints: '\'zab\'')

cookbook add: ((cookbookEntry for: 'isAnagramOf:' Kinds: 'string' Arguments: 'other'
    Body: '(copyMutable uncapitalizeAll sort = other copyMutable uncapitalizeAll sort)'
    Says: 'true if both have the same letters')
    on: '\'Listen\'' Say: 'isAnagramOf: \'silent\'' Prints: 'true')

cookbook add: ((cookbookEntry for: 'asAcronym acronym initials' Kinds: 'string' Arguments: ''
    Body: '(| text <- \'\' |
    asTokensSeparatedByWhiteSpace do: [|:word| text: text , word first].
    text capitalizeAll)'
    Says: 'the first letters of its words, as capitals')
    on: '\'read eval print loop\'' Say: 'asAcronym' Prints: '\'REPL\'')

cookbook add: ((cookbookEntry for: 'trimmed trim strip stripped' Kinds: 'string' Arguments: ''
    Body: '(shrinkwrapped)' Says: 'without white space at either end')
    on: '\'  hello \'' Say: 'trimmed' Prints: '\'hello\'')

cookbook add: ((cookbookEntry for: 'uppercase asUppercase upcase toUpper shout shouted' Kinds: 'string' Arguments: ''
    Body: '(capitalizeAll)' Says: 'in capitals')
    on: '\'hello\'' Say: 'uppercase' Prints: '\'HELLO\'')

cookbook add: ((cookbookEntry for: 'lowercase asLowercase downcase toLower whisper whispered' Kinds: 'string' Arguments: ''
    Body: '(uncapitalizeAll)' Says: 'in small letters')
    on: '\'HeLLo\'' Say: 'lowercase' Prints: '\'hello\'')

cookbook add: ((cookbookEntry for: 'without: removing:' Kinds: 'string' Arguments: 'part'
    Body: '(replace: part With: \'\')' Says: 'what is left when the argument is taken out')
    on: '\'banana\'' Say: 'without: \'an\'' Prints: '\'ba\'')

cookbook add: (((cookbookEntry for: 'isNumeric isNumber' Kinds: 'string' Arguments: ''
    Body: '(asIntegerIfFail: [^ false]. true)' Says: 'true if it is a whole number in digits')
    on: '\'1234\'' Say: 'isNumeric' Prints: 'true')
    on: '\'12x\'' Say: 'isNumeric' Prints: 'false')

cookbook add: ((cookbookEntry for: 'surroundedBy: quotedWith: wrappedIn:' Kinds: 'string' Arguments: 'mark'
    Body: '(mark , self , mark)' Says: 'with the argument before and after it')
    on: '\'a\'' Say: 'surroundedBy: \'*\'' Prints: '\'*a*\'')

cookbook add: ((cookbookEntry for: 'hyphenated asSlug slug' Kinds: 'string' Arguments: ''
    Body: '(asTokensSeparatedByWhiteSpace asVector joinUsing: \'-\')' Says: 'its words joined by hyphens')
    on: '\'state of mind\'' Say: 'hyphenated' Prints: '\'state-of-mind\'')

cookbook add: ((cookbookEntry for: 'exclaimed exclaim excited' Kinds: 'string' Arguments: ''
    Body: '(self , \'!\')' Says: 'with an exclamation mark')
    on: '\'hello\'' Say: 'exclaimed' Prints: '\'hello!\'')
