// Knows how to find a moment of a way: by the words of its step, or as a place where a run stops.

import Script
import Shmem

extension Play {
  /// Begins a search for the nearest moment, ahead or before, whose words contain a text.
  mutating func beginSearch(_ text: String, forward: Bool) {
    beginSearch(for: .words(text.lowercased(), written: text), forward: forward)
  }

  /// Begins a search for the nearest moment of a kind, ahead or before.
  ///
  /// On the script the search follows the script, else the path taken last.
  mutating func beginSearch(for goal: Job.Search.Goal, forward: Bool) {
    begin(
      .search(
        Job.Search(
          goal: goal,
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
    guard takeNext(&search) else { return giveUp(search) }
    job?.work = .search(search)
    job?.count += 1
    let number = breakpoint(at: search)
    guard number != nil || isFound(search) else { return .goesOn }
    let isBack = isBack(search)
    go(to: search)
    guard let number else { return .isDone(words(onFinding: search, whereItBegan: isBack)) }
    return .isDone(.note(words(forBreakpoint: number, at: search.moment)))
  }

  /// Ends a search that has found nothing.
  private mutating func giveUp(_ search: Job.Search) -> JobState {
    switch search.goal {
    case .words(_, let written):
      let way = search.point == nil ? "on this branch" : "of the script"
      return .isDone(.problem("No step \(way) mentions '\(written.echoed)'."))
    case .stop(.condition(let condition)):
      return .isDone(.problem("No earlier step makes this true: \(condition.text)."))
    case .stop(.cursorStep), .stop(.landmark):
      if search.point != nil { goToPoint(0) } else { playhead.jump(to: .start) }
      return .isDone(nil)
    }
  }

  /// Goes to the moment that a search has found.
  private mutating func go(to search: Job.Search) {
    if let point = search.point { goToPoint(point) } else { playhead.jump(to: search.moment) }
    focusWhoActed()
  }

  /// Returns the message after a search that has found what it looked for.
  private func words(onFinding search: Job.Search, whereItBegan isBack: Bool) -> Message? {
    switch search.goal {
    case .stop(let stop): return words(onReaching: stop)
    case .words:
      guard search.hasWrapped else { return nil }
      guard !isBack else { return .note("No other step mentions it.") }
      let end = search.isForward ? "start" : "end"
      return .note("The search has gone on at the \(end).")
    }
  }

  /// Returns true if a moment is the one that a search looks for.
  private func isFound(_ search: Job.Search) -> Bool {
    switch search.goal {
    case .words(let text, _): return mentions(text, search.moment)
    case .stop(let stop):
      guard let point = search.point, let scriptPath else {
        return isReached(stop, at: search.moment)
      }
      return isReached(stop, atPoint: point, of: scriptPath)
    }
  }

  /// Returns the number of the breakpoint that stops a search at the moment that it has come to.
  private func breakpoint(at search: Job.Search) -> Int? {
    guard !breakpoints.isEmpty, !isBack(search) else { return nil }
    if let point = search.point, let scriptPath, isRepeated(point, of: scriptPath) { return nil }
    return timeline.hit(among: breakpoints, at: search.moment)
  }

  /// Returns true if a search has come back to the place where it began.
  private func isBack(_ search: Job.Search) -> Bool {
    guard search.hasWrapped else { return false }
    if let point = search.point { return point == scriptPath?.position }
    return search.moment == timeline.current
  }

  /// Moves a search on to its next moment; a search for words goes on at the other end of the way.
  ///
  /// - Returns: false if there is no further moment.
  private func takeNext(_ search: inout Job.Search) -> Bool {
    guard !isBack(search) else { return false }
    if moveOn(&search) { return true }
    guard case .words = search.goal, !search.hasWrapped else { return false }
    search.hasWrapped = true
    if search.point != nil, let scriptPath {
      let point = search.isForward ? 0 : scriptPath.points.count - 1
      search.point = point
      search.moment = scriptPath.points[point].moment
    } else {
      search.moment = search.isForward ? .start : timeline.wayEnd
    }
    return true
  }

  /// Moves a search on to the next moment in its direction.
  ///
  /// - Returns: false if there is none.
  private func moveOn(_ search: inout Job.Search) -> Bool {
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

  /// Returns true if the words of the step that led to a moment contain a text in lower case.
  func mentions(_ text: String, _ moment: MomentID) -> Bool {
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
