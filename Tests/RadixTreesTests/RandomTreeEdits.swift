// Knows how to draw changes that meet each other: at few indices, many at the borders of levels.

import RadixTrees
import TreeSupport

/// An endless row of random changes, the same for the same seed.
struct RandomTreeEdits {
  private var lots: Lots
  private let indices: [UInt64]

  /// Picks 30 indices near 0, 20 on both sides of a border between levels, 10 anywhere.
  init(mapShift: Int, seed: UInt64) {
    var lots = Lots(seed: seed)
    var indices: [UInt64] = (0..<30).map { _ in lots.number(in: 0...100) }
    for _ in 0..<20 {
      let height = lots.number(in: 1...(63 / mapShift))
      let border = UInt64(1) << UInt64(mapShift * height)
      indices.append(border &+ lots.number(in: 0...2) &- 1)
    }
    for _ in 0..<9 {
      indices.append(lots.number(in: 0 ... .max))
    }
    indices.append(.max)
    self.lots = lots
    self.indices = indices
  }

  mutating func next() -> TreeEdit {
    let index = lots.one(of: indices)
    // One of four values, so that a compare-and-delete often finds what it expects.
    let value = lots.value(numbered: lots.number(in: 1...2))
    return switch lots.number(in: 0...9) {
    case 0...3: .insert(value, index: index)
    case 4...5: .delete(index: index)
    case 6...7: .deleteIfHolding(value, index: index)
    default: .replace(value, index: index)
    }
  }
}
