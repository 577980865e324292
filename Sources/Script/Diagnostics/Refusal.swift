// Holds an error in one line, before the line is known.

/// An error in one line, which becomes a diagnostic.
struct Refusal: Error {
  var columns: Range<Int>
  var problem: Problem

  init(_ columns: Range<Int>, _ problem: Problem) {
    self.columns = columns
    self.problem = problem
  }

  /// Returns the same refusal; if the word is unknown, with these words to choose from.
  func offering(_ candidates: [String]) -> Refusal {
    guard case .unknown(let wanted, let text, _) = problem else { return self }
    return Refusal(columns, .unknown(wanted, text, candidates: candidates))
  }

  func diagnostic(in line: SourceLine) -> Diagnostic {
    Diagnostic(line: line.number, columns: columns, source: line.text, problem: problem)
  }
}
