// Reads a demo from top to bottom.
internal import Shmem

extension Demo {
  /// Reads a demo.
  ///
  /// - Throws: a `ScriptError` with all errors, from top to bottom.
  package init(parsing text: String) throws(ScriptError) {
    var parser = DemoParser(text)
    self = try parser.parse()
  }
}

/// A reader of demos that goes on after a line with an error.
private struct DemoParser {
  private enum Phase {
    case header
    /// The commands, after the header; the scope is that of the next command.
    case commands(Scope)
  }

  private let text: String
  private let lines: [SourceLine]
  private var phase = Phase.header
  private var version = Demo.newestVersion
  private var header: HeaderParser
  private var scenario: Scenario?
  private var statements: [Statement] = []
  private var lineOfLastCommand = 0
  private var diagnostics: [Diagnostic] = []

  init(_ text: String) {
    self.text = text
    lines = SourceLine.lines(of: text)
    header = HeaderParser(firstLine: lines[0])
  }

  mutating func parse() throws(ScriptError) -> Demo {
    // For a text that is no demo every line would be an error: one is enough.
    version = try lines[0].read { line throws(Refusal) in try line.takeFirstLine() }
    for line in lines.dropFirst() { read(line) }
    if case .header = phase { closeHeader() }
    if let carriageReturn = SourceLine.carriageReturn(in: text) {
      diagnostics.append(carriageReturn)
    }
    guard diagnostics.isEmpty, let scenario else { throw ScriptError(diagnostics) }
    return Demo(
      title: header.title,
      about: header.about,
      group: header.group,
      scenario: scenario,
      statements: version < Demo.firstVersionWithoutKeeping ? statements.keepingNotes : statements
    )
  }

  private mutating func read(_ line: SourceLine) {
    do throws(Refusal) {
      var reader = try line.reader()
      guard !reader.isAtEnd else { return }
      switch phase {
      case .header: try readHeader(line, &reader)
      case .commands(let scope):
        let start = reader.columnOfNextWord
        let command = try reader.takeCommand(in: scope)
        try append(command, at: start, of: line, scope)
      }
    } catch {
      diagnostics.append(error.diagnostic(in: line))
    }
  }

  private mutating func readHeader(_ line: SourceLine, _ reader: inout LineReader) throws(Refusal) {
    var before = Scope.unknown
    before.version = version
    let words = HeaderKey.words(ofVersion: version) + before.commandWords
    let (keyword, token) = try reader.take(.command, candidates: words) { token in
      Keyword(String(token.text)).map { ($0, token) }
    }
    switch keyword {
    case .header(let key):
      try token.check(version: key.version, in: before)
      try header.read(key, token.columns, of: line, &reader)
    case .command(let word):
      let scope = closeHeader()
      try token.check(word, in: scope)
      let command = try reader.takeCommand(word, in: scope)
      try append(command, at: token.columns.lowerBound, of: line, scope)
    }
  }

  /// Makes the scenario, unless a line of the header was refused, whose meaning is unknown.
  @discardableResult
  private mutating func closeHeader() -> Scope {
    if diagnostics.isEmpty {
      do throws(ScriptError) {
        scenario = try header.scenario()
      } catch {
        diagnostics += error.diagnostics
      }
    }
    var scope = scenario.map(Scope.init) ?? .unknown
    scope.version = version
    phase = .commands(scope)
    return scope
  }

  /// Adds a command whose first word begins at a column, or joins its text with that of the line before.
  private mutating func append(
    _ command: Command,
    at column: Int,
    of line: SourceLine,
    _ scope: Scope
  ) throws(Refusal) {
    var scope = scope
    scope.include(command)
    phase = .commands(scope)
    defer { lineOfLastCommand = line.number }
    if lineOfLastCommand == line.number - 1, let last = statements.last,
      let whole = last.command.continued(by: command)
    {
      guard whole.hasRoom else {
        throw Refusal(column..<column + whole.word.rawValue.count, .recapTooLong)
      }
      statements[statements.count - 1].command = whole
    } else {
      statements.append(Statement(line: line.number, command: command))
    }
  }
}

extension Command {
  /// True unless the command is a recap of too many lines.
  fileprivate var hasRoom: Bool {
    guard case .recap(let text) = self else { return true }
    return text.split(separator: "\n").count <= Self.mostRecapLines
  }
}

extension [Statement] {
  /// The same with every note kept, on the line of the note.
  fileprivate var keepingNotes: [Statement] {
    flatMap { statement in
      statement.command.isNote
        ? [statement, Statement(line: statement.line, command: .keep)] : [statement]
    }
  }
}

extension LineReader {
  private enum FirstWord: String {
    case punchscope
    case demo
  }

  /// Reads `punchscope demo 4`, or an older version, and returns the version.
  fileprivate mutating func takeFirstLine() throws(Refusal) -> Int {
    guard takeIfNext(among: [FirstWord.punchscope]) != nil,
      takeIfNext(among: [FirstWord.demo]) != nil, !isAtEnd
    else { throw Refusal(1..<1, .noFirstLine) }
    let version = try take(.number) { token throws(Refusal) in
      guard token.isDecimal else { throw token.unknown(.number, []) }
      let digits = token.text.drop { $0 == "0" }
      guard !digits.isEmpty else { throw Refusal(1..<1, .noFirstLine) }
      guard let version = Int(digits), version <= Demo.newestVersion else {
        throw token.refused(.newerVersion(String(digits)))
      }
      return version
    }
    try finish()
    return version
  }
}
