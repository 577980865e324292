// Knows how the vector files list the nodes of an XArray, with runs of slots in one word.

import TreeSupport
import XArrays

extension XArray<StoredValue> {
  /// The nodes as the lines of a dump, without the number of value entries.
  func listing() -> [String] {
    var lines: [String] = []
    visitNodes { node in
      let place = "d=\(node.depth) shift=\(node.shift) first=\(node.firstIndex)"
      lines.append("node \(place) count=\(node.occupiedSlotCount) slots=\(node.slotsText)")
    }
    return lines
  }
}

extension XArray<StoredValue>.NodeView {
  fileprivate var slotsText: String {
    var words: [String] = []
    var number = 0
    while number < slotCount {
      let (word, end) = word(from: number)
      if let word { words.append(word) }
      number = end
    }
    return words.isEmpty ? "-" : words.joined(separator: ",")
  }

  /// Returns the word for the slots from `first` on that are of one kind, and the slot after them.
  private func word(from first: Int) -> (word: String?, end: Int) {
    switch slot(first) {
    case .empty:
      return (nil, first + 1)
    case .retry:
      return ("\(first):retry", first + 1)
    case .child:
      let end = end(from: first) { if case .child = $0 { true } else { false } }
      return ("\(span(first, end)):child", end)
    case .sibling(let canonical):
      let end = end(from: first) { $0 == .sibling(of: canonical) }
      return ("\(span(first, end)):^\(canonical)", end)
    case .entry(let entry):
      let (step, end) = valueRun(from: first)
      return end - first < 3
        ? ("\(first):\(entry.value)", first + 1)
        : ("\(first)-\(end - 1):\(entry.value)+\(step)", end)
    }
  }

  /// Returns the slot after the values from `first` on that grow by the same number.
  private func valueRun(from first: Int) -> (step: UInt64, end: Int) {
    guard let start = value(inSlot: first), let second = value(inSlot: first + 1),
      second.number >= start.number
    else { return (0, first + 1) }
    let step = second.number - start.number
    var end = first
    while let next = value(inSlot: end), next == start.piece(at: step * UInt64(end - first)) {
      end += 1
    }
    return (step, end)
  }

  private func value(inSlot number: Int) -> StoredValue? {
    guard number < slotCount, case .entry(let entry) = slot(number) else { return nil }
    return entry.value
  }

  private func end(from first: Int, while isOfKind: (Slot) -> Bool) -> Int {
    var end = first
    while end < slotCount, isOfKind(slot(end)) { end += 1 }
    return end
  }

  private func span(_ first: Int, _ end: Int) -> String {
    end - first == 1 ? "\(first)" : "\(first)-\(end - 1)"
  }
}
