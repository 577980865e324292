// Knows the chapters and the stops of a race that is told.

/// A chapter of a script path.
package struct ChapterMark: Hashable, Sendable {
  /// The title of the chapter.
  package let title: String
  /// The point at which it begins, counted from 0.
  package let position: Int
}

extension ScriptPath {
  /// The chapters, in the order told.
  var chapters: [ChapterMark] {
    wordedPoints.compactMap { position in
      points[position].annotation?.chapter.map { ChapterMark(title: $0, position: position) }
    }
  }

  /// The next point where a speaker stops; the end of the script if there is no further stop.
  var stopAhead: Int {
    points.indices.dropFirst(position + 1).first { points[$0].isStop } ?? points.count - 1
  }

  /// The last point before this one where a speaker stops, or else the beginning.
  var stopBehind: Int {
    points.indices.prefix(position).last { points[$0].isStop } ?? 0
  }
}

extension Play {
  /// The chapters of the script, in the order told.
  package var chapters: [ChapterMark] { scriptPath?.chapters ?? [] }

  /// The present chapter, or the chapter in which the script was left, counted from 0; nil before the first.
  package var presentChapter: Int? {
    guard let scriptPath else { return nil }
    return scriptPath.chapters.lastIndex { $0.position <= scriptPath.position }
  }

  /// True if there is a script and the person has left it.
  package var isAway: Bool { scriptPath?.isLeft ?? false }

  /// The number of the step to which the script has just gone back; nil where it has not.
  package var landingNumber: Int? {
    guard isOnScript, scriptPath?.point.isLanding == true else { return nil }
    return timeline.number
  }

  /// The check that the script has asked for at this very point; nil where it has asked for none.
  package var checkOfScript: MomentCheck? {
    guard isOnScript, scriptPath?.point.check != nil, check?.moment == timeline.current else {
      return nil
    }
    return check
  }

  /// Returns the next point where a speaker stops: a stop of the script, or the point before a question.
  func stopAhead(on scriptPath: ScriptPath) -> Int {
    min(scriptPath.stopAhead, pointBeforeQuestion ?? .max)
  }

  /// Goes to a point of the script path.
  mutating func tell(upTo position: Int) {
    goToPoint(position)
    focusWhoActed()
  }
}
