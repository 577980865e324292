// Counts the nodes that a visitor sees before it throws.

/// The error of a visitor that has seen enough.
package struct SeenEnough: Error {}

/// Returns the number of nodes that a visitor sees if it throws at one of them.
///
/// - Parameters:
///   - number: the number of that node in the order of the visits, from 1.
///   - visitNodes: the method of a tree that shows its nodes to a visitor.
/// - Returns: The number of nodes seen; nil if the error does not come out of the method.
package func visitCount<Node>(
  throwingAt number: Int,
  _ visitNodes: ((Node) throws(SeenEnough) -> Void) throws(SeenEnough) -> Void,
) -> Int? {
  var visited = 0
  do throws(SeenEnough) {
    try visitNodes { _ throws(SeenEnough) in
      visited += 1
      if visited == number { throw SeenEnough() }
    }
    return nil
  } catch {
    return visited
  }
}
