// Knows how to tell a race line by line, for readers without a screen to draw on.

import Shmem

extension Play {
  /// A moment as one line: its number, who did what, and what follows from it.
  ///
  /// ```
  ///   9  read-1     S7   read-1 puts P2 where swap entry s2 was: ...
  /// ```
  public func line(of moment: MomentID) -> String {
    guard let narration = narration(of: moment) else {
      return "\(padded("0", to: 4))  \(title): \(situation(of: moment).summary)"
    }
    let number = padded(String(timeline[moment].depth), to: 4)
    let situation = situation(of: moment)
    let who = narration.task.map(situation.name) ?? "-"
    let row = narration.row?.rawValue ?? "-"
    let words = ([narration.sentence] + narration.consequences).joined(separator: " ")
    let name = who.padding(to: 10)
    return "\(number)  \(name) \(row.padding(to: 4)) \(words)"
  }

  private func situation(of moment: MomentID) -> Situation { timeline[moment].situation }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension Situation {
  /// The file, slot by slot, in one line; long files are cut.
  public var summary: String {
    let pages = min(scenario.filePages, 16)
    let slots = (0..<pages).map { index in
      machine[PageIndex(index)].map(\.description) ?? "."
    }
    let more = scenario.filePages > pages ? " ... of \(scenario.filePages) pages" : ""
    let hole = scenario.hole
    let range =
      hole.count > 0 ? "hole \(hole.first)-\(hole.end.rawValue - 1)" : "hole inside page edges"
    return
      "kernel \(scenario.kernel.rawValue), slots \(slots.joined(separator: " "))\(more), \(range)"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
