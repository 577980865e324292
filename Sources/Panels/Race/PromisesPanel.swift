// Knows the list of the promises and their status.

import Display
import Playback
import Shmem

/// A line for each promise.
///
/// ```text
///   old data gone     open: 1-3
///   outside untouched holds
///   slot never empty  holds
///   counts balance    BROKEN: P3 2/1     two references, one can be accounted for
/// ```
struct PromisesPanel: Panel {
  /// Every promise with its status.
  let statuses: [(promise: Promise, status: PromiseStatus)]
  /// The pages of the hole with data written since the punch began.
  private let tolerated: PageSet

  /// Reads the status of every promise in a race.
  init(play: Play) {
    let snapshot = play.snapshot
    statuses = Promise.allCases.map { ($0, snapshot.status(of: $0)) }
    tolerated =
      switch snapshot.machine.file.phase {
      case .before: []
      case .during, .after: snapshot.tolerated
      }
  }

  var title: String {
    guard !tolerated.isEmpty else { return "promises" }
    return "promises, " + PageList.words("tolerated", tolerated, widthInColumns: 19)
  }

  func picture(_ size: Size) -> Grid {
    let worthARow = statuses.filter { $0.status != .holds || !$0.promise.holdsInSilence }
    var shown = worthARow
    // Promises that hold are dropped first; the row that counts the dropped ones takes a row itself.
    while shown.count + (shown.count < worthARow.count ? 1 : 0) > size.rows, !shown.isEmpty {
      shown.remove(at: shown.lastIndex { $0.status == .holds } ?? shown.count - 1)
    }
    var lines = shown.map { line($0.promise, $0.status, size.columns) }
    let left = worthARow.count - shown.count
    if left > 0 {
      let loud = [shown, worthARow].map { $0.count { $0.status != .holds } }
      let words = "... \(left) more" + (loud[0] == loud[1] ? ", holding" : "")
      lines.append(Line(words, .dim))
    }
    if !tolerated.isEmpty {
      lines.append(Line("written later: may stay", .tolerated))
    }
    return Grid(Array(lines.prefix(size.rows)), size: size)
  }

  private func line(_ promise: Promise, _ status: PromiseStatus, _ width: Int) -> Line {
    let name = Line(promise.shortName, status.isBroken ? .broken : .text).padded(to: 18)
    let room = width - name.width
    switch status {
    case .holds: return name.appending("holds", .holds)
    case .open(let pages):
      return name.appending(PageList.words("open", pages, widthInColumns: room), .oldPage)
    case .broken(let breach): return name.appending(breach.words(room), .broken)
    }
  }
}

extension Promise {
  /// True if the promise takes no line while it holds: it is not about the data, or seldom at stake.
  fileprivate var holdsInSilence: Bool {
    switch self {
    case .oldDataGone, .outsideUntouched, .neverEmpty, .countsBalance: false
    case .truncateLeavesNothing, .noOops, .lockOrder: true
    }
  }

  /// The name of the promise in two or three words.
  var shortName: String {
    switch self {
    case .oldDataGone: "old data gone"
    case .outsideUntouched: "outside untouched"
    case .truncateLeavesNothing: "truncate complete"
    case .neverEmpty: "slot never empty"
    case .countsBalance: "counts balance"
    case .noOops: "no oops"
    case .lockOrder: "lock order"
    }
  }
}

extension Breach {
  /// Returns the breach in as many words as fit into a width.
  func words(_ widthInColumns: Int) -> String {
    switch self {
    case .survived(let pages):
      ["LEFT BEHIND", "LEFT"].map {
        PageList.words($0, pages, widthInColumns: widthInColumns)
      }.first { $0.count <= widthInColumns }
        ?? PageList.words("LEFT", pages, widthInColumns: widthInColumns)
    case .lostOutside(let pages): PageList.words("BROKEN", pages, widthInColumns: widthInColumns)
    case .leftBehindEnd(let pages): PageList.words("LEFT", pages, widthInColumns: widthInColumns)
    case .emptySlot(let index, _): "BROKEN: slot \(index)"
    case .references(let page, let stored, let expected):
      "BROKEN: \(page) \(stored)/\(expected)"
    case .strayPte(let page): "BROKEN: pte of \(page)"
    case .slotDisagrees(let index): "BROKEN: slot \(index)"
    case .swapCount(let swap, let stored, let expected):
      "BROKEN: \(swap) \(stored)/\(expected)"
    case .hasCache(let swap): "BROKEN: \(swap) cache"
    case .pageTotal(let stored, let expected): "BROKEN: pages \(stored)/\(expected)"
    case .shadowTotal(let stored, let expected): "BROKEN: shadows \(stored)/\(expected)"
    case .swappedTotal(let stored, let expected): "BROKEN: swap \(stored)/\(expected)"
    case .oops: "OOPS: stopped"
    case .lockOrder(let inversion): "BROKEN: \(inversion.wanted.words)"
    }
  }
}
