// Knows the levels of nodes that a file can need, and the pages that a node and its cells stand for.

package import Shmem

/// The levels of the radix tree of a file, whether or not the tree is that high now.
///
/// The leaves are level 1. A cell is a slot of a node: below it lies a node of the next lower level or,
/// at level 1, a page.
///
/// ```text
///   1024 pages, map shift 6         level 2: a node of 16 cells, each for 64 pages
///                                   level 1: nodes of 64 cells, each for a page
/// ```
package struct TreeLevels: Hashable, Sendable {
  /// The number of bits of the index that one level takes up.
  package let mapShift: Int
  /// The size of the file, in pages.
  package let filePages: UInt64
  /// The number of levels, at least one.
  package let count: Int

  /// Finds the levels of the file of a scenario.
  package init(of scenario: Scenario) {
    self.init(mapShift: scenario.mapShift, filePages: scenario.filePages)
  }

  /// Finds the levels of a file.
  package init(mapShift: Int, filePages: UInt64) {
    self.mapShift = mapShift
    self.filePages = filePages
    let lastIndex = filePages - min(1, filePages)
    let bits = UInt64.bitWidth - lastIndex.leadingZeroBitCount
    count = max(1, (bits + mapShift - 1) / mapShift)
  }

  /// The highest page of the file.
  package var last: PageIndex { PageIndex(filePages - min(1, filePages)) }

  /// Returns the number of pages that one cell stands for.
  package func pagesPerCell(ofHeight height: Int) -> UInt64 { 1 << UInt64((height - 1) * mapShift) }

  /// Returns the pages of the file that a node covers.
  package func node(ofHeight height: Int, covering index: PageIndex) -> Range<UInt64> {
    pages(index, by: pagesPerCell(ofHeight: height + 1))
  }

  /// Returns the pages of the file that one cell stands for.
  package func cell(ofHeight height: Int, covering index: PageIndex) -> Range<UInt64> {
    pages(index, by: pagesPerCell(ofHeight: height))
  }

  /// Returns the pages of the file that a cell of a node stands for; none if it lies beyond the end of the file.
  package func cell(
    _ number: Int,
    ofHeight height: Int,
    inNodeCovering index: PageIndex
  ) -> Range<UInt64> {
    let first =
      node(ofHeight: height, covering: index).lowerBound
      + UInt64(number) * pagesPerCell(ofHeight: height)
    return pages(PageIndex(first), by: pagesPerCell(ofHeight: height))
  }

  /// Returns the number of a cell among the cells of its node, counted from 0.
  package func number(ofHeight height: Int, covering index: PageIndex) -> Int {
    let first = node(ofHeight: height, covering: index).lowerBound
    return Int((index.rawValue - first) / pagesPerCell(ofHeight: height))
  }

  /// Returns the number of cells of a node that the file can use: all of them, but for the only node of the highest level.
  package func cells(ofHeight height: Int) -> Int {
    let span = pagesPerCell(ofHeight: height)
    return height < count ? 1 << mapShift : max(1, Int((filePages + span - 1) / span))
  }

  private func pages(_ index: PageIndex, by span: UInt64) -> Range<UInt64> {
    let first = min(index.rawValue / span * span, filePages)
    return first..<min(first + span, filePages)
  }
}
