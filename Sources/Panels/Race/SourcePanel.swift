// Knows the text of the function that the focused task is in.

import Display
import Playback
import Shmem

/// The pseudo-code of one function, with every task that is in it.
///
/// ```text
///    P17 > page? wait for the page lock                       punch
///                still ours?
///              x else: back to this index x          (page-retry off)
/// ```
struct SourcePanel: Panel {
  let play: Play

  private var focused: TaskLane { TaskLane(play, play.focus) }

  var title: String { "source  \(focused.listing.name(in: scenario.kernel))" }

  private var scenario: Scenario { play.snapshot.scenario }

  /// The rules as they hold for the focused task.
  private var rules: Rules { scenario.rules(forWalkOf: play.focus) }

  func picture(_ size: Size) -> Grid {
    let lane = focused
    let lines = lane.listing.lines(under: rules, of: scenario.kernel)
    let visitors = visitors(of: lane.listing, in: lines)
    let current = lane.stepID.flatMap { position(of: $0, in: lines) } ?? 0
    // The current line stays in the middle as long as there is text on both sides of it.
    let last = max(0, lines.count - size.rows)
    let first = min(last, max(0, current - size.rows / 2))
    let shown = lines.indices.dropFirst(first).prefix(size.rows)
    return Grid(
      shown.map { position in
        line(
          lines[position],
          at: position == current && lane.stepID != nil,
          visitors[position] ?? [],
          size.columns,
        )
      },
      size: size,
    )
  }

  /// Returns the tasks whose next step is in the text, by the line of that step.
  private func visitors(of listing: Listing, in lines: [ListingLine]) -> [Int: [TaskLane]] {
    var visitors: [Int: [TaskLane]] = [:]
    for lane in play.snapshot.machine.tasks.map({ TaskLane(play, $0) }) {
      guard lane.listing == listing, let stepID = lane.stepID,
        let position = position(of: stepID, in: lines)
      else { continue }
      visitors[position, default: []].append(lane)
    }
    return visitors
  }

  /// Returns the place of the line for a step; a line that is struck is none, if there is another.
  private func position(of stepID: StepID, in lines: [ListingLine]) -> Int? {
    let places = lines.indices.filter { lines[$0].stepIDs.contains(stepID) }
    return places.first { !lines[$0].isStruck(under: rules) } ?? places.first
  }

  private func line(
    _ line: ListingLine,
    at isCurrent: Bool,
    _ visitors: [TaskLane],
    _ width: Int,
  ) -> Line {
    if let rule = line.struckBy(rules) {
      let indent = line.text.prefix { $0 == " " }
      let gutter = Line.empty.padded(to: 4 + indent.count)
      let text = gutter.appending("x \(line.text.dropFirst(indent.count)) x", .struck)
      let decisive = scenario.rule(rule, forWalkOf: play.focus)
      let reason = Line("(\(rules[decisive]))", .struck)
      return text.ending(with: reason, at: width)
    }
    let first = visitors.first(where: \.isFocused) ?? visitors.first
    let row = first?.stepID?.rawValue ?? ""
    let gutter = Line(row, .emphasis).padded(to: 4)
      .appending(first == nil ? "  " : "> ", .focus)
    let names = Line(visitors.map(\.name).joined(separator: ", "), .emphasis)
    return gutter.appending(line.text, isCurrent ? .currentLine : .text)
      .ending(with: names, at: width)
  }
}
