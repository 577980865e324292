// Knows what an answer covers (the race, the moment, the promises) and the command that asks again.

package import Script
package import Shmem

/// The race, the moment and the promises that an answer covers.
///
/// ```text
///   kernel     3.16; swap-retry off
///   file       tmpfs, 2 pages: page,swap; tree nodes of 64 slots
///   hole       0-1, by fallocate; at most 14 entries a gather
///   tasks      punch, read-1 (read@0), reclaim-1 (reclaim@1, joined at step 3); with another task
///              it is another race
///   swizzles   no limit
///   from       step 12 on
///   promises   old-data-gone, ..., punch-ends: all there are
///   fairness   weak: a loop leaves out no task that could go on all the time
/// ```
package struct Coverage: Hashable, Sendable {
  /// A task that joined the race between its start and the moment.
  package struct Injection: Hashable, Sendable {
    /// The number of the step at which the task joined.
    package let step: Int
    /// The task.
    package let task: TaskID
  }

  /// The scenario of the race at its start.
  package let start: Scenario
  /// The scenario at the moment, with the tasks that had joined by then.
  package let scenario: Scenario
  /// The actions that lead from the start to the moment.
  package let actions: [Action]
  /// The number of the moment.
  package let step: Int
  /// The tasks that had joined by the moment, in the order in which they joined.
  package let injections: [Injection]
  /// The promises that were judged.
  package let promises: [PromiseWord]

  /// Creates the coverage of an answer about some promises, from a time line's current moment on.
  package init(of timeline: Timeline, judging promises: [PromiseWord]) {
    let way = timeline.past
    start = timeline[.start].snapshot.scenario
    scenario = timeline.now.snapshot.scenario
    actions = way.compactMap { timeline[$0].action }
    step = timeline.number
    injections = way.compactMap { moment in
      guard case .injection = timeline[moment].action else { return nil }
      let task = timeline[moment].snapshot.scenario.lastTask
      return Injection(step: timeline.number(of: moment), task: task)
    }
    self.promises = promises
  }

  /// Creates the coverage of single schedules that start at a time line's current moment.
  ///
  /// Such schedules are judged by the promises of states only.
  package init(ofScheduleFrom timeline: Timeline) {
    self.init(of: timeline, judging: Promise.allCases.map(PromiseWord.ofStates))
  }

  /// A task of the race, as the output for other programs describes it.
  package struct Member: Hashable, Sendable {
    /// The name of the task.
    package let name: String
    /// The value of the option `--task` that describes the task; nil for the punch.
    package let task: String?
    /// The number of the step at which the task joined; nil if it was there from the start.
    package let joined: Int?
  }

  /// The tasks of the race, the punch first.
  package var members: [Member] {
    scenario.taskIDs.map { task in
      Member(
        name: scenario.name(of: task),
        task: task == .puncher ? nil : scenario[task].optionValue,
        joined: injections.first { $0.task == task }?.step
      )
    }
  }

  /// The pages of the file as a value of the option `--slots`.
  package var slots: String { scenario.slotsOptionValue }

  /// The hole as a value of the option `--hole`.
  package var hole: String { scenario.hole.optionValue }

  /// The names of the promises that were judged.
  package var judged: [String] { promises.map(\.rawValue) }

  /// True if every promise there is was judged.
  package var judgesAll: Bool { Set(promises) == Set(PromiseWord.allCases) }
}

// MARK: Words

extension Coverage {
  /// The names of the tasks, the punch first.
  package var taskNames: [String] { scenario.taskIDs.map(scenario.name(of:)) }

  /// The tasks, to follow "no schedule of": `punch alone`, `punch and read-1`, `these 7 tasks`.
  package var taskPhrase: String {
    let names = taskNames
    guard names.count > 1 else { return "\(names[0]) alone" }
    guard names.count <= 4 else { return "these \(names.count) tasks" }
    return names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
  }

  /// The limit on swizzles as the end of a clause, ` with at most 2 swizzles`; empty if unlimited.
  var fuelPhrase: String {
    scenario.fuel.map { " with at most \($0) swizzle\($0 == 1 ? "" : "s")" } ?? ""
  }

  /// The promises, to follow "no schedule breaks": `a promise` for all, else their names.
  package var promisePhrase: String {
    judgesAll ? "a promise" : promises.map(\.rawValue).joined(separator: ", ")
  }

  /// A statement about the race or the answer, with a name.
  package struct Fact: Hashable, Sendable {
    /// The name, such as `kernel`.
    package let name: String
    /// The statement.
    package let words: String

    /// Creates a fact from its name and its statement.
    package init(_ name: String, _ words: String) {
      self.name = name
      self.words = words
    }
  }

  /// All facts that describe what the answer covers.
  package var facts: [Fact] {
    raceFacts + [
      Fact("from", fromWords), Fact("promises", promiseWords), Fact("fairness", fairnessWords),
    ]
  }

  /// The facts about the race itself, without the moment and the promises.
  package var raceFacts: [Fact] {
    [
      Fact("kernel", kernelWords), Fact("file", fileWords), Fact("hole", holeWords),
      Fact("tasks", tasksWords),
      Fact("swizzles", scenario.fuel.map { "at most \($0) (--fuel)" } ?? "no limit"),
    ]
  }

  private var kernelWords: String {
    let settings = ScenarioPieces(of: scenario).rules.map(\.description)
    return ([scenario.kernel.rawValue] + [settings.joined(separator: ", ")])
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private var fileWords: String {
    let pages = scenario.filePages == 1 ? "1 page" : "\(scenario.filePages) pages"
    return "\(scenario.mapping.rawValue), \(pages): \(scenario.slotsOptionValue); "
      + "tree nodes of \(1 << scenario.mapShift) slots"
  }

  private var holeWords: String {
    let entries = scenario.batchLimit == 1 ? "1 entry" : "\(scenario.batchLimit) entries"
    return "\(scenario.hole.optionValue), by \(scenario.call.rawValue); at most \(entries) a gather"
  }

  private var tasksWords: String {
    let names = members.map { member in
      guard let task = member.task else { return member.name }
      let joined = member.joined.map { ", joined at step \($0)" } ?? ""
      return "\(member.name) (\(task)\(joined))"
    }
    return names.joined(separator: ", ") + "; the answer is about these tasks only"
  }

  private var fromWords: String {
    switch (actions.count, step) {
    case (0, _): "the start on"
    case (let count, step) where count == step: "step \(step) on"
    case (let count, _): "step \(step) on, \(count) steps after the start"
    }
  }

  private var promiseWords: String {
    let names = promises.map(\.rawValue).joined(separator: ", ")
    let others = PromiseWord.allCases.filter { !promises.contains($0) }.map(\.rawValue)
    return others.isEmpty
      ? "\(names): all promises" : "\(names); not asked: \(others.joined(separator: ", "))"
  }

  private var fairnessWords: String {
    switch scenario.fairness {
    case .none: "none: a loop may leave out tasks that could always go on"
    case .weak: "weak: a loop leaves out no task that could always go on"
    }
  }
}

// MARK: The command

extension Coverage {
  /// Returns the command that asks the same question again.
  ///
  /// Options describe the race if the question is about its start. If the question is about a later
  /// moment, the command reads from its input a demo that leads there. The command needs no file,
  /// so it stays valid when a demo changes.
  ///
  /// - Parameters:
  ///   - verb: the subcommand, one that takes the options of a race.
  ///   - options: further options of the command.
  /// - Returns: the command.
  package func command(_ verb: String, options: [String]) -> ShellCommand {
    guard !actions.isEmpty else {
      let race = ScenarioPieces(of: start).options
      return ShellCommand(["punchscope", verb] + race + options)
    }
    let words = ["punchscope", verb, "-", "--at", "end"] + options
    return ShellCommand(words, input: wayAsDemo)
  }

  /// The command-line options that name the promises; empty if all are judged.
  package var promiseOptions: [String] {
    judgesAll ? [] : promises.flatMap { ["--promise", $0.rawValue] }
  }

  /// The lines of a demo that leads from the start to the moment.
  package var wayAsDemo: [String] {
    let way = actions.reduce(into: Timeline(start)) { $0.perform($1) }
    var play = Play(title: "", timeline: way, hasScript: false)
    play.playhead.jump(to: way.current)
    let commands = play.demo.statements.map(\.command)
    return Demo(title: nil, about: nil, scenario: start, commands: commands).lines
  }

  /// Returns the answer, all it covers and the command that asks again, as text for a mail.
  ///
  /// - Parameters:
  ///   - verdict: the answer, in a sentence.
  ///   - effort: the extent of the search, in words.
  ///   - command: the command that asks again.
  ///   - width: the most columns of a line; only single long words, and lines that the command
  ///     reads, may take more.
  /// - Returns: the lines.
  package func block(
    verdict: String,
    effort: String,
    command: ShellCommand,
    widthInColumns width: Int
  ) -> [String] {
    let facts = [Fact("verdict", verdict)] + facts + [Fact("looked at", effort)]
    return Self.table(of: facts, widthInColumns: width)
      + ["", "To ask again:", ""] + command.lines(widthInColumns: width)
  }

  /// Returns the facts as lines of a table: the names in one column, the statements in the next.
  package static func table(of facts: [Fact], widthInColumns width: Int) -> [String] {
    let nameWidth = 11
    return facts.flatMap { fact in
      wrapped(fact.words, to: width - nameWidth).enumerated().map { place, line in
        let head = place == 0 ? fact.name : ""
        return head + String(repeating: " ", count: nameWidth - head.count) + line
      }
    }
  }

  /// Breaks a text into lines between words, and after commas in words longer than a line.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      for piece in pieces(of: word, width) {
        let last = lines[lines.count - 1]
        let glue = last.isEmpty || piece.isContinued ? "" : " "
        if !last.isEmpty, last.count + glue.count + piece.text.count > width {
          lines.append(String(piece.text))
        } else {
          lines[lines.count - 1] += glue + piece.text
        }
      }
    }
    return lines
  }

  private static func pieces(
    of word: Substring,
    _ width: Int
  ) -> [(text: Substring, isContinued: Bool)] {
    guard word.count > width else { return [(word, false)] }
    var pieces: [(text: Substring, isContinued: Bool)] = []
    var start = word.startIndex
    while start < word.endIndex {
      let end = word[start...].firstIndex(of: ",").map { word.index(after: $0) } ?? word.endIndex
      pieces.append((word[start..<end], start != word.startIndex))
      start = end
    }
    return pieces
  }
}
