// Knows how demos and commands are printed: keywords in column 1, values in column 10.
internal import Shmem

extension Demo {
  /// The demo as text that reads as this demo, with a line feed at the end of every line.
  package var text: String {
    Layout(of: self, statements.map(\.command)).lines.map { $0 + "\n" }.joined()
  }

  /// The lines between the first one and the commands; what is as usual is left out.
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
    case .kernel: [scenario.kernel.rawValue]
    case .mapping: pieces.mapping.map { [$0.rawValue] } ?? []
    case .rules: list(pieces.rules.map(\.script))
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
  /// The command as it stands in a demo: one line, or several for a text of several lines.
  package var text: String { lines.joined(separator: "\n") }

  var lines: [String] {
    switch self {
    case .chapter(let title): [line(.chapter, title)]
    case .note(let text): text.lines.map { line(.note, $0) }
    case .speaker(let text): text.lines.map { line(.speaker, $0) }
    case .step(let step): [line(.step, step.script)]
    case .mark(let name): [line(.mark, name.rawValue)]
    case .jump(let target): [line(.jump, target.script)]
    case .pause: [CommandWord.pause.rawValue]
    case .check(let promises):
      promises.isEmpty
        ? [CommandWord.check.rawValue]
        : [line(.check, promises.map(\.rawValue).joined(separator: " "))]
    case .compare(let rules): [line(.compare, rules?.text ?? Particle.off.rawValue)]
    case .inject(let task): [line(.inject, task.injectionScript)]
    case .swizzle(let page): [line(.swizzle, "at \(page)")]
    case .expect(let expectation): [line(.expect, expectation.script)]
    }
  }

  private func line(_ word: CommandWord, _ value: String) -> String {
    aligned(word.rawValue, value)
  }
}

extension Expectation {
  /// The expectation as it stands in a demo, without its keyword.
  package var text: String { script }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}

/// A keyword and its value in their columns.
///
/// - Precondition: the value is one line.
private func aligned(_ keyword: String, _ value: String) -> String {
  precondition(!value.contains(where: \.isNewline), "a text is printed line by line")
  return keyword + String(repeating: " ", count: 9 - keyword.count) + value
}
