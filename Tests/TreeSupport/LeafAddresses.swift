// Finds where the leaves of a tree store their values, to tell which leaves two versions share.

/// Returns the address of the values of each leaf, to be compared and not to be followed.
///
/// - Parameters:
///   - node: the node below which the leaves are; it can be a leaf itself.
///   - children: the children of a node; a leaf has none.
///   - values: the values of a leaf.
/// - Returns: The addresses, those of the lowest indices first.
package func leafAddresses<Node, Value>(
  below node: Node,
  children: KeyPath<Node, [Node]>,
  values: KeyPath<Node, [Value]>,
) -> [UInt] {
  let nodes = node[keyPath: children]
  guard nodes.isEmpty else {
    return nodes.flatMap { leafAddresses(below: $0, children: children, values: values) }
  }
  let leaf = node[keyPath: values]
  return unsafe [leaf.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }]
}
