// Holds the reference of the commands.

extension CommandWord {
  /// The lines of the reference for this command.
  package var entries: [GrammarEntry] {
    switch self {
    case .chapter: [entry("TEXT", "begins a chapter")]
    case .note: noteEntries
    case .keep:
      [entry("", "keeps the note before it: it stays until another note, a chapter or its end")]
    case .speaker: [entry("TEXT", "for the speaker; lines that follow each other make one text")]
    case .recap: [Self.recapEntry]
    case .step: stepEntries
    case .mark: [entry("MARK", "names the current moment; each name is given once")]
    case .jump:
      [
        entry("MARK", "goes back to that moment; what follows is another branch"),
        entry("start", "goes back to the start"),
      ]
    case .pause: [entry("", "the demo stops here until the speaker goes on")]
    case .ask: [entry("", "the next step is a turning point: prediction asks what it will do")]
    case .check:
      [
        entry(
          "[PROMISE …]",
          "asks whether a schedule from here on breaks a promise, or one of these; at most 8 pages "
            + "and 8 tasks"
        )
      ]
    case .inject:
      [
        entry(
          "KIND[:OPTION …] [at PAGE]",
          "adds a task; without a page it picks one when it starts"
        )
      ]
    case .swizzle:
      [entry("at PAGE", "a whole reclaim of the page, or a whole read of the swap entry or shadow")]
    case .compare: comparisonEntries
    case .show: showEntries
    case .expect: [entry("CLAIM", "claims something about the current state of the race")]
    case .until:
      [entry("CONDITION", "runs forward until it becomes true; fails if that never happens")]
    case .breakpoint:
      [entry("CONDITION", "stops every run where the condition becomes true, from now on")]
    case .unbreak:
      [
        entry("NUMBER", "removes a breakpoint; they are numbered from 1 in the order of setting"),
        entry("all", "removes all breakpoints"),
      ]
    }
  }

  private var noteEntries: [GrammarEntry] {
    [
      entry(
        "TEXT",
        "for the audience, up to the next step; lines that follow each other make one text"
      ),
      entry("", "ends a note that was kept"),
    ]
  }

  private var comparisonEntries: [GrammarEntry] {
    [
      entry("KERNEL[, RULE VALUE, …]", "shows the same schedule under other rules from here on"),
      entry("RULE VALUE, …", "the same, with these rules alone set otherwise"),
      entry("off", "ends the comparison"),
    ]
  }

  private var showEntries: [GrammarEntry] {
    [
      entry("data [PAGE]", "shows where the data is instead of the race; of this page first"),
      entry("ways", "shows the ways past the first loop instead of the race"),
      entry("causes", "shows the steps that led here instead of the race"),
      entry("off", "shows the race again; so do a chapter and a jump"),
    ]
  }

  private static let recapEntry = GrammarEntry(
    form: "recap TEXT",
    explanation: "tells the demo in short, in a picture of its own; at most three lines that "
      + "follow each other"
  )

  private var stepEntries: [GrammarEntry] {
    [
      entry("NAME", "one step of the task"),
      entry("NAME at PAGE", "one step of the task, which must work on the page"),
      entry("NAME STEP [at PAGE]", "one step of the task, which must be this one"),
      entry("NAME until STEP [at PAGE]", "steps of the task, up to and with this one"),
      entry("NAME until end", "steps until the task has finished"),
      entry("NAME until waits", "steps until the task has to wait"),
      entry("all until end", "steps of every task, in order, until no task can go on"),
    ]
  }

  private func entry(_ rest: String, _ explanation: String) -> GrammarEntry {
    let form = rest.isEmpty ? rawValue : "\(rawValue) \(rest)"
    return GrammarEntry(form: form, explanation: explanation)
  }
}
