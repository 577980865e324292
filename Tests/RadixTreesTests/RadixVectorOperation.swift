// Knows the operations of the vector files and what each of them must be followed by.

import TreeSupport

/// The left side of a line in a vector file.
///
/// The tree keeps no tags, so the tag of the last three operations is checked and dropped.
enum RadixVectorOperation: VectorOperation {
  static let title = "# radix vectors v1"
  static let recordedShifts = [2, 3, 4, 6]

  /// The fields of a node: the tags may follow, and are not compared.
  static let nodeFields = VectorNodeFields(
    keys: nodeKeys,
    optionalKeys: ["t0", "t1", "t2"],
    comparedKeys: nodeKeys,
    rule: "the fields of a node are \(nodeKeys), then tags",
  )

  private static let nodeKeys = ["d", "h", "first", "count", "slots"]

  case insert(StoredValue, index: UInt64)
  case delete(index: UInt64)
  case deleteItem(StoredValue, index: UInt64)
  case replace(StoredValue, index: UInt64)
  case lookup(index: UInt64)
  case gang(first: UInt64, limit: Int)
  case taggedGang(first: UInt64, limit: Int)
  case setTag(index: UInt64)
  case clearTag(index: UInt64)
  case dump

  /// Reads an operation; `nil` when the text is not one.
  init?(vectorText text: some StringProtocol) {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let name = words.removeFirst()
    guard name != "dump" else {
      guard words.isEmpty else { return nil }
      self = .dump
      return
    }
    guard let first = words.first, let index = UInt64(vectorText: first) else { return nil }
    switch (name, words.count) {
    case ("delete", 1):
      self = .delete(index: index)
    case ("lookup", 1):
      self = .lookup(index: index)
    case ("insert", 2), ("delete_item", 2), ("replace", 2):
      guard let value = StoredValue(vectorText: words[1]) else { return nil }
      self =
        switch name {
        case "insert": .insert(value, index: index)
        case "replace": .replace(value, index: index)
        default: .deleteItem(value, index: index)
        }
    case ("tag_set", 2), ("tag_clear", 2):
      guard Self.isTag(words[1]) else { return nil }
      self = name == "tag_set" ? .setTag(index: index) : .clearTag(index: index)
    case ("gang", 2):
      guard let limit = UInt64(vectorText: words[1]) else { return nil }
      self = .gang(first: index, limit: Int(clamping: limit))
    case ("gang_tag", 3):
      guard let limit = UInt64(vectorText: words[1]), Self.isTag(words[2]) else { return nil }
      self = .taggedGang(first: index, limit: Int(clamping: limit))
    default:
      return nil
    }
  }

  /// The keys that the right side of the line must have, each once.
  var answerKeys: [String] {
    switch self {
    case .gang, .taggedGang:
      ["r", "e", "h", "nodes", "root", "rt"]
    case .insert, .delete, .deleteItem, .replace, .lookup, .setTag, .clearTag, .dump:
      ["r", "h", "nodes", "root", "rt"]
    }
  }

  /// The keys that need no tags; the entries of a tagged gang lookup are compared in another way.
  var comparedKeys: [String] {
    switch self {
    case .taggedGang:
      ["h", "nodes", "root"]
    case .gang, .insert, .delete, .deleteItem, .replace, .lookup, .setTag, .clearTag, .dump:
      answerKeys.filter { $0 != "rt" }
    }
  }

  private static func isTag(_ text: some StringProtocol) -> Bool {
    ["0", "1", "2"].contains(String(text))
  }
}
