// Turns a list of slots into the runs of a file.
internal import Shmem

/// The items of a list of slots.
///
/// ```
/// page  4-5=swap  1=swap      page 0; pages 4 and 5; page 1
/// 0-7=page  3=hole            pages 0 to 7, but page 3 is a hole after all
/// ```
///
/// A word alone names the page after the item before it. If two items name a page, the later one
/// counts. The file ends with the last named page; a page before it that no item names is a hole.
struct SlotListing {
  private struct Item {
    var pages: ClosedRange<PageIndex>
    var start: SlotStart
  }

  private var items: [Item] = []

  /// Reads `SLOT`, `PAGE=SLOT` or `FIRST-LAST=SLOT`.
  mutating func append(_ token: Token) throws(Refusal) {
    let (head, tail) = token.cut(at: "=")
    guard let tail else {
      let following = items.last?.pages.upperBound.next ?? PageIndex(0)
      let start = try head.slotAlone()
      items.append(Item(pages: following...following, start: start))
      return
    }
    let pages = try head.pages()
    let start = try tail.choice(.slot, among: SlotStart.allCases)
    items.append(Item(pages: pages, start: start))
  }

  /// Returns the file, with as few runs as possible.
  ///
  /// - Complexity: O(*n* log *n*), *n* the number of items, whatever the number of pages.
  func runs() -> [SlotRun] {
    // Between two neighbouring bounds all pages are alike.
    let ends = items.flatMap { [$0.pages.lowerBound, $0.pages.upperBound.next] }
    let bounds = Set([PageIndex(0)] + ends).sorted()
    let places = Dictionary(uniqueKeysWithValues: bounds.enumerated().map { ($1, $0) })
    var starts = [SlotStart?](repeating: nil, count: bounds.count - 1)
    // For every stretch: the first one from there on that no item has named so far.
    var unnamed = Array(0...starts.count)
    for item in items.reversed() {
      guard let first = places[item.pages.lowerBound],
        let end = places[item.pages.upperBound.next]
      else { preconditionFailure("the bounds of every item are among the bounds") }
      var place = Self.find(first, in: &unnamed)
      while place < end {
        starts[place] = item.start
        unnamed[place] = place + 1
        place = Self.find(place, in: &unnamed)
      }
    }
    var runs: [SlotRun] = []
    for (place, start) in starts.enumerated() {
      let count = bounds[place + 1].distance(from: bounds[place])
      runs.append(run: SlotRun(count: count, start: start ?? .hole))
    }
    return runs
  }

  /// Follows the references from a place to their end, and shortens the path for the next time.
  private static func find(_ place: Int, in references: inout [Int]) -> Int {
    var place = place
    while references[place] != place {
      references[place] = references[references[place]]
      place = references[place]
    }
    return place
  }
}

extension Token {
  /// Returns the content of a slot, for an item that names no page.
  fileprivate func slotAlone() throws(Refusal) -> SlotStart {
    // Pages without a slot are a slip; a list of slots would not explain it.
    if let first = text.first, first.isASCII, first.isNumber, (try? pages()) != nil {
      let words = SlotStart.allCases.map { "=\($0.rawValue)" }
      throw Refusal(columns.upperBound..<columns.upperBound, .missing(.slot, candidates: words))
    }
    return try choice(.slot, among: SlotStart.allCases)
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
