// Knows in which order a script tells its moments, and how far it has been told.

package import Script

/// A script as it is told: a list of points, each of them a moment with the words that belong there.
///
/// The moments are a tree, a script path is a list: a script that goes back tells what follows as another
/// branch, and a moment may be told more than once, with other words.
///
/// ```
///   points    0   1   2   3   4   2   5   6
///                     ^ position  ^ a landing: the script has gone back to moment 2
/// ```
///
/// A person who leaves the script to see something else comes back to exactly the point that was left.
package struct ScriptPath: Hashable, Sendable {
  /// The points in the order told; the script begins at the first one.
  package internal(set) var points: [Point]
  /// The point that was reached, counted from 0; once the script was left, the point it was left at.
  package private(set) var position = 0
  /// True if the person has gone elsewhere.
  package private(set) var isLeft = false
  // Lists of points, so that a long script need not be searched; each list ascends.
  /// The points to which the script goes back.
  private(set) var landings: [Int] = []
  /// The points at which the comparison changes.
  private var comparisons: [Int] = []
  /// The points at which the figure changes.
  var figures: [Int] = []
  /// The points that have words.
  private(set) var wordedPoints: [Int] = []

  /// Begins to tell at a moment.
  package init(startingAt moment: MomentID) {
    points = [Point(moment: moment)]
  }

  /// Makes the script of the way from the start to now, with the words at its moments, at its beginning.
  package init(of timeline: Timeline) {
    points = timeline.past.map { Point(moment: $0, annotation: timeline[$0].annotation) }
    wordedPoints = points.indices.filter { points[$0].annotation != nil }
  }

  /// The point that was reached.
  package var point: Point { points[position] }

  /// The point that follows; nil at the end.
  package var next: Point? { points.dropFirst(position + 1).first }

  /// True if any step of the script is marked as a turning point.
  package var hasQuestions: Bool { points.contains(where: \.isAsked) }

  /// True if the script goes back anywhere to tell another branch.
  package var hasLandings: Bool { !landings.isEmpty }

  /// The points where a speaker stops, counted from 0, ascending.
  package var stops: [Int] { points.indices.filter { points[$0].isStop } }

  /// Returns the last point, from a point on, before the script goes back or ends.
  package func branchEnd(from position: Int) -> Int {
    let landing = landings.dropFirst(landings.count(upTo: position)).first
    return (landing ?? points.count) - 1
  }

  /// Returns the chapter, the note and the speaker's note that are in force at a point.
  ///
  /// A note ends with the next step, unless it is kept: then it stays until another note or another chapter takes its
  /// place.
  package func annotation(at position: Int) -> Annotation {
    let told = firstPoint(ofMomentAt: position)
    var found = Annotation(chapter: nil, note: nil, speaker: nil)
    for worded in wordedPoints.prefix(wordedPoints.count(upTo: position)).reversed() {
      guard let annotation = points[worded].annotation else { continue }
      if found.addWordsInForce(of: annotation, isOfThisMoment: worded >= told) { break }
    }
    // A recap takes the place of a note.
    if points[position].recap != nil { found.note = nil }
    return found.wordsAlone
  }

  /// Returns the point at which the script has come to the moment that it tells at a point.
  private func firstPoint(ofMomentAt position: Int) -> Int {
    var first = position
    while first > 0, !points[first].isLanding, points[first - 1].moment == points[first].moment {
      first -= 1
    }
    return first
  }

  /// Returns true if the script tells a moment.
  func tells(_ moment: MomentID) -> Bool { points.contains { $0.moment == moment } }
}

extension ScriptPath {
  /// Returns the path with its first points only, at its beginning.
  ///
  /// - Precondition: there is at least one.
  func prefix(_ count: Int) -> ScriptPath {
    precondition(
      (1...points.count).contains(count),
      "a script path has a first point and a last one"
    )
    var prefix = self
    prefix.points = Array(points.prefix(count))
    prefix.landings = landings.filter { $0 < count }
    prefix.comparisons = comparisons.filter { $0 < count }
    prefix.figures = figures.filter { $0 < count }
    prefix.wordedPoints = wordedPoints.filter { $0 < count }
    prefix.go(to: 0)
    return prefix
  }
}

// MARK: Making one

extension ScriptPath {
  /// Tells a moment that follows the last one.
  package mutating func step(to moment: MomentID, isAsked: Bool = false) {
    var point = Point(moment: moment)
    point.isAsked = isAsked
    points.append(point)
  }

  /// Goes back to a moment that was told before.
  package mutating func land(on moment: MomentID) {
    var point = Point(moment: moment)
    point.isLanding = true
    landings.append(points.count)
    points.append(point)
  }

  /// Waits at the last point for the speaker.
  package mutating func pause() {
    if last.isClosed { points.append(Point(moment: last.moment)) }
    points[points.count - 1].isPause = true
  }

  /// Compares the race from the last point on.
  package mutating func compare(with rules: OtherRules?) {
    if last.comparison == nil { comparisons.append(points.count - 1) }
    points[points.count - 1].comparison = .some(rules)
  }

  /// Returns the position of the point that tells a moment, the nearest one to the present position.
  func position(of moment: MomentID) -> Int? {
    points.indices.filter { points[$0].moment == moment }
      .min { abs($0 - position) < abs($1 - position) }
  }

  /// Returns the rules that the race is compared with at a point.
  func otherRules(at position: Int) -> OtherRules? {
    let comparison = comparisons.prefix(comparisons.count(upTo: position)).last
    return comparison.flatMap { points[$0].comparison } ?? nil
  }

  /// Asks the checker at the last point.
  package mutating func ask(_ question: CheckQuestion) {
    if last.isClosed { points.append(Point(moment: last.moment)) }
    points[points.count - 1].check = question
  }

  /// Adds words at the end of the script path.
  ///
  /// If the last point is closed, or if the new words would replace older ones there, another point of
  /// the same moment gets them.
  package mutating func say(_ words: Annotation) {
    let said = last.annotation
    let takesPlace =
      words.chapter != nil && (said?.hasWords == true || last.figure != nil)
      || (words.note != nil || words.endsNote) && said?.note != nil
      || words.speaker != nil && said?.speaker != nil
    if last.isClosed || takesPlace { points.append(Point(moment: last.moment)) }
    if last.annotation == nil { wordedPoints.append(points.count - 1) }
    points[points.count - 1].annotation = last.annotation?.overwritten(by: words) ?? words
  }

  /// True if nothing has been done since the script went back.
  var hasJustLanded: Bool {
    landings.last.map { points[$0...].allSatisfy { $0.moment == last.moment } } ?? false
  }

  /// True if the last moment was told before the script went back.
  var isRetold: Bool {
    guard let landing = landings.last else { return false }
    return points[..<landing].contains { $0.moment == last.moment }
  }

  /// The last point.
  var last: Point { points[points.count - 1] }
}

// MARK: Following it

extension ScriptPath {
  /// Goes to a point, and so back to the script.
  mutating func go(to position: Int) {
    precondition(points.indices.contains(position), "a script path has no such point")
    self.position = position
    isLeft = false
  }

  /// Leaves the script where it is.
  mutating func leave() { isLeft = true }

  /// Records that a moment was reached otherwise than by following the script.
  ///
  /// If the script is not left, it goes to the nearest point that tells this moment; without such a point
  /// the script is left. Once the script is left, only the point where it was left leads back to it.
  ///
  /// - Complexity: constant off the script, where it goes on as told, and where nothing changes;
  ///   otherwise linear in its length.
  mutating func arrive(at moment: MomentID) {
    if isLeft {
      isLeft = point.moment != moment
      return
    }
    guard point.moment != moment else { return }
    if next?.moment == moment {
      position += 1
      return
    }
    let nearest = points.indices.filter { points[$0].moment == moment }.min { left, right in
      let distances = (abs(left - position), abs(right - position))
      return distances.0 == distances.1 ? left > right : distances.0 < distances.1
    }
    if let nearest { position = nearest } else { isLeft = true }
  }

  /// Waits at the point that was reached.
  ///
  /// A point that asks the checker needs no pause: the script waits there anyway.
  mutating func pauseHere() {
    guard point.check == nil else { return }
    points[position].isPause = true
  }

  /// Marks the step to the next point as a turning point.
  ///
  /// - Returns: false if no step leads to a next point.
  mutating func askNext() -> Bool {
    guard let next, !next.isLanding, next.moment != point.moment else { return false }
    points[position + 1].isAsked = true
    return true
  }

  /// Changes the words of the script at a moment: at the point that was reached if that tells the
  /// moment, else at the first point that does; without such a point nothing changes.
  mutating func reword(at moment: MomentID, _ edit: (inout Annotation) -> Void) {
    let reached = !isLeft && point.moment == moment ? position : nil
    guard let place = reached ?? points.firstIndex(where: { $0.moment == moment }) else { return }
    var annotation = points[place].annotation ?? Annotation(chapter: nil, note: nil, speaker: nil)
    edit(&annotation)
    if points[place].annotation == nil {
      wordedPoints.insert(place, at: wordedPoints.count(upTo: place))
    }
    points[place].annotation = annotation
  }
}

extension [Int] {
  /// Returns the number of elements, which ascend, that are not above a bound.
  func count(upTo bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
