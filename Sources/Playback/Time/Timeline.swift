// Knows every moment that was ever reached, and which of them is the current one.

import Script
package import Shmem

/// All moments of a race as a tree.
///
/// ```
/// 0 --- 1 --- 2 --- 3 --- 4        the way taken first
///             \
///              5 --- 6             gone back to 2, then something else was done
/// ```
///
/// Nothing is ever dropped. If several moments follow one, the way forward is the one taken last.
package struct Timeline: Hashable, Sendable {
  private var moments = ChunkedArray<Moment>()
  /// The place of each moment in the tree.
  private var links = ChunkedArray<Link>()
  /// The number of ways through the tree, from the start to an end.
  private var branchCount: Int
  /// The moments that have names, in the order in which they were named.
  package private(set) var marks: [NamedMoment] = []
  /// The present moment.
  package private(set) var current: MomentID
  /// The end of the way through now that was taken last.
  package private(set) var wayEnd: MomentID

  /// The place of a moment in the tree, which a walk along a way reads without the snapshot.
  private struct Link: Hashable {
    /// The moment before; nil for the start.
    let parent: MomentID?
    /// The number of actions since the start.
    let depth: Int
    /// The number of the branch that it was first reached on, counted from 1.
    let branch: Int
    /// True if the punch ends here, or a promise is broken that was not broken before.
    let isTurningPoint: Bool
    /// The moment that follows and was visited last; nil at an end.
    var preferred: MomentID?
    /// The last moment up to here with words of a demo; nil if there is none.
    var worded: MomentID?
  }

  /// Begins at the start of a scenario.
  package init(_ scenario: Scenario) {
    branchCount = 1
    current = .start
    wayEnd = .start
    moments.append(
      Moment(
        snapshot: Snapshot(scenario),
        parent: nil,
        action: nil,
        children: [],
        depth: 0,
        annotation: nil
      )
    )
    links.append(Link(parent: nil, depth: 0, branch: 1, isTurningPoint: false))
  }

  /// A moment.
  package subscript(moment: MomentID) -> Moment { moments[moment.rawValue] }

  /// The current moment.
  package var now: Moment { self[current] }

  /// All moments, in the order in which they were first reached.
  var all: some Sequence<MomentID> { moments.indices.lazy.map { MomentID($0) } }

  /// The number of moments.
  package var count: Int { moments.count }

  /// Does an action now: goes to the moment it leads to, a new one if it was never done here before.
  ///
  /// - Returns: true if the action could be done; if not, nothing changes.
  @discardableResult
  package mutating func perform(_ action: Action) -> Bool {
    let children = moments[current.rawValue].children
    if let known = children.first(where: { moments[$0.rawValue].action == action }) {
      visit(known)
      return true
    }
    let before = moments[current.rawValue].snapshot
    guard let snapshot = before.after(action) else { return false }
    let next = MomentID(moments.count)
    let depth = depth(of: current) + 1
    moments.append(
      Moment(
        snapshot: snapshot,
        parent: current,
        action: action,
        children: [],
        depth: depth,
        annotation: nil
      )
    )
    // At a moment that another one follows already, another branch begins; else the last one grows.
    if !children.isEmpty { branchCount += 1 }
    let link = links[current.rawValue]
    links.append(
      Link(
        parent: current,
        depth: depth,
        branch: children.isEmpty ? link.branch : branchCount,
        isTurningPoint: snapshot.isTurningPoint(after: before),
        worded: link.worded
      )
    )
    moments.change(at: current.rawValue) { $0.children.append(next) }
    visit(next)
    return true
  }

  /// Goes one moment back.
  ///
  /// - Returns: true if there was one.
  @discardableResult
  package mutating func goBack() -> Bool {
    guard let parent = now.parent else { return false }
    current = parent
    return true
  }

  /// Goes one moment forward, the way that was taken last.
  ///
  /// - Returns: true if there was one.
  @discardableResult
  package mutating func goForward() -> Bool {
    guard let next = following(current) else { return false }
    current = next
    return true
  }

  /// Goes to any moment; from now on the way forward leads there.
  package mutating func jump(to moment: MomentID) {
    precondition(
      moments.indices.contains(moment.rawValue),
      "a jump ends at a moment reached before"
    )
    var child = moment
    while let parent = parent(of: child) {
      prefer(child, after: parent)
      child = parent
    }
    current = moment
    wayEnd = end(from: moment)
  }

  /// Names the current moment.
  ///
  /// - Returns: true if no other moment has the name; if one has, nothing changes.
  mutating func mark(_ name: MarkName) -> Bool {
    guard moment(named: name) == nil else { return false }
    marks.append(NamedMoment(name: name, moment: current))
    return true
  }

  /// Returns the moment with a name, or nil if there is none.
  func moment(named name: MarkName) -> MomentID? { marks.first { $0.name == name }?.moment }

  /// Changes the words of the demo at the current moment.
  mutating func annotate(_ edit: (inout Annotation) -> Void) {
    var annotation = now.annotation ?? Annotation(chapter: nil, note: nil, speaker: nil)
    edit(&annotation)
    moments.change(at: current.rawValue) { $0.annotation = annotation }
    guard links[current.rawValue].worded != current else { return }
    links.change(at: current.rawValue) { [current] in $0.worded = current }
    guard following(current) != nil else { return }
    // The moments that follow were reached before these words were added.
    for position in (current.rawValue + 1)..<moments.count
    where moments[position].annotation == nil {
      let worded = parent(of: MomentID(position)).flatMap { links[$0.rawValue].worded }
      links.change(at: position) { $0.worded = worded }
    }
  }

  /// Returns the moment that follows on the way taken last.
  package func following(_ moment: MomentID) -> MomentID? {
    links[moment.rawValue].preferred
  }

  /// The moments from the start to now, both included.
  package var past: [MomentID] {
    Array(sequence(first: current, next: parent).reversed())
  }

  /// The moments that follow now on the way taken last.
  package var future: [MomentID] {
    Array(sequence(first: current) { following($0) }.dropFirst())
  }

  /// Returns the chapter, the note and the speaker's note that are in force at a moment.
  ///
  /// A note ends with its moment, unless it is kept: then it stays until another note or another chapter takes its
  /// place.
  package func annotation(at moment: MomentID) -> Annotation {
    annotation(from: moment, downTo: nil)
  }

  /// Returns the same, but only from words at moments after an earlier one.
  func annotation(from moment: MomentID, downTo end: MomentID?) -> Annotation {
    var found = Annotation(chapter: nil, note: nil, speaker: nil)
    let last = end.map { depth(of: $0) } ?? -1
    var next = links[moment.rawValue].worded
    while let worded = next, depth(of: worded) > last {
      next = parent(of: worded).flatMap { links[$0.rawValue].worded }
      guard let annotation = moments[worded.rawValue].annotation else { continue }
      if found.addWordsInForce(of: annotation, isOfThisMoment: worded == moment) { break }
    }
    return found.wordsAlone
  }

  /// Returns the moment that says the note in force at a moment; nil without a note.
  func momentOfNote(at moment: MomentID) -> MomentID? {
    var next = links[moment.rawValue].worded
    while let worded = next {
      next = parent(of: worded).flatMap { links[$0.rawValue].worded }
      guard let words = moments[worded.rawValue].annotation else { continue }
      if words.note != nil { return worded == moment || words.keepsNote ? worded : nil }
      if words.endsNote || words.chapter != nil { return nil }
    }
    return nil
  }

  /// Returns the number of a moment among its siblings, counted from 1, and the number of siblings.
  package func branch(of moment: MomentID) -> (number: Int, count: Int) {
    guard let parent = parent(of: moment) else { return (1, 1) }
    let siblings = moments[parent.rawValue].children
    guard let position = siblings.firstIndex(of: moment) else { return (1, 1) }
    return (position + 1, siblings.count)
  }

  /// Returns the moment before; nil for the start.
  ///
  /// A walk through the past reads this and not whole moments, which are dear to copy.
  func parent(of moment: MomentID) -> MomentID? { links[moment.rawValue].parent }

  /// Returns the number of actions between the start and a moment.
  func depth(of moment: MomentID) -> Int { links[moment.rawValue].depth }

  /// Returns the action that led to a moment; nil for the start.
  func action(of moment: MomentID) -> Action? { moments[moment.rawValue].action }

  /// Returns the number of the branch on which a moment was first reached, counted from 1.
  package func branchNumber(of moment: MomentID) -> Int { links[moment.rawValue].branch }

  /// Returns true if the punch ends at a moment, or a promise is broken that was not broken before.
  func isTurningPoint(_ moment: MomentID) -> Bool { links[moment.rawValue].isTurningPoint }

  /// The number of the way that leads through here, counted from 1 in the order in which the ways from the
  /// start to an end were begun, and the number of all ways.
  package var branches: (present: Int, count: Int) {
    (links[wayEnd.rawValue].branch, branchCount)
  }

  /// Makes the way forward lead to a moment, without going anywhere.
  mutating func restoreWay(to end: MomentID) {
    let here = current
    jump(to: end)
    current = here
    wayEnd = self.end(from: here)
  }

  private mutating func visit(_ child: MomentID) {
    let isOnWay = following(current) == child
    prefer(child, after: current)
    current = child
    if !isOnWay { wayEnd = end(from: child) }
  }

  private mutating func prefer(_ child: MomentID, after parent: MomentID) {
    guard links[parent.rawValue].preferred != child else { return }
    links.change(at: parent.rawValue) { $0.preferred = child }
  }

  /// Returns the end of the way through a moment that was taken last.
  private func end(from moment: MomentID) -> MomentID {
    var end = moment
    while let next = following(end) { end = next }
    return end
  }
}
