"Reads what a teacher proposes before a person does, and says in plain words
 what deserves a look. Nothing is run: the rules see the parser's report only.
 A finding 'stop' keeps the code from being approved as it stands.
 Rules are objects: 'reviewer addRule: r' adds one; r understands
 review: report For: teaching Do: block."

traits _AddSlots: (| {'ModuleInfo: Module: reviewer\x7fCategory: structure'
    reviewFinding = (| {'Category: parents' parent* = traits clonable} |).
    reviewRule = (| {'Category: parents' parent* = traits clonable} |).
} |)

globals _AddSlots: (| {'ModuleInfo: Module: reviewer\x7fCategory: prototypes'
    reviewFinding = (| {'Category: parents' parent* = traits reviewFinding}
      {'Category: state' level <- 'note'. text <- ''. permission <- ''} |).
    reviewRule = (| {'Category: parents' parent* = traits reviewRule} |).
    reviewer = (| {'Category: parents' parent* = traits oddball}
      {'Category: state' rules <- list copyRemoveAll} |).
} |)

traits reviewFinding _AddSlots: (| {'ModuleInfo: Module: reviewer'
  {'Category: creating'
    note: text = ((copy level: 'note') text: text).
    warning: text = ((copy level: 'warning') text: text).
    stop: text = ((copy level: 'stop') text: text).
    stop: text Needing: aPermission = ((stop: text) permission: aPermission)}
  {'Category: testing' stops = (level = 'stop')}
  {'Category: printing' statePrintString = (level , ': ' , text)}
} |)

reviewer _AddSlots: (| {'ModuleInfo: Module: reviewer'
  {'Category: adding' addRule: rule = (rules addLast: rule. self)}
  {'Category: removing' removeRule: rule = (rules remove: rule IfAbsent: nil. self)}
  {'Category: searching'
    review: report For: teaching = (| findings |
        findings: list copyRemoveAll.
        rules do: [|:rule|
            rule review: report For: teaching Do: [|:finding| findings addLast: finding]].
        findings)}
} |)

traits reviewRule _AddSlots: (| {'ModuleInfo: Module: reviewer'
  {'Category: creating'
    note: text = (reviewFinding note: text).
    warning: text = (reviewFinding warning: text).
    stop: text = (reviewFinding stop: text).
    stop: text Needing: permission = (reviewFinding stop: text Needing: permission)}
  {'Category: enumerating' review: report For: teaching Do: block = (self)}
  {'Category: printing\x7fComment: names in a row, each once'
    namesOf: names = (| seen. text <- '' |
        seen: list copyRemoveAll.
        names do: [|:n| (seen includes: n) ifFalse: [seen addLast: n]].
        seen do: [|:n| text: text , n] SeparatedBy: [text: text , ', '].
        text)}
} |)

globals _AddSlots: (| {'ModuleInfo: Module: reviewer\x7fCategory: prototypes'
    reviewRules = (| {'Category: parents' parent* = traits oddball} |).
} |)

reviewRules _AddSlots: (| {'ModuleInfo: Module: reviewer'
  {'Category: prototypes\x7fComment: what has to be so'
    definesTheSelector = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (| slot |
            slot: report slotNamed: teaching selector IfAbsent: [
                ^ block value: stop: 'It does not define ' , teaching selector , '.'].
            slot isMethod ifFalse: [
                block value: warning: teaching selector , ' is a value, not a method.'].
            self) |).
    runsNothingWhenParsed = (| parent* = traits reviewRule.
        "What a slot may start with: plain values, found in the lobby."
        harmless = ('nil' & 'true' & 'false' & 'vector' & 'list' & 'dictionary' & 'set' & 'sequence'
            & 'copyRemoveAll' & '@' & 'negate' & 'paints') asVector.
        review: report For: teaching Do: block = (| early |
            early: report messages copyFilteredBy: [|:m|
                m runsWhenParsed && [(harmless includes: m selector) not]].
            early isEmpty ifTrue: [^ self].
            block value: stop: 'It would run code while it is being added: '
                , (namesOf: (early copyMappedBy: [|:m| m selector])) , '.') |).
    addsNoParents = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (
            report slots do: [|:s| s kind = 'parent' ifTrue: [
                block value: stop: 'It adds a parent, ' , s name , ', which changes everything the object inherits.']].
            self) |).
    replacesNothing = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (
            teaching target == nil ifTrue: [^ self].
            report slots do: [|:s| (teaching target includesKey: s name) ifTrue: [
                block value: stop: teaching targetLabel , ' already has a slot ' , s name , '.']].
            self) |)}
  {'Category: prototypes\x7fComment: what needs a permission'
    namesNoPrimitives = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (| names |
            names: report primitives copyMappedBy: [|:m| m selector].
            names isEmpty ifTrue: [^ self].
            block value: stop: 'It calls the machine directly: ' , (namesOf: names) , '.' Needing: 'primitives') |).
    usesNoNetwork = (| parent* = traits reviewRule.
        outward = ('httpPort' & 'teacher' & 'platform' & 'exchangeLog' & 'teacherSettings'
            & 'snapshotAction' & 'system' & 'memory' & 'processErrorHandler') asVector.
        review: report For: teaching Do: block = (| names |
            names: (report messages copyFilteredBy: [|:m|
                (m kind = 'implicit') && [outward includes: m selector]]) copyMappedBy: [|:m| m selector].
            names isEmpty ifTrue: [^ self].
            block value: stop: 'It reaches outside the world: ' , (namesOf: names) , '.' Needing: 'the outside') |)}
  {'Category: prototypes\x7fComment: text that becomes code escapes every other rule'
    evaluatesNothing = (| parent* = traits reviewRule.
        evaluating = ('eval' & 'evalIfFail:' & 'evalInContext:FileName:' & 'evalInContext:FileName:IfFail:'
            & 'evaluate:' & 'evaluate:IfFail:' & 'runScript' & 'runScriptIfFail:'
            & 'parseObjectBody' & 'parseObjectBodyIfFail:' & 'parseObjectBodyFileName:IfFail:') asVector.
        review: report For: teaching Do: block = (| names |
            names: (report messages copyFilteredBy: [|:m| evaluating includes: m selector])
                copyMappedBy: [|:m| m selector].
            names isEmpty ifTrue: [^ self].
            block value: stop: 'It runs text as code: ' , (namesOf: names) , '.' Needing: 'evaluating text') |)}
  {'Category: prototypes\x7fComment: what deserves a look'
    staysOffGlobals = (| parent* = traits reviewRule.
        places = ('lobby' & 'globals' & 'traits' & 'mixins' & 'defaultBehavior' & 'scheduler' & 'history') asVector.
        review: report For: teaching Do: block = (| names |
            names: (report messages copyFilteredBy: [|:m|
                (m kind = 'implicit') && [(places includes: m selector) || [isGlobalAssignment: m]]])
                copyMappedBy: [|:m| m selector].
            names isEmpty ifTrue: [^ self].
            block value: warning: 'It touches what everyone shares: ' , (namesOf: names) , '.').
        isGlobalAssignment: m = (
            ((m selector size > 1) && [(m selector at: m selector size - 1) = ':'])
                && [((reflect: globals) includesKey: m selector) || [(reflect: lobby) includesKey: m selector]]) |).
    reflectsOnNothing = (| parent* = traits reviewRule.
        reflecting = ('reflect:' & 'asMirror' & 'addSlots:' & 'addSlotsFrom:' & 'removeSlot:' & 'define:'
            & 'removeSlot:IfFail:' & 'at:PutContents:' & 'sendTo:' & 'sendTo:With:' & 'perform:') asVector.
        review: report For: teaching Do: block = (| names |
            names: (report messages copyFilteredBy: [|:m| reflecting includes: m selector])
                copyMappedBy: [|:m| m selector].
            names isEmpty ifTrue: [^ self].
            block value: warning: 'It looks into or changes objects by reflection: ' , (namesOf: names) , '.') |).
    ends = (| parent* = traits reviewRule.
        endless = ('loop' & 'loopExit' & 'loopExitValue' & 'loopContinue' & 'whileTrue' & 'whileFalse') asVector.
        conditional = ('whileTrue:' & 'whileFalse:' & 'untilTrue:' & 'untilFalse:') asVector.
        review: report For: teaching Do: block = (| again |
            (report messages anySatisfy: [|:m| endless includes: m selector]) ifTrue: [
                block value: warning: 'It has a loop that ends only by leaving it: make sure that it does.'].
            (report messages anySatisfy: [|:m| conditional includes: m selector]) ifTrue: [
                block value: note: 'It repeats until a condition changes.'].
            again: report messages anySatisfy: [|:m| m selector = teaching selector].
            again ifTrue: [block value: note: 'It sends ' , teaching selector , ' again itself.'].
            self) |).
    everythingIsUnderstood = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (| names |
            names: (selectorsOf: report) copyFilteredBy: [|:s| (report names includes: s) not].
            names: unknownAmong: names.
            names isEmpty ifTrue: [^ self].
            block value: warning: 'Nobody in this world understands ' , (namesOf: names) , '.').
        selectorsOf: report = (
            ((report messages copyFilteredBy: [|:m| isSent: m])
                copyMappedBy: [|:m| m selector])).
        isSent: m = (((m kind = 'primitive') || [m kind = 'local']) not).
        "Asking walks the whole memory: a name once known is not asked for again."
        known <- set copyRemoveAll.
        unknownAmong: names = (| new. answers |
            new: names copyFilteredBy: [|:n| (known includes: n) not].
            new isEmpty ifTrue: [^ new].
            answers: implementedAmong: new.
            new do: [|:n. :i| (answers at: i) ifTrue: [known add: n]].
            new copyFilteredBy: [|:n| (known includes: n) not]).
        implementedAmong: names = (
            names asVector _ImplementedSelectorsIfFail: [names copyMappedBy: [true]]) |).
    saysWhatElseItAdds = (| parent* = traits reviewRule.
        review: report For: teaching Do: block = (| others |
            others: report names copyFilteredBy: [|:n| (n = teaching selector) not].
            others isEmpty ifTrue: [^ self].
            block value: note: 'It also adds ' , (namesOf: others) , '.') |)}
} |)

(reviewRules definesTheSelector & reviewRules runsNothingWhenParsed & reviewRules addsNoParents
    & reviewRules replacesNothing & reviewRules namesNoPrimitives & reviewRules usesNoNetwork
    & reviewRules evaluatesNothing
    & reviewRules staysOffGlobals & reviewRules reflectsOnNothing & reviewRules ends
    & reviewRules everythingIsUnderstood & reviewRules saysWhatElseItAdds) asVector do: [|:rule| reviewer addRule: rule]
