// Knows that the checker answers from within every demo, and agrees with what the demo shows.

import Explorer
import Playback
import Script
import Shmem
import Testing

@Suite("Checks from within the demos")
struct CheckFromHereTests {
  @Test(
    "from the start, from every chapter and from the end there is an answer that fits the script",
    arguments: DemoFiles.all
  )
  func answers(name: String) throws {
    let scriptRun = ScriptRun(of: try Demo(parsing: try DemoFiles.text(of: name)))
    let timeline = scriptRun.timeline
    let way = timeline.past
    guard FlatStorage.canHold(timeline.now.snapshot.scenario) else { return }
    let breach = way.first { timeline[$0].snapshot.isBroken }.map { timeline[$0].depth }
    for moment in way {
      let depth = timeline[moment].depth
      let isPause = timeline[moment].annotation?.chapter != nil
      guard isPause || depth == 0 || moment == timeline.current else { continue }
      // The demo's tasks may join later: then its loss is not this moment's.
      let snapshot = timeline[moment].snapshot
      let hasAllTasks = snapshot.scenario == timeline.now.snapshot.scenario
      let check = try Check(
        snapshot.scenario,
        from: snapshot.machine,
        judging: Promise.allCases
      )
      switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
      case .holds:
        #expect(breach == nil || !hasAllTasks || depth > breach ?? 0, "step \(depth)")
        #expect(!snapshot.isBroken)
      case .violated(_, let schedule):
        #expect(schedule.isEmpty == snapshot.isBroken, "step \(depth)")
        if let breach, hasAllTasks, depth <= breach { #expect(schedule.count <= breach - depth) }
      case .endless: Issue.record("nobody asked whether it goes round")
      case .unknown: Issue.record("there is no limit")
      }
    }
  }
}
