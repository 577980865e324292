// Knows how to play a written schedule against every kind of memory at once, and to judge every step.

import RaceSupport
import Testing

@testable import Shmem

/// A scenario in three machines that must not differ, and the steps taken so far.
struct Race {
  /// The model.
  let scenario: Scenario
  /// The state in flat memory.
  private(set) var flat: Machine<FlatStorage>
  /// The state in shared memory.
  private(set) var shared: Machine<SharedStorage>
  /// The state in arrays.
  private(set) var array: Machine<ArrayStorage>
  /// The promises of that state, judged step by step.
  private var promiseCache: PromiseCache
  /// The steps that have been taken.
  private(set) var steps: [Step] = []
  /// The promises that this race is there to break.
  private let mayBreak: Set<Promise>

  init(_ scenario: Scenario, mayBreak: Set<Promise> = []) {
    self.scenario = scenario
    self.mayBreak = mayBreak
    flat = Machine(scenario)
    shared = Machine(scenario)
    array = Machine(scenario)
    promiseCache = PromiseCache(startOf: scenario)
  }

  init(
    _ kernel: Kernel,
    in mapping: Mapping = .tmpfs,
    _ file: String,
    tasks: String = "",
    batchLimit: Int? = nil,
    mayBreak: Set<Promise> = [],
    set rules: String = ""
  ) throws {
    let scenario = try Scenario(
      kernel,
      in: mapping,
      file,
      tasks: tasks,
      batchLimit: batchLimit,
      set: rules
    )
    self.init(scenario, mayBreak: mayBreak)
  }

  /// A race over an ordinary file of 3.16 whose blocks are freed after the walk.
  init(
    withBlocks file: String,
    tasks: String = "",
    lock: LockedFills = .off,
    mayBreak: Set<Promise> = []
  ) throws {
    try self.init(
      .v3_16,
      in: .file,
      file,
      tasks: tasks,
      mayBreak: mayBreak,
      set: "frees-blocks=after invalidate-lock=\(lock.word)"
    )
  }

  /// The file, a word per page.
  var picture: String { flat.picture(in: scenario) }

  /// Returns the readiness of a task for its next step.
  func readiness(_ name: String) throws -> Readiness {
    flat.readiness(of: try task(named: name), in: scenario)
  }

  /// The rows that somebody can take now, in the order of the tasks.
  var enabledStepIDs: [StepID] {
    flat.enabledSteps(picking: picks, in: scenario).map(\.id)
  }

  /// Returns the status of a promise.
  func status(of promise: Promise) -> PromiseStatus { flat.status(of: promise, in: scenario) }

  /// Plays a schedule.
  ///
  /// ```
  /// punch      P1-P5        a range: on from P1, through every row between, until P5 has been taken
  /// reclaim-1  C1 C2        single rows, each of them the one that comes next
  /// read-1@3   R1           a task that is free to pick starts on page 3
  /// punch      P8           two spaces end the rows; what follows is a remark
  /// ```
  ///
  /// - Throws: a `NotationError` at the first row that is not what the task would do next.
  mutating func play(
    _ schedule: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for line in schedule.split(whereSeparator: \.isNewline) {
      let move = try Move(reading: line)
      let task = try task(named: move.task)
      for range in move.rows {
        try take(range, task, picking: move.pick, sourceLocation)
      }
    }
  }

  /// Takes one step and expects it to change what `change` changes, and nothing else.
  mutating func step(
    _ line: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    changes change: (inout Machine<FlatStorage>) -> Void
  ) throws {
    var expected = flat
    change(&expected)
    try play(line, sourceLocation: sourceLocation)
    let wanted = expected.facts(in: scenario)
    let found = flat.facts(in: scenario)
    let surplus = found.filter { !wanted.contains($0) }
    let missing = wanted.filter { !found.contains($0) }
    #expect(surplus == [], sourceLocation: sourceLocation)
    #expect(missing == [], sourceLocation: sourceLocation)
    let isAsExpected = flat == expected
    #expect(isAsExpected, sourceLocation: sourceLocation)
  }

  /// Lets the puncher run until it has returned.
  ///
  /// - Throws: a `NotationError` if somebody keeps it waiting.
  mutating func finishPunch() throws {
    while true {
      let readiness = flat.readiness(of: .puncher, in: scenario)
      switch readiness {
      case .ready(let row): take(Step(task: .puncher, id: row, pick: nil))
      case .waits(let row, _): throw NotationError.notReady(row, readiness)
      case .picks, .finished: return
      }
    }
  }

  /// Takes a step and judges the state behind it.
  mutating func take(_ step: Step, sourceLocation: SourceLocation = #_sourceLocation) {
    flat.apply(step, in: scenario)
    let before = shared
    shared.apply(step, in: scenario)
    array.apply(step, in: scenario)
    promiseCache.advance(from: before, to: shared, in: scenario)
    steps.append(step)
    let trace = comment
    let facts = flat.facts(in: scenario)
    #expect(facts == shared.facts(in: scenario), trace, sourceLocation: sourceLocation)
    #expect(facts == array.facts(in: scenario), trace, sourceLocation: sourceLocation)
    for promise in Promise.allCases {
      let status = flat.status(of: promise, in: scenario)
      let isBroken = status.isBroken && !mayBreak.contains(promise)
      #expect(!isBroken, "\(promise) \(comment)", sourceLocation: sourceLocation)
      #expect(
        status == promiseCache.status(of: promise, in: shared),
        trace,
        sourceLocation: sourceLocation
      )
      #expect(
        status == shared.status(of: promise, in: scenario),
        trace,
        sourceLocation: sourceLocation
      )
    }
  }

  /// The schedule so far, a move per line.
  var schedule: String {
    steps.map { step in
      "\(scenario.name(of: step.task))\(step.pick.map { "@\($0)" } ?? "") \(step.id.rawValue)"
    }
    .joined(separator: "\n")
  }

  private var comment: Comment { "after\n\(schedule)" }

  private var picks: [PageIndex] { (0..<scenario.filePages).map { PageIndex($0) } }

  private func task(named name: String) throws -> TaskID {
    guard let task = scenario.task(named: name) else { throw NotationError.noTask(name) }
    return task
  }

  private mutating func take(
    _ rows: ClosedRange<Int>,
    _ task: TaskID,
    picking pick: PageIndex?,
    _ sourceLocation: SourceLocation
  ) throws {
    var next = rows.lowerBound
    while next <= rows.upperBound {
      var readiness = flat.readiness(of: task, in: scenario)
      let pick = readiness == .picks ? pick : nil
      if let pick { readiness = flat.readiness(of: task, picking: pick, in: scenario) }
      if StepID.allCases[next] == .f3w, flat.strayWakeUp(of: task, in: scenario) != nil {
        take(Step(task: task, id: .f3w, pick: nil), sourceLocation: sourceLocation)
        return
      }
      guard case .ready(let row) = readiness, let position = StepID.allCases.firstIndex(of: row),
        position == next
          || (next > rows.lowerBound && (next - 1...rows.upperBound).contains(position))
      else {
        throw NotationError.notReady(StepID.allCases[next], readiness)
      }
      take(Step(task: task, id: row, pick: pick), sourceLocation: sourceLocation)
      next = position + 1
    }
  }
}

/// A line of a schedule.
private struct Move {
  var task: String
  var pick: PageIndex?
  var rows: [ClosedRange<Int>]

  init(reading line: Substring) throws {
    guard let stem = line.split(separator: " ").first, let name = stem.split(separator: "@").first
    else { throw NotationError.unreadable(String(line)) }
    task = String(name)
    pick = stem.split(separator: "@").dropFirst().first.flatMap { UInt64($0) }.map { PageIndex($0) }
    let rest = line.drop { $0 == " " }.dropFirst(stem.count).drop { $0 == " " }
    let columns = rest.split(separator: "  ", maxSplits: 1)
    rows = try (columns.first ?? "").split(separator: " ").map(Self.range)
  }

  private static func range(_ text: Substring) throws -> ClosedRange<Int> {
    let bounds = text.split(separator: "-").compactMap { bound in
      StepID.allCases.firstIndex { $0.rawValue == bound }
    }
    guard let first = bounds.first, let last = bounds.last, first <= last,
      bounds.count == text.split(separator: "-").count
    else { throw NotationError.unreadable(String(text)) }
    return first...last
  }
}
