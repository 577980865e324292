// Knows every moment that was ever reached, and where we are among them.

import Script
public import Shmem

/// All moments of a race as a tree.
///
/// ```
/// 0 --- 1 --- 2 --- 3 --- 4        the way taken first
///             \
///              5 --- 6             gone back to 2, then something else was done
/// ```
///
/// Nothing is ever dropped. From a moment with several that follow, the way forward is the one
/// taken last.
public struct Timeline: Hashable, Sendable {
  private var moments: [Moment]
  /// Of each moment with children, the one that was visited last.
  private var preferred: [MomentID?]
  /// Of each moment, the number of the branch that it was first reached on, counted from 1.
  private var branchNumbers: [Int]
  /// The number of ways through the tree, from the start to an end.
  private var branchCount: Int
  /// The moments that have names, in the order in which they were named.
  public private(set) var marks: [NamedMoment] = []
  /// Where we are.
  public private(set) var current: MomentID

  /// Begins at the start of a scenario.
  public init(_ scenario: Scenario) {
    moments = [
      Moment(
        situation: Situation(scenario),
        parent: nil,
        deed: nil,
        children: [],
        depth: 0,
        annotation: nil
      )
    ]
    preferred = [nil]
    branchNumbers = [1]
    branchCount = 1
    current = .start
  }

  /// A moment.
  public subscript(moment: MomentID) -> Moment { moments[moment.rawValue] }

  /// The moment where we are.
  public var now: Moment { self[current] }

  /// All moments, in the order in which they were first reached.
  var all: some Sequence<MomentID> { moments.indices.lazy.map { MomentID($0) } }

  /// The number of moments.
  public var count: Int { moments.count }

  /// Does a deed now: goes to the moment it leads to, a new one if it was never done here before.
  ///
  /// - Returns: whether the deed could be done; if not, nothing changes.
  @discardableResult
  public mutating func perform(_ deed: Deed) -> Bool {
    if let known = now.children.first(where: { self[$0].deed == deed }) {
      visit(known)
      return true
    }
    guard let situation = now.situation.after(deed) else { return false }
    let next = MomentID(moments.count)
    moments.append(
      Moment(
        situation: situation,
        parent: current,
        deed: deed,
        children: [],
        depth: now.depth + 1,
        annotation: nil
      )
    )
    preferred.append(nil)
    // Where something was done before, another branch begins; else the last one grows.
    if !now.children.isEmpty { branchCount += 1 }
    branchNumbers.append(now.children.isEmpty ? branchNumbers[current.rawValue] : branchCount)
    moments[current.rawValue].children.append(next)
    visit(next)
    return true
  }

  /// Goes one moment back.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public mutating func goBack() -> Bool {
    guard let parent = now.parent else { return false }
    current = parent
    return true
  }

  /// Goes one moment forward, the way that was taken last.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public mutating func goForward() -> Bool {
    guard let next = following(current) else { return false }
    current = next
    return true
  }

  /// Goes anywhere; from now on the way forward leads there.
  public mutating func jump(to moment: MomentID) {
    precondition(
      moments.indices.contains(moment.rawValue),
      "a jump ends at a moment reached before"
    )
    var child = moment
    while let parent = parent(of: child) {
      preferred[parent.rawValue] = child
      child = parent
    }
    current = moment
  }

  /// Names the moment where we are.
  ///
  /// - Returns: whether no other moment has the name; if one has, nothing changes.
  mutating func mark(_ name: MarkName) -> Bool {
    guard moment(named: name) == nil else { return false }
    marks.append(NamedMoment(name: name, moment: current))
    return true
  }

  /// The moment with a name.
  func moment(named name: MarkName) -> MomentID? { marks.first { $0.name == name }?.moment }

  /// Writes down what a demo says now.
  mutating func annotate(_ edit: (inout Annotation) -> Void) {
    var annotation = now.annotation ?? Annotation(chapter: nil, note: nil, speaker: nil)
    edit(&annotation)
    moments[current.rawValue].annotation = annotation
  }

  /// The moment that follows on the way taken last.
  public func following(_ moment: MomentID) -> MomentID? {
    preferred[moment.rawValue] ?? moments[moment.rawValue].children.last
  }

  /// The moments from the start to now, both included.
  public var past: [MomentID] {
    Array(sequence(first: current, next: parent).reversed())
  }

  /// The moments that follow now on the way taken last.
  public var future: [MomentID] {
    Array(sequence(first: current) { following($0) }.dropFirst())
  }

  /// The chapter, the note and the speaker's note that are in force at a moment.
  ///
  /// A note stays until another note or another chapter takes its place.
  public func annotation(at moment: MomentID) -> Annotation {
    annotation(from: moment, downTo: nil)
  }

  /// The same, but of what is said behind an earlier moment.
  func annotation(from moment: MomentID, downTo end: MomentID?) -> Annotation {
    var found = Annotation(chapter: nil, note: nil, speaker: nil)
    for ancestor in sequence(first: moment, next: parent) {
      guard ancestor != end else { break }
      guard let annotation = moments[ancestor.rawValue].annotation else { continue }
      found.note = found.note ?? annotation.note
      found.speaker = found.speaker ?? annotation.speaker
      if let chapter = annotation.chapter {
        found.chapter = chapter
        break
      }
    }
    return found
  }

  /// Which of its siblings a moment is, counted from 1, and how many there are.
  public func branch(of moment: MomentID) -> (number: Int, count: Int) {
    guard let parent = parent(of: moment) else { return (1, 1) }
    let siblings = moments[parent.rawValue].children
    guard let position = siblings.firstIndex(of: moment) else { return (1, 1) }
    return (position + 1, siblings.count)
  }

  /// The moment before.
  ///
  /// A walk through the past asks for this and not for whole moments, which are dear to copy.
  func parent(of moment: MomentID) -> MomentID? { moments[moment.rawValue].parent }

  /// Which of all ways from the start to an end leads through here, counted from 1 in the order in
  /// which they were begun, and how many there are.
  ///
  /// - Complexity: linear in the number of moments ahead.
  public var branches: (present: Int, count: Int) {
    let end = sequence(first: current) { following($0) }.reduce(current) { $1 }
    return (branchNumbers[end.rawValue], branchCount)
  }

  private mutating func visit(_ child: MomentID) {
    preferred[current.rawValue] = child
    current = child
  }
}

extension Timeline {
  /// The moments behind one on the way to another; none if it does not lie on that way.
  func way(from moment: MomentID, to end: MomentID) -> [MomentID] {
    guard isOnWay(moment, to: end) else { return [] }
    return sequence(first: end, next: parent).prefix { $0 != moment }.reversed()
  }

  /// Whether a moment lies on the way from the start to another, both included.
  func isOnWay(_ moment: MomentID, to end: MomentID) -> Bool {
    let depth = moments[moment.rawValue].depth
    var ancestor: MomentID? = end
    while let step = ancestor, moments[step.rawValue].depth >= depth {
      if step == moment { return true }
      ancestor = parent(of: step)
    }
    return false
  }
}

extension Timeline {
  /// The way from the start to now and nothing else: no other way, nothing ahead, no words of a demo.
  public var wayHere: Timeline {
    past.dropFirst().compactMap { self[$0].deed }.reduce(
      into: Timeline(self[.start].situation.scenario)
    ) {
      $0.perform($1)
    }
  }
}

extension Timeline {
  /// Makes the way forward lead to a moment, without going anywhere.
  mutating func restoreWay(to end: MomentID) {
    let here = current
    jump(to: end)
    current = here
  }
}
