// Knows the worked examples of an XArray: heights, nodes and pieces that were computed by hand.

import Testing
import XArrays

@Suite("Height, nodes and pieces come out as computed by hand")
struct XArrayExampleTests {
  /// Entries of an order at an index, and the shape afterwards.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let chunkShift: Int
    let entries: [(order: Int, index: UInt64)]
    let height: Int
    let nodes: Int

    init(
      _ name: String,
      chunkShift: Int,
      _ entries: (Int, UInt64)...,
      height: Int,
      nodes: Int,
    ) {
      testDescription = name
      self.chunkShift = chunkShift
      self.entries = entries.map { (order: $0.0, index: $0.1) }
      self.height = height
      self.nodes = nodes
    }
  }

  static let examples = [
    Example("nothing", chunkShift: 6, height: 0, nodes: 0),
    Example("order 0 at 0 is in the head", chunkShift: 6, (0, 0), height: 0, nodes: 0),
    Example("order 1 at 0 needs a leaf", chunkShift: 6, (1, 0), height: 1, nodes: 1),
    Example("order 5 at 0 needs a leaf", chunkShift: 6, (5, 0), height: 1, nodes: 1),
    Example("order 6 at 0 has no leaf", chunkShift: 6, (6, 0), height: 2, nodes: 1),
    Example("order 9 at 512 has no leaf", chunkShift: 6, (9, 512), height: 2, nodes: 1),
    Example("order 9 beside order 0", chunkShift: 6, (0, 3), (9, 512), height: 2, nodes: 2),
    Example("order 9 at 4096 raises a level", chunkShift: 6, (9, 4096), height: 3, nodes: 2),
    Example("order 12 at 0", chunkShift: 6, (12, 0), height: 3, nodes: 1),
    Example("order 9 in slots of 16", chunkShift: 4, (9, 512), height: 3, nodes: 1),
    Example("order 4 in slots of 4", chunkShift: 2, (4, 16), height: 3, nodes: 1),
    Example("order 63 at the end", chunkShift: 6, (63, 1 << 63), height: 11, nodes: 1),
    Example("the last index alone", chunkShift: 5, (0, .max), height: 13, nodes: 13),
  ]

  @Test("an XArray has the height and the nodes computed for it", arguments: examples)
  func shape(of example: Example) throws {
    var array = XArray<Int>(chunkShift: example.chunkShift)
    for entry in example.entries { try array.insert(1, order: entry.order, at: entry.index) }
    #expect(array.height == example.height)
    #expect(array.nodeCount == example.nodes)
    for entry in example.entries { array.erase(at: entry.index) }
    #expect(array == XArray(chunkShift: example.chunkShift))
  }

  @Test(
    "a split gives the pieces and the nodes computed for it",
    arguments: [
      (9, 6, 8, 6, 1), (9, 0, 512, 0, 9), (6, 0, 64, 0, 2), (12, 0, 64, 6, 2), (9, 9, 1, 9, 1),
    ],
  )
  func split(order: Int, to newOrder: Int, pieces: Int, of pieceOrder: Int, nodes: Int) throws {
    var array = XArray<UInt64>(chunkShift: 6)
    try array.insert(7, order: order, at: 0)
    #expect(try array.split(at: 5, ifHolding: 7, toOrder: newOrder) { 7 + $0 } == order)
    let found = array.entries(from: 0, through: .max, limit: .max).hits
    #expect(found.count == pieces)
    #expect(found.allSatisfy { $0.entry.order == pieceOrder })
    #expect(array.nodeCount == nodes)
  }

  @Test(
    "a split around an index leaves the rest in large pieces",
    arguments: [
      (9, [6: 7, 5: 1, 0: 32]), (6, [5: 1, 0: 32]), (5, [0: 32]), (0, [0: 1]),
      (12, [11: 1, 6: 31, 5: 1, 0: 32]),
    ] as [(Int, [Int: Int])],
  )
  func splitAround(order: Int, counts: [Int: Int]) throws {
    let base: UInt64 = 4096
    var array = XArray<UInt64>(chunkShift: 6)
    try array.insert(1, order: order, at: base)
    let index = base + 333 % (1 << UInt64(order))
    #expect(try array.splitAround(index, ifHolding: 1, toOrder: 0) { 1 + $0 } == order)
    let found = array.entries(from: 0, through: .max, limit: .max).hits.map(\.entry)
    #expect(Dictionary(grouping: found, by: \.order).mapValues(\.count) == counts)
    #expect(found.allSatisfy { $0.value == 1 + $0.base - base })
    #expect(array.load(at: index)?.order == 0)
    // One node on each level leads to the index, and no other is needed.
    #expect((array.height, array.nodeCount) == (3, 3))
  }

  @Test("the history decides the shape")
  func history() throws {
    var pieces = XArray<UInt64>(chunkShift: 6)
    for index in 0..<64 as Range<UInt64> { try pieces.insert(index, order: 0, at: index) }
    var split = XArray<UInt64>(chunkShift: 6)
    try split.insert(0, order: 6, at: 0)
    try split.split(at: 0, ifHolding: 0, toOrder: 0) { $0 }
    #expect((pieces.height, pieces.nodeCount) == (1, 1))
    #expect((split.height, split.nodeCount) == (2, 2))
    for index in 1..<64 as Range<UInt64> { split.erase(at: index) }
    #expect((split.height, split.nodeCount) == (2, 2))
    split.erase(at: 0)
    #expect(split == XArray(chunkShift: 6))
  }

  @Test("a chunk shift outside 2 to 6, an order of 64 and an index in the middle are refused")
  func bounds() async {
    await #expect(processExitsWith: .failure) { _ = XArray<Int>(chunkShift: 1) }
    await #expect(processExitsWith: .failure) { _ = XArray<Int>(chunkShift: 7) }
    await #expect(processExitsWith: .failure) {
      var array = XArray<Int>(chunkShift: 6)
      array.store(1, order: 64, at: 0)
    }
    await #expect(processExitsWith: .failure) {
      var array = XArray<Int>(chunkShift: 6)
      try array.insert(1, order: 2, at: 2)
    }
  }
}
