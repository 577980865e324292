// Lists the errors that a text can have, without the words for them.
package import Shmem

/// An error in a text.
package enum Problem: Hashable, Sendable {
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
  /// The line has an invisible character.
  case invisibleCharacter(Unicode.Scalar)
  /// The line repeats a key of the header that stands on an earlier line.
  case repeatedKey(HeaderKey, firstLine: Int)
  /// A word needs a later version of the language than the demo's.
  case newerWord(String, version: Int)
  /// A moment gets a name that another one has.
  case markRepeated(String)
  /// A promise is named again.
  case promiseRepeated(String)
  /// A claim is about a check, but no check comes before it.
  case nothingChecked
  /// A claim is about a difference, but nothing is compared.
  case nothingCompared
  /// A note is to be kept, but there is none at this point.
  case nothingToKeep
  /// A recap has another line after the last one that it can have.
  case recapTooLong
  /// A key of the header stands where a command should.
  case keyAmongCommands(HeaderKey)
  /// A word is not among those that can stand there.
  case unknown(Wanted, String, candidates: [String])
  /// The line ends, or a word ends, before something that must follow.
  case missing(Wanted, candidates: [String])
  /// A word follows although nothing can, or only one of the candidates.
  case unexpected(String, candidates: [String])
  /// A number is larger than any that can stand there.
  case numberTooLarge(String, limit: UInt64)
  /// A range ends before it begins.
  case rangeBackwards(first: PageIndex, last: PageIndex)
  /// A hole that starts with page 0 cuts the page before it.
  case nothingBeforeFile
  /// A page is named again.
  case pageRepeated(PageIndex)
  /// A command works on a page beyond the end of the file.
  case pageBehindFile(PageIndex, filePages: UInt64)
  /// A rule is set again.
  case ruleRepeated(Rule)
  /// A step belongs to tasks of another kind.
  case stepOfOtherTask(StepID, TaskKind)
  /// A condition stops runs already, as the breakpoint with this number.
  case breakpointRepeated(number: Int)
  /// No breakpoint has this number; `count` are set.
  case noBreakpoint(number: Int, count: Int)
  /// A playlist names no demo.
  case noDemos
  /// A playlist names something that is neither a demo nor a file; these are names of demos.
  case unknownDemo(String, names: [String])
  /// A line of a playlist names another demo after the first.
  case secondDemo(String)
  /// The pieces are right, but no scenario can be made of them.
  case scenario(ScenarioError)

  /// True if a page frame could stand in this place beside the words of the list.
  var takesPageFrame: Bool {
    switch self {
    case .unknown(.claim(orPage: true), _, _), .missing(.claim(orPage: true), _): true
    case .noFirstLine, .newerVersion, .noSlots, .tab, .carriageReturn, .invisibleCharacter,
      .newerWord, .markRepeated, .promiseRepeated, .nothingChecked, .nothingCompared, .repeatedKey,
      .keyAmongCommands, .unknown, .missing, .unexpected, .numberTooLarge, .rangeBackwards,
      .nothingBeforeFile, .pageRepeated, .pageBehindFile, .ruleRepeated, .stepOfOtherTask,
      .breakpointRepeated, .noBreakpoint, .nothingToKeep, .recapTooLong, .noDemos, .unknownDemo,
      .secondDemo, .scenario:
      false
    }
  }

  /// The words that could stand in this place, as far as they can be listed.
  var candidates: [String] {
    switch self {
    case .unknown(_, _, let candidates), .missing(_, let candidates),
      .unexpected(_, let candidates):
      candidates
    case .noFirstLine, .newerVersion, .noSlots, .tab, .carriageReturn, .invisibleCharacter,
      .newerWord, .markRepeated, .promiseRepeated, .nothingChecked, .nothingCompared,
      .nothingToKeep, .recapTooLong, .repeatedKey, .keyAmongCommands, .numberTooLarge,
      .rangeBackwards, .nothingBeforeFile, .pageRepeated, .pageBehindFile, .ruleRepeated,
      .stepOfOtherTask, .breakpointRepeated, .noBreakpoint, .noDemos, .unknownDemo, .secondDemo,
      .scenario:
      []
    }
  }
}
