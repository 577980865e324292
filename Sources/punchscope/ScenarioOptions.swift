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
      Self.ruleHelp,
      valueName: "rule=value"
    )
  )
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      Self.slotHelp,
      valueName: "list"
    )
  )
  var slots: String?

  @Option(
    help: ArgumentHelp(
      "The whole pages to punch: 1-3. ~1-3 also zeroes the end of page 0, 1-3~ the beginning of "
        + "page 4; ~2-~ only the end of page 1 and the beginning of page 2. Default with --slots: "
        + "every page.",
      valueName: "[~]first-[last][~]"
    )
  )
  var hole: String?

  @Option(
    help: ArgumentHelp(
      "The call that punches: fallocate, or madvise, which takes no '~' in --hole. Default: "
        + "fallocate.",
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
      "The most swizzles (a page becomes a swap entry, or a swap entry a page) that all tasks but "
        + "the punch together may have made or begun at any time; 0 for none. Default: no limit.",
      valueName: "count"
    )
  )
  var fuel: Int?

  @Option(
    help: ArgumentHelp(
      "For check, guards and x on the screen: which endless schedules break the promise that a call "
        + "ends. weak: those in which every task that can always take a step takes steps again and "
        + "again; none: also those that leave out such tasks, except the one whose call loops. "
        + "Default: weak.",
      valueName: "name"
    )
  )
  var fairness: String?

  @Option(
    help: ArgumentHelp(
      "The most entries that one gather collects, 1 to 31. "
        + "Default: the kernel's, 14 in 2014, 15 in 6.1 and 6.6, 31 from 6.12 on.",
      valueName: "count"
    )
  )
  var batch: Int?

  @Option(
    help: ArgumentHelp(
      "The binary logarithm of the number of slots in a tree node, 2 to 6. Default with --slots: 6, "
        + "which are 64 slots.",
      valueName: "bits"
    )
  )
  var shift: Int?

  private static var taskHelp: String {
    let kinds = TaskKind.allCases.filter { $0 != .punch }.map(\.rawValue)
    let options = TaskOption.allCases.map(\.form)
    return "A task besides the punch: \(kinds.joined(separator: ", ")). Repeatable, up to "
      + "\(Scenario.taskLimit - 1); the tasks of a demo are left out. Without a page it picks one. "
      + "Options: \(options.joined(separator: ", ")); with loop it starts again whenever it has "
      + "finished."
  }

  private static var ruleHelp: String {
    let rules = Rule.all.map(\.name)
    return
      "Change a rule of the kernel, such as swap-retry=off; repeatable, and the last value counts. "
      + "The rules: \(rules.joined(separator: ", ")). An unknown value is answered with a list of "
      + "the known ones."
  }

  private static var slotHelp: String {
    let words = SlotStart.allCases.map(\.rawValue)
    return "The contents of the pages at the start, from page 0 on: "
      + "\(words.joined(separator: ", ")). "
      + "page:2 and swap:2 are one folio and one swap entry of order 2, in 4 slots, in kernels that "
      + "have them. 300=swap and 0-7=page name pages. A later item replaces an earlier one; a page that is "
      + "not named is a hole; the file ends with the last page that is named. At most "
      + "\(Scenario.fileLimit) pages. Default: those of the demo, or the 8 of free play."
  }

  private static var mappingHelp: String {
    "The kind of file: tmpfs, or file for one on a disk. The kernel has rules for each kind. "
      + "Default: tmpfs."
  }

  private static var kernelHelp: String {
    let names = Kernel.allCases.map(\.rawValue).joined(separator: ", ")
    return "The kernel whose rules are in force: \(names), or today, which stands for "
      + "\(Kernel.newest.rawValue). The rules of a demo are dropped. Default: 3.16."
  }

  /// True if no option about the race was given.
  var isEmpty: Bool {
    kernel == nil && mapping == nil && rules.isEmpty && slots == nil && hole == nil && call == nil
      && tasks.isEmpty && fuel == nil && fairness == nil && batch == nil && shift == nil
  }

  /// Returns the race that a demo and the options describe; nil without either.
  ///
  /// With options, the demo's race is played without its script, whose steps were written for another
  /// race.
  ///
  /// - Throws: a usage error that names the wrong option.
  func play(of loaded: LoadedDemo?) throws -> Play? {
    guard !isEmpty else { return loaded?.play }
    guard let loaded else {
      let file = Mapping(rawValue: mapping ?? "") ?? ScenarioPieces.defaultMapping
      return Play(free: try scenario(changing: .freePlay(in: file)), title: "free play")
    }
    let pieces = ScenarioPieces(of: loaded.demo.scenario)
    return Play(free: try scenario(changing: pieces), title: loaded.play.title)
  }

  /// Returns the scenario that results from other pieces and the options.
  ///
  /// - Throws: a usage error that names the wrong option.
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
      // The file is another one, so the description of the old one no longer applies.
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
  /// - Throws: a usage error with the option, its value and the error in it.
  private func read<Value>(
    _ text: String,
    of option: String,
    _ parse: (String) throws(ScriptError) -> Value
  ) throws -> Value {
    do {
      return try parse(text)
    } catch {
      let summary = error.diagnostics.map { diagnostic in
        let place = diagnostic.columns.lowerBound
        // An error in the text as a whole needs no place.
        return place == 1
          ? diagnostic.problem.summary : diagnostic.problem.summary(at: place)
      }
      .joined(separator: "\n")
      throw ValidationError("--\(option) '\(text.echoed)': \(summary)")
    }
  }
}
