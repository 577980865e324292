// Knows what every form of a command means.
import Script
import Shmem
import Testing

/// A line and the command it stands for.
struct CommandLine: Sendable, CustomTestStringConvertible {
  let line: String
  let command: Command

  init(_ line: String, _ command: Command) {
    self.line = line
    self.command = command
  }

  var testDescription: String { line }
}

@Suite("A command")
struct CommandTests {
  static let punch = TaskName("punch")
  static let read = TaskName("read-1")
  static let page2 = PageIndex(2)

  static let commands: [CommandLine] = [
    CommandLine("chapter  The swizzle", .chapter("The swizzle")),
    CommandLine("note     One store: #2 becomes a page.", .note("One store: #2 becomes a page.")),
    CommandLine("speaker  Ask.", .speaker("Ask.")),
    CommandLine("recap    The punch ends.", .recap("The punch ends.")),
    CommandLine("show     data", .show(.data(nil))),
    CommandLine("show     data 2", .show(.data(page2))),
    CommandLine("show     ways", .show(.ways)),
    CommandLine("show     causes", .show(.causes)),
    CommandLine("show     off", .show(nil)),
    CommandLine("step     punch", .step(.once(punch, stepID: nil, page: nil))),
    CommandLine("step     read-1 at 2", .step(.once(read, stepID: nil, page: page2))),
    CommandLine("step     punch P10a", .step(.once(punch, stepID: .p10a, page: nil))),
    CommandLine("step     read-1 R1 at 2", .step(.once(read, stepID: .r1, page: page2))),
    CommandLine("step     read-1 until S7", .step(.untilStep(read, stepID: .s7, page: nil))),
    CommandLine(
      "step     punch until P16 at 2",
      .step(.untilStep(punch, stepID: .p16, page: page2))
    ),
    CommandLine("step     punch until end", .step(.untilEnd(punch))),
    CommandLine("step     all until end", .step(.allUntilEnd)),
    CommandLine("step     punch until waits", .step(.untilWaits(punch))),
    CommandLine("pause", .pause),
    CommandLine("ask", .ask),
    CommandLine("jump     start", .jump(.start)),
    CommandLine("check", .check([])),
    CommandLine(
      "check    old-data-gone punch-ends",
      .check([.ofStates(.oldDataGone), .ofSchedules(.punchEnds)])
    ),
    CommandLine("compare  off", .compare(nil)),
    CommandLine("compare  take-2", .compare(OtherRules(kernel: .take2, settings: []))),
    CommandLine(
      "compare  3.15, page-lock off, swap-retry second",
      .compare(
        OtherRules(
          kernel: .v3_15,
          settings: [RuleSetting(\.guards.pageLock, false), RuleSetting(\.swapRetry, .second)]
        )
      )
    ),
    CommandLine(
      "compare  page-retry off",
      .compare(OtherRules(kernel: nil, settings: [RuleSetting(\.pageRetry, false)]))
    ),
    CommandLine("inject   read", .inject(TaskSpec(kind: .read, index: nil, loops: false))),
    CommandLine(
      "inject   fault-write:loop at 2",
      .inject(TaskSpec(kind: .faultWrite, index: page2, loops: true))
    ),
    CommandLine("swizzle  at 2", .swizzle(at: page2)),
    CommandLine("expect   slot 2 hole", .expect(.slot(page2, .hole))),
    CommandLine("expect   slot 2 page", .expect(.slot(page2, .page(nil, lock: nil)))),
    CommandLine(
      "expect   slot 2 old page locked by read-1",
      .expect(.slot(page2, .page(.beforePunch, lock: .lockedBy(read))))
    ),
    CommandLine("expect   slot 2 page locked", .expect(.slot(page2, .page(nil, lock: .locked)))),
    CommandLine(
      "expect   slot 2 new page unlocked",
      .expect(.slot(page2, .page(.afterPunch, lock: .unlocked)))
    ),
    CommandLine("expect   slot 2 old", .expect(.slot(page2, .data(.beforePunch)))),
    CommandLine("expect   slot 2 new", .expect(.slot(page2, .data(.afterPunch)))),
    CommandLine("expect   slot 2 new swap", .expect(.slot(page2, .swap(.afterPunch)))),
    CommandLine(
      "expect   batch 1:P1 2:s0",
      .expect(
        .batch([
          Gathered(index: PageIndex(1), entry: .page(PageNumber(1))),
          Gathered(index: page2, entry: .swap(SwapEntry(0))),
        ])
      )
    ),
    CommandLine("expect   batch none", .expect(.batch([]))),
    CommandLine("expect   left-behind 1 2", .expect(.leftBehind([PageIndex(1), page2]))),
    CommandLine("expect   left-behind none", .expect(.leftBehind([]))),
    CommandLine("expect   tolerated 2", .expect(.tolerated([page2]))),
    CommandLine("expect   tolerated none", .expect(.tolerated([]))),
    CommandLine("expect   retries 1", .expect(.retries(1))),
    CommandLine("expect   gathers 3", .expect(.gathers(3))),
    CommandLine("expect   promise never-empty open", .expect(.promise(.neverEmpty, .open))),
    CommandLine("expect   read-1 next S7", .expect(.next(read, .s7))),
    CommandLine("expect   punch waits P17", .expect(.waits(punch, .p17))),
    CommandLine("expect   punch waits", .expect(.waits(punch, nil))),
    CommandLine("expect   punch finished", .expect(.finished(punch))),
    CommandLine("expect   owed 1 2", .expect(.owed([PageIndex(1), page2]))),
    CommandLine("expect   owed none", .expect(.owed([]))),
    CommandLine("expect   verdict holds", .expect(.holds)),
    CommandLine("expect   verdict violated", .expect(.violated(nil))),
    CommandLine(
      "expect   verdict violated never-empty",
      .expect(.violated(.ofStates(.neverEmpty)))
    ),
    CommandLine("expect   schedule 12", .expect(.schedule(12))),
    CommandLine("expect   loop", .expect(.loop)),
    CommandLine("expect   difference none", .expect(.difference(nil))),
    CommandLine("expect   difference at 2", .expect(.difference(page2))),
  ]

  /// Reads commands where something has been checked.
  private static func parser() throws -> CommandParser {
    var scope = Scope(try Samples.scenario())
    scope.includeCheck()
    scope.includeComparison()
    scope.breakpoints = [.begins(.retries(5))]
    return CommandParser(scope: scope)
  }

  @Test("names a moment, which later commands can go back to")
  func marks() throws {
    var parser = try Self.parser()
    let name = try #require(MarkName(rawValue: "loss-1"))
    let mark = try parser.parse("mark loss-1")
    #expect(mark == .mark(name))
    #expect(mark.text == "mark     loss-1")
    #expect(parser.completions(for: "jump ") == ["start"])
    parser.scope.include(mark)
    parser.scope.include(try parser.parse("inject read at 1"))
    #expect(parser.completions(for: "jump ") == ["start", "loss-1"])
    #expect(throws: ScriptError.self) { try parser.parse("mark loss-1") }
    #expect(parser.completions(for: "step read-") == ["read-1", "read-2"])
    let jump = try parser.parse("jump loss-1")
    #expect(jump == .jump(.mark(name)))
    parser.scope.include(jump)
    #expect(parser.completions(for: "step read-") == ["read-1"], "it was not there yet")
  }

  @Test(
    "names that cannot be told from something else are none",
    arguments: ["start", "2", "", "a_b", "-a", "é"]
  )
  func noMarks(name: String) {
    #expect(MarkName(rawValue: name) == nil)
  }

  @Test("is read from its line and printed as that line", arguments: commands + breakpoints)
  func bothWays(sample: CommandLine) throws {
    let parser = try Self.parser()
    #expect(try parser.parse(sample.line) == sample.command)
    #expect(sample.command.text == sample.line)
  }

  @Test(
    "may be written in other ways",
    arguments: [
      CommandLine("  step punch   P14   # a comment", .step(.once(punch, stepID: .p14, page: nil))),
      CommandLine("inject read@2", .inject(TaskSpec(kind: .read, index: page2, loops: false))),
      CommandLine("expect lost 2, 1", .expect(.leftBehind([PageIndex(1), page2]))),
      CommandLine("expect lost none", .expect(.leftBehind([]))),
      CommandLine("until loss", .until(.leftBehind)),
      CommandLine("break lost 2", .setBreakpoint(.begins(.leftBehind([page2])))),
      CommandLine("expect slot 02 hole", .expect(.slot(page2, .hole))),
    ]
  )
  func otherWays(sample: CommandLine) throws {
    let parser = CommandParser(scope: Scope(try Samples.scenario()))
    #expect(try parser.parse(sample.line) == sample.command)
  }

  @Test(
    "is refused at the prompt in the words of a demo",
    arguments: [
      (
        "",
        "missing command: expected chapter, note, speaker, recap, pause, ask, step, inject, "
          + "swizzle, mark, jump, check, compare, show, expect, until, break or unbreak"
      ),
      (
        "kernel 3.15",
        "'kernel' belongs in the header of a demo: the header ends before the first command"
      ),
      ("step nobody", "unknown task 'nobody': expected all, punch, read-1, reclaim-1 or fault-1"),
    ]
  )
  func refusals(line: String, summary: String) throws {
    let parser = CommandParser(scope: Scope(try Samples.scenario()))
    do throws(ScriptError) {
      _ = try parser.parse(line)
      Issue.record("the line was read")
    } catch {
      #expect(error.diagnostics.map(\.problem.summary) == [summary])
    }
  }

  @Test("can name the tasks that earlier commands added")
  func scope() throws {
    var parser = CommandParser(scope: Scope(try Samples.scenario()))
    for line in ["inject read at 1", "inject reclaim", "swizzle at 3"] {
      parser.scope.include(try parser.parse(line))
    }
    // The swizzle adds a read or a reclaim: both next names may exist, and no further one.
    #expect(
      parser.completions(for: "step ") == [
        "all", "punch", "read-1", "reclaim-1", "fault-1", "read-2", "reclaim-2", "read-3",
        "reclaim-3",
      ]
    )
    #expect(throws: Never.self) { try parser.parse("step read-3") }
    #expect(throws: ScriptError.self) { try parser.parse("step read-4") }
    #expect(throws: ScriptError.self) { try parser.parse("step read-03") }
    #expect(throws: ScriptError.self) { try parser.parse("step read-0") }
  }

  @Test(
    "is completed by the words that the grammar takes there",
    arguments: [
      (
        "",
        [
          "chapter", "note", "speaker", "recap", "pause", "ask", "step", "inject", "swizzle",
          "mark", "jump", "check", "compare", "show", "expect", "until", "break", "unbreak",
        ]
      ),
      ("s", ["speaker", "step", "swizzle", "show"]),
      ("show ", ["off", "data", "ways", "causes"]),
      ("step", ["step"]),
      ("step r", ["read-1", "reclaim-1"]),
      ("step punch u", ["until"]),
      ("step punch P2", ["P2", "P20", "P21", "P22", "P23", "P24"]),
      ("step reclaim-1 until e", ["end"]),
      ("step reclaim-1 until w", ["waits"]),
      ("check pu", ["punch-ends"]),
      ("compare t", ["take-2", "today", "through-cache", "truncate-rescan"]),
      ("compare take-2, page-", ["page-retry", "page-lock"]),
      ("compare o", ["off", "own-swap-first"]),
      ("check punch-ends lock", ["lock-order"]),
      ("expect verdict ", ["holds", "violated"]),
      ("expect verdict violated pu", ["punch-ends"]),
      ("step punch P14 ", ["at"]),
      ("step punch P14 at ", []),
      ("step all ", ["until"]),
      (
        "inject ",
        [
          "read", "splice", "write", "fault-read", "fault-write", "reclaim", "truncate",
          "preallocate", "evict", "swapoff", "pin", "readahead",
          "invalidate", "collapse",
        ]
      ),
      ("inject read ", ["at"]),
      ("swizzle ", ["at"]),
      ("expect p", ["promise", "punch"]),
      ("expect slot 2 ", ["old", "new", "hole", "shadow", "swap", "page"]),
      ("expect slot 2 old ", ["swap", "page"]),
      ("expect slot 2 page ", ["locked", "unlocked"]),
      ("expect slot 2 page locked by f", ["fault-1"]),
      ("expect batch ", ["none"]),
      ("unt", ["until"]),
      ("break n", ["not"]),
      ("break slot 2 c", ["changes"]),
      ("break promise never-empty ", ["changes", "holds", "open", "broken"]),
      ("break p", ["promise", "punch"]),
      ("break P", ["P0", "P1", "P2", "P3", "P4"]),
      ("break not P2 ", ["locked", "unlocked"]),
      ("break P2 locked by f", ["fault-1"]),
      ("until l", ["left-behind"]),
      ("break not v", []),
      ("unbreak ", ["all"]),
      ("expect left-behind ", ["none"]), ("expect lost ", ["none"]),
      ("expect retries ", []),
      ("expect batch 1:P1,", []),
      ("expect promise c", ["counts-balance"]),
      ("expect promise counts-balance ", ["holds", "open", "broken"]),
      ("expect read-1 ", ["next", "waits", "finished"]),
      ("expect read-1 next R", ["R1", "R2", "R3"]),
      ("note s", []),
      ("nonsense s", []),
      ("step punch P14 junk ", []),
    ]
  )
  func completions(line: String, words: [String]) throws {
    let parser = try Self.parser()
    #expect(parser.completions(for: line) == words)
  }
}
