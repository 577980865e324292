// Reads the header of a demo, and finds the line to blame for a refused scenario.
internal import Shmem

/// A collector of the pieces that the header of a demo names.
struct HeaderParser {
  private struct Place {
    var line: SourceLine
    var columns: Range<Int>
  }

  private let firstLine: SourceLine
  private(set) var title: String?
  private(set) var about: String?
  private(set) var group: String?
  private var pieces = ScenarioPieces()
  /// The place of the value of each key, or of the key itself while its value is being read.
  private var places: [HeaderKey: Place] = [:]
  /// The columns of each of `pieces.tasks` in its line.
  private var taskColumns: [Range<Int>] = []

  init(firstLine: SourceLine) {
    self.firstLine = firstLine
  }

  /// Reads the value of a key that stands in these columns.
  mutating func read(
    _ key: HeaderKey,
    _ columns: Range<Int>,
    of line: SourceLine,
    _ reader: inout LineReader
  ) throws(Refusal) {
    if let earlier = places[key], key != .about {
      throw Refusal(columns, .repeatedKey(key, firstLine: earlier.line.number))
    }
    places[key] = Place(line: line, columns: columns)
    let start = reader.columnOfNextWord
    try readValue(of: key, &reader)
    places[key] = Place(line: line, columns: start..<reader.column)
    try reader.finish()
  }

  private mutating func readValue(of key: HeaderKey, _ reader: inout LineReader) throws(Refusal) {
    switch key {
    case .title: title = try reader.takeText()
    case .about:
      let text = try reader.takeText()
      about = about.map { $0 + "\n" + text } ?? text
    case .group: group = try reader.takeText()
    case .kernel: pieces.kernel = try reader.takeKernel()
    case .mapping: pieces.mapping = try reader.takeMapping()
    case .rules: pieces.rules = try reader.takeRules()
    case .slots: pieces.slots = try reader.takeSlots()
    case .hole: pieces.hole = try reader.takeHole()
    case .call: pieces.call = try reader.takeCall()
    case .tasks:
      let tasks = try reader.takeList { line throws(Refusal) in
        let start = line.columnOfNextWord
        return (try line.takeTask(), start..<line.column)
      }
      pieces.tasks = tasks.map(\.0)
      taskColumns = tasks.map(\.1)
    case .fuel: pieces.fuel = try reader.takeCount()
    case .fairness: pieces.fairness = try reader.takeFairness()
    case .batch: pieces.batchLimit = try reader.takeCount()
    case .shift: pieces.mapShift = try reader.takeCount()
    }
  }

  /// Returns the scenario.
  ///
  /// - Throws: a `ScriptError` that points at the line to blame.
  /// - Precondition: no line of the header was refused.
  func scenario() throws(ScriptError) -> Scenario {
    guard pieces.slots != nil else {
      throw ScriptError([Refusal(1..<1, .noSlots).diagnostic(in: firstLine)])
    }
    do throws(ScenarioError) {
      return try pieces.scenario()
    } catch {
      let place = place(toBlameFor: error)
      throw ScriptError([Refusal(place.columns, .scenario(error)).diagnostic(in: place.line)])
    }
  }

  private func place(toBlameFor error: ScenarioError) -> Place {
    var place = place(of: error.headerKey)
    if let task = error.blamedTask, let position = pieces.tasks.firstIndex(of: task) {
      place.columns = taskColumns[position]
    }
    return place
  }

  /// Returns the place of a key; a missing key is never to blame, as its default always fits.
  private func place(of key: HeaderKey) -> Place {
    places[key, default: Place(line: firstLine, columns: 1..<1)]
  }
}
