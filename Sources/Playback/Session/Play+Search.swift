// Knows how to find a step by the words of its narration.

import Script
import Shmem

extension Play {
  /// Begins a search for the nearest moment, ahead or before, whose words contain a text.
  ///
  /// On the script the search follows the script, else the path taken last.
  mutating func beginSearch(_ text: String, forward: Bool) {
    begin(
      .search(
        Job.Search(
          text: text.lowercased(),
          written: text,
          isForward: forward,
          moment: timeline.current,
          point: isOnScript ? scriptPath?.position : nil
        )
      )
    )
  }

  /// Examines the next moment of a search.
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

  /// Moves a search on to its next moment.
  ///
  /// - Returns: false if there is no further moment.
  private func takeNext(_ search: inout Job.Search) -> Bool {
    if let point = search.point, let scriptPath {
      let next = search.isForward ? point + 1 : point - 1
      guard scriptPath.points.indices.contains(next) else { return false }
      search.point = next
      search.moment = scriptPath.points[next].moment
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
    let task = narration.task.map(snapshot.nameIfKnown) ?? ""
    return "\(task) \(narration.line)".lowercased().contains(text)
  }
}

extension Snapshot {
  /// Returns the name of a task, or an empty text for one that joins only later.
  func nameIfKnown(_ task: TaskID) -> String {
    Int(task.rawValue) < scenario.tasks.count ? name(of: task) : ""
  }
}
