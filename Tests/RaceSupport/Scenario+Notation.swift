// Reads a scenario from the values that the options of the command line have.

internal import Script
package import Shmem

extension Scenario {
  /// Reads a scenario; each text lists values of the command line's options with a blank between two.
  ///
  /// ```
  /// file   "page,swap,hole ~1-1~"           --slots page,swap,hole --hole ~1-1~
  /// tasks  "read@0 reclaim:loop"            --task read@0 --task reclaim:loop
  /// set    "first-pass=off swap-retry=off"  --set first-pass=off --set swap-retry=off
  /// ```
  ///
  /// A file without a hole is punched as a whole. If the limit on the batch is left out, it is the kernel's,
  /// and a node of the tree has 8 slots.
  ///
  /// - Throws: a `ScriptError` for a text that the command line refuses, a `ScenarioError` for values
  ///   that do not fit together.
  package init(
    _ kernel: Kernel,
    in mapping: Mapping = .tmpfs,
    _ file: String,
    tasks: String = "",
    batchLimit: Int? = nil,
    mapShift: Int = 3,
    call: PunchCall = .fallocate,
    fuel: Int? = nil,
    fairness: Fairness = .weak,
    set rules: String = ""
  ) throws {
    var pieces = ScenarioPieces()
    pieces.kernel = kernel
    pieces.mapping = mapping
    pieces.rules = try values(in: rules).map { try OptionParser.rule($0) }
    let file = values(in: file)
    pieces.slots = try OptionParser.slots(file.first ?? "")
    pieces.hole = try file.dropFirst().first.map { try OptionParser.hole($0) }
    guard file.count <= 2 else { throw NotationError.unreadable(file.joined(separator: " ")) }
    pieces.tasks = try values(in: tasks).map { try OptionParser.task($0) }
    pieces.batchLimit = batchLimit
    pieces.mapShift = mapShift
    pieces.call = call
    pieces.fuel = fuel
    pieces.fairness = fairness
    self = try pieces.scenario()
  }

  /// Reads a scenario whose kernel stands before the rules that differ from it: `3.16 swap-retry=off`.
  ///
  /// - Throws: the errors of the initializer that reads a scenario without rules.
  package init(
    rules text: String,
    in mapping: Mapping = .tmpfs,
    _ file: String,
    tasks: String = ""
  ) throws {
    let words = values(in: text)
    try self.init(
      OptionParser.kernel(words.first ?? ""),
      in: mapping,
      file,
      tasks: tasks,
      set: words.dropFirst().joined(separator: " ")
    )
  }
}

extension TaskSpec {
  /// Reads a task as the command line names it: `read:loop@3`.
  ///
  /// - Throws: a `ScriptError` for anything else.
  package init(reading text: String) throws {
    self = try OptionParser.task(text)
  }
}

/// Returns the option values of a text.
private func values(in text: String) -> [String] {
  text.split(separator: " ").map(String.init)
}
