// Knows how to make up demos, always the same ones from the same seed.
import Script
import Shmem

/// Makes up demos that the parser must accept.
struct DemoGenerator {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func demo() throws -> Demo {
    let scenario = try scenario()
    var cast = Cast(scenario)
    var commands: [Command] = []
    for _ in 0..<number(in: 0...20) {
      commands.append(command(&cast))
      if case .note(.some) = commands.last, chance() { commands.append(.keep) }
    }
    return Demo(
      title: maybe { $0.line() },
      about: maybe { $0.text() },
      group: maybe { $0.line() },
      scenario: scenario,
      commands: commands
    )
  }

  /// The same demo in a looser hand: more blanks, comments and empty lines.
  mutating func loosened(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(lines.isEmpty || chance() ? String(line) : "  " + line + "  ")
      if chance() { lines.append(pick(["", "# a comment", "   # another"])) }
    }
    return lines.joined(separator: "\n")
  }

  private mutating func scenario() throws -> Scenario {
    var pieces = ScenarioPieces()
    pieces.kernel = pick(Kernel.allCases)
    let mapping = pick(Mapping.allCases)
    pieces.mapping = mapping
    for rule in Rule.all where chance() {
      pieces.rules.append(pick(rule.settings))
    }
    let runs = slots(mapping)
    let filePages = runs.reduce(0) { $0 + $1.count }
    pieces.slots = runs
    pieces.hole = maybe { $0.hole(filePages) } ?? nil
    let cutsPage = pieces.hole.map { $0.cutsPageBefore || $0.cutsPageAfter } ?? false
    if !cutsPage { pieces.call = maybe { $0.pick(PunchCall.allCases) } }
    if pieces.call == PunchCall.none { pieces.hole = nil }
    for _ in 0..<number(in: 0...4) { pieces.tasks.append(task(filePages, mapping)) }
    if mapping == .tmpfs { pieces.fuel = maybe { Int($0.number(in: 0...9)) } }
    pieces.fairness = maybe { $0.pick(Fairness.allCases) }
    pieces.batchLimit = maybe { Int($0.number(in: 1...31)) }
    pieces.mapShift = maybe { Int($0.number(in: 2...6)) }
    return try pieces.scenario()
  }

  /// Neighbouring runs differ, as the parser would join them otherwise.
  private mutating func slots(_ mapping: Mapping) -> [SlotRun] {
    var runs: [SlotRun] = []
    for _ in 0..<number(in: 1...6) {
      let start = pick(
        SlotStart.allCases.filter { $0 != runs.last?.start && mapping.canStart(as: $0) }
      )
      runs.append(SlotRun(count: chance() ? 1 : number(in: 1...9), start: start))
    }
    return runs
  }

  /// A hole that fits, or none if the dice fall so that there would be nothing in it.
  private mutating func hole(_ filePages: UInt64) -> Hole? {
    let first = number(in: 0...filePages)
    let end = number(in: first...filePages)
    let cutsPageBefore = first > 0 && chance()
    let cutsPageAfter = end < filePages && chance()
    guard first < end || cutsPageBefore || cutsPageAfter else { return nil }
    return Hole(
      first: PageIndex(first),
      end: PageIndex(end),
      cutsPageBefore: cutsPageBefore,
      cutsPageAfter: cutsPageAfter
    )
  }

  private mutating func task(_ filePages: UInt64, _ mapping: Mapping) -> TaskSpec {
    // An eviction allows hardly any company, and a collapse not every page: HeaderTests have both.
    let kind = pick(
      TaskKind.allCases.filter { ![.punch, .evict, .collapse].contains($0) && mapping.canRun($0) }
    )
    let page = maybe { PageIndex($0.number(in: 0...filePages - 1)) }
    var task = TaskSpec(kind: kind, index: kind.worksOnPage ? page : nil, loops: false)
    // An order has to go with the file and with the other tasks: HeaderTests have it.
    let options = TaskOption.allCases.filter { $0.suits(kind) && $0.number != .order }
    for option in options where chance() {
      let page = number(in: 0...filePages - 1)
      task.add(option, number: option.number == nil ? nil : page)
    }
    return task
  }

  private mutating func command(_ cast: inout Cast) -> Command {
    let page = PageIndex(number(in: 0...cast.filePages - 1))
    switch number(in: 0...20) {
    case 0: return .chapter(line())
    case 1: return .note(number(in: 0...3) == 0 ? nil : text())
    case 2: return .speaker(text())
    case 3, 4, 5: return .step(step(cast, page))
    case 6:
      let task = task(cast.filePages, cast.mapping)
      cast.add(task.kind)
      return .inject(task)
    case 7: return .swizzle(at: page)
    case 8: return .mark(cast.mark())
    case 9: return .jump(jump(&cast))
    case 10: return number(in: 0...1) == 0 ? .pause : .ask
    case 11:
      cast.hasCheck = true
      return .check(PromiseWord.allCases.filter { _ in number(in: 0...3) == 0 })
    case 12 where cast.hasCheck: return .expect(claimOfCheck())
    case 13:
      let rules = maybe { $0.otherRules() }
      cast.isCompared = rules != nil
      return .compare(rules)
    case 16: return .until(breakpoint(cast, page))
    case 17:
      let breakpoint = breakpoint(cast, page)
      guard !cast.breakpoints.contains(breakpoint) else { return .until(breakpoint) }
      cast.breakpoints.append(breakpoint)
      return .setBreakpoint(breakpoint)
    case 18 where !cast.breakpoints.isEmpty:
      let position = Int(number(in: 0...UInt64(cast.breakpoints.count)))
      guard position < cast.breakpoints.count else {
        cast.breakpoints = []
        return .removeBreakpoint(nil)
      }
      cast.breakpoints.remove(at: position)
      return .removeBreakpoint(position + 1)
    case 19: return .show(maybe { $0.figure(page) })
    case 20: return .recap(text())
    case 14 where cast.isCompared: return .expect(.difference(maybe { _ in page }))
    default: return .expect(expectation(cast, page))
    }
  }

  private mutating func figure(_ page: PageIndex) -> ShownFigure {
    pick([.data(nil), .data(page), .ways, .causes])
  }

  private mutating func otherRules() -> OtherRules {
    let kernel = maybe { $0.pick(Kernel.allCases) }
    var settings: [RuleSetting] = []
    for rule in Rule.all where number(in: 0...3) == 0 {
      settings.append(pick(rule.settings))
    }
    if kernel == nil, settings.isEmpty { settings.append(RuleSetting(\.guards.pageLock, false)) }
    return OtherRules(kernel: kernel, settings: settings)
  }

  private mutating func jump(_ cast: inout Cast) -> JumpTarget {
    let marked = cast.marks.map { JumpTarget.mark($0.name) }
    let target = pick([.start] + marked)
    cast.goBack(to: target)
    return target
  }

  private mutating func claimOfCheck() -> Expectation {
    let promise = maybe { $0.pick(PromiseWord.allCases) }
    return pick([.holds, .violated(promise), .schedule(Int(number(in: 0...99))), .loop])
  }

  private mutating func step(_ cast: Cast, _ page: PageIndex) -> StepCommand {
    let (name, stepIDs) = pick(cast.members)
    switch number(in: 0...4) {
    case 0: return .once(name, stepID: maybe { $0.pick(stepIDs) }, page: maybe { _ in page })
    case 1: return .untilStep(name, stepID: pick(stepIDs), page: maybe { _ in page })
    case 2: return .untilEnd(name)
    case 3: return .untilWaits(name)
    default: return .allUntilEnd
    }
  }

  private mutating func expectation(_ cast: Cast, _ page: PageIndex) -> Expectation {
    let (name, stepIDs) = pick(cast.members)
    let birth: Birth? = pick([nil, .beforePunch, .afterPunch])
    switch number(in: 0...11) {
    case 11: return .pageLock(PageNumber(UInt32(number(in: 0...20))), lockState(of: name))
    case 0: return .slot(page, pick([.hole, .shadow, .swap(birth), .data(birth ?? .afterPunch)]))
    case 1: return .slot(page, .page(birth, lock: lock(of: name)))
    case 2: return .batch(list(cast) { Gathered(index: $1, entry: $0.entry()) })
    case 3: return .leftBehind(list(cast) { $1 })
    case 4: return .tolerated(list(cast) { $1 })
    case 5: return .retries(Int(number(in: 0...3)))
    case 6: return .gathers(Int(number(in: 0...300)))
    case 7: return .next(name, pick(stepIDs))
    case 8: return chance() ? .waits(name, maybe { $0.pick(stepIDs) }) : .finished(name)
    case 9: return .owed(list(cast) { $1 })
    default: return .promise(pick(Promise.allCases), pick(PromiseStatusWord.allCases))
    }
  }

  private mutating func lock(of name: TaskName) -> LockExpectation? {
    pick([nil, .locked, .unlocked, .lockedBy(name)])
  }

  private mutating func lockState(of name: TaskName) -> LockExpectation {
    pick([.locked, .unlocked, .lockedBy(name)])
  }

  private mutating func breakpoint(_ cast: Cast, _ page: PageIndex) -> Breakpoint {
    switch number(in: 0...7) {
    case 0: .slotChanges(page)
    case 1: .promiseChanges(pick(Promise.allCases))
    case 2: .retry
    case 3: .leftBehind
    case 4: .ends(expectation(cast, page))
    default: .begins(expectation(cast, page))
    }
  }

  private mutating func entry() -> Entry {
    let number = UInt32(number(in: 0...20))
    return pick([.page(PageNumber(number)), .swap(SwapEntry(number)), .shadow(Shadow(number))])
  }

  /// Something about some pages of the file, ascending.
  private mutating func list<Item>(
    _ cast: Cast,
    _ item: (inout Self, PageIndex) -> Item
  ) -> [Item] {
    var items: [Item] = []
    for page in 0..<cast.filePages where chance() { items.append(item(&self, PageIndex(page))) }
    return items
  }

  private mutating func text() -> String {
    (0..<number(in: 1...3)).map { _ in line() }.joined(separator: "\n")
  }

  private mutating func line() -> String {
    let words = ["step", "#2", "until  end", "P14", "swap,", "=", "«é»", "~", "note", "数", "'x'"]
    return (0..<number(in: 1...6)).map { _ in pick(words) }.joined(separator: " ")
  }

  private mutating func number(in range: ClosedRange<UInt64>) -> UInt64 {
    UInt64.random(in: range, using: &random)
  }

  private mutating func chance() -> Bool { Bool.random(using: &random) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  private mutating func maybe<Value>(_ value: (inout Self) -> Value) -> Value? {
    chance() ? value(&self) : nil
  }
}
