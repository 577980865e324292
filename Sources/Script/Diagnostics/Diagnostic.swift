// Knows what can be wrong with a text, and where.
public import Shmem

/// Why a text was refused: everything that is wrong with it, from top to bottom.
public struct ScriptError: Error, Hashable, Sendable {
  /// What is wrong; never empty.
  public let diagnostics: [Diagnostic]

  /// Collects what is wrong, in any order.
  ///
  /// - Precondition: something is wrong.
  init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a text is refused for a reason")
    self.diagnostics = diagnostics.sorted {
      ($0.line, $0.columns.lowerBound) < ($1.line, $1.columns.lowerBound)
    }
  }
}

/// One thing that is wrong with a text.
public struct Diagnostic: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The characters of the line, counted from 1; empty where something is missing.
  public var columns: Range<Int>
  /// The whole line.
  public var source: String
  /// What is wrong there.
  public var problem: Problem
}

/// What can be wrong with a text.
public enum Problem: Hashable, Sendable {
  /// The first line does not say that this is a demo.
  case noFirstLine
  /// The demo is written in a version that is not known yet.
  case newerVersion(String)
  /// The header does not say what the file holds.
  case noSlots
  /// The line has a tab.
  case tab
  /// The line ends in a carriage return.
  case carriageReturn
  /// The line has a character that cannot be seen.
  case invisibleCharacter(Unicode.Scalar)
  /// The line repeats a key of the header that stands on an earlier line.
  case repeatedKey(HeaderKey, firstLine: Int)
  /// A key of the header stands where a command should.
  case keyAmongCommands(HeaderKey)
  /// A word is not among those that can stand there.
  case unknown(Wanted, String, candidates: [String])
  /// The line ends, or a word ends, before something that must follow.
  case missing(Wanted, candidates: [String])
  /// Nothing, or only one of the candidates, can follow.
  case unexpected(String, candidates: [String])
  /// A number is larger than any that can stand there.
  case numberTooLarge(String, limit: UInt64)
  /// A range ends before it begins.
  case rangeBackwards(first: PageIndex, last: PageIndex)
  /// A hole that starts with page 0 is said to cut the page before.
  case nothingBeforeFile
  /// A page is named again.
  case pageRepeated(PageIndex)
  /// A page of the file is not named although a later one is.
  case pageLeftOut(PageIndex)
  /// A command works on a page behind the end of the file.
  case pageBehindFile(PageIndex, filePages: UInt64)
  /// A rule is set again.
  case ruleRepeated(RuleName)
  /// A row belongs to tasks of another kind.
  case rowOfOtherTask(Row, TaskKind)
  /// The pieces are right, but no scenario can be made of them.
  case scenario(ScenarioError)

  /// The words that could stand in this place, as far as they can be listed.
  var candidates: [String] {
    switch self {
    case .unknown(_, _, let candidates), .missing(_, let candidates),
      .unexpected(_, let candidates):
      candidates
    case .noFirstLine, .newerVersion, .noSlots, .tab, .carriageReturn, .invisibleCharacter,
      .repeatedKey, .keyAmongCommands, .numberTooLarge, .rangeBackwards, .nothingBeforeFile,
      .pageRepeated, .pageLeftOut, .pageBehindFile, .ruleRepeated, .rowOfOtherTask, .scenario:
      []
    }
  }
}

/// What a place in a line asks for.
public enum Wanted: Hashable, Sendable {
  /// A word that begins a line.
  case command
  /// A small word of a command.
  case word
  /// A text up to the end of the line.
  case text
  /// A kernel.
  case kernel
  /// The name of a rule.
  case rule
  /// A value of the rule.
  case value(RuleName)
  /// What a slot holds at the start.
  case slot
  /// What a slot is claimed to hold.
  case slotContent
  /// A range to punch.
  case hole
  /// What a task does.
  case taskKind
  /// The name of a task.
  case task
  /// A step of tasks of that kind.
  case row(TaskKind)
  /// What a claim is about.
  case claim
  /// What is claimed about a task.
  case taskState
  /// A gathered entry.
  case batchEntry
  /// A promise.
  case promise
  /// How a promise stands.
  case standing
  /// A page of the file.
  case page
  /// A number.
  case number
}

/// A refusal inside one line, on its way to becoming a diagnostic.
struct Refusal: Error {
  var columns: Range<Int>
  var problem: Problem

  init(_ columns: Range<Int>, _ problem: Problem) {
    self.columns = columns
    self.problem = problem
  }

  /// The same refusal; if the word is unknown, with these words to choose from.
  func offering(_ candidates: [String]) -> Refusal {
    guard case .unknown(let wanted, let text, _) = problem else { return self }
    return Refusal(columns, .unknown(wanted, text, candidates: candidates))
  }

  func diagnostic(in line: SourceLine) -> Diagnostic {
    Diagnostic(line: line.number, columns: columns, source: line.text, problem: problem)
  }
}
