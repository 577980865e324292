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
    let performance = Performance(of: try Demo(parsing: try DemoFiles.text(of: name)))
    let timeline = performance.timeline
    let way = timeline.past
    guard FlatStorage.canHold(timeline.now.situation.scenario) else { return }
    let breach = way.first { timeline[$0].situation.isBroken }.map { timeline[$0].depth }
    for moment in way {
      let depth = timeline[moment].depth
      let isPause = timeline[moment].annotation?.chapter != nil
      guard isPause || depth == 0 || moment == timeline.current else { continue }
      // The demo's tasks may join later: then its loss is not this moment's.
      let situation = timeline[moment].situation
      let hasAllTasks = situation.scenario == timeline.now.situation.scenario
      let check = try Check(
        situation.scenario,
        from: situation.machine,
        judging: Promise.allCases
      )
      switch check.run(bounds: .none, threads: 1, goesOn: { _ in true }).verdict {
      case .holds:
        #expect(breach == nil || !hasAllTasks || depth > breach ?? 0, "step \(depth)")
        #expect(!situation.isBroken)
      case .violated(_, let schedule):
        #expect(schedule.isEmpty == situation.isBroken, "step \(depth)")
        if let breach, hasAllTasks, depth <= breach { #expect(schedule.count <= breach - depth) }
      case .endless: Issue.record("nobody asked whether it goes round")
      case .unknown: Issue.record("there is no limit")
      }
    }
  }
}
