// Checks into which pieces an entry is split.

import Testing

@testable import Shmem

@Suite("Pieces of an entry")
struct EntrySplitTests {
  /// Returns the number of pieces of each order, the largest first: `7x6 1x5 32x0`.
  private func counts(_ split: EntrySplit) -> String {
    let counts = split.pieces.reduce(into: [Int: Int]()) { $0[$1.order, default: 0] += 1 }
    return counts.sorted { $0.key > $1.key }.map { "\($0.value)x\($0.key)" }
      .joined(separator: " ")
  }

  private func picture(_ split: EntrySplit) -> String {
    split.pieces.map { $0.isLarge ? "\($0.base)-\($0.end.rawValue - 1)" : "\($0.base)" }
      .joined(separator: " ")
  }

  /// What xas_try_split() leaves of an entry with 6 bits of an index to a node: lib/xarray.c, 6.15.
  @Test(
    "a swap entry of real size leaves these pieces",
    arguments: [
      (0, "1x0"), (1, "2x0"), (4, "16x0"), (5, "32x0"), (6, "1x5 32x0"), (7, "1x6 1x5 32x0"),
      (8, "3x6 1x5 32x0"), (9, "7x6 1x5 32x0"),
    ]
  )
  func realSize(order: Int, counts expected: String) {
    let range = EntryRange(order: order, covering: 700)
    #expect(counts(EntrySplit(byLevels: range, around: 700, mapShift: 6)) == expected)
  }

  @Test(
    "a swap entry in a small tree leaves pieces of the same kind",
    arguments: [
      (1, 2, "0 1"), (2, 2, "0 1 2-3"), (3, 2, "0 1 2-3 4-7"), (2, 3, "0 1 2 3"),
      (3, 3, "0 1 2 3 4-7"), (3, 6, "0 1 2 3 4 5 6 7"),
    ]
  )
  func toySize(order: Int, mapShift: Int, expected: String) {
    let range = EntryRange(order: order, covering: 0)
    #expect(picture(EntrySplit(byLevels: range, around: 1, mapShift: mapShift)) == expected)
  }

  @Test("a page is halved, and the half with the slot again")
  func halves() {
    let eight = EntryRange(order: 3, covering: 8)
    #expect(picture(EntrySplit(halving: eight, around: 11)) == "8-9 10 11 12-15")
    #expect(picture(EntrySplit(halving: eight, around: 14)) == "8-11 12-13 14 15")
    #expect(picture(EntrySplit(singlesOf: eight)) == "8 9 10 11 12 13 14 15")
    let huge = EntryRange(order: 9, covering: 700)
    #expect(
      counts(EntrySplit(halving: huge, around: 700)) == "1x8 1x7 1x6 1x5 1x4 1x3 1x2 1x1 2x0"
    )
  }

  @Test("the pieces cover the entry, each in its place, and the slot is alone", arguments: 0...7)
  func law(order: Int) {
    let range = EntryRange(order: order, covering: PageIndex(3 << UInt64(order)))
    for center in range.slots.map({ PageIndex($0) }) {
      let splits =
        [EntrySplit(singlesOf: range), EntrySplit(halving: range, around: center)]
        + Scenario.mapShifts.map { EntrySplit(byLevels: range, around: center, mapShift: $0) }
      for split in splits {
        var next = range.base
        for piece in split.pieces {
          #expect(piece.base == next)
          #expect(EntryRange(order: piece.order, covering: next) == piece)
          next = piece.end
        }
        #expect(next == range.end)
        #expect(split.piece(with: center) == EntryRange(order: 0, covering: center))
      }
    }
  }
}
