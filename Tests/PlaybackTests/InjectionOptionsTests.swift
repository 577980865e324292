// Knows what can be injected from the list, and with which options.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The list of injections")
struct InjectionOptionsTests {
  private static func open(_ session: inout Session) {
    session.take(.window(.openInjection))
  }

  @Test("has every kind of task but the punch, each with a key of its own")
  func kinds() {
    let kinds = Injection.allCases.compactMap { injection -> TaskKind? in
      guard case .task(let kind) = injection else { return nil }
      return kind
    }
    #expect(kinds == TaskKind.allCases.filter { $0 != .punch })
    let keys = Injection.allCases.map(\.key.letter) + TaskOption.allCases.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test("gives the task the chosen options that suit it", arguments: Injection.allCases)
  func options(injection: Injection) throws {
    guard case .task(let kind) = injection, kind != .evict else { return }
    let race = try Scenario(
      .v3_16,
      in: kind == .invalidate ? .file : .tmpfs,
      kind == .invalidate ? "page,page,page,hole 0-1" : "page,page,swap,hole 0-1",
      tasks: ""
    )
    var session = session(race)
    Self.open(&session)
    for option in TaskOption.allCases { session.take(.window(.toggleOption(option))) }
    session.take(.window(.moveOptionPage(by: 1)), .window(.moveOptionPage(by: 1)))
    session.take(.window(.moveOptionPage(by: 1)), .race(.inject(injection)))
    let play = try #require(session.play)
    let task = play.snapshot.scenario[play.snapshot.scenario.lastTask]
    #expect(task.kind == kind)
    #expect(
      task.options
        == TaskOption.allCases.filter {
          $0.suits(kind) && !($0 == .order && task.order == kind.usualOrder)
        }
    )
    if task.options.contains(.buffer) { #expect(task.buffer == PageIndex(3)) }
    #expect(task.index == (kind.worksOnPage ? PageIndex(0) : nil))
  }

  @Test("refuses a task whose options do not go with the slot or the file")
  func refusesOptions() throws {
    var alone = session(try Scenario(.v7_3_4, "page,page 0-1", tasks: ""))
    alone.take(.race(.inject(.task(.collapse))))
    #expect(alone.message?.text == "It needs 4 pages of the file, the first a multiple of 4.")
    var session = session(try Scenario(.v7_3_4, "page,page 0-1", tasks: "swapoff"))
    Self.open(&session)
    session.take(.window(.toggleOption(.order)), .race(.inject(.faultWrite)))
    let refusal = "No race has both a swapoff and swap entries that take several slots."
    #expect(session.message?.text == refusal)
    #expect(session.play?.snapshot.scenario.tasks.count == 2)
    session.take(.window(.toggleOption(.order)), .race(.inject(.faultWrite)))
    #expect(session.play?.snapshot.scenario.tasks.count == 3)
  }

  @Test("refuses a page of several slots in an ordinary file")
  func refusesOrder() throws {
    var session = session(try Scenario(.v7_3_4, in: .file, "clean,clean 0-1", tasks: ""))
    Self.open(&session)
    session.take(.window(.toggleOption(.order)), .race(.inject(.task(.faultRead))))
    #expect(session.message?.text == "No folio takes 4 slots here.")
    #expect(session.play?.snapshot.scenario.tasks.count == 1)
  }

  @Test("forgets the options with the next task, and when it is opened again")
  func forgets() throws {
    var session = session(try Scenario(.v3_16, "page,page 0-1", tasks: ""))
    Self.open(&session)
    session.take(.window(.toggleOption(.loop)), .window(.toggleOption(.loop)))
    session.take(.window(.toggleOption(.loop)), .race(.inject(.read)), .race(.inject(.read)))
    let tasks = try #require(session.play?.snapshot.scenario.tasks)
    #expect(tasks.map(\.loops) == [false, true, false])
    Self.open(&session)
    session.take(.window(.toggleOption(.loop)), .window(.cancel))
    Self.open(&session)
    #expect(session.play?.injectionOptions.chosen == [])
  }

  @Test("says of each kind why it cannot be injected here")
  func refusals() throws {
    let play = Play(free: try Scenario(.v3_16, "hole 0-0", tasks: "read"), title: "")
    var reasons: [String] = []
    for injection in Injection.allCases {
      guard case .failure(let refusal) = play.task(for: injection) else { continue }
      reasons.append(refusal.words)
    }
    #expect(
      reasons == [
        "Slot 0 holds no page.",
        "A file is evicted only once, and only when no task has it open.",
        "Slot 0 holds no page.",
        "A file in tmpfs has no invalidate here.",
        "It needs 4 pages of the file, the first a multiple of 4.",
        "Slot 0 is empty: there is nothing to swizzle.",
      ]
    )
  }
}
