// Names what a tree must answer to be compared with a vector file.

/// A tree of ours that goes through the operations of a vector file.
package protocol ReplayedTree {
  /// The operations of the vector files.
  associatedtype Operation: VectorOperation

  /// Makes an empty tree whose levels take up a number of bits of the index.
  init(shift: Int)

  /// The number of node levels.
  var height: Int { get }

  /// The number of nodes.
  var nodeCount: Int { get }

  /// The contents of the root pointer, in the words of the vector files.
  var rootText: String { get }

  /// Performs `operation` and returns the fields of the answer besides height, nodes and root.
  mutating func result(of operation: Operation) -> [String: String]

  /// Returns the nodes as the lines of a dump, with the fields that are compared.
  func listing() -> [String]

  /// Returns a disagreement that a comparison field by field does not find, after the operation of
  /// `step`; nil if there is none.
  func disagreement(after step: VectorStep<Operation>) -> (expected: String, got: String)?
}

extension ReplayedTree {
  /// Performs `operation` and returns the fields of the answer.
  mutating func answer(to operation: Operation) -> [String: String] {
    var answer = result(of: operation)
    answer["h"] = "\(height)"
    answer["nodes"] = "\(nodeCount)"
    answer["root"] = rootText
    return answer
  }
}
