// Knows the way through the current moment, from the start to the end that was reached last.

import Display
import Playback
import Shmem

/// The steps of the way, in one strip or in a lane for each task.
///
/// ```text
///   start P1 P2 P3 P4' P5 [C1] P6 P7       in one row; ' at a step that had an alternative
///   start P1 P2 P3' P4 <2 C1' P3           < where the script goes back, here to step 2
///   start P1..P4 P5 C1 C6..C10 [C11]       steps in between, which a press goes past
///
///   punch      P1 P2 P3 P4 P5    P6 P7     with a row for each task
///   reclaim-1                 [C1]
/// ```
struct TimePanel: Panel {
  let play: Play

  var title: String {
    let timeline = play.timeline
    let branches = timeline.branches
    let fork = timeline.forkNumber(before: timeline.current).map { ", after \($0)" } ?? ""
    var parts = ["time", "step \(timeline.number) of \(timeline.lastNumber)\(fork)"]
    parts.append("branch \(branches.present) of \(branches.count)")
    if play.scriptPath != nil {
      let wayBack = "off the script, \(WayBack.key(in: .race)) goes back"
      parts.append(play.isOnScript ? "on the script" : wayBack)
    }
    return parts.joined(separator: "  ")
  }

  func picture(_ size: Size) -> Grid {
    let tasks = play.snapshot.machine.tasks
    let steps = steps(atMost: size.columns)
    let hasLanes = size.rows >= tasks.count && tasks.count > 1
    let labelWidth = hasLanes ? (tasks.map { play.snapshot.name(of: $0).count }.max() ?? 0) + 2 : 0
    let shown = visible(steps, widthInColumns: size.columns - labelWidth)

    var grid = Grid(size: size)
    if hasLanes {
      for (row, task) in tasks.enumerated() {
        let name = play.snapshot.name(of: task)
        grid.put(name, at: Position(row: row, column: 0), role: .dim)
      }
    }
    var column = labelWidth
    for step in shown {
      let row = hasLanes ? step.task.map { Int($0.rawValue) } ?? 0 : 0
      grid.put(step.line, at: Position(row: row, column: column))
      column += step.line.width
    }
    return grid
  }

  /// A step as it is written: its id, and a column on either side for the frame of the current step.
  private struct Mark {
    let task: TaskID?
    let text: String
    let role: Role
    let isCurrent: Bool

    var line: Line {
      Line(isCurrent ? "[" : " ", .selected == role ? role : .text)
        .appending(text, role)
        .appending(isCurrent ? "]" : " ", .selected == role ? role : .text)
    }
  }

  /// Returns the steps around the current one, up to `count` on either side.
  ///
  /// While steps are predicted, only one step ahead is given, as later steps would tell what it has done.
  private func steps(atMost count: Int) -> [Mark] {
    if play.isOnScript, let scriptPath = play.scriptPath {
      return steps(of: scriptPath, atMost: count)
    }
    let timeline = play.timeline
    return timeline.past(last: count).map { mark(for: $0, isCurrent: $0 == timeline.current) }
      + play.future(first: play.predicts ? 1 : count).map { mark(for: $0, isAhead: true) }
  }

  /// Returns the steps in the order of a script, which may go back to show other branches.
  private func steps(of scriptPath: ScriptPath, atMost count: Int) -> [Mark] {
    let shown =
      max(
        0,
        scriptPath.position - count
      )..<min(
        scriptPath.points.count,
        scriptPath.position + (play.predicts ? 2 : count)
      )
    // Several points of a script at one moment, which only say more, are one step.
    let kept = shown.filter { position in
      let point = scriptPath.points[position]
      return point.isLanding || position == 0
        || scriptPath.points[position - 1].moment != point.moment
    }
    let current = kept.last { $0 <= scriptPath.position }
    return folded(kept, but: current).flatMap { run in
      let isAhead = run.lowerBound > scriptPath.position
      guard run.count == 1 else { return marks(for: run, isAhead: isAhead) }
      return [mark(at: run.lowerBound, of: scriptPath, isCurrent: run.lowerBound == current)]
    }
  }

  /// Returns points of the script as runs: those that a press goes past together, each other one alone.
  private func folded(_ positions: [Int], but current: Int?) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for position in positions {
      let folds = position != current && play.isPassedOver(position)
      if folds, let last = runs.last, last.upperBound == position, last.lowerBound != current,
        play.isPassedOver(last.lowerBound)
      {
        runs[runs.count - 1] = last.lowerBound..<position + 1
      } else {
        runs.append(position..<position + 1)
      }
    }
    return runs
  }

  /// Returns an item for each task's steps in a run that a press goes past.
  private func marks(for run: Range<Int>, isAhead: Bool) -> [Mark] {
    play.passedSteps(at: run).map { steps in
      Mark(task: steps.task, text: steps.item, role: isAhead ? .dim : .text, isCurrent: false)
    }
  }

  /// Returns the step at a point of a script.
  private func mark(at position: Int, of scriptPath: ScriptPath, isCurrent: Bool) -> Mark {
    let point = scriptPath.points[position]
    let isAhead = position > scriptPath.position
    guard point.isLanding else {
      return mark(for: point.moment, isCurrent: isCurrent, isAhead: isAhead)
    }
    return Mark(
      task: nil,
      text: "<\(play.timeline.number(of: point.moment))",
      role: isCurrent ? .selected : isAhead ? .dim : .text,
      isCurrent: isCurrent
    )
  }

  private func mark(for moment: MomentID, isCurrent: Bool = false, isAhead: Bool = false) -> Mark {
    let timeline = play.timeline
    let role: Role = isCurrent ? .selected : isAhead ? .dim : .text
    let fork = timeline.branch(of: moment).count > 1 ? "'" : ""
    switch timeline[moment].action {
    case .step(let step):
      return Mark(
        task: step.task,
        text: step.id.rawValue + fork,
        role: role,
        isCurrent: isCurrent
      )
    case .injection:
      return Mark(task: nil, text: "+" + fork, role: role, isCurrent: isCurrent)
    case nil: return Mark(task: nil, text: "start", role: role, isCurrent: isCurrent)
    }
  }

  /// Returns the steps around the current one that fit.
  private func visible(_ steps: [Mark], widthInColumns width: Int) -> ArraySlice<Mark> {
    guard let current = steps.firstIndex(where: \.isCurrent) else { return [] }
    var shown = current..<current + 1
    var used = steps[current].line.width
    while true {
      // A third of the room is for the steps ahead.
      let ahead = steps[current..<shown.upperBound].reduce(0) { $0 + $1.line.width }
      let wantsAhead = ahead * 3 <= width || shown.lowerBound == 0
      let next =
        if wantsAhead, shown.upperBound < steps.count {
          shown.upperBound
        } else if shown.lowerBound > 0 {
          shown.lowerBound - 1
        } else {
          shown.upperBound
        }
      guard steps.indices.contains(next), used + steps[next].line.width <= width else { break }
      used += steps[next].line.width
      shown = min(next, shown.lowerBound)..<max(next + 1, shown.upperBound)
    }
    return steps[shown]
  }
}
