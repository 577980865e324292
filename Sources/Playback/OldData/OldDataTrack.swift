// Knows the history of the old data of one page along a way, step by step.

package import Shmem

/// The history of the old data of a page along a way, or of neighbouring pages whose histories are alike: the data never
/// moves, or it only goes.
///
/// ```text
///   step       0    1    2    3    4    5    6
///   slot       P2*  P2*  s6*  s6*  P4*  .    .
///   stretches  P2        s6        P4   gone
/// ```
package struct OldDataTrack: Hashable, Sendable {
  /// A stretch of the way over which the data stays in one place.
  package struct Stretch: Hashable, Sendable {
    /// The number of actions from the start of the way to the first moment of the stretch.
    package let first: Int
    /// The place of the data; nil if nothing leads to it.
    package let place: Whereabouts?
  }

  /// The pages of the file.
  package let pages: Range<PageIndex>
  /// The stretches, the earliest first; the first one begins at the start of the way.
  package let stretches: [Stretch]
  /// The state of the obligation at the end of the way; of several that are gone, that of the last one.
  package let fate: Obligation.Fate
  /// The numbers of actions up to the steps that remove the data of several pages, the first and the last; nil for one
  /// page, and if the data has not gone.
  package let removals: ClosedRange<Int>?

  /// The history of one page.
  init(_ obligation: Obligation) {
    pages = obligation.index..<obligation.index.next
    let origin = obligation.moves.first.map(\.from) ?? obligation.whereabouts
    stretches =
      [Stretch(first: 0, place: origin)]
      + obligation.moves.map { Stretch(first: $0.depth, place: $0.to) }
    fate = obligation.fate
    removals = nil
  }

  /// The history of neighbouring pages whose data never moves.
  ///
  /// - Parameters:
  ///   - pages: the pages.
  ///   - first: the obligation at the first of them.
  init(unmoved pages: Range<PageIndex>, _ first: Obligation) {
    self.pages = pages
    stretches = [Stretch(first: 0, place: first.whereabouts)]
    fate = first.fate
    removals = nil
  }

  /// The history of neighbouring pages whose data goes, page after page, and does not move before.
  fileprivate init(_ run: RemovedRun) {
    pages = run.first.index..<run.end
    let origin = run.first.moves[0].from
    let depths = run.earliest.depth...run.latest.depth
    stretches = [
      Stretch(first: 0, place: origin), Stretch(first: depths.lowerBound, place: origin),
      Stretch(first: depths.upperBound, place: nil),
    ]
    fate = .discharged(run.latest)
    removals = depths
  }

  /// True if the track is about more than one page.
  package var isFolded: Bool { pages.lowerBound.next != pages.upperBound }

  /// Returns the stretch that a moment is in.
  ///
  /// - Parameter depth: the number of actions from the start of the way to the moment.
  /// - Returns: the stretch.
  package func stretch(at depth: Int) -> Stretch {
    stretches.last { $0.first <= depth } ?? stretches[0]
  }

  /// Returns the place of the data at a moment; nil if nothing leads to it.
  package func place(at depth: Int) -> Whereabouts? { stretch(at: depth).place }

  /// The number of actions up to the step that removes the data; nil if it can still be reached.
  package var removal: Int? {
    guard case .discharged(let move) = fate else { return nil }
    return move.depth
  }

  /// The moments at which the data moves or goes, as numbers of actions from the start, ascending.
  package var changes: [Int] { stretches.dropFirst().map(\.first) }
}

/// Neighbouring pages whose data has gone and has not moved before.
private struct RemovedRun {
  /// The first pages, as many as have tracks of their own if there are no more.
  var firstFew: [Obligation]
  /// The end of the pages.
  var end: PageIndex
  /// The removal that came first.
  var earliest: Obligation.Move
  /// The removal that came last.
  var latest: Obligation.Move

  /// The fewest pages that share a track.
  private static let fewest = 4

  /// Begins with a page; nil if its data is not gone, or has moved before.
  init?(_ obligation: Obligation) {
    guard case .discharged(let move) = obligation.fate, obligation.moves.count == 1 else {
      return nil
    }
    firstFew = [obligation]
    end = obligation.index.next
    (earliest, latest) = (move, move)
  }

  /// The first page.
  var first: Obligation { firstFew[0] }

  /// Takes in the page after the last one.
  ///
  /// - Returns: true if its history is like that of the others.
  mutating func take(_ other: RemovedRun) -> Bool {
    guard other.first.index == end, other.earliest.isAlike(earliest) else { return false }
    if firstFew.count < Self.fewest { firstFew.append(other.first) }
    end = other.end
    if other.earliest.depth < earliest.depth { earliest = other.earliest }
    if other.latest.depth > latest.depth { latest = other.latest }
    return true
  }

  /// The tracks: one for all pages or, if they are few, one for each.
  var tracks: [OldDataTrack] {
    firstFew.count < Self.fewest ? firstFew.map { OldDataTrack($0) } : [OldDataTrack(self)]
  }
}

extension Obligation.Move {
  /// Returns true if both begin in the same kind of place.
  fileprivate func isAlike(_ other: Obligation.Move) -> Bool {
    switch (from, other.from) {
    case (.page, .page), (.swap, .swap), (.carried, .carried), (nil, nil): true
    case (.page, _), (.swap, _), (.carried, _), (nil, _): false
    }
  }
}

extension Snapshot {
  /// The history of the old data of every page that the punch owes, or owed on the way here.
  ///
  /// Neighbouring pages whose data has never moved share a track, pages and swap entries apart. So do more than a
  /// few whose data has gone, each at its own step.
  ///
  /// - Complexity: linear in the number of pages whose data moved, and of runs of the others.
  package var oldDataTracks: [OldDataTrack] {
    var moved = PageSet()
    var tracks: [OldDataTrack] = []
    var run: RemovedRun?
    for index in movedPages {
      moved.insert(contentsOf: index..<index.next)
      guard let obligation = obligation(at: index) else { continue }
      let next = RemovedRun(obligation)
      if let next, run?.take(next) == true { continue }
      tracks += run?.tracks ?? []
      run = next
      if next == nil { tracks.append(OldDataTrack(obligation)) }
    }
    tracks += run?.tracks ?? []
    for range in obligations.subtracting(moved).ranges {
      for run in alikeRuns(of: range) {
        guard let first = obligation(at: run.lowerBound) else { continue }
        tracks.append(OldDataTrack(unmoved: run, first))
      }
    }
    return tracks.sorted { $0.pages.lowerBound < $1.pages.lowerBound }
  }

  /// The most neighbouring pages that are looked at one by one.
  private static let longestRun: UInt64 = 4096

  /// Returns the runs of pages of a range that are all pages, or all swap entries; a range that is too long to look
  /// at every page is one run.
  private func alikeRuns(of range: Range<PageIndex>) -> [Range<PageIndex>] {
    guard range.upperBound.distance(from: range.lowerBound) <= Self.longestRun else {
      return [range]
    }
    var runs: [Range<PageIndex>] = []
    var start = range.lowerBound
    var index = start.next
    while index < range.upperBound {
      if (machine[index]?.page == nil) != (machine[start]?.page == nil) {
        runs.append(start..<index)
        start = index
      }
      index = index.next
    }
    return runs + [start..<range.upperBound]
  }
}
