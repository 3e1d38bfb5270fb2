"JSON: a reader for text that may come from anywhere and a writer whose output
 is always valid. Start at 'json read:IfFail:' and 'json write:'.

 An object is read as a jsonObject (keys keep their order), an array as a list,
 null as nil. Strings are byte vectors holding UTF-8; bytes that are not UTF-8
 are written as the replacement character. Depth and size are limited."

traits _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: structure'
    jsonObject = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: prototypes'
    json = (| {'Category: parents' parent* = traits oddball}
      {'Category: converting'
        read: text IfFail: fb = (jsonReader copy read: text IfFail: fb).
        write: value = (jsonWriter copy write: value).
        writeIndented: value = ((jsonWriter copy isIndented: true) write: value)}
    |).
    jsonObject = (| {'Category: parents' parent* = traits jsonObject}
      {'Category: state' keys. values} |).
} |)

traits jsonObject _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: copying'
    copy = ((clone keys: list copyRemoveAll) values: list copyRemoveAll)}
  {'Category: accessing\x7fComment: the last of several equal keys counts'
    at: key = (at: key IfAbsent: [error: 'no key ' , key]).
    at: key IfAbsent: fb = (| found. isFound <- false |
        keys with: values Do: [|:k. :v| k = key ifTrue: [found: v. isFound: true]].
        isFound ifTrue: [found] False: [fb value]).
    textAt: key = (| found |
        found: at: key IfAbsent: ''.
        (json isText: found) ifTrue: [found] False: ['']).
    size = (keys size)}
  {'Category: adding'
    at: key Put: value = (keys addLast: key. values addLast: value. self)}
  {'Category: testing'
    isEmpty = (keys isEmpty).
    includesKey: key = (keys includes: key)}
  {'Category: enumerating' do: block = (keys with: values Do: block. self)}
  {'Category: converting' jsonOn: writer = (writer object: self). jsonKind = 'object'}
  {'Category: printing' statePrintString = (json write: self)}
} |)

json _AddSlots: (| {'ModuleInfo: Module: json'
  {'Category: testing'
    isText: value = (value jsonKind = 'text').
    isObject: value = (value jsonKind = 'object').
    isArray: value = (value jsonKind = 'array')}
  {'Category: searching\x7fComment: the value at a path of keys and indices, or the failure block\'s'
    at: path In: value IfAbsent: fb = (| here |
        here: value.
        path do: [|:step| here: step: step In: here IfAbsent: [^ fb value]].
        here).
    textAt: path In: value IfAbsent: fb = (| found |
        found: at: path In: value IfAbsent: [^ fb value].
        (isText: found) ifTrue: [found] False: fb)}
  {'Category: private'
    step: step In: value IfAbsent: fb = (
        (isText: step) ifTrue: [
            (isObject: value) ifFalse: [^ fb value].
            ^ value at: step IfAbsent: fb].
        (isArray: value) ifFalse: [^ fb value].
        step < value size ifTrue: [value at: step] False: fb)}
} |)

"What each kind of value is in JSON, and how it is written."

traits smallInt _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'number'.
    jsonOn: writer = (writer plain: printString)} |)

traits float _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'number'.
    jsonOn: writer = (writer plain: jsonText).
    "JSON has no infinity and no NaN."
    jsonText = ((self - self) = 0.0 ifTrue: [printString] False: 'null')} |)

traits string _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'text'.
    jsonOn: writer = (writer text: self)} |)

traits boolean _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'boolean'.
    jsonOn: writer = (writer plain: (ifTrue: 'true' False: 'false'))} |)

traits nil _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'null'.
    jsonOn: writer = (writer plain: 'null')} |)

traits collection _AddSlots: (| {'ModuleInfo: Module: json\x7fCategory: converting'
    jsonKind = 'array'.
    jsonOn: writer = (writer array: self)} |)
