// Knows what is true of every radix tree between two operations; the tests ask it.

/// A rule of the radix tree that was found broken.
struct BrokenInvariant: Error, CustomStringConvertible {
  /// The rule, as a sentence.
  let description: String
}

extension RadixTree {
  /// Goes through the whole tree and checks that every rule of its structure holds.
  ///
  /// - Throws: The first rule found broken.
  func checkInvariants() throws(BrokenInvariant) {
    switch rootPointer {
    case .empty:
      try require(height == 0, "an empty tree has height 0")
      try require(nodeCount == 0, "an empty tree has no node")
    case .item:
      try require(height == 0, "a tree with a direct value has height 0")
      try require(nodeCount == 0, "a tree with a direct value has no node")
    case .node(let root):
      try require(height > 0, "a tree with a node has a height")
      try require(!root.occupiesSlotZeroOnly, "a root node has a slot in use besides slot 0")
      let found = try checkSubtree(root, level: topLevel)
      try require(found.nodes == nodeCount, "the number of nodes is kept")
    }
  }

  private func checkSubtree(
    _ node: Node,
    level: RadixLevel,
  ) throws(BrokenInvariant) -> (nodes: Int, values: Int) {
    let occupiedCount = node.occupied.nonzeroBitCount
    try require(!node.isEmpty, "a node that is in the tree has an occupied slot")
    try require(
      UInt64.bitWidth - node.occupied.leadingZeroBitCount <= level.slotCount,
      "a node occupies only slots it has",
    )
    guard !level.isLeaf else {
      try require(node.children.isEmpty, "a leaf has no children")
      try require(node.values.count == occupiedCount, "a leaf has a value in each occupied slot")
      try require(node.valueCount == occupiedCount, "a leaf knows the number of its values")
      return (nodes: 1, values: occupiedCount)
    }
    try require(node.values.isEmpty, "a node above the leaves has no values")
    try require(node.children.count == occupiedCount, "a node has a child in each occupied slot")
    var total = (nodes: 1, values: 0)
    for child in node.children {
      let found = try checkSubtree(child, level: level.below)
      total.nodes += found.nodes
      total.values += found.values
    }
    try require(node.valueCount == total.values, "a node knows the number of values below it")
    return total
  }

  private func require(_ holds: Bool, _ rule: String) throws(BrokenInvariant) {
    guard holds else { throw BrokenInvariant(description: rule) }
  }
}
