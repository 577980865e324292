// Knows how to tell a race line by line, for readers without a screen to draw on.

import Shmem

extension Play {
  /// Returns a moment as one line: its number, the task, its step, and the consequences.
  ///
  /// ```
  ///   9  read-1     S7   read-1 puts P2 where swap entry s2 was: ...
  /// ```
  package func line(of moment: MomentID) -> String {
    guard let narration = narration(of: moment) else {
      return "\(padded("0", to: 4))  \(title): \(snapshot(of: moment).summary)"
    }
    let snapshot = snapshot(of: moment)
    return line(
      String(timeline.number(of: moment)),
      narration.task.map(snapshot.name) ?? "-",
      narration.stepID?.rawValue ?? "-",
      narration.text
    )
  }

  /// The announced step as one line, with a question mark for a number.
  ///
  /// ```
  ///   ?  read-1     S7   read-1 is about to do this: slot: s2 -> P2. What will slot 2 hold then?
  /// ```
  package var announcementLine: String? {
    announcement.map {
      line(
        "?",
        $0.who,
        $0.stepID.rawValue,
        ([$0.sentence, $0.question] + $0.numberedAnswers).joined(separator: " ")
      )
    }
  }

  private func line(_ number: String, _ who: String, _ stepID: String, _ words: String) -> String {
    "\(padded(number, to: 4))  \(who.padding(to: 10)) \(stepID.padding(to: 4)) \(words)"
  }

  private func snapshot(of moment: MomentID) -> Snapshot { timeline[moment].snapshot }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension Snapshot {
  /// The file, slot by slot, in one line; long files are cut.
  package var summary: String {
    let pages = min(scenario.filePages, 16)
    let slots = (0..<pages).map { index in
      machine[PageIndex(index)].map(\.description) ?? "."
    }
    let more = scenario.filePages > pages ? " ... of \(scenario.filePages) pages" : ""
    let hole = scenario.hole
    let range =
      if scenario.call == .none {
        "no punch"
      } else if hole.count > 0 {
        "hole \(hole.first)-\(hole.end.rawValue - 1)"
      } else {
        "hole inside page edges"
      }
    return
      "kernel \(scenario.kernel.rawValue), slots \(slots.joined(separator: " "))\(more), \(range)"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
