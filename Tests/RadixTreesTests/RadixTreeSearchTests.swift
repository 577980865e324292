// Knows that a search for a value finds what a walk through all values finds.

import RadixTrees
import Testing
import TreeSupport

@Suite("The search for a value in a radix tree")
struct RadixTreeSearchTests {
  @Test("finds the nearest value in both directions", arguments: 2...6, UInt64(1)...2)
  func nearest(mapShift: Int, seed: UInt64) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: seed)
    var tree = RadixTree<StoredValue>(mapShift: mapShift)
    for step in 1...120 {
      _ = tree.apply(source.next())
      guard step.isMultiple(of: 5) else { continue }
      let entries = tree.gang(from: 0, limit: .max)
      let wanted = entries.filter { $0.value == .page(1) }
      let starts = [0, 1, 64, UInt64.max] + entries.map(\.index) + entries.map { $0.index &+ 1 }
      for start in starts {
        let next = tree.first(from: start) { $0 == .page(1) }
        #expect(next == wanted.first { $0.index >= start }, "step \(step), from \(start)")
        let last = tree.last(through: start) { $0 == .page(1) }
        #expect(last == wanted.last { $0.index <= start }, "step \(step), through \(start)")
      }
    }
  }
}
