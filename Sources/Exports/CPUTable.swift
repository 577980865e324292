// Writes a race as kernel developers do in a mail: a column for each CPU, time flowing down.

import Playback
import Shmem

/// A schedule as a table for a commit message.
///
/// ```text
/// CPU0 (punch)                         CPU1 (reclaim-1)
/// ----                                 ----
///                                      shrink_page_list(), shmem_writepage()
///                                        trylock(P0)
///
/// shmem_fallocate()
///   <lock i_mutex>
/// ```
///
/// Every line is one step, except the names of functions, and only one column of a line is filled. Two
/// blanks stand for a call, an empty line for a change of tasks, `<-` for a remark. A statement in words
/// stands in angle brackets. The table is ASCII without tabs, `width` columns wide, so that mail programs
/// leave it alone.
struct CPUTable {
  /// The number of columns that a quoted mail has room for.
  ///
  /// Source: Documentation/process/submitting-patches.rst, "wrapped at 75 columns".
  static let width = 75

  /// The highest number of tasks with a column of their own.
  private static let columnLimit = 3

  /// A line of the table, before it is placed in its column.
  private struct Line {
    var column: Int
    var indent: Int
    var text: String
    var remark: String?

    /// The number of characters before the remark.
    var length: Int { indent + text.count }
  }

  /// The tasks of each column, in their order.
  private let columns: [[TaskID]]
  /// The tasks that take no step.
  private let idle: [TaskID]
  private let scenario: Scenario
  /// The lines; nil for an empty line between two tasks.
  private var table: [Line?] = []
  /// The functions that each task is in, from the system call inwards.
  private var functions: [TaskID: [Listing]] = [:]
  /// The task that took the last step.
  private var running: TaskID?

  /// Makes the table of the steps of a play along a way from its start.
  ///
  /// - Parameters:
  ///   - play: the play.
  ///   - way: the moments, the start first.
  ///   - loopStart: the place in the way of the first step of the endless loop; nil if there is none.
  init(of play: Play, along way: [MomentID], loopStart: Int? = nil) {
    let timeline = play.timeline
    scenario = timeline[way[way.count - 1]].snapshot.scenario
    let actors = Set(way.dropFirst().compactMap { timeline.actor(at: $0) })
    let cast = scenario.taskIDs.filter { actors.contains($0) }
    idle = scenario.taskIDs.filter { !actors.contains($0) }
    columns =
      cast.count <= Self.columnLimit ? cast.map { [$0] } : [[cast[0]], Array(cast.dropFirst())]
    for (place, moment) in way.enumerated().dropFirst() {
      if place == loopStart { mark("<loop:>") }
      let (before, after) = (
        timeline[way[place - 1]].snapshot, timeline[moment].snapshot
      )
      switch timeline[moment].action {
      case .step(let step): add(step, from: before, to: after)
      case .injection:
        join(after.scenario.lastTask, to: play.injectionWords(at: moment) ?? "")
      case nil: preconditionFailure("only the start has no action")
      }
    }
    if loopStart != nil { mark("<the same state as at the loop: it repeats>") }
  }

  /// Adds the line that a task joins, in its column.
  private mutating func join(_ task: TaskID, to words: String) {
    guard let column = columns.firstIndex(where: { $0.contains(task) }) else { return }
    if !table.isEmpty { table.append(nil) }
    let text = "<\(scenario.name(of: task)) joins: \(words)>"
    table.append(Line(column: column, indent: 0, text: text))
    running = nil
  }

  /// Adds a line of words that concern all columns.
  private mutating func mark(_ words: String) {
    if !table.isEmpty { table.append(nil) }
    table.append(Line(column: 0, indent: 0, text: words))
    running = nil
  }

  /// The explanation of the columns; nil if they need none.
  var explanation: String? {
    var sentences: [String] = []
    if let others = columns.last, others.count > 1 {
      sentences.append(
        "\(others.count + 1) tasks take part; all but \(scenario.name(of: columns[0][0])) share "
          + "the right column, each under its name."
      )
    }
    if !idle.isEmpty {
      let names = idle.map(scenario.name(of:)).joined(separator: ", ")
      sentences.append("No step is taken by \(names).")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  private mutating func add(_ step: Step, from before: Snapshot, to after: Snapshot) {
    guard let column = columns.firstIndex(where: { $0.contains(step.task) }) else { return }
    let isShared = columns[column].count > 1
    if running != step.task {
      if !table.isEmpty { table.append(nil) }
      if isShared {
        table.append(Line(column: column, indent: 0, text: "\(before.name(of: step.task)):"))
      }
      running = step.task
    }
    let margin = isShared ? 2 : 0
    let path = path(to: step)
    let known = functions[step.task, default: []]
    let common = zip(path, known).prefix { $0 == $1 }.count
    for depth in common..<path.count {
      let name = path[depth].name(in: scenario.kernel)
      table.append(Line(column: column, indent: margin + 2 * depth, text: name))
    }
    functions[step.task] = path
    table.append(
      Line(
        column: column,
        indent: margin + 2 * path.count,
        text: text(of: before.statement(of: step.id, for: step.task)),
        remark: Remark(on: step, before: before, after: after).text
      )
    )
  }

  /// Returns the functions that a step is taken in, from the system call inwards.
  private func path(to step: Step) -> [Listing] {
    let spec = scenario[step.task]
    let function = Listing.containing(step.id, for: spec.kind, in: scenario.mapping)
    let entrance = Listing.entrance(of: spec.kind, in: scenario.mapping)
    let isAdvised = spec.kind == .punch && scenario.call == .madvise
    let callers = isAdvised ? [.madvise, entrance] : [entrance]
    let depth = callers.firstIndex(of: function)
    return depth.map { Array(callers[...$0]) } ?? callers + [function]
  }

  /// Returns a statement as text, in angle brackets if it is not in C.
  private func text(of statement: KernelStatement) -> String {
    let text = statement.text(in: scenario.kernel)
    return statement.isInC ? text : "<\(text)>"
  }
}

extension CPUTable {
  /// The table, line by line, its head included.
  var lines: [String] {
    let offsets = offsets
    let heads = zip(heads, offsets)
    return [
      Self.line(heads.map { ($1, $0.label + $0.name) }),
      Self.line(heads.map { ($1, String(repeating: "-", count: $0.label.count)) }),
    ]
      + table.flatMap { line -> [String] in
        guard let line else { return [""] }
        let offset = offsets[line.column]
        return Self.wrap(line, to: Self.width - offset).map { Self.line([(offset, $0)]) }
      }
  }

  /// The first column of text of each column of the table, counted from 0.
  ///
  /// A column begins after the longest text of the one before it, remarks not counted, but at most a
  /// fixed distance away. Longer text runs on, as nothing stands to the right of it in its line.
  private var offsets: [Int] {
    let limit = columns.count > 2 ? 24 : 37
    var offsets = [0]
    for (column, head) in heads.enumerated().dropLast() {
      let lengths = table.compactMap(\.self).filter { $0.column == column }.map(\.length)
      let widest = max(head.label.count + head.name.count, lengths.max() ?? 0)
      offsets.append(offsets[column] + min(limit, widest + 2))
    }
    return offsets
  }

  private var heads: [(label: String, name: String)] {
    var first = 0
    return columns.map { tasks in
      defer { first += tasks.count }
      guard tasks.count > 1 else { return ("CPU\(first)", " (\(scenario.name(of: tasks[0])))") }
      return ("CPU\(first)-\(first + tasks.count - 1)", " (others)")
    }
  }

  /// Returns a line of texts, each from its offset on.
  private static func line(_ cells: [(offset: Int, text: String)]) -> String {
    cells.reduce(into: "") { line, cell in
      line += String(repeating: " ", count: max(0, cell.offset - line.count)) + cell.text
    }
  }

  /// Returns a line broken into as many as it needs; a remark goes on below its own beginning if there
  /// is room.
  private static func wrap(_ line: Line, to width: Int) -> [String] {
    let text = line.remark.map { "\(line.text) <- \($0)" } ?? line.text
    let underRemark = line.indent + line.text.count + 4
    let hasRoom = line.remark != nil && underRemark <= width - 16
    return wrap(text, to: width, indent: line.indent, rest: hasRoom ? underRemark : line.indent + 4)
  }

  /// Breaks a text between words.
  ///
  /// - Parameters:
  ///   - text: words with a blank between each other.
  ///   - width: the highest number of characters of a line; a longer word has a line of its own.
  ///   - indent: the blanks before the first line.
  ///   - rest: the blanks before the others.
  /// - Returns: the lines.
  static func wrap(_ text: String, to width: Int, indent: Int = 0, rest: Int = 0) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: rest)
        isEmpty = true
      }
      line += isEmpty ? word : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }
}

extension Timeline {
  /// Returns the task whose step leads to a moment, or the task that joins there.
  fileprivate func actor(at moment: MomentID) -> TaskID? {
    switch self[moment].action {
    case .step(let step): step.task
    case .injection: self[moment].snapshot.scenario.lastTask
    case nil: nil
    }
  }
}

extension Play {
  /// Returns the steps of a way as a table for a mail, after a paragraph that explains the table.
  ///
  /// - Parameters:
  ///   - way: the moments, the start first.
  ///   - loopStart: the place in the way of the first step of the endless loop; nil if there is none.
  /// - Returns: the lines.
  func cpuTable(along way: [MomentID], loopStart: Int? = nil) -> [String] {
    let table = CPUTable(of: self, along: way, loopStart: loopStart)
    let start = timeline[.start].snapshot
    let scenario = start.scenario
    let changed = scenario.rules.settings(unlike: scenario.kernel.rules).map(\.description)
    let race = start.summary + (changed.isEmpty ? "" : "; \(changed.joined(separator: ", "))")
    let legend =
      scenario.kernel.hasFolios
      ? "P0 is the folio in page frame 0, s0 swap entry 0." : "P0 is page frame 0, s0 swap entry 0."
    let head = [race + ".", legend, table.explanation].compactMap(\.self).joined(separator: " ")
    return CPUTable.wrap(head, to: CPUTable.width) + [""] + table.lines
  }
}

extension CheckReport {
  /// The schedule as a table for a mail, followed by the question and the commands that ask again and
  /// replay it; empty if there is no schedule.
  package var cpuTable: [String] {
    guard let play else { return [] }
    let way = [.start] + play.timeline.future
    let replay = command.adding(["--format", "demo"]).piped(into: ["punchscope", "replay", "-"])
    return play.cpuTable(along: way, loopStart: loopStart) + [""] + block
      + ["", "To replay it:", ""] + replay.lines(widthInColumns: CPUTable.width)
  }
}
