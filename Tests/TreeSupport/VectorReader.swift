// Reads a vector file, line by line, and refuses the first line that breaks a rule of the format.

/// Reads one vector file.
struct VectorReader<Operation: VectorOperation> {
  typealias Step = VectorStep<Operation>

  private let file: String
  private(set) var shift = 0
  private(set) var steps: [Step] = []

  /// The dump whose `end` has not come yet.
  private var openDump: Step?
  private var line = 0

  init(file: String) {
    self.file = file
  }

  mutating func read(_ text: String) throws(VectorError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.removeLast().isEmpty else { throw error("the last line does not end in LF") }
    for text in lines {
      line += 1
      try readLine(text)
    }
    guard line > 2 else { throw error("the file ends before the first operation") }
    guard openDump == nil else { throw error("the file ends inside a dump") }
  }

  private mutating func readLine(_ text: Substring) throws(VectorError) {
    switch line {
    case 1:
      guard text == Operation.title else { throw error("line 1 is not the title") }
    case 2:
      shift = try readShift(text)
    default:
      guard !text.hasPrefix("#") else { return }
      try readBodyLine(text)
    }
  }

  private mutating func readBodyLine(_ text: Substring) throws(VectorError) {
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
    dump.listing.append(Step.NodeLine(line: line, text: try readNode(text)))
    openDump = dump
  }

  private func readShift(_ text: Substring) throws(VectorError) -> Int {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == "shift", let shift = Int(words[1]),
      Operation.recordedShifts.contains(shift)
    else {
      let shifts = Operation.recordedShifts.map(String.init)
      let others = shifts.dropLast().joined(separator: ", ")
      throw error("line 2 is not a shift of \(others) or \(shifts.suffix(1).joined())")
    }
    return shift
  }

  private func readStep(_ text: Substring) throws(VectorError) -> Step {
    guard let arrow = text.firstRange(of: " -> ") else { throw error("there is no arrow") }
    let left = text[..<arrow.lowerBound]
    guard let operation = Operation(vectorText: left) else {
      throw error("not an operation: \(left)")
    }
    let fields = try readFields(text[arrow.upperBound...])
    let keys = fields.map(\.key)
    guard keys.sorted() == operation.answerKeys.sorted() else {
      throw error("the fields are \(keys), not \(operation.answerKeys)")
    }
    return Step(
      line: line,
      text: String(left),
      operation: operation,
      answer: Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) }),
    )
  }

  private func readNode(_ text: Substring) throws(VectorError) -> String {
    let name = "node "
    guard text.hasPrefix(name) else { throw error("neither a node nor the end of the dump") }
    let fields = try readFields(text.dropFirst(name.count))
    let expected = Operation.nodeFields
    let keys = fields.map(\.key)
    let further = Array(keys.dropFirst(expected.keys.count))
    guard keys.starts(with: expected.keys),
      further == expected.optionalKeys.filter(further.contains)
    else {
      throw error(expected.rule)
    }
    let compared = fields.filter { expected.comparedKeys.contains($0.key) }
    return name + compared.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  private func readFields(
    _ text: Substring
  ) throws(VectorError) -> [(key: String, value: String)] {
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

  private func error(_ problem: String) -> VectorError {
    VectorError(file: file, line: line, problem: problem)
  }
}
