"The evaluator at the foot of an outliner.

 An expression runs in a process of its own with the outliner's object as self;
 Do it runs it, Get it puts the result in the hand as a closed outliner. What
 does not parse is said below the field; what fails opens a debugger, as any
 other process does."

traits evaluatorMorph _AddSlots: (| {'ModuleInfo: Module: evaluator'
  {'Category: naming' morphTypeName = 'evaluatorMorph'}
  {'Category: creating' copyOn: m = ((copy mirror: m) build)}
  {'Category: private'
    build = (| row |
        row: bandMorph copy. row lineAbove. row leftMargin: 0. row verticalMargin: 11.
        field: fieldMorph copyText: ''.
        field placeholder: 'an expression, such as: position x'.
        field acceptBlock: [getIt].
        row addMorph: field.
        row addMorph: (toolButtonMorph copyLabel: 'Do it' Do: [doIt]).
        row addMorph: ((toolButtonMorph copyLabel: 'Get it' Do: [getIt]) beViolet).
        addMorph: row.
        self)}
  {'Category: control'
    focus = (field focus. self).
    doIt = (run: 'doItNow').
    getIt = (run: 'getItNow').
    run: selector = (
        complain: ''.
        field text isEmpty ifTrue: [^ self].
        (message copy receiver: self Selector: selector) fork.
        self).
    doItNow = (evaluate. desktop defer: [desktop worldChanged. edits lookAgain]. self).
    getItNow = (| result |
        result: evaluate.
        desktop defer: [give: result]).
    evaluate = (| text |
        text: field text.
        text evalInContext: mirror FileName: 'an evaluator' IfFail: [|:e|
            desktop defer: [complain: e message , ', column ' , e errorColumn printString].
            process this abort]).
    give: result = (
        desktop worldChanged.
        desktop hand isEmptyHanded ifFalse: [^ outlinerMorph openOn: result].
        desktop hand attach: (outlinerMorph copyClosedOn: result)).
    complain: s = (
        problem isNil ifFalse: [removeMorph: problem. problem: nil].
        s isEmpty ifTrue: [^ self].
        problem: rowMorph copy. problem leftMargin: 14. problem bottomMargin: 10.
        problem addMorph: (textMorph copyText: s Width: 340 Font: fonts small Paint: paints red).
        addMorph: problem)}
} |)
