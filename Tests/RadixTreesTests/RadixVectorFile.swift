// Knows the text format of the vectors that were recorded from the real radix tree.

/// A vector file that is not written as the format wants it.
struct RadixVectorError: Error, Hashable, CustomStringConvertible {
  let file: String
  let line: Int
  let problem: String

  var description: String { "\(file):\(line): \(problem)" }
}

/// One operation, what the real tree answered, and where that is written.
struct RadixVectorStep: Sendable {
  /// A line of a dump, without its tag fields.
  struct NodeLine: Sendable {
    let line: Int
    let text: String
  }

  /// The line in the file, from 1.
  let line: Int
  let text: String
  let operation: RadixVectorOperation
  let answer: [String: String]

  /// The nodes that follow a dump.
  var listing: [NodeLine] = []
}

/// The recorded history of one tree that starts empty.
struct RadixVectorFile: Sendable {
  let name: String
  let mapShift: Int
  let steps: [RadixVectorStep]

  /// Reads the text of a vector file and refuses whatever the format does not name.
  init(name: String, text: String) throws(RadixVectorError) {
    var reader = RadixVectorReader(file: name)
    try reader.read(text)
    self.name = name
    mapShift = reader.mapShift
    steps = reader.steps
  }
}

/// Reads a vector file line by line.
private struct RadixVectorReader {
  let file: String
  var mapShift = 0
  var steps: [RadixVectorStep] = []

  /// The dump whose `end` has not come yet.
  private var openDump: RadixVectorStep?
  private var line = 0

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: String) throws(RadixVectorError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.removeLast().isEmpty else { throw error("the last line does not end in LF") }
    for text in lines {
      line += 1
      try readLine(text)
    }
    guard line > 2 else { throw error("the file ends before the first operation") }
    guard openDump == nil else { throw error("the file ends inside a dump") }
  }

  private mutating func readLine(_ text: Substring) throws(RadixVectorError) {
    switch line {
    case 1:
      guard text == "# radix vectors v1" else { throw error("line 1 is not the title") }
    case 2:
      mapShift = try readMapShift(text)
    default:
      guard !text.hasPrefix("#") else { return }
      try readBodyLine(text)
    }
  }

  private mutating func readBodyLine(_ text: Substring) throws(RadixVectorError) {
    guard var dump = openDump else {
      let step = try readStep(text)
      if step.operation == .dump {
        openDump = step
      } else {
        steps.append(step)
      }
      return
    }
    guard text != "end" else {
      steps.append(dump)
      openDump = nil
      return
    }
    dump.listing.append(RadixVectorStep.NodeLine(line: line, text: try readNode(text)))
    openDump = dump
  }

  private func readMapShift(_ text: Substring) throws(RadixVectorError) -> Int {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == "shift", let mapShift = Int(words[1]),
      [2, 3, 4, 6].contains(mapShift)
    else {
      throw error("line 2 is not a shift of 2, 3, 4 or 6")
    }
    return mapShift
  }

  private func readStep(_ text: Substring) throws(RadixVectorError) -> RadixVectorStep {
    guard let arrow = text.firstRange(of: " -> ") else { throw error("there is no arrow") }
    let left = text[..<arrow.lowerBound]
    guard let operation = RadixVectorOperation(vectorText: left) else {
      throw error("not an operation: \(left)")
    }
    let fields = try readFields(text[arrow.upperBound...])
    let keys = fields.map(\.key)
    guard keys.sorted() == operation.answerKeys.sorted() else {
      throw error("the fields are \(keys), not \(operation.answerKeys)")
    }
    return RadixVectorStep(
      line: line,
      text: String(left),
      operation: operation,
      answer: Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) }),
    )
  }

  private func readNode(_ text: Substring) throws(RadixVectorError) -> String {
    let name = "node "
    guard text.hasPrefix(name) else { throw error("neither a node nor the end of the dump") }
    let fields = try readFields(text.dropFirst(name.count))
    let keys = ["d", "h", "first", "count", "slots"]
    let tagKeys = fields.dropFirst(keys.count).map(\.key)
    guard fields.prefix(keys.count).map(\.key) == keys,
      tagKeys == ["t0", "t1", "t2"].filter(tagKeys.contains)
    else {
      throw error("the fields of a node are \(keys), then tags")
    }
    return name + fields.prefix(keys.count).map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  private func readFields(
    _ text: Substring
  ) throws(RadixVectorError) -> [(key: String, value: String)] {
    var fields: [(key: String, value: String)] = []
    for field in text.split(separator: " ", omittingEmptySubsequences: false) {
      let sides = field.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw error("not a field: \(field)")
      }
      fields.append((key: String(sides[0]), value: String(sides[1])))
    }
    return fields
  }

  private func error(_ problem: String) -> RadixVectorError {
    RadixVectorError(file: file, line: line, problem: problem)
  }
}
