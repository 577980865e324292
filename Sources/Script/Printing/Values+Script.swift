// Prints the values of the language.
internal import Shmem

extension [SlotRun] {
  /// The slots as a demo has them: blanks between words, commas between runs.
  var script: String { words.joined(separator: isShort ? " " : ", ") }

  /// A word for each entry or empty slot of a short file, a run for each run of a long one.
  var words: [String] {
    guard !isShort else {
      return flatMap { run in
        Array<String>(repeating: run.word, count: Int(run.count >> UInt64(run.order)))
      }
    }
    var end: UInt64 = 0
    return filter { $0.count > 0 }.map { run in
      defer { end += run.count }
      let pages = run.count == 1 ? "\(end)" : "\(end)-\(end + run.count - 1)"
      return "\(pages)=\(run.word)"
    }
  }

  private var isShort: Bool { reduce(0, { $0 + $1.count }) <= 16 }
}

extension SlotRun {
  /// The start of a slot, with the order of its entry: `page`, `swap:2`.
  fileprivate var word: String { start.rawValue + (order > 0 ? ":\(order)" : "") }
}

extension Hole {
  /// The hole as `[~]FIRST-[LAST][~]`.
  var script: String {
    let last = count == 0 ? "" : String(end.rawValue - 1)
    return "\(cutsPageBefore ? "~" : "")\(first)-\(last)\(cutsPageAfter ? "~" : "")"
  }
}

extension TaskSpec {
  /// The task as `KIND[:OPTION …][@PAGE]`.
  var script: String { work + (index.map { "@\($0)" } ?? "") }

  /// The task as `KIND[:OPTION …] [at PAGE]`.
  var injectionScript: String { work + place(index) }

  private var work: String {
    ([kind.rawValue] + options.map(word)).joined(separator: ":")
  }
}

extension StepCommand {
  /// The text after `step`.
  var script: String {
    switch self {
    case .once(let name, let stepID, let page):
      "\(name)\(stepID.map { " \($0.rawValue)" } ?? "")\(place(page))"
    case .untilStep(let name, let stepID, let page):
      "\(name) until \(stepID.rawValue)\(place(page))"
    case .untilEnd(let name): "\(name) until end"
    case .untilWaits(let name): "\(name) until waits"
    case .allUntilEnd: "all until end"
    }
  }
}

extension Expectation {
  /// Returns the text after `expect` in the words of a version of the language.
  func script(ofVersion version: Int) -> String {
    switch self {
    case .slot(let page, let content): "slot \(page) \(content.script)"
    case .pageLock(let page, let lock): "\(page) \(lock.script)"
    case .batch(let entries): "batch \(list(entries.map { "\($0.index):\($0.entry)" }))"
    case .leftBehind(let pages):
      "\(OldWord.lost.spelling(ofVersion: version)) \(list(pages))"
    case .tolerated(let pages): "tolerated \(list(pages))"
    case .retries(let count): "retries \(count)"
    case .gathers(let count): "gathers \(count)"
    case .promise(let promise, let status): "promise \(promise.rawValue) \(status.rawValue)"
    case .next(let name, let stepID): "\(name) next \(stepID.rawValue)"
    case .waits(let name, let stepID): "\(name) waits\(stepID.map { " \($0.rawValue)" } ?? "")"
    case .finished(let name): "\(name) finished"
    case .owed(let pages): "owed \(list(pages))"
    case .holds: "verdict holds"
    case .violated(let promise): "verdict violated\(promise.map { " \($0.rawValue)" } ?? "")"
    case .schedule(let count): "schedule \(count)"
    case .loop: "loop"
    case .difference(let page): "difference \(page.map { "at \($0)" } ?? Particle.none.rawValue)"
    }
  }
}

extension JumpTarget {
  /// The text after `jump`.
  var script: String {
    switch self {
    case .start: Particle.start.rawValue
    case .mark(let name): name.rawValue
    }
  }
}

extension SlotExpectation {
  /// The text after `slot PAGE`.
  fileprivate var script: String {
    switch self {
    case .hole: "hole"
    case .data(.beforePunch): Particle.old.rawValue
    case .data(.afterPunch): Particle.new.rawValue
    case .page(let birth, let lock): age(birth) + "page" + (lock.map { " \($0.script)" } ?? "")
    case .swap(let birth): age(birth) + "swap"
    case .shadow: "shadow"
    }
  }
}

extension LockExpectation {
  /// The text after `page`, or after the name of a page frame.
  fileprivate var script: String {
    switch self {
    case .locked: Particle.locked.rawValue
    case .lockedBy(let name): "locked by \(name)"
    case .unlocked: Particle.unlocked.rawValue
    }
  }
}

private func list(_ items: [some CustomStringConvertible]) -> String {
  items.isEmpty
    ? Particle.none.rawValue : items.map(\.description).joined(separator: " ")
}

private func place(_ page: PageIndex?) -> String { page.map { " at \($0)" } ?? "" }

private func age(_ birth: Birth?) -> String {
  switch birth {
  case .beforePunch: "old "
  case .afterPunch: "new "
  case nil: ""
  }
}
