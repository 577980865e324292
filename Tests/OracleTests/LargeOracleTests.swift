// Knows that Spin, a plain walk and the checker come to the same verdicts on races with entries of an order.

import RaceSupport
import Shmem
import Testing

/// A race of the tables below.
struct LargeRace: Sendable {
  var file: String
  var call = PunchCall.fallocate
  var tasks = ""
  var set = ""
  var mapShift = 3

  /// The races, by the names of the columns.
  static let all: [String: LargeRace] = [
    "cut": LargeRace(file: "swap:2", call: .none, tasks: "truncate@2"),
    "reader": LargeRace(file: "swap:2 0-3", tasks: "read@1"),
    "shrank": LargeRace(file: "hole,hole,page:1,hole,hole 1-4", tasks: "reclaim@2 read@3"),
    "no-memory": LargeRace(file: "swap:2,hole,hole,hole,hole 2-5", set: "border-swapin=fails"),
    "fault": LargeRace(file: "hole,hole,hole,hole 2-3", tasks: "fault-write:order=2@0"),
    "ahead": LargeRace(file: "swap:2", call: .none, tasks: "readahead@0 read@1"),
    "pinned": LargeRace(file: "page:2", call: .none, tasks: "truncate@2 pin@0"),
    "pte": LargeRace(
      file: "hole,hole,hole,hole 2-3",
      tasks: "fault-read:order=2@0 fault-write:mapped@0 pin@0"
    ),
    "cut-read": LargeRace(file: "swap:2", call: .none, tasks: "truncate@2 read@0"),
    "reclaimed": LargeRace(file: "page:2", call: .none, tasks: "reclaim@0 truncate@2"),
    // Splits that leave pieces of an order, where a kernel makes them.
    "pieces": LargeRace(file: "swap:2 0-2", tasks: "read@1 read@3", mapShift: 2),
    "across": LargeRace(file: "page:2 1-2", tasks: "reclaim@2", mapShift: 2),
    "inside": LargeRace(file: "hole,hole,hole,hole 2-2", tasks: "fault-write:order=2@0"),
    "cut-pieces": LargeRace(
      file: "swap:2",
      call: .none,
      tasks: "truncate@2 read@0",
      mapShift: 2
    ),
    // Pages that the swap device does not take.
    "refused": LargeRace(
      file: "page:1,hole,hole 0-2",
      tasks: "reclaim@0 read@1",
      set: "swap-writeout=refused"
    ),
    "refused-shrank": LargeRace(
      file: "hole,hole,page:1,hole,hole 1-4",
      tasks: "reclaim@2 read@3",
      set: "swap-writeout=refused"
    ),
    "refused-cut": LargeRace(
      file: "page:2",
      call: .none,
      tasks: "reclaim@0 truncate@2",
      set: "swap-writeout=refused"
    ),
    "pin-piece": LargeRace(file: "page:2 1-2", tasks: "pin@2", mapShift: 2),
  ]

  func scenario(_ rules: String) throws -> Scenario {
    let words = rules.split(separator: " ").map(String.init)
    guard let kernel = Kernel(rawValue: words.first ?? "") else {
      throw NotationError.unreadable(rules)
    }
    let more = words.dropFirst().joined(separator: " ")
    var scenario = try Scenario(
      kernel,
      file,
      tasks: tasks,
      mapShift: mapShift,
      call: call,
      set: "\(set) \(more)"
    )
    scenario.rules.wakeFunction = .synchronous
    return scenario
  }
}

/// A cell of the tables.
struct LargeCombination: Sendable, CustomTestStringConvertible {
  var race: String
  var rules: String
  var verdict: String

  var testDescription: String { "\(race) under \(rules)" }
}

extension LargeCombination {
  static let table =
    rows(of: races) + rows(of: moreRaces) + rows(of: splits) + rows(of: oneRule)
    + rows(of: refusals)

  /// The combinations that are asked for; in the usual run those without parentheses, as each takes a second to compile.
  static let asked = table.compactMap { combination -> LargeCombination? in
    guard combination.verdict.hasPrefix("(") else { return combination }
    guard !trials(true, thorough: false) else { return nil }
    var asked = combination
    asked.verdict = String(combination.verdict.dropFirst().dropLast())
    return asked
  }

  /// Reads a table whose first line names the races; a dash is a cell that nothing is said about.
  private static func rows(of text: String) -> [LargeCombination] {
    let lines = text.split(whereSeparator: \.isNewline)
    let names = lines.first.map { cells(of: $0).dropFirst() } ?? []
    return lines.dropFirst().flatMap { line in
      let cells = cells(of: line)
      return zip(names, cells.dropFirst()).compactMap { race, verdict in
        verdict == "-"
          ? nil : LargeCombination(race: race, rules: cells[0], verdict: verdict)
      }
    }
  }

  private static let races = """
    kernel       cut        reader    shrank        no-memory  fault    ahead          pinned
    6.6          (holds)    (holds)   (holds)       (holds)    (holds)  (holds)        (holds)
    6.12.0       (lost)     counts    (old+counts)  (lost)     (holds)  (lost+counts)  (holds)
    6.12.69      (endless)  (holds)   (old)         endless    (holds)  (lost+counts)  (holds)
    6.12.70      (endless)  (holds)   (old)         old        (holds)  lost+counts    (holds)
    6.12.95      endless    (holds)   (old)         (old)      (holds)  (holds)        (holds)
    6.12.118     holds      (holds)   (old)         (old)      (holds)  (holds)        (holds)
    6.14         (lost)     (counts)  (old+counts)  (lost)     (holds)  (holds)        (holds)
    6.18.0       (lost)     (counts)  (old+counts)  (lost)     (holds)  (holds)        (holds)
    7.3.4        (endless)  (holds)   old           (old)      (holds)  (holds)        (holds)
    7.3.4+nov    (holds)    (holds)   (old)         (old)      (holds)  (holds)        holds
    split-aware  (holds)    (holds)   (holds)       (old)      (holds)  (holds)        (holds)
    """

  private static let moreRaces = """
    kernel       pte      cut-read  reclaimed
    6.6          (lost)   (holds)   (holds)
    6.12.0       (lost)   lost      (lost)
    6.12.69      (lost)   (holds)   (endless)
    6.12.95      (lost)   (holds)   (endless)
    6.12.118     (holds)  (holds)   (holds)
    6.18.0       (lost)   (lost)    (lost)
    7.3.4        lost     (holds)   endless
    split-aware  (holds)  (holds)   (holds)
    """

  private static let splits = """
    kernel                       pieces    across   inside   cut-pieces  pin-piece
    6.12.95                      (holds)   (holds)  (holds)  (holds)     (holds)
    6.14                         (holds)   (holds)  (holds)  (lost)      (holds)
    6.18.0                       counts    lost     (holds)  (lost)      (holds)
    6.18.0 split-shape=uniform   (holds)   (holds)  (holds)  (lost)      (holds)
    7.3.4                        (holds)   (holds)  (holds)  holds       (holds)
    7.3.4 free-atomic=off        -         (lost)   -        -           -
    split-aware                  (holds)   (holds)  (holds)  (holds)     (holds)
    """

  private static let refusals = """
    kernel                refused  refused-shrank  refused-cut
    6.12.95               (holds)  (holds)         endless
    6.12.118              (holds)  (holds)         (holds)
    7.3.4                 (holds)  (holds)         holds
    7.3.4 store-back=off  (holds)  (holds)         (endless)
    split-aware           (holds)  (holds)         (holds)
    """

  private static let oneRule = """
    kernel                                         cut        reader   shrank   no-memory  fault
    6.12.70 border-direct=on                       (holds)    -        -        -          -
    6.12.118 border-direct=off                     behind     -        -        -          -
    6.12.118 border-direct=off border-advance=off  (endless)  -        -        -          -
    6.12.118 border-advance=off                    -          -        -        (old)      -
    6.12.0 free-atomic=on                          -          (holds)  -        -          -
    6.12.69 retry-where=base                       -          -        -        (old)      -
    7.3.4 split-aware=on                           -          -        (holds)  -          -
    6.12.95 large-swap=off                         -          -        (holds)  -          -
    6.12.95 range-insert=off                       -          -        (old)    -          -
    6.6 big-split=off                              -          -        -        -          (lost)
    7.3.4 big-split=off                            -          -        -        -          lost
    """
}

@Suite("The second opinion on entries of an order")
struct LargeOracleTests {
  @Test("the table has enough combinations, and every verdict")
  func table() {
    #expect(LargeCombination.table.count >= 100)
    let words = LargeCombination.table.flatMap {
      $0.verdict.split { !$0.isLetter }.map(String.init)
    }
    #expect(Set(words) == ["holds", "lost", "old", "counts", "behind", "endless"])
    #expect(LargeCombination.table.allSatisfy { LargeRace.all[$0.race] != nil })
  }

  @Test(
    "Spin, a plain walk and the checker agree",
    .enabled(if: Spin.isThere, "nobody to ask: spin or a C compiler is missing"),
    arguments: LargeCombination.asked
  )
  func agreement(_ combination: LargeCombination) throws {
    let race = try #require(LargeRace.all[combination.race])
    let scenario = try race.scenario(combination.rules)
    #expect("\(try LargeVerdict(walkingThrough: scenario))" == combination.verdict)
    #expect("\(try LargeVerdict(checking: scenario))" == combination.verdict)
    let opinion = try Spin.judgeLarge(scenario.largePromela(), of: Spin.largeModel())
    #expect("\(opinion)" == combination.verdict)
  }
}
