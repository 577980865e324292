// Knows the changes a tree can go through, and a plain dictionary that goes through the same.

import TreeSupport

@testable import RadixTrees

/// One change to a tree or to the dictionary that stands for it.
enum TreeEdit: Hashable, Sendable {
  case insert(StoredValue, index: UInt64)
  case delete(index: UInt64)
  case deleteIfHolding(StoredValue, index: UInt64)
  case replace(StoredValue, index: UInt64)
}

/// The result of a change.
enum TreeEditOutcome: Hashable, Sendable {
  case stored
  case refused(RadixTreeError)
  case old(StoredValue?)
}

extension RadixTree<StoredValue> {
  mutating func apply(_ edit: TreeEdit) -> TreeEditOutcome {
    switch edit {
    case .insert(let value, let index):
      do throws(RadixTreeError) {
        try insert(value, at: index)
        return .stored
      } catch {
        return .refused(error)
      }
    case .delete(let index): return .old(delete(at: index))
    case .deleteIfHolding(let value, let index): return .old(delete(at: index, ifHolding: value))
    case .replace(let value, let index): return .old(replace(at: index, with: value))
    }
  }
}

/// The oracle: what a tree is to hold, and what its shape follows from.
struct TreeOracle: Oracle, Hashable, Sendable {
  private(set) var values: [UInt64: StoredValue] = [:]

  static func apply(_ edit: TreeEdit, to tree: inout RadixTree<StoredValue>) -> TreeEditOutcome {
    tree.apply(edit)
  }

  mutating func apply(_ edit: TreeEdit) -> TreeEditOutcome {
    switch edit {
    case .insert(let value, let index):
      guard values[index] == nil else { return .refused(.occupied(index: index)) }
      values[index] = value
      return .stored
    case .delete(let index):
      return .old(values.removeValue(forKey: index))
    case .deleteIfHolding(let value, let index):
      guard values[index] == value else { return .old(nil) }
      return .old(values.removeValue(forKey: index))
    case .replace(let value, let index):
      guard values[index] != nil else { return .old(nil) }
      return .old(values.updateValue(value, forKey: index))
    }
  }

  /// The entries by ascending index.
  var entries: [RadixTree<StoredValue>.Entry] {
    values.sorted { $0.key < $1.key }.map { RadixTree.Entry(index: $0.key, value: $0.value) }
  }

  /// The height that fits the highest index: how often it can be cut by one level until it is 0.
  func height(mapShift: Int) -> Int {
    var height = 0
    var rest = values.keys.max() ?? 0
    while rest > 0 {
      rest >>= UInt64(mapShift)
      height += 1
    }
    return height
  }

  /// One node for every prefix of the indices present, on every level.
  func nodeCount(mapShift: Int) -> Int {
    (1...(height(mapShift: mapShift) + 1)).dropLast().reduce(0) { total, level in
      total + Set(values.keys.map { $0 >> UInt64(level * mapShift) }).count
    }
  }

  /// Returns the difference between `tree` and this oracle in words, or `nil` if there is none.
  func difference(from tree: RadixTree<StoredValue>) -> String? {
    do throws(BrokenInvariant) {
      try tree.checkInvariants()
    } catch {
      return "broken: \(error)"
    }
    let found = tree.gang(from: 0, limit: .max)
    if found != entries { return "holds \(found), not \(entries)" }
    if tree.count != values.count { return "count is \(tree.count), not \(values.count)" }
    if tree.isEmpty != values.isEmpty { return "isEmpty is \(tree.isEmpty)" }
    let height = height(mapShift: tree.mapShift)
    if tree.height != height { return "height is \(tree.height), not \(height)" }
    let nodeCount = nodeCount(mapShift: tree.mapShift)
    if tree.nodeCount != nodeCount { return "nodeCount is \(tree.nodeCount), not \(nodeCount)" }
    for (index, value) in values where tree.value(at: index) != value {
      return "lookup of \(index) is \(String(describing: tree.value(at: index))), not \(value)"
    }
    return nil
  }
}
