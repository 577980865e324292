// Knows the history of the old data of one page along a way, step by step.

package import Shmem

/// The history of the old data of a page along a way, or of neighbouring pages whose data never moves.
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
  /// The state of the obligation at the end of the way.
  package let fate: Obligation.Fate

  /// The history of one page.
  init(_ obligation: Obligation) {
    pages = obligation.index..<obligation.index.next
    let origin = obligation.moves.first.map(\.from) ?? obligation.whereabouts
    stretches =
      [Stretch(first: 0, place: origin)]
      + obligation.moves.map { Stretch(first: $0.depth, place: $0.to) }
    fate = obligation.fate
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

extension Snapshot {
  /// The history of the old data of every page that the punch owes, or owed on the way here.
  ///
  /// Neighbouring pages whose data has never moved share a track, pages and swap entries apart.
  ///
  /// - Complexity: linear in the number of pages whose data moved, and of runs of the others.
  package var oldDataTracks: [OldDataTrack] {
    var moved = PageSet()
    var tracks: [OldDataTrack] = []
    for index in movedPages {
      moved.insert(contentsOf: index..<index.next)
      if let obligation = obligation(at: index) { tracks.append(OldDataTrack(obligation)) }
    }
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
