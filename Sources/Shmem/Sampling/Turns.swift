// Knows whose turn it is, by the law of a strategy.

/// The order in which tasks are asked whether they can take the next step.
///
/// ```
/// uniform     asked: any task, then any of the rest, until one is ready
/// priority    asked: the first in the line, then the second, until one is ready
/// ```
struct Turns {
  private var line: [TaskID]
  private var asked = 0
  private let isUniform: Bool
  /// The rank of each task, highest first in the line; empty if all are alike.
  private var ranks: [Int]
  /// The steps before which a task loses its priority, descending, and the rank that it gets.
  private var changes: [(step: Int, rank: Int)] = []
  private var isChangeDue = false
  private var lowest = 0

  /// Draws what a strategy draws before the first step.
  init(
    of tasks: TaskIDs,
    by strategy: SamplingStrategy,
    length: Int,
    drawingFrom lots: inout SplitMix64
  ) {
    line = Array(tasks)
    switch strategy {
    case .uniform:
      isUniform = true
      ranks = []
    case .priority(let count):
      isUniform = false
      Self.shuffle(&line, drawingFrom: &lots)
      ranks = Array(repeating: 0, count: line.count)
      for (place, task) in line.enumerated() {
        ranks[Int(task.rawValue)] = count + line.count - place
      }
      var low = Array(0..<count)
      Self.shuffle(&low, drawingFrom: &lots)
      changes = low.map { (lots.number(below: max(1, length)), $0) }
      changes.sort { ($0.step, $0.rank) > ($1.step, $1.rank) }
    }
  }

  /// Begins the search for the task that takes a step; steps count from 0.
  mutating func begin(step: Int) {
    asked = 0
    if let change = changes.last, change.step <= step { isChangeDue = true }
  }

  /// Returns the task to be asked next; nil if all have been asked.
  mutating func next(drawingFrom lots: inout SplitMix64) -> TaskID? {
    guard asked < line.count else { return nil }
    if isUniform { line.swapAt(asked, asked + lots.number(below: line.count - asked)) }
    asked += 1
    return line[asked - 1]
  }

  /// Tells that a task asked can take the step.
  ///
  /// - Returns: true if it takes it; if false, it has just lost its priority and others are asked again.
  mutating func take(_ task: TaskID) -> Bool {
    guard isChangeDue, let change = changes.popLast() else { return true }
    isChangeDue = false
    move(task, toRank: change.rank)
    asked = 0
    return false
  }

  /// Tells that a task that loops has started over.
  mutating func startOver(_ task: TaskID) {
    guard !isUniform else { return }
    lowest -= 1
    move(task, toRank: lowest)
  }

  private mutating func move(_ task: TaskID, toRank rank: Int) {
    ranks[Int(task.rawValue)] = rank
    line.removeAll { $0 == task }
    let place = line.firstIndex { ranks[Int($0.rawValue)] < rank } ?? line.count
    line.insert(task, at: place)
  }

  /// Puts elements into any order.
  private static func shuffle<Element>(
    _ elements: inout [Element],
    drawingFrom lots: inout SplitMix64
  ) {
    for place in elements.indices.dropLast() {
      elements.swapAt(place, place + lots.number(below: elements.count - place))
    }
  }
}
