"Takes secrets out of text before it leaves the image: keys, bearer tokens,
 passwords given by name, e-mail addresses, long runs that look random. It errs
 on the side of taking out too much: the preview shows what is left.
 Start at 'redactor redact:'."

globals _AddSlots: (| {'ModuleInfo: Module: redaction\x7fCategory: prototypes'
    redactor = (| {'Category: parents' parent* = traits oddball} |).
} |)

redactor _AddSlots: (| {'ModuleInfo: Module: redaction'
  {'Category: converting'
    redact: text = (| out. i <- 0. end |
        out: growingText copy.
        [i < text size] whileTrue: [
            end: endOfWordFrom: i In: text.
            end = i
                ifTrue: [out appendByte: (text byteAt: i). i: i + 1]
                 False: [appendWordFrom: i UpTo: end In: text To: out. i: end]].
        out asString)}
  {'Category: accessing\x7fComment: what stands for a secret'
    mark = '[redacted]'.
    keyPrefixes = ('sk-' & 'sk_' & 'pk_' & 'rk_' & 'ghp_' & 'gho_' & 'ghs_' & 'github_pat_' & 'glpat-'
        & 'xoxb-' & 'xoxp-' & 'AKIA' & 'ASIA' & 'AIza' & 'hf_' & 'eyJ' & 'ya29.' & 'npm_') asVector.
    secretNames = ('password' & 'passwd' & 'secret' & 'token' & 'apikey' & 'api_key' & 'api-key'
        & 'bearer' & 'authorization') asVector}
  {'Category: testing'
    isSecret: word = (
        (hasKeyPrefix: word) || [(isAddress: word) || [isRandom: word]]).
    hasKeyPrefix: word = (
        word size < 12 ifTrue: [^ false].
        keyPrefixes do: [|:p| (p isPrefixOf: word) ifTrue: [^ true]].
        false).
    "An e-mail address: something, @, something with a dot inside."
    isAddress: word = (| at <- -1 |
        word size do: [|:i| (word byteAt: i) = 64 ifTrue: [at: i]].
        at < 1 ifTrue: [^ false].
        at + 2 upTo: word size - 1 Do: [|:i| (word byteAt: i) = 46 ifTrue: [^ true]].
        false).
    "32 bytes or more, letters and digits mixed: a hash, a key, a token."
    isRandom: word = (| letters <- 0. digits <- 0 |
        word size < 32 ifTrue: [^ false].
        word size do: [|:i. b|
            b: word byteAt: i.
            (isDigit: b) ifTrue: [digits: digits + 1].
            (isLetter: b) ifTrue: [letters: letters + 1]].
        (letters >= 4) && [(digits >= 4) && [((letters + digits) * 10) >= (word size * 9)]])}
  {'Category: private'
    isDigit: b = ((b >= 48) && [b <= 57]).
    isLetter: b = (((b >= 97) && [b <= 122]) || [(b >= 65) && [b <= 90]]).
    "Bytes of words that may be secrets: letters, digits and - _ . @ + / = and the like."
    isWordByte: b = ((isDigit: b) || [(isLetter: b) || [isJoiningByte: b]]).
    isJoiningByte: b = (
        (b = 45) || [(b = 95) || [(b = 46) || [(b = 64) || [(b = 43) || [(b = 47) || [b = 61]]]]]]).
    endOfWordFrom: i In: text = (| end |
        end: i.
        [(end < text size) && [isWordByte: (text byteAt: end)]] whileTrue: [end: end + 1].
        end).
    appendWordFrom: i UpTo: end In: text To: out = (| word |
        word: text copyFrom: i UpTo: end.
        (isSecret: word) || [isNamedSecretFrom: i UpTo: end In: text]
            ifTrue: [out append: mark]
             False: [out append: word]).
    "A word of eight bytes or more with a digit in it, after a name such as 'password'."
    isNamedSecretFrom: i UpTo: end In: text = (
        ((end - i) < 8) || [(hasDigitFrom: i UpTo: end In: text) not] ifTrue: [^ false].
        endsInSecretName: (lowerCaseBefore: i In: text)).
    hasDigitFrom: i UpTo: end In: text = (
        i upTo: end Do: [|:k| (isDigit: (text byteAt: k)) ifTrue: [^ true]].
        false).
    "The letters just before a place, in lower case, skipping what joins a name to its value."
    lowerCaseBefore: i In: text = (| end. start |
        end: i.
        [(end > 0) && [isBetween: (text byteAt: end - 1)]] whileTrue: [end: end - 1].
        start: end - 20 max: 0.
        lowerCase: (text copyFrom: start UpTo: end)).
    isBetween: b = ((b = 32) || [(b = 58) || [(b = 61) || [(b = 39) || [(b = 34) || [b = 60]]]]]).
    lowerCase: word = (| out |
        out: growingText copy.
        word size do: [|:k. b|
            b: word byteAt: k.
            out appendByte: ((b >= 65) && [b <= 90] ifTrue: [b + 32] False: [b])].
        out asString).
    endsInSecretName: word = (
        secretNames do: [|:n| (n isSuffixOf: word) ifTrue: [^ true]].
        false)}
} |)
