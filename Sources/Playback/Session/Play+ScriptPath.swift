// Knows where a race is on its script, which words are in force there, and what comes next.

import Script

extension Play {
  /// True if the script decides what comes next.
  package var isOnScript: Bool { playhead.isOnScript }

  /// True if the current point of the script only adds words to the moment of the previous point.
  package var isSameMomentAsBefore: Bool {
    guard isOnScript, let scriptPath, scriptPath.position > 0, !scriptPath.point.isLanding else {
      return false
    }
    return scriptPath.points[scriptPath.position - 1].moment == scriptPath.point.moment
  }

  /// True if a next point of the script, or a moment that was reached before, follows.
  package var hasMoreToTell: Bool {
    if isOnScript, let scriptPath { return scriptPath.next != nil }
    return timeline.following(timeline.current) != nil
  }

  /// Returns true if a moment that follows the end of the script belongs to another branch of it.
  ///
  /// The last branch can end in a moment of one that was told before: to go on from there would lead back into that one,
  /// and so round for ever.
  func isToldByScriptAgain(_ following: MomentID) -> Bool {
    guard isOnScript, let scriptPath, scriptPath.next == nil else { return false }
    return scriptPath.tells(following)
  }

  /// The chapter, the note and the speaker's note that are in force now.
  package var annotation: Annotation { withoutForeignNote(annotationInForce) }

  private var annotationInForce: Annotation {
    guard let scriptPath else { return timeline.annotation(at: timeline.current) }
    if isOnScript { return scriptPath.annotation(at: scriptPath.position) }
    // The chapter and the speaker's note of the point where the script was left stay until others replace them. Its
    // notes do not: they tell what happens on the script.
    let isPast = timeline.isOnWay(scriptPath.point.moment, to: timeline.current)
    var words = timeline.annotation(
      from: timeline.current,
      downTo: isPast ? scriptPath.point.moment : nil
    )
    if isPast, words.chapter == nil {
      let script = scriptPath.annotation(at: scriptPath.position)
      words.chapter = script.chapter
      words.speaker = words.speaker ?? script.speaker
    }
    let place = timeline.momentOfNote(at: timeline.current)
    if place.map(scriptPath.tells) ?? true { words.note = nil }
    return words
  }

  /// The words that are new at this point or moment; nil if there are none.
  package var newWords: Annotation? {
    let words = isOnScript ? scriptPath?.point.annotation : words(at: timeline.current)
    return words.map(withoutForeignNote)
  }

  /// Returns the words that are said at a moment; off the script without a note of the script.
  package func words(at moment: MomentID) -> Annotation? {
    var words = timeline[moment].annotation
    if let scriptPath, scriptPath.isLeft, scriptPath.tells(moment) { words?.note = nil }
    return words
  }

  /// The number of the step at which the script was left, to which it leads back; nil on the script and without one.
  package var stepLeft: Int? {
    guard let scriptPath, scriptPath.isLeft else { return nil }
    return timeline.number(of: scriptPath.point.moment)
  }

  /// The moments ahead: those that the script tells before it goes back, else the path taken last.
  package var future: [MomentID] {
    guard isOnScript, let scriptPath else { return timeline.future }
    let end = scriptPath.points[scriptPath.branchEnd(from: scriptPath.position)].moment
    return timeline.way(from: timeline.current, to: end)
  }

  /// Returns the first of the moments in `future`.
  ///
  /// - Parameter count: the most moments to return.
  /// - Returns: the moments, the nearest first.
  package func future(first count: Int) -> [MomentID] {
    guard isOnScript, let scriptPath else { return timeline.future(first: count) }
    let end = scriptPath.branchEnd(from: scriptPath.position)
    var moments: [MomentID] = []
    var last = timeline.current
    for point in scriptPath.points[scriptPath.position...end] where point.moment != last {
      guard moments.count < count else { break }
      last = point.moment
      moments.append(last)
    }
    return moments
  }

  /// The number of moments in `future`.
  package var stepsAhead: Int {
    guard isOnScript, let scriptPath else { return timeline.stepsAhead }
    let end = scriptPath.points[scriptPath.branchEnd(from: scriptPath.position)].moment
    return max(0, timeline.depth(of: end) - timeline.depth(of: timeline.current))
  }

  /// The next point of the script that takes no action; nil otherwise and off the script.
  package var turn: Turn? {
    guard isOnScript, let next = scriptPath?.next else { return nil }
    if next.isLanding { return .back(toStep: timeline.number(of: next.moment)) }
    return next.moment == timeline.current ? .words : nil
  }

  /// The race under other rules at the current moment, or the other branch; nil without a comparison.
  ///
  /// It is also nil while a job is still computing it.
  package var otherRace: OtherRace? {
    guard let target = comparing.target else { return otherBranch }
    if let computed = comparing.computed, computed.target == target,
      let race = computed.race(at: timeline.current)
    {
      return race
    }
    return job == nil ? timeline.other(target, at: timeline.current) : nil
  }

  /// The names that a command can refer to now.
  var scope: Scope {
    var scope = Scope(snapshot.scenario)
    for mark in timeline.marks {
      scope.include(mark.name, at: timeline[mark.moment].snapshot.scenario)
    }
    scope.breakpoints = breakpoints
    if let words = newWords, words.note != nil, !words.keepsNote { scope.includeNote() }
    if check?.verdict != nil { scope.includeCheck() }
    if isCompared { scope.includeComparison() }
    return scope
  }

  /// A point of a script without an action of the race.
  package enum Turn: Hashable, Sendable {
    /// The script goes back to the step with this number, to tell another branch.
    case back(toStep: Int)
    /// The script says more about the same moment.
    case words
  }

  /// Goes to a point of the script, and makes the script's branch the path forward.
  ///
  /// - Precondition: there is a script with such a point.
  mutating func goToPoint(_ position: Int) {
    playhead.go(toPoint: position)
    comparing.follow(scriptPath, at: position)
    settleFigureChoice()
  }

  /// Goes to a place in the race.
  mutating func go(to bookmark: Bookmark) {
    playhead.go(to: bookmark)
    if scriptPath != nil { comparing.follow(scriptPath, at: bookmark.point) }
    settleFigureChoice()
  }
}
