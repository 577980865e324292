// Knows the worked examples of heights and node counts, and where each tree ends.

import RadixTrees
import Testing

@Suite("Height and nodes come out as computed by hand")
struct RadixTreeExampleTests {
  /// Ranges put in and punched out, and the shape afterwards.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mapShift: Int
    let inserted: [Range<UInt64>]
    let punched: [Range<UInt64>]
    let height: Int
    let nodes: Int

    init(
      _ name: String,
      mapShift: Int = 6,
      insert inserted: Range<UInt64>...,
      punch punched: Range<UInt64>...,
      height: Int,
      nodes: Int,
    ) {
      testDescription = name
      self.mapShift = mapShift
      self.inserted = inserted
      self.punched = punched
      self.height = height
      self.nodes = nodes
    }
  }

  static let examples = [
    Example("nothing", height: 0, nodes: 0),
    Example("0 is direct", insert: 0..<1, height: 0, nodes: 0),
    Example("0 deleted", insert: 0..<1, punch: 0..<1, height: 0, nodes: 0),
    Example("0 … 63 fill a leaf", insert: 0..<64, height: 1, nodes: 1),
    Example("0 … 64 need a second leaf", insert: 0..<65, height: 2, nodes: 3),
    Example("0 … 99 fit below the same root", insert: 0..<100, height: 2, nodes: 3),
    Example("0 … 99 without 64 … 99", insert: 0..<100, punch: 64..<100, height: 1, nodes: 1),
    Example(
      "0 … 99 down to a direct 0",
      insert: 0..<100,
      punch: 64..<100,
      1..<64,
      height: 0,
      nodes: 0,
    ),
    Example("0 … 99 without 0 … 63 stays", insert: 0..<100, punch: 0..<64, height: 2, nodes: 2),
    Example("5000 alone builds its path", insert: 5000..<5001, height: 3, nodes: 3),
    Example("5000 deleted", insert: 5000..<5001, punch: 5000..<5001, height: 0, nodes: 0),
    Example("5000 after 0", insert: 0..<1, 5000..<5001, height: 3, nodes: 5),
    Example(
      "5000 after 0, deleted again",
      insert: 0..<1,
      5000..<5001,
      punch: 5000..<5001,
      height: 0,
      nodes: 0,
    ),
    Example("a file of 4 MiB", insert: 0..<1024, height: 2, nodes: 17),
    Example("a file of 4 MiB, punched", insert: 0..<1024, punch: 1..<1023, height: 2, nodes: 3),
    Example("two full levels", insert: 0..<4096, height: 2, nodes: 65),
    Example("one more than two full levels", insert: 0..<4097, height: 3, nodes: 68),
    Example("back to two full levels", insert: 0..<4097, punch: 4096..<4097, height: 2, nodes: 65),
    Example("0 … 99 in slots of 16", mapShift: 4, insert: 0..<100, height: 2, nodes: 8),
    Example("0 … 99 in slots of 8", mapShift: 3, insert: 0..<100, height: 3, nodes: 16),
  ]

  @Test("a tree has the height and the nodes computed for it", arguments: examples)
  func shape(of example: Example) throws {
    var tree = RadixTree<UInt64>(mapShift: example.mapShift)
    for index in example.inserted.joined() { try tree.insert(index, at: index) }
    for index in example.punched.joined() { #expect(tree.delete(at: index) == index) }
    #expect(tree.height == example.height)
    #expect(tree.nodeCount == example.nodes)
    let inserted = example.inserted.map(\.count).reduce(0, +)
    #expect(tree.count == inserted - example.punched.map(\.count).reduce(0, +))
  }

  @Test(
    "each height has its highest index",
    arguments: [
      (6, [0, 63, 4095, 262_143, 16_777_215]), (5, [0, 31, 1023]), (4, [0, 15, 255, 4095]),
      (3, [0, 7, 63, 511]), (2, [0, 3, 15, 63]),
    ] as [(Int, [UInt64])],
  )
  func maximumIndex(mapShift: Int, maxima: [UInt64]) {
    for (height, maximum) in maxima.enumerated() {
      let found = RadixTree<Int>.maximumIndex(height: height, mapShift: mapShift)
      #expect(found == maximum, "height \(height)")
    }
  }

  @Test(
    "the last index of 64 bits has the longest path",
    arguments: [(6, 11), (5, 13), (4, 16), (3, 22), (2, 32)],
  )
  func longestPath(mapShift: Int, height: Int) throws {
    var tree = RadixTree<Int>(mapShift: mapShift)
    try tree.insert(7, at: .max)
    #expect(tree.height == height)
    #expect(tree.nodeCount == height)
    #expect(tree.value(at: .max) == 7)
    let maximum = RadixTree<Int>.maximumIndex(height: height, mapShift: mapShift)
    #expect(maximum == .max)
    let maximumBelow = RadixTree<Int>.maximumIndex(height: height - 1, mapShift: mapShift)
    #expect(maximumBelow < .max)
  }

  @Test("a map shift outside 2 to 6 is refused")
  func mapShiftOutsideBounds() async {
    await #expect(processExitsWith: .failure) { _ = RadixTree<Int>(mapShift: 1) }
    await #expect(processExitsWith: .failure) { _ = RadixTree<Int>(mapShift: 7) }
  }
}
