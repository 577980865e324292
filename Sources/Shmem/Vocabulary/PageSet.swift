// Knows how to keep a set of many pages of the file as a few ranges.

/// A set of pages of the file.
///
/// The promises speak of runs of pages: a hole before the punch, its rest during it, a few pages
/// that broke away. A million pages that lie together cost no more than one:
///
/// ```
/// pages   1 2 3     7   9 10 11 12      ranges   1..<4, 7..<8, 9..<13
/// ```
package struct PageSet: Hashable, Sendable {
  /// The runs of neighbouring pages, ascending: none is empty, and none touches the next.
  private var runs: [Range<PageIndex>] = []

  /// Makes an empty set.
  package init() {}

  /// Makes a set of pages in any order.
  package init(_ pages: some Sequence<PageIndex>) {
    for page in pages { insert(contentsOf: page..<page.next) }
  }

  /// The runs of neighbouring pages, ascending; between two of them a page is missing.
  package var ranges: some RandomAccessCollection<Range<PageIndex>> { runs }

  /// True if there is no page in the set.
  package var isEmpty: Bool { runs.isEmpty }

  /// The number of pages.
  ///
  /// - Complexity: linear in the number of ranges.
  package var count: Int {
    ranges.reduce(0) { $0 + Int($1.upperBound.distance(from: $1.lowerBound)) }
  }

  /// Returns true if a page is in the set.
  ///
  /// - Complexity: logarithmic in the number of ranges.
  package func contains(_ page: PageIndex) -> Bool {
    let position = position(ofRunBehind: page)
    return position < runs.count && runs[position].lowerBound <= page
  }

  /// Returns the first page of the set from `page` on.
  ///
  /// - Complexity: logarithmic in the number of ranges.
  package func first(from page: PageIndex) -> PageIndex? {
    let position = position(ofRunBehind: page)
    return position < runs.count ? Swift.max(page, runs[position].lowerBound) : nil
  }

  /// Returns the last page of the set up to `page`.
  ///
  /// - Complexity: logarithmic in the number of ranges.
  package func last(through page: PageIndex) -> PageIndex? {
    let position = position(ofRunBehind: page)
    if position < runs.count, runs[position].lowerBound <= page { return page }
    return position > 0 ? PageIndex(runs[position - 1].upperBound.rawValue - 1) : nil
  }

  /// Returns the position of the first run that ends after a page.
  private func position(ofRunBehind page: PageIndex) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = low + (high - low) / 2
      if runs[middle].upperBound <= page { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the pages that are not in the other set.
  ///
  /// - Complexity: linear in the number of ranges of both.
  package func subtracting(_ other: PageSet) -> PageSet {
    var rest = PageSet()
    var next = 0
    for run in runs {
      var start = run.lowerBound
      while next < other.runs.count, other.runs[next].upperBound <= start { next += 1 }
      var position = next
      while position < other.runs.count, other.runs[position].lowerBound < run.upperBound {
        let gone = other.runs[position]
        if start < gone.lowerBound { rest.runs.append(start..<gone.lowerBound) }
        start = Swift.max(start, gone.upperBound)
        position += 1
      }
      if start < run.upperBound { rest.runs.append(start..<run.upperBound) }
    }
    return rest
  }

  /// Returns the pages that are in either set.
  func union(_ other: PageSet) -> PageSet {
    var all = PageSet()
    for run in (runs + other.runs).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = all.runs.last, run.lowerBound <= last.upperBound {
        all.runs[all.runs.count - 1] = last.lowerBound..<Swift.max(last.upperBound, run.upperBound)
      } else {
        all.runs.append(run)
      }
    }
    return all
  }

  /// Puts all pages of a range into the set.
  package mutating func insert(contentsOf range: Range<PageIndex>) {
    guard !range.isEmpty else { return }
    var merged = range
    // A run that ends where the range begins becomes one with it.
    var first = position(ofRunBehind: range.lowerBound)
    if first > 0, runs[first - 1].upperBound == range.lowerBound { first -= 1 }
    var end = first
    while end < runs.count, runs[end].lowerBound <= range.upperBound {
      let lowest = Swift.min(merged.lowerBound, runs[end].lowerBound)
      merged = lowest..<Swift.max(merged.upperBound, runs[end].upperBound)
      end += 1
    }
    runs.replaceSubrange(first..<end, with: CollectionOfOne(merged))
  }

  /// Takes all pages of a range out of the set.
  mutating func remove(contentsOf range: Range<PageIndex>) {
    guard !range.isEmpty else { return }
    let first = position(ofRunBehind: range.lowerBound)
    var end = first
    var kept: [Range<PageIndex>] = []
    while end < runs.count, runs[end].lowerBound < range.upperBound {
      let run = runs[end]
      if run.lowerBound < range.lowerBound { kept.append(run.lowerBound..<range.lowerBound) }
      if range.upperBound < run.upperBound { kept.append(range.upperBound..<run.upperBound) }
      end += 1
    }
    guard first < end else { return }
    runs.replaceSubrange(first..<end, with: kept)
  }

  /// Puts a page into the set or takes it out.
  package mutating func set(_ page: PageIndex, isMember: Bool) {
    guard contains(page) != isMember else { return }
    if isMember {
      insert(contentsOf: page..<page.next)
    } else {
      remove(contentsOf: page..<page.next)
    }
  }
}

extension PageSet: ExpressibleByArrayLiteral {
  /// Makes a set of the pages listed.
  package init(arrayLiteral pages: PageIndex...) {
    self.init(pages)
  }
}

extension PageSet: Sequence {
  /// Goes through the pages, ascending.
  package func makeIterator() -> some IteratorProtocol<PageIndex> {
    ranges.lazy
      .flatMap { ($0.lowerBound.rawValue..<$0.upperBound.rawValue).lazy.map(PageIndex.init) }
      .makeIterator()
  }
}
