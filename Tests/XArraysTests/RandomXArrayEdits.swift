// Knows how to draw changes of an XArray that meet each other, at both ends of the indices.

import TreeSupport
import XArrays

/// An endless row of random changes, the same for the same seed.
struct RandomXArrayEdits {
  private var lots: Lots
  private let indices: ClosedRange<UInt64>
  private let highestOrder: Int

  /// Draws from the first indices there are, or from the last ones.
  init(chunkShift: Int, seed: UInt64, areLast: Bool) {
    lots = Lots(seed: seed)
    highestOrder = min(2 * chunkShift + 2, 9)
    let count = UInt64(1) << UInt64(highestOrder + 1)
    indices = areLast ? (.max - (count - 1))...UInt64.max : 0...(count - 1)
  }

  /// Draws a change that is likely to meet what the oracle holds.
  mutating func next(for oracle: XArrayOracle) -> XArrayEdit {
    let present = lots.number(in: 0...3) == 0 ? nil : drawEntry(of: oracle)
    let index = present.map { lots.number(in: $0.base...$0.lastIndex) } ?? lots.number(in: indices)
    let order = lots.number(in: 0...highestOrder)
    let known = present?.value ?? randomValue()
    let value = randomValue()
    switch lots.number(in: 0...13) {
    case 0...2: return .insert(value, order: order, index: base(of: index, order))
    case 3: return .store(value, order: order, index: index)
    case 4: return insertOver(present, value)
    case 5: return .exchange(index: index, expected: known, new: value)
    case 6: return .exchange(index: index, expected: known, new: nil)
    case 7: return .exchange(index: index, expected: nil, new: value)
    case 8: return .erase(index: index)
    case 9:
      let first = present.map { lots.one(of: [$0.base, $0.base, index]) } ?? index
      return .eraseThrough(lots.number(in: first...indices.upperBound), index: first, value: known)
    case 10:
      return .split(known, order: lots.number(in: 0...(present?.order ?? 0)), index: index)
    case 11:
      return .splitAround(known, order: lots.number(in: 0...(present?.order ?? 0)), index: index)
    case 12:
      let least = lots.number(in: 0...3) == 0 ? 0 : present?.order ?? 0
      return .join(value, order: max(least, order), index: index)
    default:
      let order = lots.number(in: 1...highestOrder)
      return lots.number(in: 0...1) == 0
        ? .makeNodes(order: order, index: index) : .fillAndEmpty(order: order, index: index)
    }
  }

  /// Draws an insertion over an entry or over the pieces that it may be one of.
  private mutating func insertOver(
    _ present: XArray<StoredValue>.Entry?,
    _ value: StoredValue,
  ) -> XArrayEdit {
    guard let present else {
      return .insertOver(value, order: 0, index: indices.lowerBound, expected: value)
    }
    let order = min(highestOrder, present.order + lots.number(in: 0...3))
    let base = base(of: present.base, order)
    let offset = present.base - base
    let isWrong = present.value.number <= offset || lots.number(in: 0...7) == 0
    let first = isWrong ? present.value.number : present.value.number - offset
    let expected =
      present.value.isSwapEntry ? StoredValue.swapEntry(first) : StoredValue.page(first)
    return .insertOver(value, order: order, index: base, expected: expected)
  }

  private mutating func drawEntry(of oracle: XArrayOracle) -> XArray<StoredValue>.Entry? {
    let entries = oracle.entries
    return entries.isEmpty ? nil : lots.one(of: entries)
  }

  private func base(of index: UInt64, _ order: Int) -> UInt64 {
    (index >> UInt64(order)) << UInt64(order)
  }

  private mutating func randomValue() -> StoredValue {
    lots.value(numbered: lots.number(in: 1...9) * 4096)
  }
}
