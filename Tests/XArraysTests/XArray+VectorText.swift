// Knows how our XArray answers an operation in the words of the vector files.

import XArrays

extension XArray<StoredValue> {
  /// Performs `operation` and gives the fields of the answer.
  mutating func answer(to operation: XArrayVectorOperation) -> [String: String] {
    var answer = result(of: operation)
    answer["h"] = "\(height)"
    answer["nodes"] = "\(nodeCount)"
    answer["root"] = rootText
    return answer
  }

  private mutating func result(of operation: XArrayVectorOperation) -> [String: String] {
    switch operation {
    case .load(let index):
      let entry = load(at: index)
      return ["r": text(entry?.value), "o": "\(entry?.order ?? 0)"]
    case .conflict(let order, let index):
      let found = conflicts(in: Self.range(ofOrder: order, covering: index))
      let listed = found.prefix(31).map { "\($0.value)/\($0.order)" }
      return ["r": "\(found.count)", "e": text(listed)]
    case .entries(let first, let last, let limit):
      return text(entries(from: first, through: last, limit: limit))
    case .lockedEntries(let first, let last, let limit):
      // The recorder could lock every folio.
      return text(lockedEntries(from: first, through: last, limit: limit) { _ in true })
    case .pausedWalk(let first, let last, let limit):
      let hits = pausedWalk(from: first, through: last, limit: limit)
      return ["r": "\(hits.count)", "e": text(hits.map(\.vectorText))]
    case .add, .store, .compareExchange, .erase, .freeSwap, .split, .rawSplit, .join, .range,
      .collapse, .uncollapse, .dump:
      do throws(XArrayError) {
        return ["r": try change(operation)]
      } catch {
        return ["r": error.vectorText]
      }
    }
  }

  /// Performs an operation that may change something, and gives its `r=`.
  private mutating func change(_ operation: XArrayVectorOperation) throws(XArrayError) -> String {
    switch operation {
    case .add(let value, let order, let index, nil):
      try insert(value, order: order, at: index)
    case .add(let value, let order, let index, let expected?):
      try insert(value, order: order, at: index) { expected.piece(at: $0) }
    case .store(let value, let order, let index):
      store(value, order: order, at: index)
    case .compareExchange(let index, let expected, let new):
      let old = load(at: index)?.value
      let isExchanged = compareExchange(at: index, expected: expected, new: new)
      return isExchanged == (old == expected) ? text(old) : "exchanged: \(isExchanged)"
    case .erase(let index):
      return text(erase(at: index)?.value)
    case .freeSwap(let value, let index, let last):
      return "\(erase(at: index, through: last, ifHolding: value))"
    case .split(let value, let order, let index):
      return "\(try split(at: index, ifHolding: value, toOrder: order) { value.piece(at: $0) })"
    case .rawSplit(let value, let order, let index):
      return "\(try split(at: index, ifHolding: value, toOrder: order) { _ in value })"
    case .join(let value, let order, let index):
      try join(into: value, order: order, at: index)
    case .range(let order, let index):
      let holes = holeCount(order: order, at: index)
      try createRange(order: order, at: index)
      return holes
    case .collapse(let value, let order, let index):
      try createRange(order: order, at: index)
      let holes = fillHoles(order: order, at: index)
      try join(into: value, order: order, at: index)
      return "\(holes)"
    case .uncollapse(let order, let index):
      try createRange(order: order, at: index)
      let holes = fillHoles(order: order, at: index)
      emptyRetries(order: order, at: index)
      return "\(holes)"
    case .load, .conflict, .entries, .lockedEntries, .pausedWalk, .dump:
      break
    }
    return "ok"
  }

  private func holeCount(order: Int, at index: UInt64) -> String {
    let range = Self.range(ofOrder: order, covering: index)
    return "\(range.count { load(at: $0) == nil })"
  }

  private var rootText: String {
    switch root {
    case .empty: "null"
    case .entry(let value): "entry:\(value)"
    case .retry: "retry"
    case .node: "node"
    }
  }

  private func text(_ value: StoredValue?) -> String {
    value?.description ?? "none"
  }

  private func text(_ gather: Gather) -> [String: String] {
    let listed = text(gather.hits.map(\.vectorText))
    return ["r": "\(gather.hits.count)", "e": listed, "next": "\(gather.next)"]
  }

  private func text(_ list: [String]) -> String {
    list.isEmpty ? "-" : list.joined(separator: ",")
  }
}

extension XArray<StoredValue>.Hit {
  /// The entry as one of the pairs in an `e=` field.
  var vectorText: String { "\(index):\(entry.value)" }
}

extension XArrayError {
  /// The error as the recorder wrote it.
  fileprivate var vectorText: String {
    switch self {
    case .occupied, .mismatch: "EEXIST"
    case .hole, .unsupported: "refused"
    case .tooManyLevels: "ENOMEM"
    }
  }
}
