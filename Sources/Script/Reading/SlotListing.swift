// Knows how a list of slots becomes the runs of a file.
internal import Shmem

/// The pages that a list of slots has named.
///
/// ```
/// page  4-5=swap  1-3=hole      pages 0; 4 and 5; 1 to 3
/// ```
///
/// A word alone names the page behind the item before it.
struct SlotListing {
  private struct Item {
    var pages: ClosedRange<PageIndex>
    var start: SlotStart
    var columns: Range<Int>
  }

  private var items: [Item] = []

  /// Reads `SLOT`, `PAGE=SLOT` or `FIRST-LAST=SLOT`.
  mutating func append(_ token: Token) throws(Refusal) {
    let (head, tail) = token.cut(at: "=")
    let following = items.last?.pages.upperBound.next ?? PageIndex(0)
    let start = try (tail ?? head).choice(.slot, among: SlotStart.allCases)
    let pages = tail == nil ? following...following : try head.pages()
    items.append(Item(pages: pages, start: start, columns: token.columns))
  }

  /// The file, with as few runs as possible.
  func runs() throws(Refusal) -> [SlotRun] {
    // Of two items that begin alike the later one in the line is at fault.
    let sorted = items.sorted {
      ($0.pages.lowerBound.rawValue, $0.columns.lowerBound)
        < ($1.pages.lowerBound.rawValue, $1.columns.lowerBound)
    }
    var runs: [SlotRun] = []
    var next = PageIndex(0)
    for item in sorted {
      let first = item.pages.lowerBound
      guard first <= next else { throw Refusal(item.columns, .pageLeftOut(next)) }
      guard first == next else { throw Refusal(item.columns, .pageRepeated(first)) }
      next = item.pages.upperBound.next
      runs.append(run: SlotRun(count: next.distance(from: first), start: item.start))
    }
    return runs
  }
}

extension [SlotRun] {
  fileprivate mutating func append(run: SlotRun) {
    if let last = indices.last, self[last].start == run.start {
      self[last].count += run.count
    } else {
      append(run)
    }
  }
}
