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
///   punch ends        ? not checked      only a check can judge it: no state shows it
/// ```
struct PromisesPanel: Panel {
  /// Every promise with its status.
  let statuses: [(promise: Promise, status: PromiseStatus)]
  /// The promises that calls end, which only a check can judge, with their status.
  let ends: [(promise: SchedulePromise, status: EndStatus)]
  /// The pages of the hole with data written since the punch began.
  private let tolerated: PageSet

  /// Reads the status of every promise in a race.
  init(play: Play) {
    let snapshot = play.snapshot
    statuses = Promise.allCases.map { ($0, snapshot.status(of: $0)) }
    ends = play.endStatuses
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
    let worthARow = rows(size.columns)
    var shown = worthARow
    // Promises that hold are dropped first; the row that counts the dropped ones takes a row itself.
    while shown.count + (shown.count < worthARow.count ? 1 : 0) > size.rows, !shown.isEmpty {
      shown.remove(at: shown.lastIndex(where: \.isKept) ?? shown.count - 1)
    }
    var lines = shown.map(\.line)
    let left = worthARow.count - shown.count
    if left > 0 {
      let loud = [shown, worthARow].map { $0.count { !$0.isKept } }
      let words = "... \(left) more" + (loud[0] == loud[1] ? ", holding" : "")
      lines.append(Line(words, .dim))
    }
    if !tolerated.isEmpty {
      lines.append(Line("written later: may stay", .tolerated))
    }
    return Grid(Array(lines.prefix(size.rows)), size: size)
  }

  /// A line about a promise.
  private struct Row {
    let line: Line
    /// True if the promise is known to hold.
    let isKept: Bool
  }

  /// Returns a row for each promise that is worth one.
  private func rows(_ width: Int) -> [Row] {
    let states = statuses.filter { $0.status != .holds || !$0.promise.holdsInSilence }
      .map { Row(line: line($0.promise, $0.status, width), isKept: $0.status == .holds) }
    return states
      + ends.filter { $0.promise == .punchEnds || !$0.status.isKept }
      .map { Row(line: line($0.promise, $0.status, width), isKept: $0.status.isKept) }
  }

  private func line(_ promise: SchedulePromise, _ status: EndStatus, _ width: Int) -> Line {
    let name = Line(promise.shortName, status.isBroken ? .broken : .text).padded(to: 18)
    let (texts, role): ([String], Role) =
      switch status {
      case .unchecked: (["? not checked", "?"], .text)
      case .running: (["? being checked", "?"], .text)
      case .ended: (["it has ended", "ended"], .holds)
      case .holds(let step): (["holds from step \(step)", "holds"], .holds)
      case .broken(let step): (["BROKEN from step \(step)", "BROKEN"], .broken)
      }
    let room = width - name.width
    return name.appending(texts.first { $0.count <= room } ?? texts[1], role)
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

extension SchedulePromise {
  /// The name of the promise in two words.
  var shortName: String {
    let article = "the "
    return statement.hasPrefix(article) ? String(statement.dropFirst(article.count)) : statement
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
