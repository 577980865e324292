// Knows that the model with entries of an order can be refuted, and what it refuses.

import RaceSupport
import Shmem
import Testing

@Suite("The model with entries of an order")
struct LargeModelTests {
  /// A mistake in the model, and what Spin has to say about a race then.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var right: String
    var wrong: String
    var race: String
    var rules: String
    var complaint: String

    var testDescription: String { "\(wrong) for \(right)" }
  }

  @Test(
    "a mistake in a row gives another verdict, or none",
    .enabled(if: Spin.isThere, "nobody to ask: spin or a C compiler is missing"),
    arguments: [
      // P16 no longer looks at the borders.
      Mistake(
        right: "y = y && z == i && z + count_of(k) <= end",
        wrong: "y = y",
        race: "cut",
        rules: "7.3.4",
        complaint: "lost"
      ),
      // The split forgets that each slot has a value of its own.
      Mistake(
        right: "slot[x] = slot[x] + x - z; order[x] = 0",
        wrong: "order[x] = 0",
        race: "reader",
        rules: "6.12.95",
        complaint: "counts"
      ),
      // A piece of two slots forgets that its value is its own.
      Mistake(
        right: "slot[x] = slot[x] + down(x, 1) - z;",
        wrong: "skip;",
        race: "cut-pieces",
        rules: "7.3.4",
        complaint: "lost+counts"
      ),
      Mistake(
        right: "at == C12 -> swaplist = 0;",
        wrong: "at == C12 ->",
        race: "reclaimed",
        rules: "6.6",
        complaint: "assertion violated (( !(published)&& !(i_rwsem))&& !(swaplist))"
      ),
      // A page that goes back is counted as if it were in swap.
      Mistake(
        right: "at == C13x_count ->\n      swapped = swapped - size_of(p);",
        wrong: "at == C13x_count ->",
        race: "refused",
        rules: "7.3.4",
        complaint: "counts"
      ),
      // A page that has lost its place goes back all the same.
      Mistake(
        right: "fits(p, b, value(s));",
        wrong: "y = 1;",
        race: "refused",
        rules: "7.3.4",
        complaint: "old+counts"
      ),
      Mistake(
        right: "at == S8 -> swapped = swapped - size_of(p);",
        wrong: "at == S8 ->",
        race: "ahead",
        rules: "7.3.4",
        complaint: "counts"
      ),
    ]
  )
  func mistakes(_ mistake: Mistake) throws {
    let text = try Spin.largeModel()
    #expect(text.contains(mistake.right))
    let scenario = try #require(LargeRace.all[mistake.race]).scenario(mistake.rules)
    let verdict = try Spin.judgeLarge(
      scenario.largePromela(),
      of: text.replacing(mistake.right, with: mistake.wrong)
    )
    #expect(verdict.complaint == mistake.complaint)
  }

  private func words(
    _ file: String = "swap:2 0-3",
    tasks: String = "read@0",
    under kernel: Kernel = .v7_3_4,
    batchLimit: Int? = nil,
    call: PunchCall = .fallocate,
    set rules: String = ""
  ) throws -> [String] {
    try Scenario(kernel, file, tasks: tasks, batchLimit: batchLimit, call: call, set: rules)
      .largePromela()
  }

  @Test("it has words for every kernel with entries of an order, and for no other")
  func kernels() throws {
    for kernel in Kernel.allCases {
      if kernel.rules.largeFolio {
        #expect(throws: Never.self, "\(kernel)") { try words(under: kernel) }
      } else {
        #expect(throws: NotationError.self, "\(kernel)") {
          try words("swap,swap,swap,swap", under: kernel)
        }
      }
    }
    #expect(try words(under: .v6_6).contains("ORDER_0=0"))
    #expect(try words(under: .v6_12_0).contains("ORDER_0=2"))
  }

  @Test("a rule of which it knows one value is refused with another")
  func rules() throws {
    let known: Set = [
      Rule(\.bigSplit), Rule(\.splitShape), Rule(\.largeSwap), Rule(\.freeAtomic),
      Rule(\.retryWhere),
      Rule(\.borderDirect), Rule(\.borderAdvance), Rule(\.splitAware), Rule(\.cleanKeep),
      Rule(\.unsplitAdvance), Rule(\.cacheOrder), Rule(\.rangeInsert), Rule(\.borderSwapIn),
      Rule(\.readLarge), Rule(\.busySmall), Rule(\.throughCache), Rule(\.largeSwapIn),
      Rule(\.storeBack), Rule(\.swapWriteout), Rule(\.readBeforeSplit),
    ]
    for rule in Rule.all {
      for setting in rule.settings {
        let option = "\(rule.name)=\(setting.word)"
        if known.contains(rule) || Kernel.v7_3_4.rules[rule] == setting {
          #expect(throws: Never.self, "\(option)") { try words(set: option) }
        } else {
          #expect(throws: NotationError.self, "\(option)") { try words(set: option) }
        }
      }
    }
  }

  @Test("a task of a kind that it does not know is refused", arguments: TaskKind.allCases)
  func kinds(_ kind: TaskKind) throws {
    guard kind != .punch else { return }
    let known: Set<TaskKind> = [
      .read, .faultRead, .faultWrite, .reclaim, .truncate, .pin, .readahead,
    ]
    let tasks = kind.worksOnPage ? "\(kind.rawValue)@0" : kind.rawValue
    if known.contains(kind) {
      #expect(throws: Never.self) { try words(tasks: tasks) }
    } else {
      #expect(throws: (any Error).self) { try words(tasks: tasks) }
    }
  }

  @Test("what else it leaves out is refused")
  func others() {
    #expect(throws: NotationError.self) { try words(tasks: "read") }
    #expect(throws: NotationError.self) { try words(tasks: "read:loop@0") }
    #expect(throws: NotationError.self) { try words(tasks: "truncate:inside@1") }
    #expect(throws: NotationError.self) { try words(tasks: "truncate@1 truncate@2") }
    #expect(throws: NotationError.self) { try words(tasks: "truncate@1 fault-read@0") }
    #expect(throws: NotationError.self) { try words(tasks: "fault-read:no-retry@0") }
    #expect(throws: NotationError.self) { try words(tasks: "read@0 read@0 read@0 read@0") }
    #expect(throws: NotationError.self) { try words(call: .madvise) }
    #expect(throws: NotationError.self) { try words(batchLimit: 1) }
    #expect(throws: NotationError.self) { try words("swap:2 ~1-3") }
    #expect(throws: NotationError.self) { try words("swap,swap 0-1") }
    #expect(throws: NotationError.self) { try words("swap:3 0-7") }
    #expect(throws: NotationError.self) { try words("fallocated,hole,hole,hole") }
  }
}
