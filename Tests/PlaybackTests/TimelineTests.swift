// Knows that nothing is ever lost from a time line.

import Playback
import Script
import Shmem
import Testing

@Suite("Time line")
struct TimelineTests {
  private static func timeline() throws -> Timeline {
    var pieces = ScenarioPieces()
    pieces.slots = [SlotRun(count: 1, start: .page), SlotRun(count: 1, start: .swap)]
    pieces.tasks = [TaskSpec(kind: .read, index: PageIndex(1), loops: false)]
    return Timeline(try pieces.scenario())
  }

  private static let first = Action.step(Step(task: .puncher, id: .p1, pick: nil))
  private static let second = Action.step(Step(task: .puncher, id: .p2, pick: nil))
  private static let other = Action.step(Step(task: TaskID(1), id: .s1, pick: nil))

  @Test("back after a step is where we were")
  func backAfterStep() throws {
    var timeline = try Self.timeline()
    let start = timeline.now.snapshot
    let wasDone = timeline.perform(Self.first)
    #expect(wasDone)
    #expect(timeline.now.snapshot != start)
    let wentBack = timeline.goBack()
    #expect(wentBack)
    #expect(timeline.now.snapshot == start)
    let wentFurther = timeline.goBack()
    #expect(!wentFurther, "nothing lies before the start")
  }

  @Test("forward after back is where we were")
  func forwardAfterBack() throws {
    var timeline = try Self.timeline()
    timeline.perform(Self.first)
    timeline.perform(Self.second)
    let end = timeline.current
    timeline.goBack()
    timeline.goBack()
    let wentForward = [timeline.goForward(), timeline.goForward()]
    #expect(wentForward == [true, true])
    #expect(timeline.current == end)
    let wentFurther = timeline.goForward()
    #expect(!wentFurther, "nothing follows the end")
  }

  @Test("another action makes a branch and the old one stays")
  func branches() throws {
    var timeline = try Self.timeline()
    timeline.perform(Self.first)
    let old = timeline.current
    timeline.goBack()
    timeline.perform(Self.other)
    let new = timeline.current
    #expect(timeline[.start].children == [old, new])
    #expect(timeline.branch(of: new) == (2, 2))
    timeline.goBack()
    #expect(timeline.following(.start) == new, "the way forward is the one taken last")
    timeline.jump(to: old)
    #expect(timeline.following(.start) == old, "a jump changes the way forward")
  }

  @Test("every way is numbered as it is begun, and keeps its number")
  func countsBranches() throws {
    var timeline = try Self.timeline()
    #expect(timeline.branches == (1, 1))
    timeline.perform(Self.first)
    timeline.perform(Self.second)
    let end = timeline.current
    timeline.goBack()
    #expect(timeline.branches == (1, 1), "the way ahead is not another branch")
    timeline.perform(Self.other)
    #expect(timeline.branches == (2, 2))
    timeline.goBack()
    timeline.goBack()
    #expect(timeline.branches == (2, 2), "before the fork the way is the one taken last")
    timeline.perform(Self.other)
    #expect(timeline.branches == (3, 3))
    timeline.jump(to: end)
    #expect(timeline.branches == (1, 3))
    timeline.jump(to: .start)
    #expect(timeline.branches == (1, 3))
  }

  @Test("the same action at the same moment leads to the same moment")
  func sameActionSameMoment() throws {
    var timeline = try Self.timeline()
    timeline.perform(Self.first)
    timeline.goBack()
    timeline.perform(Self.first)
    #expect(timeline.count == 2)
  }

  @Test("an action that cannot be done changes nothing")
  func refusal() throws {
    var timeline = try Self.timeline()
    let before = timeline
    let wasDone = timeline.perform(Self.second)
    #expect(!wasDone)
    #expect(timeline == before)
  }

  @Test("past and future together are the whole way")
  func pastAndFuture() throws {
    var timeline = try Self.timeline()
    for action in [Self.first, Self.other, Self.second] { timeline.perform(action) }
    let whole = timeline.past
    #expect(whole.count == 4)
    for depth in 0...3 {
      timeline.jump(to: whole[depth])
      #expect(timeline.past + timeline.future == whole)
    }
  }
}
