// Knows how our XArray answers an operation in the words of the vector files.

import TreeSupport
import XArrays

/// An XArray that is compared with a recorded one.
struct ReplayedXArray: ReplayedTree {
  private var array: XArray<StoredValue>

  init(shift: Int) { array = XArray(chunkShift: shift) }

  var height: Int { array.height }

  var nodeCount: Int { array.nodeCount }

  var rootText: String {
    switch array.root {
    case .empty: "null"
    case .entry(let value): "entry:\(value)"
    case .retry: "retry"
    case .node: "node"
    }
  }

  func listing() -> [String] { array.listing() }

  /// Returns nil: the comparison field by field finds every disagreement.
  func disagreement(
    after step: VectorStep<XArrayVectorOperation>
  ) -> (expected: String, got: String)? {
    nil
  }

  /// Performs `operation` and returns the fields of the answer besides height, nodes and root.
  mutating func result(of operation: XArrayVectorOperation) -> [String: String] {
    switch operation {
    case .load(let index):
      let entry = array.load(at: index)
      return ["r": text(entry?.value), "o": "\(entry?.order ?? 0)"]
    case .conflict(let order, let index):
      let found = array.conflicts(in: XArray<StoredValue>.range(ofOrder: order, covering: index))
      let listed = found.prefix(31).map { "\($0.value)/\($0.order)" }
      return ["r": "\(found.count)", "e": text(listed)]
    case .entries(let first, let last, let limit):
      return text(array.entries(from: first, through: last, limit: limit))
    case .lockedEntries(let first, let last, let limit):
      // The recorder could lock every folio.
      return text(array.lockedEntries(from: first, through: last, limit: limit) { _ in true })
    case .pausedWalk(let first, let last, let limit):
      let hits = array.pausedWalk(from: first, through: last, limit: limit)
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
      try array.insert(value, order: order, at: index)
    case .add(let value, let order, let index, let expected?):
      try array.insert(value, order: order, at: index) { expected.piece(at: $0) }
    case .store(let value, let order, let index):
      array.store(value, order: order, at: index)
    case .compareExchange(let index, let expected, let new):
      let old = array.load(at: index)?.value
      let isExchanged = array.compareExchange(at: index, expected: expected, new: new)
      return isExchanged == (old == expected) ? text(old) : "exchanged: \(isExchanged)"
    case .erase(let index):
      return text(array.erase(at: index)?.value)
    case .freeSwap(let value, let index, let last):
      return "\(array.erase(at: index, through: last, ifHolding: value))"
    case .split(let value, let order, let index):
      let old = try array.split(at: index, ifHolding: value, toOrder: order) { value.piece(at: $0) }
      return "\(old)"
    case .rawSplit(let value, let order, let index):
      return "\(try array.split(at: index, ifHolding: value, toOrder: order) { _ in value })"
    case .join(let value, let order, let index):
      try array.join(into: value, order: order, at: index)
    case .range(let order, let index):
      let holes = holeCount(order: order, at: index)
      try array.createRange(order: order, at: index)
      return holes
    case .collapse(let value, let order, let index):
      try array.createRange(order: order, at: index)
      let holes = array.fillHoles(order: order, at: index)
      try array.join(into: value, order: order, at: index)
      return "\(holes)"
    case .uncollapse(let order, let index):
      try array.createRange(order: order, at: index)
      let holes = array.fillHoles(order: order, at: index)
      array.emptyRetries(order: order, at: index)
      return "\(holes)"
    case .load, .conflict, .entries, .lockedEntries, .pausedWalk, .dump:
      break
    }
    return "ok"
  }

  private func holeCount(order: Int, at index: UInt64) -> String {
    let range = XArray<StoredValue>.range(ofOrder: order, covering: index)
    return "\(range.count { array.load(at: $0) == nil })"
  }

  private func text(_ value: StoredValue?) -> String {
    value?.description ?? "none"
  }

  private func text(_ gather: XArray<StoredValue>.Gather) -> [String: String] {
    let listed = text(gather.hits.map(\.vectorText))
    return ["r": "\(gather.hits.count)", "e": listed, "next": "\(gather.next)"]
  }

  private func text(_ list: [String]) -> String {
    list.isEmpty ? "-" : list.joined(separator: ",")
  }
}

extension XArray<StoredValue>.Hit {
  /// The entry as one of the pairs in an `e=` field.
  fileprivate var vectorText: String { "\(index):\(entry.value)" }
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
