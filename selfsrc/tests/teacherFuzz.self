"Damaged replies: whatever bytes arrive, the readers, the parser and the review
 answer something and nobody fails. The damage is the same in every run."

globals _AddSlots: (| {'ModuleInfo: Module: teacherFuzz\x7fCategory: testing'
    damagedReplyTests = (| {'Category: parents' parent* = traits testSuite}
      {'Category: testing'
        testNothingFails = (
            dice: random copySeed: 7.
            rounds do: [readAndJudge: (damaged: (seeds at: (dice integer: seeds size)))])}
      {'Category: private'
        dice <- random.
        rounds = 200.
        seeds = ('{"choices":[{"delta":{"content":"foo = ( 3 )"}}]}'
            & '```self\n(| foo: x = (| y <- 3 | [|:z| z + x ] value: y ). bar = \'a\\nb\' "c" |)\n```'
            & 'data: {"a": [1, 2.5e3, "\\u00e9\\ud83d"]}\n\ndata: x\r\n\r\n'
            & 'foo: x = ( x ifTrue: [ ^ 3 ] False: [ resend.foo: _Bar: 3 ] )'
            & '{\'Category: a\\x7fb\' foo: n = ( lobby x: 3 ) } {} = \'z\'') asVector.
        damaged: text = (cutOrRepeated: (overwritten: text copyMutable)).
        overwritten: text = (
            (dice integer: 8) do: [text at: (dice integer: text size) PutByte: (dice integer: 256)].
            text).
        cutOrRepeated: text = (| place |
            place: dice integer: text size + 1.
            (dice integer: 3) = 0 ifTrue: [^ text copyFrom: 0 UpTo: place].
            (dice integer: 4) = 0 ifTrue: [^ text , (text copyFrom: place UpTo: text size)].
            text).
        readAndJudge: text = (
            json read: text IfFail: [''].
            (sseParser copy feed: text Do: []) finishDo: [].
            redactor redact: text.
            json read: (json write: text) IfFail: [|:why| error: why].
            judge: (replyReader slotsIn: text For: 'foo:' IfFail: [text])).
        judge: code = (| t |
            t: teaching of: (teachOccasion copyReceiver: 3 @ 4 Selector: 'foo:' Arguments: vector)
                Adapter: scriptedAdapter.
            t code: code.
            t canApprove)} |).
} |)

tests add: damagedReplyTests
