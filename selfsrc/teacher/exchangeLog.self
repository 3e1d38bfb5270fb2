"Every exchange, kept in the image as prompt, generation and reward, and given
 out as JSON Lines for training: +1 it worked, -1 it did not parse, raised or
 broke a permission, 0 otherwise."

traits _AddSlots: (| {'ModuleInfo: Module: exchangeLog\x7fCategory: structure'
    loggedExchange = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: exchangeLog\x7fCategory: prototypes'
    loggedExchange = (| {'Category: parents' parent* = traits loggedExchange}
      {'Category: state'
        id <- 0.
        time <- ''.
        adapterName <- ''.
        model <- ''.
        isModel <- false.
        receiver <- ''.
        selector <- ''.
        turn <- 1.
        prompt.
        promptHash <- ''.
        generation <- ''.
        accepted <- ''.
        outcome <- 'open'.
        reward <- 0} |).
    exchangeLog = (| {'Category: parents' parent* = traits oddball}
      {'Category: state' entries <- sequence copyRemoveAll. lastId <- 0} |).
} |)

traits loggedExchange _AddSlots: (| {'ModuleInfo: Module: exchangeLog'
  {'Category: creating'
    of: x = (
        (((takeQuestion: x) generation: x generation) model: x adapter model)
            time: exchangeLog now)}
  {'Category: storing'
    outcome: o Reward: r = ((outcome: o) reward: r)}
  {'Category: converting'
    asJsonObject = (| d |
        d: jsonObject copy.
        d at: 'id' Put: id.
        d at: 'time' Put: time.
        d at: 'adapter' Put: adapterName.
        d at: 'model' Put: model.
        d at: 'is_model' Put: isModel.
        d at: 'receiver' Put: receiver.
        d at: 'selector' Put: selector.
        d at: 'turn' Put: turn.
        d at: 'prompt' Put: prompt messages.
        d at: 'prompt_hash' Put: promptHash.
        d at: 'generation' Put: generation.
        d at: 'accepted' Put: accepted.
        d at: 'outcome' Put: outcome.
        d at: 'reward' Put: reward.
        d)}
  {'Category: printing' statePrintString = (selector , ': ' , outcome)}
  {'Category: private'
    takeQuestion: x = (
        (((((((copy adapterName: x adapter name) isModel: x adapter isModel)
            receiver: x occasion receiverText) selector: x occasion selector)
            turn: x turn) prompt: x prompt copy) promptHash: x prompt hash)
            id: exchangeLog nextId)}
} |)

exchangeLog _AddSlots: (| {'ModuleInfo: Module: exchangeLog'
  {'Category: accessing\x7fComment: exchanges kept; the oldest go first'
    maxEntries = 500.
    size = (entries size)}
  {'Category: adding'
    add: x = (| entry |
        entry: loggedExchange of: x.
        entries size >= maxEntries ifTrue: [entries removeFirst].
        entries addLast: entry.
        entry)}
  {'Category: removing' removeAll = (entries: sequence copyRemoveAll. self)}
  {'Category: converting'
    asJSONLines = (| out |
        out: growingText copy.
        entries do: [|:e| out append: (json write: e asJsonObject). out append: '\n'].
        out asString)}
  {'Category: storing'
    export = (platform download: asJSONLines Mime: 'application/jsonl' Name: 'autodidact-exchanges.jsonl')}
  {'Category: printing\x7fComment: UTC'
    now = (| t | t: time current. t dateString , 'T' , t timeString , 'Z')}
  {'Category: private' nextId = (lastId: lastId + 1. lastId)}
} |)
