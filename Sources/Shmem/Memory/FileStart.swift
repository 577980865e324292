// Knows what every page of a file is when the race starts, and finds it quickly.

import RadixTrees
import XArrays

/// A file at the start of a race, as runs of pages that start alike.
struct FileStart: Hashable, Sendable {
  private struct Run: Hashable {
    var pages: Range<UInt64>
    var start: SlotStart
    /// The order of its entries.
    var order: Int
  }

  private let runs: [Run]
  private let mapping: Mapping

  /// Lays the runs of a scenario end to end, from page 0 on.
  init(of scenario: Scenario) {
    var end: UInt64 = 0
    mapping = scenario.mapping
    runs = scenario.slots.map { slot in
      defer { end += slot.count }
      return Run(
        pages: end..<end + slot.count,
        start: slot.start,
        order: scenario.order(of: slot)
      )
    }
  }

  /// The start of a page; `hole` after the end of the file.
  ///
  /// - Complexity: logarithmic in the number of runs.
  subscript(index: PageIndex) -> SlotStart {
    let position = position(of: index)
    return position < runs.count ? runs[position].start : .hole
  }

  /// Returns the frame of that number; free if nothing was in it.
  func frame(_ page: PageNumber) -> Page {
    let index = PageIndex(UInt64(page.rawValue))
    let position = position(of: index)
    guard position < runs.count else { return Page() }
    return runs[position].start.page(at: index, order: runs[position].order, in: mapping)
  }

  /// Returns the swap slot of that number; free if nothing was in it.
  func swapSlot(_ swap: SwapEntry) -> SwapSlot {
    let index = PageIndex(UInt64(swap.offset))
    return self[index].swapSlot(at: index, in: mapping)
  }

  /// Returns the first page from `index` on that is not a hole.
  func occupiedPage(from index: PageIndex) -> PageIndex? {
    runs[position(of: index)...].first { $0.start != .hole && !$0.pages.isEmpty }
      .map { PageIndex(max(index.rawValue, $0.pages.lowerBound)) }
  }

  /// The entries of all slots of the tree that are not empty, ascending.
  var entries: some BidirectionalCollection<RadixTree<Entry>.Entry> {
    runs.lazy.filter { $0.start != .hole }.flatMap { run in
      run.pages.lazy.compactMap { index in
        let base = EntryRange(order: run.order, covering: PageIndex(index)).base
        return run.start.entry(at: base).map { RadixTree.Entry(index: index, value: $0) }
      }
    }
  }

  /// The same entries, each once, with its order.
  var entriesOfAnOrder: some BidirectionalCollection<XArray<Entry>.Entry> {
    runs.lazy.filter { $0.start != .hole }.flatMap { run in
      let number = (run.pages.upperBound - run.pages.lowerBound) >> UInt64(run.order)
      return (0..<number).lazy.compactMap { place in
        let base = run.pages.lowerBound + place << UInt64(run.order)
        return run.start.entry(at: PageIndex(base)).map {
          XArray.Entry(value: $0, base: base, order: run.order)
        }
      }
    }
  }

  /// Returns the position of the run that has a page, or the number of runs if the page lies after the end of the file.
  private func position(of index: PageIndex) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].pages.upperBound <= index.rawValue { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
