// Knows the ways to the changes of a slot and to the last moment that was not doomed, and a run at random.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Going there")
struct GoingThereTests {
  /// Returns the race of take 2 at the end of a schedule that breaks a promise.
  private static func lost() throws -> Session {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.inquiry(.loadSchedule), .race(.toEnd))
    return session
  }

  /// Returns true if every schedule from a moment of a race breaks a promise.
  private static func isDoomed(_ snapshot: Snapshot) throws -> Bool {
    let map = try RaceReachability(
      of: snapshot.scenario,
      from: snapshot.machine,
      judging: Promise.allCases,
      stateLimit: .max
    ) { _ in true }
    guard case .doomed = map?.reachability(of: snapshot.machine) else { return false }
    return true
  }

  @Test("{ and } go to the changes of the selected slot")
  func changes() throws {
    var session = try classroomSession()
    session.take(.race(.select(PageIndex(2))), .race(.toNextChange))
    #expect(session.play?.narration?.stepID == .s7)
    let step = try #require(session.play?.timeline.number)
    #expect(session.message?.text == "Stopped at step \(step): slot 2 changes.")
    let place = session.play.map(Bookmark.init)
    session.take(.race(.select(PageIndex(0))), .race(.toNextChange))
    #expect(session.play?.timeline.number == step, "slot 0 does not change")
    #expect(session.message?.text.hasPrefix("Slot 0 does not change again up to the end") == true)
    session.take(.race(.select(PageIndex(2))))
    #expect(session.play.map(Bookmark.init) == place, "on the script, with the same way ahead")
    session.take(.race(.toEnd), .race(.toLastChange))
    #expect(session.play?.timeline.number == step)
    session.take(.race(.toLastChange))
    #expect(session.play?.timeline.number == step, "there is no earlier change")
    #expect(session.message?.text == "No earlier step makes this true: slot 2 changes.")
  }

  @Test("U goes to the last moment of the way that was not doomed, and not further back")
  func lastNotDoomed() throws {
    var session = try Self.lost()
    let origin = try #require(session.play?.timeline.current)
    let requests = session.update(.inquiry(.toLastNotDoomed))
    #expect(session.message?.text == "Looking for the last moment that was not doomed.")
    try session.answer(requests)
    let play = try #require(session.play)
    #expect(play.timeline.current < origin)
    #expect(try Self.isDoomed(play.snapshot) == false)
    let next = try #require(play.timeline.following(play.timeline.current))
    #expect(try Self.isDoomed(play.timeline[next].snapshot))
    let step = play.timeline.number
    #expect(
      session.message?.text
        == "Step \(step) was the last that was not doomed; step \(step + 1) decides the race."
    )
  }

  @Test("the search goes on before the moment at which a task has joined")
  func joined() throws {
    var session = try Self.lost()
    let steps = session.play?.timeline.count ?? 0
    _ = session.say("inject read at 0")
    #expect(session.play?.timeline.count == steps + 1)
    try session.answer(session.update(.inquiry(.toLastNotDoomed)))
    #expect(try Self.isDoomed(try #require(session.play?.snapshot)) == false)
    #expect(session.message?.text.hasSuffix("decides the race.") == true)
  }

  @Test("a moment that is not doomed is said to be none")
  func notDoomed() throws {
    var session = try takeTwoSession()
    try session.answer(session.update(.inquiry(.toLastNotDoomed)))
    #expect(session.depth == 0)
    #expect(
      session.message?.text
        == "This moment is not doomed: some schedule from here keeps every promise."
    )
  }

  @Test("an answer that comes when the race is elsewhere names the way there and goes nowhere")
  func late() throws {
    var session = try Self.lost()
    let requests = session.update(.inquiry(.toLastNotDoomed))
    session.take(.race(.stepBack))
    let depth = session.depth
    try session.answer(requests)
    #expect(session.depth == depth)
    #expect(session.message?.text.contains(":goto ") == true)
  }

  @Test("too many states to know are said to be too many")
  func tooMany() throws {
    var session = try Self.lost()
    try session.answer(session.update(.inquiry(.toLastNotDoomed)), stateLimit: 1)
    #expect(session.message?.text.contains("has too many states after it to know") == true)
  }

  @Test(
    "the same seed takes the same steps, those of a sampler",
    arguments: 0..<12 as Range<UInt64>
  )
  func random(seed: UInt64) throws {
    let start = session(try RandomRace(seed: seed, mapping: .tmpfs).scenario)
    var whole = start
    _ = whole.say("random \(seed)")
    #expect(whole.message?.text.hasPrefix("Seed \(seed), ") == true)
    var sliced = start
    _ = sliced.update(.race(.runAtRandom(seed: seed)))
    while sliced.play?.job != nil { _ = sliced.update(.progress(.goOn(atMost: 3))) }
    #expect(sliced.snapshots == whole.snapshots)
    let play = try #require(whole.play)
    let taken = play.timeline.past.compactMap { moment -> Step? in
      guard case .step(let step) = play.timeline[moment].action else { return nil }
      return step
    }
    let sampler = Sampler(
      play.timeline[.start].snapshot.scenario,
      strategy: .uniform,
      seed: seed
    )
    let wanted = sampler.steps(ofSchedule: 0)
    #expect(Array(taken.prefix(wanted.count)) == wanted)
    #expect(!wanted.isEmpty)
  }

  @Test("without a seed the seeds are 1, 2 and so on, and a breakpoint stops the run")
  func seeds() throws {
    var session = try classroomSession()
    session.take(.race(.runAtRandom(seed: nil)))
    #expect(session.message?.text.hasPrefix("Seed 1, ") == true)
    session.take(.race(.toStart), .race(.runAtRandom(seed: nil)))
    #expect(session.message?.text.hasPrefix("Seed 2, ") == true)
    session.take(.race(.toStart))
    _ = session.say("break punch finished")
    _ = session.say("random 1")
    #expect(session.message?.text.contains("Breakpoint 1 stops at step ") == true)
    _ = session.say("random one")
    #expect(session.message?.text == "random takes a seed, a number from 0 on, or nothing.")
  }
}
