// Reads the parts of a scenario from options, each of which is a text of its own.
package import Shmem

/// A reader of the options of a command line, with the grammar and the errors of the header.
///
/// The diagnostics are about line 1; their `summary` is the message for an option.
package enum OptionParser {
  /// Reads KERNEL: `3.16`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func kernel(_ text: String) throws(ScriptError) -> Kernel {
    try read(text) { line throws(Refusal) in try line.takeKernel() }
  }

  /// Reads MAPPING: `file`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func mapping(_ text: String) throws(ScriptError) -> Mapping {
    try read(text) { line throws(Refusal) in try line.takeMapping() }
  }

  /// Reads RULE=VALUE: `swap-retry=off`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func rule(_ text: String) throws(ScriptError) -> RuleSetting {
    try read(text) { line throws(Refusal) in try line.takeRule(after: []) }
  }

  /// Reads a list of slots: `page,swap` or `0-7=page,8=swap`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func slots(_ text: String) throws(ScriptError) -> [SlotRun] {
    try read(text) { line throws(Refusal) in try line.takeSlots() }
  }

  /// Reads a hole: `1-3`, `~1-3~`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func hole(_ text: String) throws(ScriptError) -> Hole {
    try read(text) { line throws(Refusal) in try line.takeHole() }
  }

  /// Reads a call: `madvise`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func call(_ text: String) throws(ScriptError) -> PunchCall {
    try read(text) { line throws(Refusal) in try line.takeCall() }
  }

  /// Reads FAIRNESS: `none`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func fairness(_ text: String) throws(ScriptError) -> Fairness {
    try read(text) { line throws(Refusal) in try line.takeFairness() }
  }

  /// Reads KIND[:OPTION …][@PAGE]: `read:loop@3`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func task(_ text: String) throws(ScriptError) -> TaskSpec {
    try read(text) { line throws(Refusal) in try line.takeTask() }
  }

  /// Reads TASK …, none at all, or `none`: `read@3, reclaim`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func tasks(_ text: String) throws(ScriptError) -> [TaskSpec] {
    try read(text) { line throws(Refusal) in
      guard !line.isAtEnd, !line.takeIfNext(.none) else { return [] }
      return try line.takeList { line throws(Refusal) in try line.takeTask() }
    }
  }

  /// Reads the most swizzles, NUMBER or `none`: `14`.
  ///
  /// - Returns: the number; nil for no limit.
  /// - Throws: a `ScriptError` for anything else.
  package static func fuel(_ text: String) throws(ScriptError) -> Int? {
    try read(text) { line throws(Refusal) in
      line.takeIfNext(.none) ? nil : try line.takeCount()
    }
  }

  /// Reads NUMBER: `14`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package static func count(_ text: String) throws(ScriptError) -> Int {
    try read(text) { line throws(Refusal) in try line.takeCount() }
  }

  /// Reads a text in one line, such as a title.
  ///
  /// - Throws: a `ScriptError` if it is empty or has an invisible character.
  package static func text(_ text: String) throws(ScriptError) -> String {
    try read(text) { line throws(Refusal) in try line.takeText() }
  }

  private static func read<Value>(
    _ text: String,
    _ value: (inout LineReader) throws(Refusal) -> Value
  ) throws(ScriptError) -> Value {
    try SourceLine(number: 1, text: text).read { line throws(Refusal) in
      let value = try value(&line)
      try line.finish()
      return value
    }
  }
}
