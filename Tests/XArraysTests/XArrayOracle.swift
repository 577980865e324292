// Knows what an XArray is to hold after each change, from a plain dictionary.

import TreeSupport

@testable import XArrays

/// The oracle: the entry at every index, each under all of its indices.
struct XArrayOracle: Oracle, Hashable, Sendable {
  typealias Entry = XArray<StoredValue>.Entry

  /// The number of bits of a level, on which depends what can be split and collapsed.
  let chunkShift: Int

  private(set) var entriesByIndex: [UInt64: Entry] = [:]

  init(chunkShift: Int) { self.chunkShift = chunkShift }

  static func apply(
    _ edit: XArrayEdit,
    to array: inout XArray<StoredValue>,
  ) -> XArrayEditOutcome {
    array.apply(edit)
  }

  /// The entries by ascending base.
  var entries: [Entry] {
    entriesByIndex.filter { $0.key == $0.value.base }.values.sorted { $0.base < $1.base }
  }

  mutating func apply(_ edit: XArrayEdit) -> XArrayEditOutcome {
    switch edit {
    case .store(let value, let order, let index):
      store(value, order: order, at: index)
      return .done
    case .insert(let value, let order, let index):
      let taken = range(order, index).first { entriesByIndex[$0] != nil }
      if let taken { return .refused(.occupied(index: taken)) }
      put(Entry(value: value, base: index, order: order))
      return .done
    case .insertOver(let value, let order, let index, let expected):
      if let wrong = mismatch(order, index, expected) { return .refused(.mismatch(index: wrong)) }
      store(value, order: order, at: index)
      return .done
    case .exchange(let index, let expected, let new):
      guard entriesByIndex[index]?.value == expected else { return .number(0) }
      if let new { store(new, order: 0, at: index) } else { remove(at: index) }
      return .number(1)
    case .erase(let index):
      return .erased(remove(at: index))
    case .eraseThrough(let last, let index, let value):
      guard let entry = entriesByIndex[index], entry.value == value, entry.base == index,
        entry.lastIndex <= last
      else { return .number(0) }
      remove(at: index)
      return .number(entry.indexCount)
    case .split(let value, let order, let index):
      return split(value, order, index)
    case .splitAround(let value, let order, let index):
      return splitAround(value, order, index)
    case .join(let value, let order, let index):
      return join(value, order, index)
    case .makeNodes(let order, let index):
      return obstacle(order, index).map { .refused(.unsupported(base: $0)) } ?? .done
    case .fillAndEmpty(let order, let index):
      if let base = obstacle(order, index) { return .refused(.unsupported(base: base)) }
      return .number(UInt64(range(order, index).count { entriesByIndex[$0] == nil }))
    }
  }

  private func range(_ order: Int, _ index: UInt64) -> ClosedRange<UInt64> {
    let base = (index >> UInt64(order)) << UInt64(order)
    return base...(base + ((1 << UInt64(order)) - 1))
  }

  /// Puts an entry where there is none.
  private mutating func put(_ entry: Entry) {
    for index in range(entry.order, entry.base) { entriesByIndex[index] = entry }
  }

  @discardableResult
  private mutating func remove(at index: UInt64) -> Entry? {
    guard let entry = entriesByIndex[index] else { return nil }
    for index in range(entry.order, entry.base) { entriesByIndex[index] = nil }
    return entry
  }

  private mutating func store(_ value: StoredValue, order: Int, at index: UInt64) {
    let range = range(order, index)
    if let entry = entriesByIndex[range.lowerBound], entry.order >= order {
      put(Entry(value: value, base: entry.base, order: entry.order))
    } else {
      for index in range { remove(at: index) }
      put(Entry(value: value, base: range.lowerBound, order: order))
    }
  }

  /// Returns the first index at which a range is not filled with the expected pieces.
  private func mismatch(_ order: Int, _ index: UInt64, _ expected: StoredValue) -> UInt64? {
    let range = range(order, index)
    for place in range {
      guard let entry = entriesByIndex[place] else { return place }
      let isWithin = entry.base >= range.lowerBound && entry.lastIndex <= range.upperBound
      guard isWithin, entry.value == expected.piece(at: entry.base - index) else {
        return max(entry.base, index)
      }
    }
    return nil
  }

  private mutating func split(
    _ value: StoredValue,
    _ order: Int,
    _ index: UInt64,
  ) -> XArrayEditOutcome {
    guard let entry = entriesByIndex[index], entry.value == value else {
      return .refused(.mismatch(index: index))
    }
    guard entry.order > order else { return .number(UInt64(entry.order)) }
    // Two levels down, what is not refused gives pieces one level down, with the last values stored.
    let levels = entry.order / chunkShift - order / chunkShift
    guard levels < 2 || levels == 2 && entry.order % chunkShift == 0 else {
      return .refused(.tooManyLevels(order: entry.order, newOrder: order))
    }
    let pieceOrder = levels == 2 ? order + chunkShift : order
    for number in 0..<entry.indexCount >> UInt64(pieceOrder) {
      let offset = number << UInt64(pieceOrder)
      let last = offset + (1 << UInt64(pieceOrder)) - (1 << UInt64(order))
      put(Entry(value: value.piece(at: last), base: entry.base + offset, order: pieceOrder))
    }
    return .number(UInt64(entry.order))
  }

  /// Splits index by index: the order of a piece follows from how far it is from the wanted index.
  private mutating func splitAround(
    _ value: StoredValue,
    _ order: Int,
    _ index: UInt64,
  ) -> XArrayEditOutcome {
    guard let entry = entriesByIndex[index], entry.value == value else {
      return .refused(.mismatch(index: index))
    }
    for other in range(entry.order, entry.base) {
      // The smallest block around both indices is one of those that were split. The order of its pieces
      // is the next one below that is a multiple of the chunk shift, or one less.
      let apart = UInt64.bitWidth - (other ^ index).leadingZeroBitCount
      let below = max(0, apart - 1)
      let isBorder = below % chunkShift == 0 || apart % chunkShift == 0
      let farOrder = isBorder ? below : below - below % chunkShift
      let pieceOrder = min(entry.order, max(order, farOrder))
      let base = (other >> UInt64(pieceOrder)) << UInt64(pieceOrder)
      let piece = value.piece(at: base - entry.base)
      entriesByIndex[other] = Entry(value: piece, base: base, order: pieceOrder)
    }
    return .number(UInt64(entry.order))
  }

  private mutating func join(
    _ value: StoredValue,
    _ order: Int,
    _ index: UInt64,
  ) -> XArrayEditOutcome {
    for index in range(order, index) {
      guard let entry = entriesByIndex[index] else { return .refused(.hole(index: index)) }
      guard entry.order <= order else { return .refused(.unsupported(base: entry.base)) }
    }
    store(value, order: order, at: index)
    return .done
  }

  /// Returns the base of the first entry that a collapse cannot deal with.
  private func obstacle(_ order: Int, _ index: UInt64) -> UInt64? {
    range(order, index).lazy.compactMap { entriesByIndex[$0] }.first { entry in
      entry.order > 0
        && (entry.order >= order || ![0, order / chunkShift].contains(entry.order / chunkShift))
    }?.base
  }
}
