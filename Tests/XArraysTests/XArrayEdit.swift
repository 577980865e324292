// Knows the changes that an XArray can go through in a test.

import TreeSupport
import XArrays

/// One change to an XArray or to the dictionary that stands for it.
enum XArrayEdit: Hashable, Sendable {
  case store(StoredValue, order: Int, index: UInt64)
  case insert(StoredValue, order: Int, index: UInt64)
  case insertOver(StoredValue, order: Int, index: UInt64, expected: StoredValue)
  case exchange(index: UInt64, expected: StoredValue?, new: StoredValue?)
  case erase(index: UInt64)
  case eraseThrough(UInt64, index: UInt64, value: StoredValue)
  case split(StoredValue, order: Int, index: UInt64)
  case splitAround(StoredValue, order: Int, index: UInt64)
  case join(StoredValue, order: Int, index: UInt64)

  /// A collapse that gives up as soon as the nodes are made.
  case makeNodes(order: Int, index: UInt64)

  /// A collapse that gives up after the holes are filled.
  case fillAndEmpty(order: Int, index: UInt64)
}

/// The result of a change.
enum XArrayEditOutcome: Hashable, Sendable {
  case done
  case refused(XArrayError)
  case erased(XArray<StoredValue>.Entry?)
  case number(UInt64)
}

extension XArray<StoredValue> {
  mutating func apply(_ edit: XArrayEdit) -> XArrayEditOutcome {
    do throws(XArrayError) {
      return try perform(edit)
    } catch {
      return .refused(error)
    }
  }

  private mutating func perform(_ edit: XArrayEdit) throws(XArrayError) -> XArrayEditOutcome {
    switch edit {
    case .store(let value, let order, let index):
      store(value, order: order, at: index)
    case .insert(let value, let order, let index):
      try insert(value, order: order, at: index)
    case .insertOver(let value, let order, let index, let expected):
      try insert(value, order: order, at: index) { expected.piece(at: $0) }
    case .exchange(let index, let expected, let new):
      return .number(compareExchange(at: index, expected: expected, new: new) ? 1 : 0)
    case .erase(let index):
      return .erased(erase(at: index))
    case .eraseThrough(let last, let index, let value):
      return .number(erase(at: index, through: last, ifHolding: value))
    case .split(let value, let order, let index):
      let old = try split(at: index, ifHolding: value, toOrder: order) { value.piece(at: $0) }
      return .number(UInt64(old))
    case .splitAround(let value, let order, let index):
      let old = try splitAround(index, ifHolding: value, toOrder: order) { value.piece(at: $0) }
      return .number(UInt64(old))
    case .join(let value, let order, let index):
      try join(into: value, order: order, at: index)
    case .makeNodes(let order, let index):
      try createRange(order: order, at: index)
    case .fillAndEmpty(let order, let index):
      try createRange(order: order, at: index)
      let holes = fillHoles(order: order, at: index)
      emptyRetries(order: order, at: index)
      return .number(holes)
    }
    return .done
  }
}
