// Knows that a split into pieces of any orders leaves these, and no node but those that they need.

import Testing
import TreeSupport

@testable import XArrays

@Suite("A split of an entry into pieces")
struct XArraySplitTests {
  /// Returns orders of pieces that fill an entry of an order, in random halves.
  private func pieceOrders(of order: Int, _ lots: inout Lots) -> [Int] {
    guard order > 0, (lots.number(in: 0...4) as Int) > 0 else { return [order] }
    return pieceOrders(of: order - 1, &lots) + pieceOrders(of: order - 1, &lots)
  }

  @Test("leaves the pieces, the nodes above them, and all else as it was", arguments: 2...6)
  func pieces(chunkShift: Int) throws {
    var lots = Lots(seed: UInt64(chunkShift))
    for round in 0..<200 {
      let order: Int = lots.number(in: 1...8)
      let base = (lots.number(in: 0...3) as UInt64) << UInt64(order)
      var array = XArray<StoredValue>(chunkShift: chunkShift)
      array.store(lots.value(numbered: 4095), order: order, at: base)
      if round % 2 == 0 { array.store(lots.value(numbered: 4094), order: 0, at: 5000) }
      let before = array
      var pieces: [XArray<StoredValue>.Entry] = []
      var next = base
      for pieceOrder in pieceOrders(of: order, &lots) {
        let value = lots.value(numbered: 8192 + next)
        pieces.append(XArray.Entry(value: value, base: next, order: pieceOrder))
        next += 1 << UInt64(pieceOrder)
      }
      array.split(into: pieces)
      try array.checkInvariants()
      for piece in pieces {
        for index in [piece.base, piece.lastIndex] { #expect(array.load(at: index) == piece) }
      }
      #expect(array.load(at: 5000) == before.load(at: 5000))
      #expect(array.height == before.height)
      // An entry stands on the level of its order: above each piece there is a node on every higher level.
      let perLevel = (0..<before.height).map { level in
        let span = UInt64(chunkShift * (level + 1))
        return Set(
          (pieces + [before.load(at: 5000)].compactMap(\.self))
            .filter { $0.order / chunkShift <= level }.map { $0.base >> span }
        )
        .count
      }
      #expect(array.nodeCount == perLevel.reduce(0, +))
    }
  }

  @Test("leaves what a split of one order, or around an index, leaves", arguments: 2...6)
  func likeOthers(chunkShift: Int) throws {
    var lots = Lots(seed: 7)
    let whole = lots.value(numbered: 1)
    for order in 1...min(9, 2 * chunkShift - 1) {
      var start = XArray<StoredValue>(chunkShift: chunkShift)
      start.store(whole, order: order, at: 0)
      for index in [0, 1 << UInt64(order - 1), (1 << UInt64(order)) - 1] as [UInt64] {
        var (uniform, around) = (start, start)
        try uniform.split(at: index, ifHolding: whole, toOrder: 0) { _ in whole }
        try around.splitAround(index, ifHolding: whole, toOrder: 0) { _ in whole }
        for expected in [uniform, around] {
          var array = start
          array.split(into: entries(of: expected))
          #expect(array == expected)
        }
      }
    }
  }

  private func entries(of array: XArray<StoredValue>) -> [XArray<StoredValue>.Entry] {
    var entries: [XArray<StoredValue>.Entry] = []
    while let hit = array.nextHit(from: entries.last.map { $0.lastIndex + 1 } ?? 0, through: .max) {
      entries.append(hit.entry)
    }
    return entries
  }
}
