// Knows the words for every error in a text.
internal import Shmem

extension Problem {
  /// The error in a few words.
  package var message: String {
    switch self {
    case .noFirstLine: "this is not a demo"
    case .newerVersion(let version):
      "this demo is written in version \(version.echoed(limit: 24)) of the language"
    case .newerWord(let word, let version):
      "'\(word)' is a word of version \(version) of the language"
    case .markRepeated(let name): "two moments are called '\(name.echoed)'"
    case .promiseRepeated(let name): "the promise '\(name.echoed)' is named twice"
    case .nothingChecked: "nothing has been checked"
    case .nothingCompared: "nothing has been compared"
    case .nothingToKeep: "there is no note to keep"
    case .recapTooLong: "another line of the recap"
    case .noSlots: "the header does not say what the file holds"
    case .tab: "a tab"
    case .carriageReturn: "a carriage return at the end of the line"
    case .invisibleCharacter(let scalar): "the character \(scalar.codePoint) is invisible"
    case .repeatedKey(let key, _): "'\(key.rawValue)' is given twice"
    case .keyAmongCommands(let key): "'\(key.rawValue)' belongs in the header of a demo"
    case .unknown(let wanted, let text, _): wanted.message(refusing: text)
    case .missing(let wanted, _): "missing \(wanted.noun)"
    case .unexpected(let text, _): "unexpected '\(text.echoed)'"
    case .numberTooLarge(let text, _): "the number \(text.echoed(limit: 24)) is too large"
    case .rangeBackwards: "the range ends before it begins"
    case .nothingBeforeFile: "no page lies before page 0"
    case .pageRepeated(let page): "page \(page) is named twice"
    case .pageBehindFile(let page, _): "page \(page) lies beyond the end of the file"
    case .ruleRepeated(let rule): "the rule '\(rule.name)' is set twice"
    case .stepOfOtherTask(let stepID, let kind):
      "a \(kind.rawValue) task never takes \(stepID.rawValue)"
    case .breakpointRepeated(let number): "breakpoint \(number) has this condition already"
    case .noBreakpoint(let number, _): "there is no breakpoint \(number)"
    case .noDemos: "this playlist names no demo"
    case .unknownDemo(let name, _): "there is no demo or file '\(name.echoed)'"
    case .secondDemo(let name): "unexpected '\(name.echoed)'"
    case .scenario(let error): error.message
    }
  }

  /// The expected words, or the remedy; nil where the message says it.
  package var advice: String? {
    switch self {
    case .noFirstLine: "expected 'punchscope demo \(Demo.newestVersion)' as the first line"
    case .newerVersion: "this program reads versions 1 to \(Demo.newestVersion)"
    case .newerWord(_, let version): "expected 'punchscope demo \(version)' as the first line"
    case .markRepeated: "expected a name of its own for each"
    case .promiseRepeated: "expected every promise once"
    case .nothingChecked: "expected a check on an earlier line"
    case .nothingCompared: "expected a compare on an earlier line"
    case .nothingToKeep: "expected a note before it, at the same point"
    case .recapTooLong: "expected at most \(Command.mostRecapLines) lines that follow each other"
    case .noSlots: "expected a line such as 'slots    page swap page'"
    case .tab: "expected blanks"
    case .carriageReturn: "expected lines that end in a line feed alone"
    case .invisibleCharacter: nil
    case .repeatedKey(_, let firstLine): "it is already on line \(firstLine)"
    case .keyAmongCommands: "the header ends before the first command"
    case .unknown(let wanted, let text, let candidates):
      Self.advice(on: text, candidates, orElse: wanted.expected(among: candidates))
    case .missing(let wanted, let candidates): wanted.expected(among: candidates)
    case .unexpected(let text, let candidates):
      Self.advice(
        on: text,
        candidates,
        orElse: "expected \((candidates.map { "'\($0)'" } + ["the end of the line"]).listed)"
      )
    case .numberTooLarge(_, let limit): "expected at most \(limit)"
    case .rangeBackwards(let first, let last): "did you mean \(last)-\(first)?"
    case .nothingBeforeFile: "expected no '~' before page 0"
    case .pageRepeated: "expected every page once"
    case .pageBehindFile(_, let filePages): "its last page is \(filePages - 1)"
    case .ruleRepeated: "expected every rule once"
    case .stepOfOtherTask(_, let kind): "expected \(kind.steps.map(\.rawValue).listedAsRows.listed)"
    case .breakpointRepeated: "expected every condition once"
    case .noBreakpoint(_, 0): "none is set"
    case .noBreakpoint(_, 1): "expected all or 1"
    case .noBreakpoint(_, let count): "expected all, or a number from 1 to \(count)"
    case .noDemos: "expected a demo by number, name or file on each line"
    case .unknownDemo(let name, let names):
      Self.advice(on: name, names, orElse: "expected a demo by number, name or file")
    case .secondDemo: "expected one demo a line"
    case .scenario(let error): error.advice
    }
  }

  /// The message and the advice in one line.
  package var summary: String { summary(of: message) }

  /// Returns the summary of an error in a part of a longer text, with its place in characters from 1.
  package func summary(at place: Int) -> String { summary(of: "\(message) at character \(place)") }

  private func summary(of message: String) -> String {
    advice.map { "\(message): \($0)" } ?? message
  }

  private static func advice(
    on text: String,
    _ candidates: [String],
    orElse expected: String
  ) -> String {
    text.likelyMeant(among: candidates).map { "did you mean '\($0)'?" } ?? expected
  }
}

extension Wanted {
  /// The noun for the thing that is wanted.
  var noun: String {
    switch self {
    case .command: "command"
    case .word: "word"
    case .text: "text"
    case .kernel: "kernel"
    case .mapping: "mapping"
    case .rule: "rule"
    case .value(let rule): "value of \(rule.name)"
    case .slot, .slotContent: "content of a slot"
    case .hole: "hole"
    case .call: "call that punches"
    case .figure: "picture"
    case .fairness: "fairness"
    case .taskKind: "kind of task"
    case .task: "task"
    case .stepID: "step"
    case .claim: "claim"
    case .mark: "name for a moment"
    case .moment: "moment"
    case .verdict: "verdict"
    case .taskState: "state of a task"
    case .lock: "state of a lock"
    case .batchEntry: "batch entry"
    case .promise: "promise"
    case .status: "state of a promise"
    case .page: "page"
    case .number: "number"
    }
  }

  /// The way to write it, for things that are not chosen from a list; otherwise nil.
  private var form: String? {
    switch self {
    case .text: "a text up to the end of the line"
    case .hole: "FIRST-LAST, such as 1-3"
    case .batchEntry: "PAGE:ENTRY, such as 1:P1 or 2:s2"
    case .page: "a page number, counted from 0"
    case .number: "a number, such as 3"
    case .mark: "a word of letters, digits and '-', such as loss-1, but not start"
    case .command, .word, .kernel, .mapping, .rule, .value, .slot, .slotContent, .call, .figure,
      .fairness, .taskKind, .task, .stepID, .claim, .taskState, .lock, .promise, .status, .moment,
      .verdict:
      nil
    }
  }

  /// The thing that can stand there beside the words of the list; nil if nothing else can.
  private var other: String? {
    self == .claim(orPage: true) ? "a page frame such as P2" : form
  }

  fileprivate func message(refusing text: String) -> String {
    form == nil ? "unknown \(noun) '\(text.echoed)'" : "'\(text.echoed)' is not a \(noun)"
  }

  fileprivate func expected(among candidates: [String]) -> String {
    // All the words that can follow `compare` would fill a small screen.
    if self == .rule, candidates.contains("off") {
      return "expected off, a kernel such as 3.16, or rules such as page-retry off"
    }
    return "expected \((candidates.listedAsRows + (other.map { [$0] } ?? [])).listed)"
  }
}

extension ScenarioError {
  fileprivate var message: String {
    switch self {
    case .batchLimitOutOfRange(let limit): "a gather of at most \(limit) entries"
    case .mapShiftOutOfRange(let shift): "a tree node of 2^\(shift) slots"
    case .fileSizeOutOfRange(let pages): "a file of \(pages) pages"
    case .holeBehindFile: "the hole reaches beyond the end of the file"
    case .emptyHole: "the hole holds no page and no part of one"
    case .holeWithoutPunch: "a hole without a punch"
    case .orderOfOtherSlot(let start): "'\(start.rawValue)' with an order"
    case .orderOfOtherMapping(let mapping), .taskOrderOfOtherMapping(_, let mapping):
      "\(mapping.words) has no page of several slots"
    case .taskOrderOutOfRange(let task): "a page of order \(task.order)"
    case .taskOutOfLine(let task, _): "'\(task.script)' has no aligned range in the file"
    case .orderOutOfRange(let order): "an entry of order \(order)"
    case .entryOutOfLine(let index, let order):
      "an entry of order \(order) at page \(index), cut or out of line"
    case .adviceCutsPage: "the hole cuts a page, but madvise(2) punches whole pages"
    case .fuelOutOfRange(let fuel): "\(fuel) swizzles"
    case .fuelOfOtherMapping: "fuel for swizzles, but \(Mapping.file.words) has no swap"
    case .tooManyTasks(let count): "\(count) tasks, the puncher included"
    case .secondPuncher: "a second puncher"
    case .openDuringEviction(let task): "'\(task.script)' needs the file open"
    case .secondEviction: "a second eviction"
    case .taskBehindFile(let task, _): "'\(task.script)' works beyond the end of the file"
    case .taskWithPage(let task): "'\(task.kind.rawValue)' takes no page"
    case .taskBesideLargeEntries(let task):
      "'\(task.script)' beside a swap entry that takes several slots"
    case .slotOfOtherMapping(let start, let mapping):
      "\(mapping.words) has no slot that holds '\(start.rawValue)'"
    case .taskOfOtherMapping(let task, let mapping):
      "\(mapping.words) has no task '\(task.kind.rawValue)'"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .batchLimitOutOfRange: "expected \(Scenario.batchLimits.words)"
    case .mapShiftOutOfRange: "expected a shift of \(Scenario.mapShifts.words)"
    case .fileSizeOutOfRange: "expected 1 to \(Scenario.fileLimit)"
    case .holeBehindFile(_, let filePages), .taskBehindFile(_, let filePages):
      "its last page is \(filePages - 1)"
    case .emptyHole: "expected FIRST-LAST, such as 1-3"
    case .holeWithoutPunch: "expected no hole, or a call that punches one"
    case .orderOfOtherSlot:
      "expected "
        + SlotStart.allCases.filter(\.canHaveOrder).map(\.rawValue).listed
        + ", such as swap:2"
    case .orderOfOtherMapping, .taskOrderOfOtherMapping:
      "expected no order, or \(Mapping.tmpfs.words)"
    case .orderOutOfRange: "expected 0 to \(EntryRange.highestOrder)"
    case .taskOrderOutOfRange(let task): "expected \(task.kind.orders.words)"
    case .entryOutOfLine(_, let order), .taskOutOfLine(_, let order):
      "it takes \(1 << order) pages, and its first page is a multiple of \(1 << order)"
    case .adviceCutsPage: "expected a hole without '~', or the call fallocate"
    case .taskWithPage(let task): "expected '\(task.kind.rawValue)' alone"
    case .taskBesideLargeEntries: "expected single swap entries"
    case .slotOfOtherMapping(_, let mapping):
      "expected "
        + SlotStart.allCases.filter { mapping.canStart(as: $0) }.map(\.rawValue).listed
    case .taskOfOtherMapping(_, let mapping):
      "expected " + TaskKind.others.filter { mapping.canRun($0) }.map(\.rawValue).listed
    case .fuelOutOfRange: "expected a number from 0 on"
    case .fuelOfOtherMapping: "expected no fuel, or \(Mapping.tmpfs.words)"
    case .tooManyTasks: "expected at most \(Scenario.taskLimit)"
    case .openDuringEviction: "a file is evicted only when it is no longer open"
    case .secondEviction: "a file is evicted once"
    case .secondPuncher: "the puncher is always there, and i_mutex allows only one at a time"
    }
  }
}

extension Mapping {
  fileprivate var words: String {
    switch self {
    case .tmpfs: "a file in tmpfs"
    case .file: "a file on a disk"
    }
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String { "\(lowerBound) to \(upperBound)" }
}

extension Unicode.Scalar {
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// Returns true if both are steps of one letter, and this one comes right after the other.
  fileprivate func isRow(behind word: String?) -> Bool {
    guard let word, word.first == first else { return false }
    let stepIDs = StepID.allCases.map(\.rawValue)
    return zip(stepIDs, stepIDs.dropFirst()).contains { $0 == (word, self) }
  }
}

extension [String] {
  /// The words as a list in a sentence: `a, b or c`.
  fileprivate var listed: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }

  /// The words with each run of steps of one letter joined: `L1 to L4`, `F5`, `until`.
  fileprivate var listedAsRows: [String] {
    var words: [String] = []
    var run: [String] = []
    func close() {
      words += run.count > 2 ? ["\(run[0]) to \(run[run.count - 1])"] : run
      run = []
    }
    for word in self {
      if StepID(rawValue: word) == nil || !word.isRow(behind: run.last) { close() }
      if StepID(rawValue: word) == nil { words.append(word) } else { run.append(word) }
    }
    close()
    return words
  }
}
