// Knows how to write a scenario in a line of text or two.

package import Shmem

extension Scenario {
  /// Reads a scenario.
  ///
  /// ```
  /// file   "swap~ [page hole] clean page~"    one word per page, the whole pages of the hole in
  ///                                           brackets, ~ behind a page that the hole cuts
  /// tasks  "reclaim 0, read any loops"        a kind, a page of the file or any, then options
  /// ```
  package init(
    _ kernel: Kernel,
    in mapping: Mapping = .tmpfs,
    _ file: String,
    tasks: String = "",
    batchLimit: Int = 14,
    call: PunchCall = .fallocate,
    fuel: Int? = nil,
    fairness: Fairness = .weak,
    changing change: (inout Rules) -> Void = { _ in }
  ) throws {
    var rules = kernel.rules(in: mapping)
    change(&rules)
    let (slots, hole) = try Self.readFile(file)
    try self.init(
      kernel: kernel,
      rules: rules,
      mapping: mapping,
      slots: slots,
      hole: hole,
      tasks: tasks.split(separator: ", ").map { try TaskSpec(reading: $0) },
      batchLimit: batchLimit,
      mapShift: 3,
      call: call,
      fuel: fuel,
      fairness: fairness
    )
  }

  /// Reads a scenario whose kernel may be followed by rules and their values.
  ///
  /// ```
  /// rules  "3.16 first-pass off swap-retry off"
  /// ```
  package init(
    rules text: String,
    in mapping: Mapping = .tmpfs,
    _ file: String,
    tasks: String
  ) throws {
    var words = text.split(separator: " ").map(String.init)[...]
    guard let kernel = words.popFirst().flatMap(Kernel.init) else {
      throw NotationError.unreadable(text)
    }
    var rules = kernel.rules(in: mapping)
    while let name = words.popFirst() {
      guard let rule = RuleName(rawValue: name), let value = words.popFirst(),
        rules.set(rule, to: value)
      else { throw NotationError.unreadable(text) }
    }
    try self.init(kernel, in: mapping, file, tasks: tasks) { $0 = rules }
  }

  private static func readFile(_ text: String) throws -> ([SlotRun], Hole) {
    var slots: [SlotRun] = []
    var bounds: [Character: UInt64] = [:]
    var cuts: [UInt64] = []
    for word in text.split(separator: " ") {
      for character in word where character == "[" {
        bounds[character] = UInt64(slots.count)
      }
      let name = word.filter(\.isLetter)
      if word.contains("~") { cuts.append(UInt64(slots.count)) }
      if !name.isEmpty {
        guard let start = SlotStart(rawValue: name) else { throw NotationError.unreadable(name) }
        slots.append(SlotRun(count: 1, start: start))
      }
      for character in word where character == "]" {
        bounds[character] = UInt64(slots.count)
      }
    }
    guard let first = bounds["["], let end = bounds["]"] else {
      throw NotationError.unreadable(text)
    }
    let hole = Hole(
      first: PageIndex(first),
      end: PageIndex(end),
      cutsPageBefore: cuts.contains { $0 + 1 == first },
      cutsPageAfter: cuts.contains(end)
    )
    return (slots, hole)
  }
}

extension TaskSpec {
  fileprivate init(reading text: Substring) throws {
    let words = text.split(separator: " ")
    guard words.count >= 2, let kind = TaskKind(rawValue: String(words[0])) else {
      throw NotationError.unreadable(String(text))
    }
    self.init(
      kind: kind,
      index: words[1] == "any" ? nil : UInt64(words[1]).map { PageIndex($0) },
      loops: false
    )
    for word in words.dropFirst(2) {
      let parts = word.split(separator: "=")
      let page = parts.dropFirst().first.flatMap { UInt64($0) }.map { PageIndex($0) }
      guard let option = TaskOption(rawValue: word == "loops" ? "loop" : String(parts[0])),
        option.suits(kind), option.takesPage == (page != nil)
      else { throw NotationError.unreadable(String(word)) }
      add(option, page: page)
    }
  }
}

/// A mistake in a test's own notation.
package enum NotationError: Error, Equatable {
  /// A word means nothing.
  case unreadable(String)
  /// The scenario has no such task.
  case noTask(String)
  /// The step is not what the task would do next.
  case notReady(StepID, Readiness)
}

/// The cells of a row of a table of text, which two spaces or more part.
package func cells(of id: Substring) -> [String] {
  id.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
}
