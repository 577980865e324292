// Knows how the promises of the punch stand.

import Display
import Playback
import Shmem

/// A line for each promise.
///
/// ```text
///   old data gone      open at 1, 2
///   outside untouched  holds
///   slot never empty   holds
///   counts balance     BROKEN: P3 has 2 refs, not 1
/// ```
struct PromisesPanel: Panel {
  let play: Play

  var title: String {
    let tolerated = tolerated
    guard !tolerated.isEmpty else { return "promises" }
    return "promises, tolerated at \(Self.list(tolerated))"
  }

  /// Every promise and how it stands.
  var standings: [(promise: Promise, standing: Standing)] {
    Promise.allCases.map { ($0, play.situation.standing(of: $0)) }
  }

  func picture(_ size: Size) -> Grid {
    var lines = standings.map(line)
    let tolerated = tolerated
    if !tolerated.isEmpty {
      lines.append(Line("  written later, may stay: \(Self.list(tolerated))", .tolerated))
    }
    return Grid(Array(lines.prefix(size.rows)), size: size)
  }

  /// The pages of the hole with data written since the punch began.
  private var tolerated: [PageIndex] {
    switch play.situation.machine.file.phase {
    case .before: []
    case .during, .after: play.situation.machine.tolerated(in: play.situation.scenario)
    }
  }

  private func line(_ promise: Promise, _ standing: Standing) -> Line {
    let name = Line(promise.shortName, standing.isBroken ? .broken : .text).padded(to: 18)
    switch standing {
    case .holds: return name.appending("holds", .holds)
    case .open(let pages): return name.appending("open at \(Self.list(pages))", .oldPage)
    case .broken(let breach): return name.appending(breach.words, .broken)
    }
  }

  /// The first few pages.
  static func list(_ pages: [PageIndex]) -> String {
    let shown = pages.prefix(4).map(\.description).joined(separator: ", ")
    return pages.count > 4 ? "\(shown) +\(pages.count - 4)" : shown
  }
}

extension Promise {
  fileprivate var shortName: String {
    switch self {
    case .oldDataGone: "old data gone"
    case .outsideUntouched: "outside untouched"
    case .neverEmpty: "slot never empty"
    case .countsBalance: "counts balance"
    }
  }
}

extension Breach {
  fileprivate var words: String {
    switch self {
    case .survived(let pages): "LOST at \(PromisesPanel.list(pages))"
    case .lostOutside(let pages): "BROKEN at \(PromisesPanel.list(pages))"
    case .emptySlot(let index, _): "BROKEN at \(index)"
    case .references(let page, let stored, let expected):
      "BROKEN: \(page) \(stored) refs, not \(expected)"
    case .slotDisagrees(let index): "BROKEN at slot \(index)"
    case .swapCount(let swap, let stored, let expected):
      "BROKEN: \(swap) \(stored), not \(expected)"
    case .hasCache(let swap): "BROKEN: \(swap) has-cache"
    case .pageTotal(let stored, let expected): "BROKEN: nrpages \(stored)/\(expected)"
    case .swappedTotal(let stored, let expected): "BROKEN: swapped \(stored)/\(expected)"
    }
  }
}
