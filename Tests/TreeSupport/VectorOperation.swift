// Names the parts of the vector format that differ between one kind of tree and another.

/// The left side of a line in a vector file, and the rules for a file of such lines.
///
///     # radix vectors v1                                          the title
///     shift 3                                                     the shift
///     insert 0 P5 -> r=ok h=0 nodes=0 root=item:P5 rt=0           operation -> answer
///     dump -> r=ok h=0 nodes=0 root=item:P5 rt=0                  a dump, then a line for each node
///     end
package protocol VectorOperation: Hashable, Sendable {
  /// The first line of a file.
  static var title: String { get }

  /// The shifts that were recorded, one of which the second line names.
  static var recordedShifts: [Int] { get }

  /// The fields of a node in a dump.
  static var nodeFields: VectorNodeFields { get }

  /// The operation that lists the nodes.
  static var dump: Self { get }

  /// Reads an operation; nil when the text is not one.
  init?(vectorText text: some StringProtocol)

  /// The keys that the right side of the line must have, each once.
  var answerKeys: [String] { get }

  /// Those of the keys that our tree answers, in the order in which they are compared.
  var comparedKeys: [String] { get }
}

/// The fields that a node has in a dump.
package struct VectorNodeFields: Sendable {
  /// The keys that every node has, in this order.
  let keys: [String]

  /// The keys that may follow, each at most once and in this order.
  let optionalKeys: [String]

  /// The keys of the fields that are compared.
  let comparedKeys: [String]

  /// The rule for these fields, as an error states it.
  let rule: String

  /// Names the fields of a node.
  package init(
    keys: [String],
    optionalKeys: [String],
    comparedKeys: [String],
    rule: String,
  ) {
    self.keys = keys
    self.optionalKeys = optionalKeys
    self.comparedKeys = comparedKeys
    self.rule = rule
  }
}
