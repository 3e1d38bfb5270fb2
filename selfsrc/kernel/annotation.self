"Annotations: the text that the parser keeps with each slot and object, read as
 parts that are separated by \\x7f, each a tag and its text."

traits _AddSlots: (| {'ModuleInfo: Module: annotation\x7fCategory: structure'
    annotation = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: annotation\x7fCategory: prototypes'
    annotation = (| {'Category: parents' parent* = traits annotation}
      {'Category: state' text <- ''} |).
} |)

traits annotation _AddSlots: (| {'ModuleInfo: Module: annotation'
  {'Category: creating' copyText: t = (copy text: t)}
  {'Category: accessing'
    separator = '\x7f'.
    parts = (text isEmpty ifTrue: [list copyRemoveAll] False: [(text splitOn: separator) asList]).
    partsTagged: tag = (
        (parts copyFilteredBy: [|:part| tag isPrefixOf: part]) mapBy: [|:part|
            (part copyFrom: tag size) leftShrinkwrapped]).
    partTagged: tag = (
        (partsTagged: tag) reduceWith: [|:a. :b| b] IfSingleton: [|:a| a] IfEmpty: '').
    categories = (partsTagged: 'Category: ').
    category = (categories asVector joinUsing: separator).
    comment = (partTagged: 'Comment: ').
    visibility = (partTagged: 'Visibility: ').
    moduleInfo = (partTagged: 'ModuleInfo: ').
    module = (wordsAfter: 'Module:' In: moduleInfo UpTo: ' ').
    provenance = (partTagged: 'Provenance: ').
    creatorNames = ((wordsAfter: 'Creator:' In: moduleInfo UpTo: '.\n') asTokensSeparatedByWhiteSpace asVector)}
  {'Category: copying\x7fComment: answer an annotation with one tag said anew'
    copyTag: tag Text: t = (| kept |
        kept: parts copyFilteredBy: [|:part| (tag isPrefixOf: part) not].
        t isEmpty ifFalse: [kept addFirst: tag , t].
        copyText: (kept asVector joinUsing: separator)).
    copyCategory: c = (copyTag: 'Category: ' Text: c).
    copyComment: c = (copyTag: 'Comment: ' Text: c).
    copyProvenance: p = (copyTag: 'Provenance: ' Text: p)}
  {'Category: private'
    wordsAfter: tag In: s UpTo: ends = (| rest |
        rest: s findSubstring: tag
            IfPresent: [|:i| (s copyFrom: i + tag size) leftShrinkwrapped]
            IfAbsent: [^ ''].
        rest findFirst: [|:c| ends includes: c] IfPresent: [|:c. :i| rest copyFrom: 0 UpTo: i] IfAbsent: [rest])}
  {'Category: printing' statePrintString = (text)}
} |)
