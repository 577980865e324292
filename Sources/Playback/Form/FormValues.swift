// Knows all that a header can say of a race, as values that need not fit together.

import Script
package import Shmem

/// The values of a form: everything that the header of a demo can say.
package struct FormValues: Hashable, Sendable {
  /// The title of the race.
  package var title: String
  /// The description of the race; nil if there is none.
  package var about: String?
  /// The kernel.
  package var kernel: Kernel
  /// The kind of file.
  package var mapping: Mapping
  /// The settings that were chosen by hand; they stay when the kernel changes.
  package var settings: [RuleSetting]
  /// The pages of the file at the start.
  package var slots: [SlotRun]
  /// The hole; nil for one of all pages.
  package var hole: Hole?
  /// The call that asks for the punch.
  package var call: PunchCall
  /// The tasks beside the puncher, each with all options and the page that it was ever given.
  package var wishes: [TaskSpec]
  /// The highest number of swizzles; nil for no limit.
  package var fuel: Int?
  /// The fairness.
  package var fairness: Fairness
  /// The most entries of one gather; nil for those of the kernel.
  package var batchLimit: Int?
  /// The binary logarithm of the slots in a tree node.
  package var mapShift: Int

  /// Takes the values from a race.
  package init(title: String, about: String?, _ scenario: Scenario) {
    let pieces = ScenarioPieces(of: scenario)
    self.title = title
    self.about = about
    kernel = scenario.kernel
    mapping = scenario.mapping
    settings = pieces.rules
    slots = scenario.slots
    hole = pieces.hole
    call = scenario.call
    wishes = pieces.tasks
    fuel = scenario.fuel
    fairness = scenario.fairness
    batchLimit = pieces.batchLimit
    mapShift = scenario.mapShift
  }

  /// The rules in force.
  package var rules: Rules {
    settings.reduce(into: kernel.rules(in: mapping)) { $0.apply($1) }
  }

  /// The tasks beside the puncher, each with what suits its kind.
  package var tasks: [TaskSpec] { wishes.map(\.suited) }

  /// The number of pages of the file.
  package var filePages: UInt64 { slots.reduce(0) { $0 + $1.count } }

  /// The hole, whether or not it lies in the file.
  package var wholeHole: Hole {
    hole ?? Self.holeOfAll(of: filePages)
  }

  /// Returns the scenario.
  ///
  /// - Throws: a `ScenarioError` if the values do not fit together.
  package func scenario() throws(ScenarioError) -> Scenario {
    var pieces = ScenarioPieces()
    pieces.kernel = kernel
    pieces.mapping = mapping
    pieces.rules = settings
    pieces.slots = slots
    pieces.hole = hole
    pieces.call = call
    pieces.tasks = tasks
    pieces.fuel = fuel
    pieces.fairness = fairness
    pieces.batchLimit = batchLimit
    pieces.mapShift = mapShift
    return try pieces.scenario()
  }

  /// The refusal of the scenario; nil if there is none.
  var refusal: ScenarioError? {
    do throws(ScenarioError) {
      _ = try scenario()
      return nil
    } catch {
      return error
    }
  }

  /// Gives a rule a value; the value that the kernel has needs no setting.
  mutating func set(_ setting: RuleSetting) {
    settings.removeAll { $0.rule == setting.rule }
    if kernel.rules(in: mapping)[setting.rule] != setting { settings.append(setting) }
  }
}

extension TaskSpec {
  /// The same task without the page and the options that its kind does not have.
  package var suited: TaskSpec {
    var task = TaskSpec(kind: kind, index: kind.worksOnPage ? index : nil, loops: false)
    for option in options where option.suits(kind) { task.add(option, number: number(of: option)) }
    return task
  }

  /// Returns the number of an option; nil for an option without one.
  private func number(of option: TaskOption) -> UInt64? {
    switch option {
    case .buffer: buffer?.rawValue
    case .from: from?.rawValue
    case .order: UInt64(order)
    case .loop, .noRetry, .around, .inside, .mapped: nil
    }
  }

  /// Returns the task without an option.
  func without(_ option: TaskOption) -> TaskSpec {
    var task = TaskSpec(kind: kind, index: index, loops: false)
    for other in options where other != option { task.add(other, number: number(of: other)) }
    return task
  }
}

extension [SlotRun] {
  /// Returns the start of a page; `hole` after the end of the file.
  package func start(at index: PageIndex) -> SlotStart {
    var first: UInt64 = 0
    for run in self {
      if index.rawValue - first < run.count { return run.start }
      first += run.count
    }
    return .hole
  }

  /// Returns the pages of the entry that a page begins with; the page alone if the entry takes one slot.
  package func entry(at index: PageIndex) -> Range<UInt64> {
    var first: UInt64 = 0
    for run in self {
      if index.rawValue - first < run.count {
        let size = UInt64(1) << UInt64(run.order)
        let entry = first + (index.rawValue - first) / size * size
        return entry..<Swift.min(entry + size, first + run.count)
      }
      first += run.count
    }
    return index.rawValue..<index.rawValue + 1
  }

  /// Returns the pages with another start at one of them; of an entry of an order that it is in, the other pages become
  /// entries of one slot each.
  func painted(_ index: PageIndex, _ start: SlotStart) -> [SlotRun] {
    var end: UInt64 = 0
    var runs: [SlotRun] = []
    for run in self {
      let first = end
      end += run.count
      guard (first..<end).contains(index.rawValue) else {
        runs.add(run)
        continue
      }
      let entry = entry(at: index)
      runs.add(SlotRun(count: entry.lowerBound - first, start: run.start, order: run.order))
      runs.add(SlotRun(count: index.rawValue - entry.lowerBound, start: run.start))
      runs.add(SlotRun(count: 1, start: start))
      runs.add(SlotRun(count: entry.upperBound - index.rawValue - 1, start: run.start))
      runs.add(SlotRun(count: end - entry.upperBound, start: run.start, order: run.order))
    }
    return runs
  }

  /// The pages and one more, which holds the same as the last, in an entry of one slot.
  var lengthened: [SlotRun] {
    (self + [SlotRun(count: 1, start: last?.start ?? .hole)]).reduce(into: []) { $0.add($1) }
  }

  /// The pages without the last one; the others of its entry become entries of one slot each.
  var shortened: [SlotRun] {
    var runs: [SlotRun] = reduce(into: []) { $0.add($1) }
    guard let last = runs.popLast() else { return [] }
    let size = Swift.min(UInt64(1) << UInt64(last.order), last.count)
    runs.add(SlotRun(count: last.count - size, start: last.start, order: last.order))
    runs.add(SlotRun(count: size - 1, start: last.start))
    return runs
  }

  /// Adds a run, which becomes one with the last if both are alike.
  private mutating func add(_ run: SlotRun) {
    guard run.count > 0 else { return }
    if let last = indices.last, self[last].start == run.start, self[last].order == run.order {
      self[last].count += run.count
    } else {
      append(run)
    }
  }
}
