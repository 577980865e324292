// Knows what the lines of a header mean.
import Script
import Shmem
import Testing

@Suite("The header")
struct HeaderTests {
  @Test("gives title, text and every piece of the scenario")
  func wholeHeader() throws {
    let demo = try Demo(parsing: Samples.text)
    #expect(demo.title == "A page left behind")
    #expect(demo.about == "The first pass is switched off,\nso one swizzle is enough.")
    let scenario = demo.scenario
    #expect(scenario.kernel == .v3_16)
    #expect(scenario.rules.firstPass == false)
    #expect(scenario.rules.swapRetry == .off)
    #expect(scenario.rules.pageRetry)
    #expect(
      (0..<5).map { scenario.start(at: PageIndex($0)) } == [.hole, .page, .swap, .page, .hole]
    )
    #expect(scenario.hole == hole(1, end: 4))
    #expect(
      scenario.tasks == [
        TaskSpec(kind: .punch, index: nil, loops: false),
        TaskSpec(kind: .read, index: PageIndex(2), loops: false),
        TaskSpec(kind: .reclaim, index: nil, loops: false),
        TaskSpec(kind: .faultWrite, index: PageIndex(3), loops: true),
      ]
    )
    #expect(scenario.batchLimit == 7)
    #expect(scenario.mapShift == 3)
  }

  @Test("needs only the slots")
  func defaults() throws {
    let demo = try Demo(parsing: "punchscope demo 1\nslots page swap")
    #expect(demo.title == nil)
    #expect(demo.about == nil)
    #expect(demo.scenario.kernel == .v3_16)
    #expect(demo.scenario.rules == Kernel.v3_16.rules)
    #expect(demo.scenario.hole == hole(0, end: 2))
    #expect(demo.scenario.tasks.map(\.kind) == [.punch])
    #expect(demo.scenario.batchLimit == 14)
    #expect(demo.scenario.mapShift == 6)
    #expect(demo.statements.isEmpty)
  }

  @Test("gives a file on a disk the rules that its kernel has for one")
  func mapping() throws {
    let demo = try Demo(parsing: "punchscope demo 1\nmapping file\nslots shadow page")
    #expect(demo.scenario.mapping == .file)
    #expect(demo.scenario.rules == Kernel.v3_16.rules(in: .file))
    #expect(demo.text == "punchscope demo 1\nkernel   3.16\nmapping  file\nslots    shadow page\n")
  }

  @Test("says which call asks for the punch")
  func call() throws {
    for call in PunchCall.allCases {
      let demo = try Demo(parsing: "punchscope demo 1\nslots page\ncall \(call.rawValue)")
      #expect(demo.scenario.call == call)
      #expect(demo.text.contains("call     ") == (call != .fallocate))
    }
  }

  @Test("says how many swizzles there are, and which schedules have to come to an end")
  func adversary() throws {
    let plain = try Demo(parsing: "punchscope demo 1\nslots page")
    #expect(plain.scenario.fuel == nil && plain.scenario.fairness == .weak)
    #expect(!plain.text.contains("fuel") && !plain.text.contains("fairness"))
    let demo = try Demo(parsing: "punchscope demo 1\nslots page\nfairness none\nfuel 0")
    #expect(demo.scenario.fuel == 0 && demo.scenario.fairness == .none)
    #expect(demo.text.hasSuffix("fuel     0\nfairness none\n"))
  }

  @Test("may hold comments, empty lines, many blanks, and end without a line feed")
  func looseWriting() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 1   # the first line

        # a comment
          kernel     take-2   # another one
        slots page,swap ,page, hole
        """
    )
    #expect(demo.scenario.kernel == .take2)
    #expect(demo.scenario.filePages == 4)
  }

  @Test("takes # inside a word for a part of it")
  func numberSignInWord() {
    let diagnostics = Samples.diagnostics(of: "punchscope demo 1\nslots page hole# no comment")
    #expect(diagnostics.map(\.problem.message) == ["unknown content of a slot 'hole#'"])
  }

  @Test("keeps # in texts")
  func numberSignInText() throws {
    let demo = try Demo(parsing: "punchscope demo 1\ntitle Race #1 # of 2\nslots page")
    #expect(demo.title == "Race #1 # of 2")
  }

  @Test(
    "reads every way to list the same slots",
    arguments: [
      "page page page swap hole hole",
      "page,page,page,swap,hole,hole",
      "0-2=page 3=swap 4-5=hole",
      "4-5=hole, 3=swap, 0-2=page",
      "0-1=page page swap 4=hole 5=hole",
      "2=page swap hole hole 0-1=page",
      // Pages that nobody names are holes, and of two items that name a page the later one counts.
      "0-2=page 3=swap 5=hole",
      "0-5=hole 3=swap 0-2=page",
      "0-3=page 3=swap 4-5=hole",
      "0-5=swap 0-2=page 4-5=hole",
      "1=swap 0-2=page 5=page 3=swap 5=hole",
    ]
  )
  func slots(list: String) throws {
    #expect(
      try OptionParser.slots(list) == [
        SlotRun(count: 3, start: .page),
        SlotRun(count: 1, start: .swap),
        SlotRun(count: 2, start: .hole),
      ]
    )
  }

  @Test("reads the largest file in no time")
  func largestFile() throws {
    let runs = try OptionParser.slots("0-1048574=page 1048575=swap")
    #expect(runs == [.init(count: 1_048_575, start: .page), .init(count: 1, start: .swap)])
  }

  @Test("reads a list that names pages again and again as painting them one after the other would")
  func slotsAsPainted() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var painted: [SlotStart] = []
      let items = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        let first = Int.random(in: 0...9, using: &random)
        let last = Int.random(in: first...(first + 4), using: &random)
        let start = SlotStart.allCases.randomElement(using: &random) ?? .page
        painted += Array(repeating: .hole, count: max(0, last + 1 - painted.count))
        for page in first...last { painted[page] = start }
        return "\(first)-\(last)=\(start.rawValue)"
      }
      let runs = try OptionParser.slots(items.joined(separator: ","))
      let read = runs.flatMap { Array(repeating: $0.start, count: Int($0.count)) }
      #expect(read == painted, "\(items)")
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.start != $1.start }, "\(runs)")
    }
  }

  @Test("reads a hundred thousand items that name a million pages in no time")
  func manySlots() throws {
    let items = (0..<100_000).map { "\($0)-1048575=\($0.isMultiple(of: 2) ? "page" : "swap")" }
    let runs = try OptionParser.slots(items.joined(separator: " "))
    #expect(runs.count == 100_000)
    #expect(runs.last == SlotRun(count: 948_577, start: .swap))
  }

  struct HoleText: Sendable {
    var text: String
    var hole: Hole
  }

  static let holeTexts = [
    HoleText(text: "1-3", hole: hole(1, end: 4)),
    HoleText(text: "0-0", hole: hole(0, end: 1)),
    HoleText(text: "~1-3", hole: hole(1, end: 4, cutsPageBefore: true)),
    HoleText(text: "1-3~", hole: hole(1, end: 4, cutsPageAfter: true)),
    HoleText(text: "~1-3~", hole: hole(1, end: 4, cutsPageBefore: true, cutsPageAfter: true)),
    HoleText(text: "~2-", hole: hole(2, end: 2, cutsPageBefore: true)),
    HoleText(text: "0-~", hole: hole(0, end: 0, cutsPageAfter: true)),
    HoleText(text: "~2-~", hole: hole(2, end: 2, cutsPageBefore: true, cutsPageAfter: true)),
  ]

  @Test("reads whole pages and parts of pages as a hole", arguments: holeTexts)
  func holes(sample: HoleText) throws {
    #expect(try OptionParser.hole(sample.text) == sample.hole)
  }

  @Test("reads kernels by the names the model gives them", arguments: Kernel.allCases)
  func kernels(kernel: Kernel) throws {
    #expect(try OptionParser.kernel(kernel.rawValue) == kernel)
  }

  @Test("today stands for the newest kernel, whose name is written down")
  func today() throws {
    #expect(try OptionParser.kernel("today") == .newest)
    let demo = try Demo(parsing: "punchscope demo 4\nkernel today\nslots page\nhole 0-0\n")
    #expect(demo.text.contains("7.3.4") && !demo.text.contains("today"))
  }

  @Test(
    "reads every value of every rule, with a blank or an equals sign",
    arguments: Rule.all
  )
  func rules(rule: Rule) throws {
    for setting in rule.settings {
      #expect(try OptionParser.rule("\(rule)=\(setting.word)") == setting)
      #expect(try OptionParser.rule("\(rule) \(setting.word)") == setting)
    }
  }

  @Test("still reads the swap retry that was only on or off, and says which loop it means")
  func oldSwapRetry() throws {
    #expect(try OptionParser.rule("swap-retry=on") == RuleSetting(\.swapRetry, .second))
    let header = "punchscope demo 1\ntitle x\nkernel 3.15\nrules swap-retry on\nslots page\n"
    let demo = try Demo(parsing: header)
    #expect(demo.scenario.rules.swapRetry == .second)
    #expect(demo.text.contains("swap-retry second"))
  }

  @Test("reads every kind of task but the puncher", arguments: TaskKind.allCases)
  func tasks(kind: TaskKind) throws {
    guard kind != .punch else {
      #expect(throws: ScriptError.self) { try OptionParser.task("punch") }
      return
    }
    var samples = [
      (kind.rawValue, TaskSpec(kind: kind, index: nil, loops: false)),
      ("\(kind.rawValue):loop", TaskSpec(kind: kind, index: nil, loops: true)),
    ]
    if kind.worksOnPage {
      samples += [
        ("\(kind.rawValue)@7", TaskSpec(kind: kind, index: PageIndex(7), loops: false)),
        ("\(kind.rawValue):loop@0", TaskSpec(kind: kind, index: PageIndex(0), loops: true)),
      ]
    }
    for (text, spec) in samples {
      #expect(try OptionParser.task(text) == spec)
    }
  }

  @Test("refuses more than one value in an option, in one line of words")
  func optionErrors() {
    do throws(ScriptError) {
      _ = try OptionParser.hole("1-3 5-6")
      Issue.record("two holes were read as one")
    } catch {
      #expect(
        error.diagnostics.map(\.problem.summary) == [
          "unexpected '5-6': expected the end of the line"
        ]
      )
    }
  }

  @Test("can be taken apart into the pieces it was made of")
  func pieces() throws {
    let scenario = try Demo(parsing: Samples.text).scenario
    let pieces = ScenarioPieces(of: scenario)
    #expect(pieces.rules == [RuleSetting(\.firstPass, false), RuleSetting(\.swapRetry, .off)])
    #expect(try pieces.scenario() == scenario)
  }

  @Test("orders, ptes, pins, read-aheads and collapses are read and printed")
  func largeTasks() throws {
    let tasks = [
      "fault-read:order=2@0", "fault-write:mapped@0", "pin@0", "readahead@1",
      "collapse@0", "collapse:order=1@2",
    ]
    let demo = try Demo(
      parsing: """
        punchscope demo 4
        kernel 7.3.4
        slots hole hole page:1
        tasks \(tasks.joined(separator: " "))

        """
    )
    let scenario = demo.scenario
    #expect(scenario.taskIDs.dropFirst().map { scenario[$0].optionValue } == tasks)
    #expect(scenario.slotsOptionValue == "hole,hole,page:1")
    #expect(scenario[TaskID(1)].order == 2 && scenario[TaskID(2)].usesPte)
  }
}

private func hole(
  _ first: UInt64,
  end: UInt64,
  cutsPageBefore: Bool = false,
  cutsPageAfter: Bool = false
) -> Hole {
  Hole(
    first: PageIndex(first),
    end: PageIndex(end),
    cutsPageBefore: cutsPageBefore,
    cutsPageAfter: cutsPageAfter
  )
}
