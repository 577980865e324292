// Knows the options that describe a race, the same for every subcommand.

import ArgumentParser
import Playback
import Script
import Shmem

/// The options that describe a race.
struct ScenarioOptions: ParsableArguments {
  @Option(help: ArgumentHelp(Self.kernelHelp, valueName: "name"))
  var kernel: String?

  @Option(help: ArgumentHelp(Self.mappingHelp, valueName: "kind"))
  var mapping: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Switch a rule, such as swap-retry=off; repeatable.",
      valueName: "rule=value"
    )
  )
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "The pages of the file: \(Self.slotWords), or 0-7=page.",
      valueName: "list"
    )
  )
  var slots: String?

  @Option(
    help: ArgumentHelp(
      "The pages to punch; a ~ before or behind cuts the next page too. Default: all.",
      valueName: "first-last"
    )
  )
  var hole: String?

  @Option(
    help: ArgumentHelp(
      "The call that punches: fallocate or madvise, which cuts no page.",
      valueName: "name"
    )
  )
  var call: String?

  @Option(
    name: .customLong("task"),
    help: ArgumentHelp(
      Self.taskHelp,
      valueName: "kind[:option][@page]"
    )
  )
  var tasks: [String] = []

  @Option(
    help: ArgumentHelp(
      "The most swizzles the tasks may make, after which nobody begins one. Default: no limit.",
      valueName: "count"
    )
  )
  var fuel: Int?

  @Option(
    help: ArgumentHelp(
      "Which schedules the punch has to end in: none for all, weak for those that leave nobody out.",
      valueName: "name"
    )
  )
  var fairness: String?

  @Option(
    help: ArgumentHelp(
      "The most entries one gather collects, 1 to 15. Default: the kernel's.",
      valueName: "count"
    )
  )
  var batch: Int?

  @Option(
    help: ArgumentHelp(
      "The binary logarithm of the slots of a tree node, 2 to 6.",
      valueName: "bits"
    )
  )
  var shift: Int?

  private static var taskHelp: String {
    let kinds = TaskKind.allCases.filter { $0 != .punch }.map(\.rawValue)
    return "A task: \(kinds.joined(separator: ", ")); repeatable. :loop starts it over for ever; "
      + "demos/README.md has the other options."
  }

  private static var slotWords: String {
    SlotStart.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static var mappingHelp: String {
    "The kind of file: \(Mapping.allCases.map(\.rawValue).joined(separator: " or "))."
  }

  private static var kernelHelp: String {
    "The kernel: \(Kernel.allCases.map(\.rawValue).joined(separator: ", "))."
  }

  /// Whether anything was said about the race.
  var isEmpty: Bool {
    kernel == nil && mapping == nil && rules.isEmpty && slots == nil && hole == nil && call == nil
      && tasks.isEmpty && fuel == nil && fairness == nil && batch == nil && shift == nil
  }

  /// The race that a demo and the options describe; none without either.
  ///
  /// With options, the demo's race is played without its script: its steps were written for another.
  ///
  /// - Throws: a usage error that names what is wrong.
  func play(of loaded: LoadedDemo?) throws -> Play? {
    guard !isEmpty else { return loaded?.play }
    guard let loaded else {
      let file = Mapping(rawValue: mapping ?? "") ?? ScenarioPieces.defaultMapping
      return Play(free: try scenario(changing: .freePlay(in: file)), title: "free play")
    }
    let pieces = ScenarioPieces(of: loaded.demo.scenario)
    return Play(free: try scenario(changing: pieces), title: loaded.play.title)
  }

  /// The scenario that the options make of other pieces.
  ///
  /// - Throws: a usage error that names what is wrong.
  private func scenario(changing pieces: ScenarioPieces) throws -> Scenario {
    var pieces = pieces
    if let kernel {
      pieces.kernel = try read(kernel, of: "kernel", OptionParser.kernel)
      pieces.rules = []
    }
    if let mapping {
      pieces.mapping = try read(mapping, of: "mapping", OptionParser.mapping)
      pieces.rules = []
    }
    for rule in rules { pieces.rules.append(try read(rule, of: "set", OptionParser.rule)) }
    if let slots {
      // Another file: what described the old one no longer applies.
      pieces.slots = try read(slots, of: "slots", OptionParser.slots)
      pieces.hole = nil
      pieces.mapShift = nil
    }
    if let hole { pieces.hole = try read(hole, of: "hole", OptionParser.hole) }
    if let call { pieces.call = try read(call, of: "call", OptionParser.call) }
    if !tasks.isEmpty { pieces.tasks = [] }
    for task in tasks { pieces.tasks.append(try read(task, of: "task", OptionParser.task)) }
    pieces.fuel = fuel ?? pieces.fuel
    if let fairness {
      pieces.fairness = try read(fairness, of: "fairness", OptionParser.fairness)
    }
    pieces.batchLimit = batch ?? pieces.batchLimit
    pieces.mapShift = shift ?? pieces.mapShift
    do {
      return try pieces.scenario()
    } catch {
      throw ValidationError(Problem.scenario(error).summary)
    }
  }

  /// Reads the value of an option.
  ///
  /// - Throws: a usage error that names the option, its value and what is wrong with it.
  private func read<Value>(
    _ text: String,
    of option: String,
    _ parse: (String) throws(ScriptError) -> Value
  ) throws -> Value {
    do {
      return try parse(text)
    } catch {
      let summary = error.diagnostics.map(\.problem.summary).joined(separator: "\n")
      throw ValidationError("--\(option) '\(text)': \(summary)")
    }
  }
}
