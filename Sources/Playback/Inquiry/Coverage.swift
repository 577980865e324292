// Knows what a verdict is about: the race, the moment, the promises, and the command that asks again.

public import Script
public import Shmem

/// What was asked about, and so what an answer covers.
///
/// ```text
///   kernel    3.16; swap-retry off
///   file      tmpfs, 2 pages: page,swap; tree nodes of 64 slots
///   hole      pages 0-1, by fallocate; at most 14 entries a gather
///   tasks     punch, read-1 (read@0), reclaim-1 (reclaim@1, joined at step 3);
///             with another task it is another race
///   from      step 12 on
///   promises  old-data-gone, ..., punch-ends: all there are
///   fairness  weak: a loop that leaves out nobody who could go on all the time
///   swizzles  no limit
/// ```
public struct Coverage: Hashable, Sendable {
  /// A task that joined on the way to the moment.
  public struct Injection: Hashable, Sendable {
    /// The number of the step at which it joined.
    public let step: Int
    /// The task.
    public let task: TaskID
  }

  /// The race at its start.
  public let start: Scenario
  /// The race at the moment, with the tasks that had joined by then.
  public let scenario: Scenario
  /// What was done from the start to the moment.
  public let deeds: [Deed]
  /// The number of the moment.
  public let step: Int
  /// The tasks that had joined by then, in the order in which they did.
  public let injections: [Injection]
  /// The promises that were judged.
  public let promises: [PromiseWord]

  /// What an answer covers that is about these promises, from the moment where a time line is.
  public init(of timeline: Timeline, judging promises: [PromiseWord]) {
    let way = timeline.past
    start = timeline[.start].situation.scenario
    scenario = timeline.now.situation.scenario
    deeds = way.compactMap { timeline[$0].deed }
    step = timeline.number
    injections = way.compactMap { moment in
      guard case .injection = timeline[moment].deed else { return nil }
      let task = timeline[moment].situation.scenario.lastTask
      return Injection(step: timeline.number(of: moment), task: task)
    }
    self.promises = promises
  }

  /// What schedules cover that are drawn or told from the moment where a time line is: they are judged
  /// by the promises of states.
  public init(ofScheduleFrom timeline: Timeline) {
    self.init(of: timeline, judging: Promise.allCases.map(PromiseWord.ofStates))
  }

  /// A task of the race, as programs are told of it.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it was asked to do, as `--task` names it; none for the punch.
    public let task: String?
    /// The number of the step at which it joined; none if it was there from the start.
    public let joined: Int?
  }

  /// The tasks, in order.
  public var members: [Member] {
    scenario.taskIDs.map { task in
      Member(
        name: scenario.name(of: task),
        task: task == .puncher ? nil : scenario[task].optionValue,
        joined: injections.first { $0.task == task }?.step
      )
    }
  }

  /// The pages of the file, as `--slots` names them.
  public var slots: String { scenario.slotsOptionValue }

  /// The hole, as `--hole` names it.
  public var hole: String { scenario.hole.optionValue }

  /// The names of the promises that were judged.
  public var judged: [String] { promises.map(\.rawValue) }

  /// Whether every promise is judged that there is.
  public var judgesAll: Bool { Set(promises) == Set(PromiseWord.allCases) }
}

// MARK: Words

extension Coverage {
  /// The names of the tasks, in order.
  public var taskNames: [String] { scenario.taskIDs.map(scenario.name(of:)) }

  /// The tasks as the end of "no schedule of": `punch alone`, `punch and read-1`, `these 7 tasks`.
  public var taskPhrase: String {
    let names = taskNames
    guard names.count > 1 else { return "\(names[0]) alone" }
    guard names.count <= 4 else { return "these \(names.count) tasks" }
    return names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
  }

  /// How many swizzles there may be, as the end of a clause; nothing if there is no limit.
  var fuelPhrase: String {
    scenario.fuel.map { " with at most \($0) swizzle\($0 == 1 ? "" : "s")" } ?? ""
  }

  /// The promises as the end of "no schedule breaks": `a promise`, or those that were asked about.
  public var promisePhrase: String {
    judgesAll ? "a promise" : promises.map(\.rawValue).joined(separator: ", ")
  }

  /// Something that there is to say, with its name.
  public struct Fact: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What there is to say.
    public let words: String

    /// Puts a name to something.
    public init(_ name: String, _ words: String) {
      self.name = name
      self.words = words
    }
  }

  /// Everything that is covered.
  public var facts: [Fact] {
    raceFacts + [
      Fact("from", fromWords), Fact("promises", promiseWords), Fact("fairness", fairnessWords),
    ]
  }

  /// What there is to say of the race itself.
  public var raceFacts: [Fact] {
    [
      Fact("kernel", kernelWords), Fact("file", fileWords), Fact("hole", holeWords),
      Fact("tasks", tasksWords),
      Fact("swizzles", scenario.fuel.map { "at most \($0) (--fuel)" } ?? "no limit"),
    ]
  }

  private var kernelWords: String {
    let settings = ScenarioPieces(of: scenario).rules.map { "\($0.rule.rawValue) \($0.value)" }
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
    return names.joined(separator: ", ") + "; with another task it is another race"
  }

  private var fromWords: String {
    switch (deeds.count, step) {
    case (0, _): "the start on"
    case (let count, step) where count == step: "step \(step) on"
    case (let count, _): "step \(step) on, \(count) steps after the start"
    }
  }

  private var promiseWords: String {
    let names = promises.map(\.rawValue).joined(separator: ", ")
    let others = PromiseWord.allCases.filter { !promises.contains($0) }.map(\.rawValue)
    return others.isEmpty
      ? "\(names): all there are" : "\(names); not asked: \(others.joined(separator: ", "))"
  }

  private var fairnessWords: String {
    switch scenario.fairness {
    case .none: "none: a loop may leave out tasks that could go on"
    case .weak: "weak: a loop leaves out no task that could go on all the time"
    }
  }
}

// MARK: The command

extension Coverage {
  /// The command that asks again.
  ///
  /// It describes the race by options; a moment behind the start by a demo of the way there, which the
  /// command reads. So it needs no file, and stays the same whatever becomes of a demo.
  ///
  /// - Parameters:
  ///   - verb: the subcommand, one that takes the options of a race.
  ///   - options: what it is told besides.
  /// - Returns: the command.
  public func command(_ verb: String, options: [String]) -> ShellCommand {
    guard !deeds.isEmpty else {
      let race = ScenarioPieces(of: start).options
      return ShellCommand(["punchscope", verb] + race + options)
    }
    let words = ["punchscope", verb, "-", "--at", "end"] + options
    return ShellCommand(words, input: wayAsDemo)
  }

  /// The options that name the promises; none if all are judged.
  public var promiseOptions: [String] {
    judgesAll ? [] : promises.flatMap { ["--promise", $0.rawValue] }
  }

  /// The way to the moment as a demo, line by line.
  public var wayAsDemo: [String] {
    let way = deeds.reduce(into: Timeline(start)) { $0.perform($1) }
    var play = Play(title: "", timeline: way, hasScript: false)
    play.timeline.jump(to: way.current)
    let commands = play.demo.statements.map(\.command)
    let demo = Demo(title: nil, about: nil, scenario: start, commands: commands)
    return demo.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// All of it as a block of text for a mail.
  ///
  /// - Parameters:
  ///   - verdict: what came of it, in a sentence.
  ///   - effort: what was looked at.
  ///   - command: the command that asks again.
  ///   - width: the most columns of a line; only lines that a command reads may be longer.
  /// - Returns: the lines.
  public func block(
    verdict: String,
    effort: String,
    command: ShellCommand,
    widthInColumns width: Int
  ) -> [String] {
    let facts = [Fact("verdict", verdict)] + facts + [Fact("looked at", effort)]
    return Self.table(of: facts, widthInColumns: width)
      + ["", "To ask again:", ""] + command.lines(widthInColumns: width)
  }

  /// Facts below each other, each behind its name.
  public static func table(of facts: [Fact], widthInColumns width: Int) -> [String] {
    let nameWidth = 11
    return facts.flatMap { fact in
      wrapped(fact.words, to: width - nameWidth).enumerated().map { place, line in
        let head = place == 0 ? fact.name : ""
        return head + String(repeating: " ", count: nameWidth - head.count) + line
      }
    }
  }

  /// A text broken between words, and behind commas in words that are too long.
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
