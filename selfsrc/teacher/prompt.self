"The conversation with a teacher about one occasion: messages with a role and a
 text. The first two are the card and the document; a later turn adds what was
 answered and what was wrong with it. Its hash is the provenance of an answer."

traits _AddSlots: (| {'ModuleInfo: Module: prompt\x7fCategory: structure'
    teachPrompt = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: prompt\x7fCategory: prototypes'
    teachPrompt = (| {'Category: parents' parent* = traits teachPrompt}
      {'Category: state' messages} |).
} |)

traits teachPrompt _AddSlots: (| {'ModuleInfo: Module: prompt'
  {'Category: creating'
    for: occasion = (
        (copyEmpty addRole: 'system' Text: teachCard text)
            addRole: 'user' Text: (questionFor: occasion))}
  {'Category: copying'
    copy = (copyEmpty addAllMessages: messages).
    copyEmpty = (clone messages: list copyRemoveAll)}
  {'Category: adding'
    addRole: role Text: text = (| m |
        m: jsonObject copy.
        m at: 'role' Put: role.
        m at: 'content' Put: text.
        messages addLast: m.
        self).
    "Another turn: the answer, and why it will not do."
    addAnswer: answer Remark: remark = (
        (addRole: 'assistant' Text: (utf8Text cut: answer To: maxAnswer))
            addRole: 'user' Text: remark)}
  {'Category: accessing\x7fComment: bytes of an earlier answer that are sent back' maxAnswer = 8000}
  {'Category: accessing'
    size = (| n <- 0 | messages do: [|:m| n: n + (m at: 'content') size]. n).
    "A rule of thumb: four bytes a token."
    tokenEstimate = (size / 4).
    hash = (fingerprint of: (json write: messages))}
  {'Category: printing'
    text = (| text <- '' |
        messages do: [|:m|
            text: text , '-- ' , (m at: 'role') , ' --\n' , (m at: 'content') , '\n\n'].
        text).
    statePrintString = (messages size printString , ' messages')}
  {'Category: private'
    addAllMessages: others = (others do: [|:m| messages addLast: m]. self).
    questionFor: occasion = (
        'Write the method ' , occasion selector , ' for this receiver.\n\n'
            , (json writeIndented: (teachDocument of: occasion)))}
} |)
