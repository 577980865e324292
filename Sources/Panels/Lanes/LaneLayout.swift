// Knows where the lanes of the tasks are on a screen of a given width.

import Display
import Playback
import Shmem

/// The lanes that are shown, side by side after the numbers of the steps.
///
/// ```text
///   step  punch              reclaim-1          read-1
///    14   text         bars  text         bars  text         bars
/// ```
struct LaneLayout: Hashable {
  /// The tasks that have a lane, in task order.
  let tasks: [TaskID]
  /// The number of tasks to the left of them, and to the right.
  let hidden: (left: Int, right: Int)
  /// The columns before the first lane.
  let labelWidth: Int
  /// The columns of each lane, in the order of the tasks.
  private var widths: [Int]
  /// The most bars in a lane.
  private(set) var barCount: Int
  /// The distance from bar to bar.
  private(set) var spacing: Int

  /// The columns of the narrowest lane.
  private static let narrowest = 16
  /// The columns of a lane with room for the sign of a wait and for all bars, however far they are apart.
  static let widthOfBars = 12
  /// The columns of the widest lane.
  static let widest = 44

  /// Chooses the lanes for a width; the one of a task is among them.
  ///
  /// - Parameters:
  ///   - all: all tasks.
  ///   - skipped: the number of lanes that the person has moved out of sight at the left; nil to follow the task.
  ///   - task: the task that must be seen; nil if there is none.
  ///   - numberWidth: the columns of the longest step number.
  ///   - width: the columns of the screen.
  init(
    _ all: [TaskID],
    skipping skipped: Int?,
    showing task: TaskID?,
    numberWidth: Int,
    _ width: Int
  ) {
    // A word such as "step", or "at" and a number, and a blank.
    labelWidth = numberWidth + 4
    let room = width - labelWidth
    let count = max(1, min(all.count, room / Self.narrowest))
    var first = min(skipped ?? 0, all.count - count)
    // Without a wish of the person the lanes follow the selected step.
    if skipped == nil, let task, let place = all.firstIndex(of: task), place >= count {
      first = place - count + 1
    }
    tasks = Array(all.dropFirst(first).prefix(count))
    hidden = (first, all.count - first - count)
    let laneWidth = min(Self.widest, room / count)
    widths = Array(repeating: laneWidth, count: count)
    (barCount, spacing) = Self.bars(inLaneOfWidth: laneWidth)
  }

  /// The most bars of a lane, however wide it is.
  static let mostBars = bars(inLaneOfWidth: widest).count

  private static func bars(inLaneOfWidth width: Int) -> (count: Int, spacing: Int) {
    (width < 20 ? 3 : width < 30 ? 4 : 5, width < 24 ? 1 : 2)
  }

  /// Returns the lanes with the room shared by what each has to show.
  ///
  /// - Parameters:
  ///   - quiet: the tasks that need no room for steps, with the columns that each needs, and those that it can use.
  ///   - texts: of the other tasks the columns of the longest text.
  ///   - bars: the most bars that a lane has to show.
  ///   - width: the columns of the screen.
  /// - Returns: the lanes; the same ones if all are quiet.
  func sharing(
    _ quiet: [TaskID: (least: Int, useful: Int)],
    texts: [TaskID: Int],
    bars: Int,
    _ width: Int
  ) -> LaneLayout {
    var shared = self
    var busy: [Int] = []
    for (place, task) in tasks.enumerated() {
      guard let own = quiet[task] else {
        busy.append(place)
        continue
      }
      shared.widths[place] = min(own.least, widths[place])
    }
    guard !busy.isEmpty else { return self }
    let taken = shared.widths.indices.filter { !busy.contains($0) }
      .reduce(0) { $0 + shared.widths[$1] }
    var room = width - labelWidth - taken
    (shared.barCount, shared.spacing) = Self.bars(inLaneOfWidth: room / busy.count)
    shared.barCount = max(1, min(shared.barCount, bars))
    let widthOfBars = shared.barCount * shared.spacing + 1
    let needs = busy.map { place in (place, need: (texts[tasks[place]] ?? 0) + 1 + widthOfBars) }
    // Those that need least come first: what they leave is for the others.
    for (done, lane) in needs.sorted(by: { $0.need < $1.need }).enumerated() {
      let share = room / (busy.count - done)
      shared.widths[lane.0] = max(min(lane.need, share, Self.widest), min(share, Self.narrowest))
      room -= shared.widths[lane.0]
    }
    for (place, task) in tasks.enumerated() {
      guard let useful = quiet[task]?.useful, room > 0 else { continue }
      let more = min(room, max(0, useful - shared.widths[place]))
      shared.widths[place] += more
      room -= more
    }
    return shared
  }

  static func == (left: LaneLayout, right: LaneLayout) -> Bool {
    left.tasks == right.tasks && left.hidden == right.hidden && left.widths == right.widths
      && left.labelWidth == right.labelWidth
  }

  func hash(into hasher: inout Hasher) { hasher.combine(tasks) }

  /// Returns the first column of the lane of a task; nil if it has none.
  func start(of task: TaskID) -> Int? {
    tasks.firstIndex(of: task).map { labelWidth + widths[..<$0].reduce(0, +) }
  }

  /// Returns the columns of the lane of a task; 0 if it has none.
  func width(of task: TaskID) -> Int { tasks.firstIndex(of: task).map { widths[$0] } ?? 0 }

  /// Returns the column of a bar in the lane of a task; nil if the task has no lane.
  func column(ofBar bar: Int, of task: TaskID) -> Int? {
    start(of: task).map { $0 + width(of: task) - 2 - (barCount - 1 - bar) * spacing }
  }

  /// The words for the lanes that are not shown; empty if all are.
  var hiddenWords: String {
    guard hidden.left + hidden.right > 0 else { return "" }
    let first = hidden.left + 1
    return "tasks \(first) to \(hidden.left + tasks.count) of "
      + "\(hidden.left + tasks.count + hidden.right), h and l move"
  }
}
