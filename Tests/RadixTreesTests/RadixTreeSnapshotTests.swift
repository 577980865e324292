// Knows that a copy of a tree keeps what it was, however the other copies change.

@testable import RadixTrees
import Testing
import TreeSupport

@Suite("A copy of a tree is a snapshot")
struct RadixTreeSnapshotTests {
  @Test("every version of a history stays as it was", arguments: 2...6)
  func everyVersionStays(mapShift: Int) {
    var source = RandomTreeEdits(mapShift: mapShift, seed: 7)
    let changed = TreeOracle().changedVersions(
      afterEdits: 300,
      tree: RadixTree(mapShift: mapShift),
    ) { _ in source.next() }
    for version in changed { Issue.record("\(version)") }
  }

  @Test("a refused change leaves the tree equal to its copy")
  func refusedChange() throws {
    var tree = RadixTree<Int>(mapShift: 6)
    for index in [0, 70, 5000] as [UInt64] { try tree.insert(1, at: index) }
    let before = tree
    #expect(throws: RadixTreeError.occupied(index: 70)) { try tree.insert(2, at: 70) }
    #expect(tree.delete(at: 71) == nil)
    #expect(tree.delete(at: 70, ifHolding: 2) == nil)
    #expect(tree.delete(at: .max) == nil)
    #expect(tree.replace(at: 1, with: 2) == nil)
    #expect(tree == before)
  }

  @Test("a change copies the path to its index and shares the rest")
  func changeCopiesOnePath() throws {
    var tree = RadixTree<UInt64>(mapShift: 2)
    for index in 0..<64 as Range<UInt64> { try tree.insert(index, at: index) }
    let before = tree
    tree.replace(at: 37, with: 0)
    let after = leafStorage(of: tree)
    let shared = zip(leafStorage(of: before), after).map { $0 == $1 }
    #expect(shared.count == 16)
    #expect(shared.enumerated().filter { !$0.element }.map(\.offset) == [37 / 4])
  }

  @Test("a tree that shares nothing is changed in place")
  func changeInPlace() throws {
    var tree = RadixTree<UInt64>(mapShift: 2)
    for index in 0..<64 as Range<UInt64> { try tree.insert(index, at: index) }
    let before = leafStorage(of: tree)
    tree.replace(at: 37, with: 0)
    #expect(leafStorage(of: tree) == before)
  }

  /// Returns the address of the values of each leaf, those of the lowest indices first.
  private func leafStorage(of tree: RadixTree<UInt64>) -> [UInt] {
    guard case .node(let root) = tree.rootPointer else { return [] }
    return leafAddresses(below: root, children: \.children, values: \.values)
  }
}
