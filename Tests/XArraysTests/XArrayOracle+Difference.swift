// Knows how to tell where an XArray is not what a plain dictionary says.

import TreeSupport

@testable import XArrays

extension XArrayOracle {
  /// Returns the difference between `array` and this oracle in words, or `nil` if there is none.
  func difference(from array: XArray<StoredValue>) -> String? {
    do throws(BrokenInvariant) {
      try array.checkInvariants()
    } catch {
      return "broken: \(error)"
    }
    let entries = entries
    let found = array.entries(from: 0, through: .max, limit: .max).hits
    if found.map(\.entry) != entries { return "holds \(found), not \(entries)" }
    if found.contains(where: { $0.index != $0.entry.base }) { return "an index is not a base" }
    if array.isEmpty != entries.isEmpty { return "isEmpty is \(array.isEmpty)" }
    for entry in entries {
      let middle = entry.base + entry.indexCount / 2
      for index in [entry.base, middle, entry.lastIndex, entry.base &- 1, entry.lastIndex &+ 1]
      where array.load(at: index) != entriesByIndex[index] {
        return "\(index) leads to \(String(describing: array.load(at: index)))"
      }
    }
    return nodeDifference(from: array)
  }

  /// Compares what the nodes show with the oracle, slot by slot.
  private func nodeDifference(from array: XArray<StoredValue>) -> String? {
    var shown: [Entry] = []
    var nodeCount = 0
    var problem: String?
    if case .entry(let value) = array.root { shown.append(Entry(value: value, base: 0, order: 0)) }
    array.visitNodes { node in
      nodeCount += 1
      if node.height != array.height - node.depth { problem = "a node of height \(node.height)" }
      for number in 0..<node.slotCount {
        let first = node.firstIndex(ofSlot: number)
        switch node.slot(number) {
        case .empty:
          if entriesByIndex[first] != nil, node.slotNumber(of: first) == number {
            problem = "an empty slot for \(first)"
          }
        case .entry(let entry):
          shown.append(entry)
          if entry.base != first { problem = "an entry with base \(entry.base) at \(first)" }
        case .sibling(let canonical):
          let isShown = entriesByIndex[first]?.base == node.firstIndex(ofSlot: canonical)
          if !isShown { problem = "a sibling at \(first) of no entry" }
        case .child(let child):
          if child.firstIndex != first { problem = "a child at \(child.firstIndex)" }
          if array.node(ofHeight: child.height, covering: first) != child {
            problem = "a child at \(first) that is not found"
          }
        case .retry:
          problem = "a retry entry at \(first)"
        }
      }
    }
    if nodeCount != array.nodeCount { return "\(array.nodeCount) nodes, \(nodeCount) shown" }
    shown.sort { $0.base < $1.base }
    return shown == entries ? problem : "shows \(shown)"
  }
}
