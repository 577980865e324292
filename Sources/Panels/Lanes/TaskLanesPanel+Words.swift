// Names what the tasks of the lanes hold, in as few words as there is room for.

import Display
import Playback
import Shmem

extension TaskLanesPanel {
  /// Returns things in words, of long lists only the first ones and the number of the others: `ref P1 P2 +13`.
  static func shortened(
    _ things: [String],
    separator: String,
    widthInColumns width: Int
  ) -> String {
    var groups = things.map { (words: $0.split(separator: " "), hidden: 0) }
    while true {
      let text = groups.map { group in
        group.words.joined(separator: " ") + (group.hidden > 0 ? " +\(group.hidden)" : "")
      }.joined(separator: separator)
      // A word and two things at least, so that names of two words stay whole.
      let longest = groups.indices.max { groups[$0].words.count < groups[$1].words.count }
      guard text.count > width, let longest, groups[longest].words.count > 2 else { return text }
      groups[longest].words.removeLast()
      groups[longest].hidden += 1
    }
  }

  /// Returns what every task holds at the selected step, those whose lanes are shown first.
  func words(_ size: Size, _ layout: LaneLayout) -> [Line] {
    let snapshot = play.timeline[table.moment].snapshot
    let tasks = Array(snapshot.machine.tasks)
    let shown = tasks.filter(layout.tasks.contains)
    let held = (shown + tasks.filter { !shown.contains($0) }).compactMap { task -> String? in
      let things = snapshot.describe(snapshot.holdings(of: task))
      let wait = snapshot.wait(of: task).map { snapshot.describeShortly($0.reason) }
      let parts =
        (things.isEmpty ? [] : ["holds " + things.joined(separator: ", ")])
        + [wait].compactMap(\.self)
      return parts.isEmpty ? nil : "\(snapshot.name(of: task)) \(parts.joined(separator: ", "))"
    }
    let head = Line("step \(play.timeline.number(of: table.moment))  ", .heading)
    let text = held.isEmpty ? "No task holds anything." : held.joined(separator: "; ") + "."
    let rows = size.rows >= 28 ? 3 : 2
    let lines = Line.hanging(head, Line(text, .text), width: size.columns)
      .elided(to: Size(rows: rows, columns: size.columns))
    let legend =
      "bar: held  dotted: references  - let go  : waits  arrow: to the holder"
    let hidden = layout.hiddenWords
    return (hidden.isEmpty ? [] : [Line(hidden, .heading)]) + lines
      + (size.rows >= 20 ? [Line(legend, .dim)] : [])
  }
}
