// Knows how our tree answers an operation in the words of the vector files.

import RadixTrees
import TreeSupport

/// A radix tree that is compared with a recorded one.
struct ReplayedRadixTree: ReplayedTree {
  private var tree: RadixTree<StoredValue>

  init(shift: Int) { tree = RadixTree(mapShift: shift) }

  var height: Int { tree.height }

  var nodeCount: Int { tree.nodeCount }

  var rootText: String {
    switch tree.root {
    case .empty: "null"
    case .item(let value): "item:\(value)"
    case .node: "node"
    }
  }

  /// Performs `operation` and returns those fields of the answer that need no tags.
  mutating func result(of operation: RadixVectorOperation) -> [String: String] {
    switch operation {
    case .insert(let value, let index):
      do throws(RadixTreeError) {
        try tree.insert(value, at: index)
        return ["r": "ok"]
      } catch {
        return ["r": error == .occupied(index: index) ? "EEXIST" : "\(error)"]
      }
    case .delete(let index):
      return ["r": text(tree.delete(at: index))]
    case .deleteItem(let value, let index):
      return ["r": text(tree.delete(at: index, ifHolding: value))]
    case .replace(let value, let index):
      return ["r": text(tree.replace(at: index, with: value))]
    case .lookup(let index), .setTag(let index), .clearTag(let index):
      return ["r": text(tree.value(at: index))]
    case .gang(let first, let limit):
      let entries = tree.gang(from: first, limit: limit)
      let texts = entries.map(\.vectorText).joined(separator: ",")
      return ["r": "\(entries.count)", "e": entries.isEmpty ? "-" : texts]
    case .taggedGang:
      return [:]
    case .dump:
      return ["r": "ok"]
    }
  }

  func listing() -> [String] {
    var lines: [String] = []
    tree.visitNodes { node in
      let slots = (0..<node.slotCount).compactMap { number -> String? in
        switch node.slot(number) {
        case .empty: nil
        case .child: "\(number):child"
        case .value(let value): "\(number):\(value)"
        }
      }
      let place = "d=\(node.depth) h=\(node.height) first=\(node.firstIndex)"
      let contents = "count=\(node.occupiedSlotCount) slots=\(slots.joined(separator: ","))"
      lines.append("node \(place) \(contents)")
    }
    return lines
  }

  /// Checks of a tagged gang lookup what a tree without tags can know.
  ///
  /// The entries must be some of those at FIRST or above, in the same order, at most MAX of them.
  func disagreement(
    after step: VectorStep<RadixVectorOperation>
  ) -> (expected: String, got: String)? {
    guard case .taggedGang(let first, let limit) = step.operation,
      let entries = step.answer["e"], let count = step.answer["r"]
    else { return nil }
    let expected = entries == "-" ? [] : entries.split(separator: ",").map(String.init)
    let present = tree.gang(from: first, limit: .max).map(\.vectorText)
    guard expected.isSubsequence(of: present), expected.count <= limit, count == "\(expected.count)"
    else {
      let got = "\(limit) at most of \(present.joined(separator: ","))"
      return (expected: "\(count) \(entries)", got: got)
    }
    return nil
  }

  private func text(_ value: StoredValue?) -> String {
    value?.description ?? "none"
  }
}

extension RadixTree<StoredValue>.Entry {
  /// The entry as one of the pairs in an `e=` field.
  fileprivate var vectorText: String { "\(index):\(value)" }
}

extension [String] {
  /// Returns true if `whole` becomes this array when some of its elements are left out.
  fileprivate func isSubsequence(of whole: [String]) -> Bool {
    var rest = whole[...]
    return allSatisfy { element in
      guard let position = rest.firstIndex(of: element) else { return false }
      rest = rest[(position + 1)...]
      return true
    }
  }
}
