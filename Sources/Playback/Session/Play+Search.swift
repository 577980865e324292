// Knows how a step is found by the words that tell it.

import Script
import Shmem

extension Play {
  /// Goes to the next moment on the way through here whose words contain a text.
  ///
  /// On the script the way is what it tells, else the way that was taken last.
  mutating func find(_ text: String, forward: Bool) -> Message? {
    if isOnScript, let telling {
      let points = telling.points.indices
      let (ahead, behind) = (points[(telling.position + 1)...], points[..<telling.position])
      let match =
        forward
        ? ahead.first { mentions(text, telling.points[$0].moment) }
        : behind.last { mentions(text, telling.points[$0].moment) }
      guard let match else { return Self.notFound(text, forward: forward) }
      goToPoint(match)
      focusWhoActed()
      return nil
    }
    let match =
      forward
      ? timeline.future.first { mentions(text, $0) }
      : timeline.past.dropLast().last { mentions(text, $0) }
    guard let match else { return Self.notFound(text, forward: forward) }
    timeline.jump(to: match)
    arrive()
    return nil
  }

  private static func notFound(_ text: String, forward: Bool) -> Message {
    .problem("No step \(forward ? "ahead" : "before") mentions '\(text.echoed)'.")
  }

  private func mentions(_ text: String, _ moment: MomentID) -> Bool {
    guard let narration = narration(of: moment) else { return false }
    let task = narration.task.map(situation.nameIfKnown) ?? ""
    return "\(task) \(narration.line)".lowercased().contains(text.lowercased())
  }
}

extension Situation {
  /// The name of a task, or nothing for one that joins only later.
  func nameIfKnown(_ task: TaskID) -> String {
    Int(task.rawValue) < scenario.tasks.count ? name(of: task) : ""
  }
}
