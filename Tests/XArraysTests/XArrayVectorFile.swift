// Knows the text format of the vectors that were recorded from the real XArray.

/// A vector file that is not written as the format wants it.
struct XArrayVectorError: Error, Hashable, CustomStringConvertible {
  let file: String
  let line: Int
  let problem: String

  var description: String { "\(file):\(line): \(problem)" }
}

/// One operation, what the real XArray answered, and where that is written.
struct XArrayVectorStep: Sendable {
  /// A line of a dump, without the number of value entries, which can be wrong in the kernel.
  struct NodeLine: Sendable {
    let line: Int
    let text: String
  }

  /// The line in the file, from 1.
  let line: Int
  let text: String
  let operation: XArrayVectorOperation
  let answer: [String: String]

  /// The nodes that follow a dump.
  var listing: [NodeLine] = []
}

/// The recorded history of one XArray that starts empty.
struct XArrayVectorFile: Sendable {
  let name: String
  let chunkShift: Int
  let steps: [XArrayVectorStep]

  /// Reads the text of a vector file and refuses whatever the format does not name.
  init(name: String, text: String) throws(XArrayVectorError) {
    var reader = XArrayVectorReader(file: name)
    try reader.read(text)
    self.name = name
    chunkShift = reader.chunkShift
    steps = reader.steps
  }
}

/// Reads a vector file line by line.
private struct XArrayVectorReader {
  let file: String
  var chunkShift = 0
  var steps: [XArrayVectorStep] = []

  /// The dump whose `end` has not come yet.
  private var openDump: XArrayVectorStep?
  private var line = 0

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: String) throws(XArrayVectorError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.removeLast().isEmpty else { throw error("the last line does not end in LF") }
    for text in lines {
      line += 1
      try readLine(text)
    }
    guard line > 2 else { throw error("the file ends before the first operation") }
    guard openDump == nil else { throw error("the file ends inside a dump") }
  }

  private mutating func readLine(_ text: Substring) throws(XArrayVectorError) {
    switch line {
    case 1:
      guard text == "# xarray vectors v1" else { throw error("line 1 is not the title") }
    case 2:
      chunkShift = try readChunkShift(text)
    default:
      guard !text.hasPrefix("#") else { return }
      try readBodyLine(text)
    }
  }

  private mutating func readBodyLine(_ text: Substring) throws(XArrayVectorError) {
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
    dump.listing.append(XArrayVectorStep.NodeLine(line: line, text: try readNode(text)))
    openDump = dump
  }

  private func readChunkShift(_ text: Substring) throws(XArrayVectorError) -> Int {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == "shift", let chunkShift = Int(words[1]),
      [4, 6].contains(chunkShift)
    else {
      throw error("line 2 is not a shift of 4 or 6")
    }
    return chunkShift
  }

  private func readStep(_ text: Substring) throws(XArrayVectorError) -> XArrayVectorStep {
    guard let arrow = text.firstRange(of: " -> ") else { throw error("there is no arrow") }
    let left = text[..<arrow.lowerBound]
    guard let operation = XArrayVectorOperation(vectorText: left) else {
      throw error("not an operation: \(left)")
    }
    let fields = try readFields(text[arrow.upperBound...])
    let keys = fields.map(\.key)
    guard keys.sorted() == operation.answerKeys.sorted() else {
      throw error("the fields are \(keys), not \(operation.answerKeys)")
    }
    return XArrayVectorStep(
      line: line,
      text: String(left),
      operation: operation,
      answer: Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) }),
    )
  }

  private func readNode(_ text: Substring) throws(XArrayVectorError) -> String {
    let name = "node "
    guard text.hasPrefix(name) else { throw error("neither a node nor the end of the dump") }
    let fields = try readFields(text.dropFirst(name.count))
    guard fields.map(\.key) == ["d", "shift", "first", "count", "nv", "slots"] else {
      throw error("the fields of a node are d, shift, first, count, nv and slots")
    }
    let kept = fields.filter { $0.key != "nv" }
    return name + kept.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  private func readFields(
    _ text: Substring
  ) throws(XArrayVectorError) -> [(key: String, value: String)] {
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

  private func error(_ problem: String) -> XArrayVectorError {
    XArrayVectorError(file: file, line: line, problem: problem)
  }
}
