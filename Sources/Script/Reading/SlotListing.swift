// Turns a list of slots into the runs of a file.
internal import Shmem

/// The items of a list of slots.
///
/// ```
/// page  4-5=swap  1=swap      page 0; pages 4 and 5; page 1
/// swap:2  page                pages 0 to 3, one entry of order 2; page 4
/// 0-7=page  3=hole            pages 0 to 7, but page 3 is a hole after all
/// ```
///
/// A word alone names the page after the item before it. If two items name a page, the later one
/// counts. The file ends with the last named page; a page before it that no item names is a hole.
struct SlotListing {
  private struct Item {
    var pages: ClosedRange<PageIndex>
    var content: SlotContent
  }

  private var items: [Item] = []

  /// Reads `SLOT`, `PAGE=SLOT` or `FIRST-LAST=SLOT`; the order of a slot follows it as `:ORDER`.
  ///
  /// An entry of an order takes as many pages as it has slots, if only the first one is named.
  mutating func append(_ token: Token) throws(Refusal) {
    let (head, tail) = token.cut(at: "=")
    guard let tail else {
      let following = items.last?.pages.upperBound.next ?? PageIndex(0)
      let content = try head.slotAlone()
      items.append(Item(pages: content.pages(from: following), content: content))
      return
    }
    let pages = try head.pages()
    let content = try tail.slotContent()
    let isOnePage = pages.lowerBound == pages.upperBound
    items.append(
      Item(pages: isOnePage ? content.pages(from: pages.lowerBound) : pages, content: content)
    )
  }

  /// Returns the file, with as few runs as possible.
  ///
  /// - Complexity: O(*n* log *n*), *n* the number of items, whatever the number of pages.
  func runs() -> [SlotRun] {
    // Between two neighbouring bounds all pages are alike.
    let ends = items.flatMap { [$0.pages.lowerBound, $0.pages.upperBound.next] }
    let bounds = Set([PageIndex(0)] + ends).sorted()
    let places = Dictionary(uniqueKeysWithValues: bounds.enumerated().map { ($1, $0) })
    var contents = [SlotContent?](repeating: nil, count: bounds.count - 1)
    // For every stretch: the first one from there on that no item has named so far.
    var unnamed = Array(0...contents.count)
    for item in items.reversed() {
      guard let first = places[item.pages.lowerBound],
        let end = places[item.pages.upperBound.next]
      else { preconditionFailure("the bounds of every item are among the bounds") }
      var place = Self.find(first, in: &unnamed)
      while place < end {
        contents[place] = item.content
        unnamed[place] = place + 1
        place = Self.find(place, in: &unnamed)
      }
    }
    var runs: [SlotRun] = []
    for (place, content) in contents.enumerated() {
      let count = bounds[place + 1].distance(from: bounds[place])
      runs.append(
        run: SlotRun(count: count, start: content?.start ?? .hole, order: content?.order ?? 0)
      )
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

/// The content of slots at the start, and the order of their entries.
private struct SlotContent {
  var start: SlotStart
  var order: Int

  /// Returns the pages of one entry.
  func pages(from first: PageIndex) -> ClosedRange<PageIndex> {
    first...PageIndex(first.rawValue + (1 << UInt64(order)) - 1)
  }
}

extension Token {
  /// Reads `SLOT` or `SLOT:ORDER`.
  fileprivate func slotContent() throws(Refusal) -> SlotContent {
    let (head, tail) = cut(at: ":")
    let start = try head.choice(.slot, among: SlotStart.allCases)
    return SlotContent(start: start, order: try tail?.order() ?? 0)
  }

  /// Returns the content of a slot, for an item that names no page.
  fileprivate func slotAlone() throws(Refusal) -> SlotContent {
    // Pages without a slot are a slip; a list of slots would not explain it.
    if let first = text.first, first.isASCII, first.isNumber, (try? pages()) != nil {
      let words = SlotStart.allCases.map { "=\($0.rawValue)" }
      throw Refusal(columns.upperBound..<columns.upperBound, .missing(.slot, candidates: words))
    }
    return try slotContent()
  }
}

extension [SlotRun] {
  fileprivate mutating func append(run: SlotRun) {
    if let last = indices.last, self[last].start == run.start, self[last].order == run.order {
      self[last].count += run.count
    } else {
      append(run)
    }
  }
}
