// Knows how the values of the language are printed.
internal import Shmem

extension RuleSetting {
  /// Writes `RULE VALUE`.
  var script: String { "\(rule.rawValue) \(value)" }
}

extension [SlotRun] {
  /// The words one by one for a short file, runs for a long one.
  var script: String {
    guard reduce(0, { $0 + $1.count }) > 16 else {
      return flatMap { Array<String>(repeating: $0.start.rawValue, count: Int($0.count)) }
        .joined(separator: " ")
    }
    var end: UInt64 = 0
    return filter { $0.count > 0 }.map { run in
      defer { end += run.count }
      let pages = run.count == 1 ? "\(end)" : "\(end)-\(end + run.count - 1)"
      return "\(pages)=\(run.start.rawValue)"
    }.joined(separator: ", ")
  }
}

extension Hole {
  /// Writes `[~]FIRST-[LAST][~]`.
  var script: String {
    let last = count == 0 ? "" : String(end.rawValue - 1)
    return "\(cutsPageBefore ? "~" : "")\(first)-\(last)\(cutsPageAfter ? "~" : "")"
  }
}

extension TaskSpec {
  /// Writes `KIND[:OPTION …][@PAGE]`.
  var script: String { work + (index.map { "@\($0)" } ?? "") }

  /// Writes `KIND[:OPTION …] [at PAGE]`.
  var injectionScript: String { work + place(index) }

  private var work: String {
    ([kind.rawValue] + options.map(word)).joined(separator: ":")
  }
}

extension StepCommand {
  /// What follows `step`.
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
  /// What follows `expect`.
  var script: String {
    switch self {
    case .slot(let page, let content): "slot \(page) \(content.script)"
    case .batch(let entries): "batch \(list(entries.map { "\($0.index):\($0.entry)" }))"
    case .lost(let pages): "lost \(list(pages))"
    case .tolerated(let pages): "tolerated \(list(pages))"
    case .retries(let count): "retries \(count)"
    case .gathers(let count): "gathers \(count)"
    case .promise(let promise, let status): "promise \(promise.rawValue) \(status.rawValue)"
    case .next(let name, let stepID): "\(name) next \(stepID.rawValue)"
    case .waits(let name, let stepID): "\(name) waits \(stepID.rawValue)"
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
  /// What follows `jump`.
  var script: String {
    switch self {
    case .start: Particle.start.rawValue
    case .mark(let name): name.rawValue
    }
  }
}

extension SlotExpectation {
  /// What follows `slot PAGE`.
  fileprivate var script: String {
    switch self {
    case .hole: "hole"
    case .page(let birth, let owner):
      age(birth) + "page" + (owner.map { " locked by \($0)" } ?? "")
    case .swap(let birth): age(birth) + "swap"
    case .shadow: "shadow"
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
