// Writes a scenario as the options of a command line.
package import Shmem

extension ScenarioPieces {
  /// The options that describe these pieces, each followed by its value: `--kernel`, `3.16`, `--slots`,
  /// `page,swap`.
  ///
  /// No value contains a blank. `OptionParser` reads the values back.
  package var options: [String] {
    let single: [(String, String?)] = [
      ("kernel", kernel?.rawValue), ("mapping", mapping?.rawValue),
    ]
    let file: [(String, String?)] = [
      ("slots", slots?.optionValue), ("hole", hole?.script), ("call", call?.rawValue),
    ]
    let limits: [(String, String?)] = [
      ("fuel", fuel.map(String.init)), ("fairness", fairness?.rawValue),
      ("batch", batchLimit.map(String.init)), ("shift", mapShift.map(String.init)),
    ]
    let rules = rules.map { ("set", Optional("\($0.rule)=\($0.word)")) }
    let tasks = tasks.map { ("task", Optional($0.optionValue)) }
    return (single + rules + file + tasks + limits).flatMap { name, value in
      value.map { ["--\(name)", $0] } ?? []
    }
  }
}

extension Scenario {
  /// The pages of the file as `--slots` names them: `page,swap`, `0-99=page,100=swap`.
  package var slotsOptionValue: String { slots.optionValue }
}

extension Hole {
  /// The hole as `--hole` names it: `1-3`, `~1-3~`.
  package var optionValue: String { script }
}

extension TaskSpec {
  /// The task as `--task` names it: `read:loop@3`.
  package var optionValue: String { script }
}

extension [SlotRun] {
  /// The pages as `--slots` names them: `page,swap`, `0-99=page,100=swap`.
  package var optionValue: String {
    words.joined(separator: ",")
  }
}
