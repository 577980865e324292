// Knows what a vector file holds: a shift, and operations with what the real tree answered.

/// One operation, the answer of the real tree, and the place of both in the file.
package struct VectorStep<Operation: VectorOperation>: Sendable {
  /// A line of a dump, without the fields that are not compared.
  struct NodeLine: Sendable {
    let line: Int
    let text: String
  }

  /// The line in the file, from 1.
  package let line: Int

  /// The operation as it is written.
  package let text: String

  /// The operation as it is read.
  package let operation: Operation

  /// The fields of the answer.
  package let answer: [String: String]

  /// The nodes that follow a dump.
  var listing: [NodeLine] = []
}

/// The recorded history of one tree that starts empty.
package struct VectorFile<Operation: VectorOperation>: Sendable {
  /// The name of the file, for messages.
  package let name: String

  /// The number of bits of the index that one level of nodes takes up.
  package let shift: Int

  /// The operations, in order.
  package let steps: [VectorStep<Operation>]

  /// Reads the text of a vector file and refuses whatever the format does not name.
  ///
  /// - Throws: The first fault found.
  package init(name: String, text: String) throws(VectorError) {
    var reader = VectorReader<Operation>(file: name)
    try reader.read(text)
    self.name = name
    shift = reader.shift
    steps = reader.steps
  }
}
