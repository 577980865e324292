// Prints demos and commands: keywords in column 1, values in column 10.
internal import Shmem

extension Demo {
  /// The demo as text, from which the same demo can be read; every line ends in a line feed.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The lines of the demo, the first of which names the language.
  package var lines: [String] { Layout(of: self, statements.map(\.command)).lines }

  /// The lines between the first one and the commands, without values that are the default.
  var headerLines: [String] {
    let pieces = ScenarioPieces(of: scenario)
    return HeaderKey.allCases.flatMap { key in
      values(of: key, pieces).map { aligned(key.rawValue, $0) }
    }
  }

  private func values(of key: HeaderKey, _ pieces: ScenarioPieces) -> [String] {
    switch key {
    case .title: title.map { [$0] } ?? []
    case .about: about?.lines ?? []
    case .group: group.map { [$0] } ?? []
    case .kernel: [scenario.kernel.rawValue]
    case .mapping: pieces.mapping.map { [$0.rawValue] } ?? []
    case .rules: list(pieces.rules.map(\.description))
    case .slots: [scenario.slots.script]
    case .hole: pieces.hole.map { [$0.script] } ?? []
    case .call: pieces.call.map { [$0.rawValue] } ?? []
    case .tasks: list(pieces.tasks.map(\.script))
    case .fuel: pieces.fuel.map { [String($0)] } ?? []
    case .fairness: pieces.fairness.map { [$0.rawValue] } ?? []
    case .batch: pieces.batchLimit.map { [String($0)] } ?? []
    case .shift: pieces.mapShift.map { [String($0)] } ?? []
    }
  }

  private func list(_ items: [String]) -> [String] {
    items.isEmpty ? [] : [items.joined(separator: ", ")]
  }
}

extension Command {
  /// The command as a demo has it: one line, or several for a text of several lines.
  ///
  /// It is in the words of the newest version of the language.
  package var text: String { lines(ofVersion: .max).joined(separator: "\n") }

  /// Returns the lines of the command in the words of a version of the language.
  func lines(ofVersion version: Int) -> [String] {
    switch self {
    case .chapter(let title): [line(.chapter, title)]
    case .note(nil): [CommandWord.note.rawValue]
    case .note(let text?): text.lines.map { line(.note, $0) }
    case .keep: [CommandWord.keep.rawValue]
    case .speaker(let text): text.lines.map { line(.speaker, $0) }
    case .recap(let text): text.lines.map { line(.recap, $0) }
    case .step(let step): [line(.step, step.script)]
    case .mark(let name): [line(.mark, name.rawValue)]
    case .jump(let target): [line(.jump, target.script)]
    case .pause: [CommandWord.pause.rawValue]
    case .ask: [CommandWord.ask.rawValue]
    case .check(let promises):
      promises.isEmpty
        ? [CommandWord.check.rawValue]
        : [line(.check, promises.map(\.rawValue).joined(separator: " "))]
    case .compare(let rules): [line(.compare, rules?.text ?? Particle.off.rawValue)]
    case .show(let figure): [line(.show, figure?.text ?? Particle.off.rawValue)]
    case .inject(let task): [line(.inject, task.injectionScript)]
    case .swizzle(let page): [line(.swizzle, "at \(page)")]
    case .expect(let expectation): [line(.expect, expectation.script(ofVersion: version))]
    case .until(let breakpoint): [line(.until, breakpoint.text(ofVersion: version))]
    case .setBreakpoint(let breakpoint): [line(.breakpoint, breakpoint.text(ofVersion: version))]
    case .removeBreakpoint(let number):
      [line(.unbreak, number.map { "\($0)" } ?? Particle.all.rawValue)]
    }
  }

  private func line(_ word: CommandWord, _ value: String) -> String {
    aligned(word.rawValue, value)
  }
}

extension Expectation {
  /// The expectation as a demo has it, without its keyword.
  package var text: String { script(ofVersion: .max) }
}

extension Breakpoint {
  /// The condition as a demo has it, without its keyword.
  package var text: String { text(ofVersion: .max) }

  /// Returns the condition in the words of a version of the language.
  func text(ofVersion version: Int) -> String {
    switch self {
    case .begins(let claim): claim.script(ofVersion: version)
    case .ends(let claim):
      "\(BreakpointWord.not.rawValue) \(claim.script(ofVersion: version))"
    case .slotChanges(let page):
      "\(ExpectationWord.slot.rawValue) \(page) \(BreakpointWord.changes.rawValue)"
    case .promiseChanges(let promise):
      "\(ExpectationWord.promise.rawValue) \(promise.rawValue) \(BreakpointWord.changes.rawValue)"
    case .retry: BreakpointWord.retry.rawValue
    case .leftBehind: OldWord.loss.spelling(ofVersion: version)
    }
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}

/// Returns a keyword and its value in their columns.
///
/// - Precondition: the value is one line.
private func aligned(_ keyword: String, _ value: String) -> String {
  precondition(!value.contains(where: \.isNewline), "a text is printed line by line")
  return keyword + String(repeating: " ", count: 9 - keyword.count) + value
}
