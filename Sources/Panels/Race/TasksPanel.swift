// Lists the tasks, each with its place in the code and the things it holds.

import Display
import Playback
import Shmem

/// A lane for each task, as tall as the room allows.
///
/// ```text
///   # punch            second loop
///     P17 lock_page(P3)      waits
///     for reclaim-1
///     holds i_mutex, ref P3
///     reclaim-1 @3         reclaim
///     C13 write, unlock P3   ready       # focused
/// ```
struct TasksPanel: Panel {
  let play: Play

  var title: String {
    let waiting = play.snapshot.machine.tasks.count { task in
      if case .waits = play.snapshot.readiness(of: task) { true } else { false }
    }
    return waiting > 0 ? "tasks, \(waiting) waiting" : "tasks"
  }

  func picture(_ size: Size) -> Grid {
    Grid(lines(size), size: size)
  }

  /// The amount of text for a task.
  private enum Detail {
    case whole, brief, line
  }

  private func lines(_ size: Size) -> [Line] {
    let tasks = play.snapshot.machine.tasks.map { TaskLane(play, $0) }
    let choices: [(focused: Detail, others: Detail)] = [
      (.whole, .whole), (.whole, .brief), (.brief, .brief), (.brief, .line),
    ]
    for choice in choices {
      let told = tasks.flatMap {
        lines(of: $0, $0.isFocused ? choice.focused : choice.others, size.columns)
      }
      if told.count <= size.rows { return told }
    }
    return excerpt(of: tasks, size)
  }

  /// Returns a line for each task that fits: unfinished tasks come first, and the focused one is in
  /// view.
  private func excerpt(of tasks: [TaskLane], _ size: Size) -> [Line] {
    let ordered = tasks.filter { !$0.isFinished } + tasks.filter(\.isFinished)
    let room = ordered.count > size.rows ? size.rows - 1 : size.rows
    let kept = ordered.firstIndex(where: \.isFocused).map { [$0] } ?? []
    let excerpt = Excerpt(of: ordered.count, room: room, keeping: kept)
    let told = excerpt.places.flatMap { lines(of: ordered[$0], .line, size.columns) }
    return excerpt.hiddenCount > 0 ? told + [Line("  ... \(excerpt.hiddenWords)", .dim)] : told
  }

  /// Returns the next step and, where there is room, the word for the state.
  private func step(of lane: TaskLane, _ width: Int) -> Line {
    let steps = lane.stepLines.map { Line("  ", .text).appending($0) }
    let withState = steps.first { $0.width + 1 + lane.stateLine.width <= width }
    let whole = withState ?? steps.first { $0.width <= width }
    let step = whole ?? steps[steps.count - 1]
    let showsState = withState != nil || lane.reason != nil
    return showsState ? step.ending(with: lane.stateLine, at: width) : step
  }

  /// Returns a task with its next step or the reason why it waits, in one line.
  private func line(of lane: TaskLane, _ width: Int) -> Line {
    let texts = lane.reason.map { [Line($0, .waiting)] } ?? lane.stepLines
    let lines = [lane.nameLine, lane.bareNameLine].flatMap { name in
      texts.map { name.appending(" ", .text).appending($0) }
    }
    return lines.first { $0.width <= width } ?? lines[0].cut(to: width)
  }

  private func lines(of lane: TaskLane, _ detail: Detail, _ width: Int) -> [Line] {
    guard !lane.isFinished else {
      return [lane.nameLine.ending(with: Line(lane.endWord, .dim), at: width)]
    }
    let step = step(of: lane, width)
    switch detail {
    case .line:
      return [line(of: lane, width)]
    case .brief:
      return [
        lane.nameLine.ending(with: Line(lane.place, .dim), at: width),
        step,
      ]
    case .whole:
      let reason = lane.reason.map { Line("  \($0)", .waiting).cut(to: width) }
      let holdings = lane.holdings.map {
        Line.hanging(Line("  holds ", .dim), Line($0, .text), width: width)
      }
      return [
        lane.nameLine.ending(with: Line(lane.place, .dim), at: width),
        step,
      ] + [reason].compactMap(\.self) + (holdings ?? []).fitted(to: 2)
    }
  }
}
