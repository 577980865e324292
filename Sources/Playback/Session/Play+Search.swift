// Knows how a step is found by the words that tell it.

import Script
import Shmem

extension Play {
  /// Begins to look for the next moment on the way through here whose words contain a text.
  ///
  /// On the script the way is what it tells, else the way that was taken last.
  mutating func beginSearch(_ text: String, forward: Bool) {
    begin(
      .search(
        Job.Search(
          text: text.lowercased(),
          written: text,
          isForward: forward,
          moment: timeline.current,
          point: isOnScript ? telling?.position : nil
        )
      )
    )
  }

  /// Looks at the next moment.
  mutating func goOn(_ search: Job.Search) -> JobState {
    var search = search
    guard takeNext(&search) else {
      let place = search.isForward ? "ahead" : "before"
      return .isDone(.problem("No step \(place) mentions '\(search.written.echoed)'."))
    }
    job?.work = .search(search)
    job?.count += 1
    guard mentions(search.text, search.moment) else { return .goesOn }
    if let point = search.point {
      goToPoint(point)
      focusWhoActed()
    } else {
      timeline.jump(to: search.moment)
      arrive()
    }
    return .isDone(nil)
  }

  /// Takes the next moment of a search.
  ///
  /// - Returns: whether there is one.
  private func takeNext(_ search: inout Job.Search) -> Bool {
    if let point = search.point, let telling {
      let next = search.isForward ? point + 1 : point - 1
      guard telling.points.indices.contains(next) else { return false }
      search.point = next
      search.moment = telling.points[next].moment
      return true
    }
    let next =
      search.isForward
      ? timeline.following(search.moment) : timeline.parent(of: search.moment)
    guard let next else { return false }
    search.moment = next
    return true
  }

  private func mentions(_ text: String, _ moment: MomentID) -> Bool {
    guard let narration = narration(of: moment) else { return false }
    let task = narration.task.map(situation.nameIfKnown) ?? ""
    return "\(task) \(narration.line)".lowercased().contains(text)
  }
}

extension Situation {
  /// The name of a task, or nothing for one that joins only later.
  func nameIfKnown(_ task: TaskID) -> String {
    Int(task.rawValue) < scenario.tasks.count ? name(of: task) : ""
  }
}
