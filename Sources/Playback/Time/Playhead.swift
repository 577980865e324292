// Knows the one place where a race is: a moment of its time line and, on the script, a point of it.

import Script
import Shmem

/// The place of a race in its time line and in its script.
///
/// Every move goes through a playhead, so the two never disagree: as long as the script is not left,
/// the point reached tells the current moment.
///
/// ```
///   on the script     point 4, which tells moment 2, and moment 2 is the current one
///   off the script    any moment is the current one, and the point is the one left
///   free play         any moment is the current one, and there is no script
/// ```
package struct Playhead: Hashable, Sendable {
  /// The time line with every moment reached so far.
  package private(set) var timeline: Timeline
  /// The script and the point reached in it or left; nil in free play.
  package private(set) var scriptPath: ScriptPath?

  /// Starts at the start of a time line, and at the first point of its script, if there is one.
  init(_ timeline: Timeline, scriptPath: ScriptPath?) {
    self.timeline = timeline
    self.scriptPath = scriptPath
    if scriptPath != nil { go(toPoint: 0) }
    self.timeline.jump(to: .start)
  }

  /// The current moment.
  var moment: MomentID { timeline.current }

  /// True if the script decides what comes next.
  var isOnScript: Bool { scriptPath.map { !$0.isLeft } ?? false }

  /// The place without the time line and the script, to be compared with another.
  var place: Place { Place(moment: moment, point: scriptPath?.position, isOnScript: isOnScript) }

  /// A place.
  struct Place: Hashable {
    /// The current moment.
    let moment: MomentID
    /// The point reached or left; nil in free play.
    let point: Int?
    /// True if the script decides what comes next.
    let isOnScript: Bool
  }
}

// MARK: Moves

extension Playhead {
  /// Performs an action now, and goes to the moment to which it leads.
  ///
  /// - Returns: false if the action cannot be done; then nothing changes.
  @discardableResult
  mutating func perform(_ action: Action) -> Bool {
    move { $0.perform(action) }
  }

  /// Goes to a moment reached before, and makes the path forward lead through it.
  mutating func jump(to moment: MomentID) {
    move { $0.jump(to: moment) }
  }

  /// Goes back to a moment, and keeps the path forward that leads from it to a later moment.
  mutating func goBack(to moment: MomentID, keepingWayTo end: MomentID) {
    move {
      $0.jump(to: moment)
      $0.restoreWay(to: end)
    }
  }

  /// Goes one moment back.
  ///
  /// - Returns: false if this is the start.
  mutating func goBack() -> Bool {
    move { $0.goBack() }
  }

  /// Goes to a point of the script, and makes the script's branch the path forward.
  ///
  /// - Precondition: there is a script with such a point.
  mutating func go(toPoint position: Int) {
    guard var scriptPath else { preconditionFailure("only a script has points") }
    let isNext = isOnScript && position == scriptPath.position + 1
    scriptPath.go(to: position)
    self.scriptPath = scriptPath
    let point = scriptPath.point
    if isNext, !point.isLanding {
      guard point.moment != moment, let action = timeline[point.moment].action else { return }
      timeline.perform(action)
      return
    }
    timeline.jump(to: scriptPath.points[scriptPath.branchEnd(from: position)].moment)
    timeline.jump(to: point.moment)
  }

  /// Goes to the place that a bookmark names.
  mutating func go(to bookmark: Bookmark) {
    if scriptPath != nil { go(toPoint: bookmark.point) }
    timeline.jump(to: bookmark.wayEnd)
    timeline.jump(to: bookmark.moment)
    if bookmark.isLeft { scriptPath?.leave() } else { scriptPath?.arrive(at: bookmark.moment) }
  }

  /// Leaves the script for a schedule that begins at a moment, and goes to that moment.
  ///
  /// - Parameters:
  ///   - schedule: the steps, which become the path forward.
  ///   - moment: the moment at which they begin.
  ///   - roundLength: the number of steps in the loop at its end; nil if it has none.
  /// - Precondition: the steps can be taken one after the other.
  mutating func leaveScript(
    for schedule: [Step],
    from moment: MomentID,
    roundLength: Int?
  ) {
    timeline.jump(to: moment)
    for step in schedule {
      let isPlayed = timeline.perform(.step(step))
      precondition(isPlayed, "what a check found can be played")
    }
    if let roundLength { timeline.tellRound(of: roundLength) }
    let end = timeline.current
    timeline.jump(to: moment)
    timeline.restoreWay(to: end)
    scriptPath?.leave()
  }

  /// Moves in the time line, then to the point of the script that tells the moment reached; leaves the
  /// script if none does.
  private mutating func move<Result>(_ body: (inout Timeline) -> Result) -> Result {
    let origin = moment
    let result = body(&timeline)
    if moment != origin { scriptPath?.arrive(at: timeline.current) }
    return result
  }
}

// MARK: Words

extension Playhead {
  /// Names the current moment.
  ///
  /// - Returns: false if another moment has the name; then nothing changes.
  mutating func mark(_ name: MarkName) -> Bool { timeline.mark(name) }

  /// Says words at the current moment, in the time line and in the script.
  mutating func say(_ words: Annotation) {
    func edit(_ annotation: inout Annotation) {
      annotation = words.chapter == nil ? annotation.overwritten(by: words) : words
    }
    timeline.annotate(edit)
    scriptPath?.reword(at: timeline.current, edit)
  }

  /// Makes the script wait at the point that was reached.
  mutating func pause() { scriptPath?.pauseHere() }

  /// Adds a point to the script that tells it in short.
  mutating func recap(_ lines: [String]) { scriptPath?.recap(lines) }

  /// Marks the next step of the script as a turning point.
  ///
  /// - Returns: false if no step follows on the script.
  mutating func askNext() -> Bool { scriptPath?.askNext() ?? false }
}
