// Knows what is true of every XArray between two operations; the tests ask it.

/// A rule of the XArray that was found broken.
struct BrokenInvariant: Error, CustomStringConvertible {
  /// The rule, as a sentence.
  let description: String
}

extension XArray {
  /// Goes through all nodes and checks that every rule of their structure holds.
  ///
  /// - Throws: The first rule found broken.
  func checkInvariants() throws(BrokenInvariant) {
    switch head {
    case .empty, .value, .retry:
      try require(height == 0, "an XArray without a node has height 0")
    case .node(let root):
      try require(height > 0, "an XArray with a node has a height")
      try require(topLevel.shift < UInt64.bitWidth, "a node covers indices that exist")
      _ = try checkSubtree(root, level: topLevel)
    }
  }

  /// Returns the number of nodes found.
  private func checkSubtree(
    _ node: Node,
    level: XArrayLevel,
  ) throws(BrokenInvariant) -> Int {
    // The top level of the highest XArray has slots for indices that do not exist.
    let existingSlots = level.slot(of: level.maximumIndex) + 1
    try require(
      UInt64.bitWidth - node.occupied.leadingZeroBitCount <= existingSlots,
      "a node occupies only slots that cover an index",
    )
    try require(node.siblings & ~node.occupied == 0, "a sibling is occupied")
    try require(node.retries & ~node.occupied == 0, "a retry entry is occupied")
    try require(node.parents & ~node.occupied == 0, "a slot with a child is occupied")
    try require(node.siblings & (node.retries | node.parents) == 0, "a sibling holds nothing else")
    try require(node.retries & node.parents == 0, "a slot with a child holds nothing else")
    try require(
      node.children.count == node.parents.nonzeroBitCount,
      "a node has a child in each slot that says so",
    )
    try require(
      node.values.count == node.valueSlots.nonzeroBitCount,
      "a node has a value in each slot that holds one",
    )
    try require(!level.isLeaf || node.children.isEmpty, "a leaf has no children")
    try require(level.isLeaf || node.retries == 0, "a retry entry is in a leaf")
    var rest = node.contentSlots(from: 0)
    while rest != 0 {
      let slot = rest.trailingZeroBitCount
      rest &= rest - 1
      try checkWidth(of: slot, in: node)
    }
    var nodeCount = 1
    let own = level.indexCount(ofSlots: node.valueSlots | node.siblings)
    try require(
      node.indexCount == node.children.reduce(own) { $0 &+ $1.indexCount },
      "a node knows the number of indices that entries cover",
    )
    for child in node.children {
      nodeCount += try checkSubtree(child, level: level.below)
    }
    try require(node.nodeCount == nodeCount, "a node knows the number of nodes below it")
    return nodeCount
  }

  private func checkWidth(of slot: Int, in node: Node) throws(BrokenInvariant) {
    let width = node.width(of: slot)
    try require(width.nonzeroBitCount == 1, "an entry takes up 2^n slots")
    try require(slot % width == 0, "an entry lies at a multiple of its slots")
    try require(width < 1 << chunkShift, "an entry that fills a node lies one level up")
    guard width > 1 else { return }
    guard case .value = node.contents(of: slot) else {
      throw BrokenInvariant(description: "only a value has siblings")
    }
  }

  private func require(_ holds: Bool, _ rule: String) throws(BrokenInvariant) {
    guard holds else { throw BrokenInvariant(description: rule) }
  }
}
