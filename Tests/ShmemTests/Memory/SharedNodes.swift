// Knows which nodes two versions of a page tree do not share.

@testable import RadixTrees
@testable import Shmem
@testable import XArrays

extension PageTree {
  /// The number of nodes that are not the very same in another version.
  func nodes(notSharedWith other: PageTree) -> Int {
    switch (kind, other.kind) {
    case (.radixTree(let tree), .radixTree(let other)): tree.nodes(notSharedWith: other)
    case (.xArray(let array), .xArray(let other)): array.nodes(notSharedWith: other)
    case (.radixTree, .xArray), (.xArray, .radixTree): nodeCount
    }
  }
}

/// A node that can say what is the very same in another one.
private protocol SharedNode {
  /// The addresses of what it holds, which are compared, never used.
  var addresses: [UInt] { get }
  /// The children, by their slots.
  var childrenBySlot: [Int: Self] { get }
}

extension SharedNode {
  func nodes(notSharedWith other: Self?) -> Int {
    guard addresses != other?.addresses else { return 0 }
    let others = other?.childrenBySlot ?? [:]
    return childrenBySlot.reduce(1) { $0 + $1.value.nodes(notSharedWith: others[$1.key]) }
  }
}

extension RadixTree {
  fileprivate func nodes(notSharedWith other: RadixTree) -> Int {
    guard case .node(let root) = rootPointer else { return 0 }
    guard case .node(let otherRoot) = other.rootPointer, height == other.height else {
      return nodeCount
    }
    return root.nodes(notSharedWith: otherRoot)
  }
}

extension XArray {
  fileprivate func nodes(notSharedWith other: XArray) -> Int {
    guard case .node(let root) = head else { return 0 }
    guard case .node(let otherRoot) = other.head, height == other.height else { return nodeCount }
    return root.nodes(notSharedWith: otherRoot)
  }
}

extension RadixTree.Node: SharedNode {
  fileprivate var addresses: [UInt] { [address(of: children), address(of: values)] }

  fileprivate var childrenBySlot: [Int: Self] {
    let slots = (0..<64).filter { !children.isEmpty && occupies($0) }
    return Dictionary(uniqueKeysWithValues: slots.map { ($0, children[position(of: $0)]) })
  }
}

extension XArray.Node: SharedNode {
  fileprivate var addresses: [UInt] { [address(of: children), address(of: values)] }

  fileprivate var childrenBySlot: [Int: Self] {
    let slots = (0..<64).filter { parents & 1 << UInt64($0) != 0 }
    return Dictionary(uniqueKeysWithValues: zip(slots, children))
  }
}

/// Returns the address of the elements of an array; that of all empty ones if it is empty.
private func address(of elements: [some Any]) -> UInt {
  unsafe elements.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
}
