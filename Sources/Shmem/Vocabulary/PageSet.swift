// Knows many pages of the file as a few ranges.

/// A set of pages of the file.
///
/// What the promises speak of are runs: a hole before the punch, its rest during it, a few pages
/// that broke away. A million pages that lie together cost no more than one:
///
/// ```
/// pages   1 2 3     7   9 10 11 12      ranges   1..<4, 7..<8, 9..<13
/// ```
public struct PageSet: Hashable, Sendable {
  private var members = RangeSet<PageIndex>()

  /// Makes an empty set.
  public init() {}

  /// Makes a set of pages in any order.
  public init(_ pages: some Sequence<PageIndex>) {
    for page in pages { insert(contentsOf: page..<page.next) }
  }

  /// The runs of neighbouring pages, ascending; between two of them a page is missing.
  public var ranges: some RandomAccessCollection<Range<PageIndex>> { members.ranges }

  /// Whether there is no page in the set.
  public var isEmpty: Bool { members.isEmpty }

  /// The number of pages.
  ///
  /// - Complexity: linear in the number of ranges.
  public var count: Int {
    ranges.reduce(0) { $0 + Int($1.upperBound.distance(from: $1.lowerBound)) }
  }

  /// Whether a page is in the set.
  ///
  /// - Complexity: logarithmic in the number of ranges.
  public func contains(_ page: PageIndex) -> Bool { members.contains(page) }

  /// The first page of the set from `page` on.
  ///
  /// - Complexity: logarithmic in the number of ranges.
  public func first(from page: PageIndex) -> PageIndex? {
    let ranges = members.ranges
    var low = ranges.startIndex
    var high = ranges.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].upperBound <= page { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.endIndex else { return nil }
    return ranges[low].contains(page) ? page : ranges[low].lowerBound
  }

  /// The pages that are not in the other set.
  public func subtracting(_ other: PageSet) -> PageSet {
    var rest = PageSet()
    rest.members = members.subtracting(other.members)
    return rest
  }

  /// The pages that are in either set.
  func union(_ other: PageSet) -> PageSet {
    var all = PageSet()
    all.members = members.union(other.members)
    return all
  }

  /// Puts all pages of a range into the set.
  public mutating func insert(contentsOf range: Range<PageIndex>) {
    members.insert(contentsOf: range)
  }

  /// Takes all pages of a range out of the set.
  mutating func remove(contentsOf range: Range<PageIndex>) {
    members.remove(contentsOf: range)
  }

  /// Puts a page into the set or takes it out.
  public mutating func set(_ page: PageIndex, isMember: Bool) {
    guard contains(page) != isMember else { return }
    if isMember {
      members.insert(contentsOf: page..<page.next)
    } else {
      members.remove(contentsOf: page..<page.next)
    }
  }
}

extension PageSet: ExpressibleByArrayLiteral {
  /// Makes a set of the pages listed.
  public init(arrayLiteral pages: PageIndex...) {
    self.init(pages)
  }
}

extension PageSet: Sequence {
  /// Goes through the pages, ascending.
  public func makeIterator() -> some IteratorProtocol<PageIndex> {
    ranges.lazy
      .flatMap { ($0.lowerBound.rawValue..<$0.upperBound.rawValue).lazy.map(PageIndex.init) }
      .makeIterator()
  }
}
