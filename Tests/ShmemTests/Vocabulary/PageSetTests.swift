// Knows that a set of pages is a set, however it is kept.

import Testing

@testable import Shmem

@Suite("A set of pages")
struct PageSetTests {
  @Test("is what a plain set is, whatever is put in and taken out", arguments: 0..<8)
  func law(seed: UInt64) {
    var lots = Lots(seed: seed)
    var pages = PageSet()
    var plain: Set<PageIndex> = []
    for _ in 0..<200 {
      let page = PageIndex(UInt64(lots.number(below: 24)))
      let isMember = lots.coin()
      pages.set(page, isMember: isMember)
      if isMember { plain.insert(page) } else { plain.remove(page) }
      let sorted = plain.sorted()
      #expect(Array(pages) == sorted, "seed \(seed)")
      #expect(pages.count == sorted.count)
      #expect(pages.isEmpty == sorted.isEmpty)
      #expect(pages == PageSet(sorted.reversed()), "equal sets are equal values")
      for page in (0..<25).map({ PageIndex($0) }) {
        #expect(pages.contains(page) == plain.contains(page))
        #expect(pages.first(from: page) == sorted.first { $0 >= page })
        #expect(pages.last(through: page) == sorted.last { $0 <= page })
      }
    }
  }

  @Test("is what a plain set is, whatever ranges are put in and taken out", arguments: 0..<8)
  func ranges(seed: UInt64) {
    var lots = Lots(seed: seed)
    var (pages, plain) = (PageSet(), Set<PageIndex>())
    var (other, otherPlain) = (PageSet(), Set<PageIndex>())
    for _ in 0..<200 {
      let first = UInt64(lots.number(below: 40))
      let range = PageIndex(first)..<PageIndex(first + UInt64(lots.number(below: 9)))
      let members = (range.lowerBound.rawValue..<range.upperBound.rawValue).map { PageIndex($0) }
      if lots.coin() {
        pages.insert(contentsOf: range)
        plain.formUnion(members)
      } else {
        pages.remove(contentsOf: range)
        plain.subtract(members)
      }
      #expect(Array(pages) == plain.sorted(), "seed \(seed)")
      #expect(pages == PageSet(plain.sorted()), "equal sets are equal values")
      #expect(Array(pages.union(other)) == plain.union(otherPlain).sorted())
      #expect(Array(pages.subtracting(other)) == plain.subtracting(otherPlain).sorted())
      if lots.number(below: 4) == 0 { (other, otherPlain) = (pages, plain) }
    }
  }

  @Test("keeps a run as one range, and parts it where a page is missing")
  func ranges() {
    var pages = PageSet()
    pages.insert(contentsOf: 0..<1_048_576)
    #expect(Array(pages.ranges) == [0..<1_048_576])
    pages.set(7, isMember: false)
    #expect(Array(pages.ranges) == [0..<7, 8..<1_048_576])
    #expect(pages.count == 1_048_575)
  }

  @Test("without another set is what only the first has")
  func subtracting() {
    let pages: PageSet = [1, 2, 3, 7]
    #expect(pages.subtracting([2, 7, 9]) == [1, 3])
    #expect(pages.subtracting([]) == pages)
  }
}
