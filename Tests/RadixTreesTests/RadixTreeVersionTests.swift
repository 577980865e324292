// Knows that a tree made at once, counted in parts, or compared with a version of itself tells what
// going through it value by value tells.

import Testing
import TreeSupport

@testable import RadixTrees

@Suite("Versions and parts of a tree")
struct RadixTreeVersionTests {
  private typealias Tree = RadixTree<StoredValue>

  @Test("versions differ where a plain dictionary differs", arguments: 2...6)
  func differences(mapShift: Int) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: 11)
    var lots = Lots(seed: UInt64(mapShift))
    var tree = Tree(mapShift: mapShift)
    var oracle = TreeOracle()
    var versions = [(tree, oracle)]
    for _ in 0..<300 {
      let edit = source.next()
      _ = tree.apply(edit)
      _ = oracle.apply(edit)
      for (oldTree, oldOracle) in [versions[versions.count - 1], lots.one(of: versions)] {
        let indices = Set(oracle.values.keys).union(oldOracle.values.keys)
        let expected = indices.filter { oracle.values[$0] != oldOracle.values[$0] }.sorted()
        #expect(tree.indices(differingFrom: oldTree) == expected)
        #expect(oldTree.indices(differingFrom: tree) == expected)
      }
      versions.append((tree, oracle))
    }
  }

  @Test("a part has as many values as a plain dictionary has there", arguments: 2...6)
  func counts(mapShift: Int) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: 12)
    var lots = Lots(seed: UInt64(mapShift))
    var tree = Tree(mapShift: mapShift)
    var oracle = TreeOracle()
    for _ in 0..<300 {
      let edit = source.next()
      _ = tree.apply(edit)
      _ = oracle.apply(edit)
      let bounds = [0, .max] + oracle.values.keys.sorted().flatMap { [$0, $0 &+ 1] }
      let pair = [lots.one(of: bounds), lots.one(of: bounds)].sorted()
      let part = pair[0]..<pair[1]
      #expect(tree.count(in: part) == oracle.values.keys.count { part.contains($0) }, "\(part)")
      let expected = oracle.values.filter { part.contains($0.key) }.sorted { $0.key < $1.key }
      var visited: [StoredValue] = []
      tree.visitValues(in: part) { visited.append($0) }
      #expect(visited == expected.map(\.value), "\(part)")
      for height in 1...max(1, tree.height) {
        var nodes = 0
        tree.visitNodes { node in
          let pages = node.firstIndex...node.lastIndex
          if node.height == height, !part.isEmpty, part.overlaps(pages) { nodes += 1 }
        }
        #expect(tree.nodeCount(ofHeight: height, in: part) == nodes, "\(height), \(part)")
      }
    }
  }

  @Test("a tree made at once is the tree made one by one", arguments: 2...6)
  func ascending(mapShift: Int) throws {
    var source = RandomTreeEdits(mapShift: mapShift, seed: 13)
    var tree = Tree(mapShift: mapShift)
    for _ in 0..<60 {
      _ = tree.apply(source.next())
      let atOnce = Tree(mapShift: mapShift, ascending: tree.gang(from: 0, limit: .max))
      try atOnce.checkInvariants()
      #expect(atOnce == tree)
    }
  }
}
