"Blocks: loops, early exits and protection against leaving too early. Every
 loop ends in loop, whose _Restart starts its activation anew."

traits block _AddSlots: (| {'ModuleInfo: Module: block'
  {'Category: parents' parent* = traits clonable}
  {'Category: control'
    value = (error: 'block expects more arguments').
    loop = (value. _Restart).
    whileTrue: block = ([value ifFalse: [^ nil]. block value] loop).
    whileFalse: block = ([value ifTrue: [^ nil]. block value] loop).
    whileTrue = (whileTrue: nil).
    whileFalse = (whileFalse: nil).
    untilTrue: condition = ([value. condition value ifTrue: [^ nil]] loop).
    untilFalse: condition = ([value. condition value ifFalse: [^ nil]] loop)}
  {'Category: control\x7fComment: the block gets a block that leaves when it is run'
    exit = (value: [^ nil]).
    exitValue = (value: [|:result| ^ result]).
    loopExit = ([value: [^ nil]] loop).
    loopExitValue = ([value: [|:result| ^ result]] loop).
    loopContinue = ([[|:continue| value: continue] exit] loop).
    loopExitContinue = ([[|:continue| value: [^ nil] With: continue] exit] loop).
    loopExitValueContinue = (
        [[|:continue| value: [|:result| ^ result] With: continue] exit] loop)}
  {'Category: control\x7fComment: run something when the block is left, however it is left'
    onNonLocalReturn: protect = (onNonLocalReturn: protect IfFail: raiseError).
    onNonLocalReturn: protect IfFail: fb = (_OnNonLocalReturn: protect IfFail: fb).
    onReturn: cleanUp = (onReturn: cleanUp IfFail: raiseError).
    onReturn: cleanUp IfFail: fb = (| result |
        result: onNonLocalReturn: [|:r| cleanUp value: r. r] IfFail: [|:e| ^ fb value: e].
        cleanUp value: result.
        result)}
  {'Category: scheduling'
    fork = ((message copy receiver: self Selector: 'value') fork)}
  {'Category: testing'
    assert = (assert: '').
    assert: text = (value ifFalse: [error: 'assertion failed: ' , text])}
  {'Category: scheduling\x7fComment: milliseconds the block takes'
    realTime = (| start | start: times realMs. value. times realMs - start).
    cpuTime = (| start | start: times cpu. value. times cpu - start).
    time = (cpuTime)}
  {'Category: printing'
    printString = ((reflect: self) safeName)}
} |)
