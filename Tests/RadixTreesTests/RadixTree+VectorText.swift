// Knows how our tree answers an operation in the words of the vector files.

import RadixTrees

extension RadixTree<StoredValue> {
  /// Performs `operation` and gives the fields of the answer that need no tags.
  mutating func answer(to operation: RadixVectorOperation) -> [String: String] {
    var answer = result(of: operation)
    answer["h"] = "\(height)"
    answer["nodes"] = "\(nodeCount)"
    answer["root"] = rootText
    return answer
  }

  /// The nodes as the lines of a dump.
  func listing() -> [String] {
    var lines: [String] = []
    visitNodes { node in
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

  private mutating func result(of operation: RadixVectorOperation) -> [String: String] {
    switch operation {
    case .insert(let value, let index):
      do throws(RadixTreeError) {
        try insert(value, at: index)
        return ["r": "ok"]
      } catch {
        return ["r": error == .occupied(index: index) ? "EEXIST" : "\(error)"]
      }
    case .delete(let index):
      return ["r": text(delete(at: index))]
    case .deleteItem(let value, let index):
      return ["r": text(delete(at: index, ifHolding: value))]
    case .replace(let value, let index):
      return ["r": text(replace(at: index, with: value))]
    case .lookup(let index), .setTag(let index), .clearTag(let index):
      return ["r": text(value(at: index))]
    case .gang(let first, let limit):
      let entries = gang(from: first, limit: limit)
      let texts = entries.map(\.vectorText).joined(separator: ",")
      return ["r": "\(entries.count)", "e": entries.isEmpty ? "-" : texts]
    case .taggedGang:
      return [:]
    case .dump:
      return ["r": "ok"]
    }
  }

  private var rootText: String {
    switch root {
    case .empty: "null"
    case .item(let value): "item:\(value)"
    case .node: "node"
    }
  }

  private func text(_ value: StoredValue?) -> String {
    value?.description ?? "none"
  }
}

extension RadixTree<StoredValue>.Entry {
  /// The entry as one of the pairs in an `e=` field.
  var vectorText: String { "\(index):\(value)" }
}
