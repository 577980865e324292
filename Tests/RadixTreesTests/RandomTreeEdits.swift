// Knows how to draw changes that meet each other: at few indices, many at the borders of levels.

import RadixTrees
import TreeSupport

/// An endless row of random changes, the same for the same seed.
struct RandomTreeEdits {
  private var generator: SplitMix64
  private let indices: [UInt64]

  /// Picks 30 indices near 0, 20 on both sides of a border between levels, 10 anywhere.
  init(mapShift: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var indices = (0..<30).map { _ in UInt64.random(in: 0...100, using: &generator) }
    for _ in 0..<20 {
      let height = Int.random(in: 1...(63 / mapShift), using: &generator)
      let border = UInt64(1) << UInt64(mapShift * height)
      indices.append(border &+ UInt64.random(in: 0...2, using: &generator) &- 1)
    }
    for _ in 0..<9 {
      indices.append(UInt64.random(in: 0 ... .max, using: &generator))
    }
    indices.append(.max)
    self.generator = generator
    self.indices = indices
  }

  mutating func next() -> TreeEdit {
    let index = indices[Int.random(in: indices.indices, using: &generator)]
    let value = randomValue()
    return switch Int.random(in: 0..<10, using: &generator) {
    case 0..<4: .insert(value, index: index)
    case 4..<6: .delete(index: index)
    case 6..<8: .deleteIfHolding(value, index: index)
    default: .replace(value, index: index)
    }
  }

  /// One of four values, so that a compare-and-delete often finds what it expects.
  private mutating func randomValue() -> StoredValue {
    let number = UInt64.random(in: 1...2, using: &generator)
    return Bool.random(using: &generator) ? .page(number) : .swapEntry(number)
  }
}
