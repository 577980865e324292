// Checks what a speaker's second screen knows.

import Playback
import Script
import Shmem
import Testing

@Suite("Notes for a speaker")
struct NotesTests {
  private static func report(_ events: Event...) throws -> TalkReport {
    var session = try classroomSession()
    session.take(.talk(.toggleStage))
    for event in events { session.take(event) }
    return session.report(process: 7, epoch: 1000, picture: ["seen"], pictureWidth: 40)
  }

  @Test("name the chapter, what comes next, and what the next press does, step by step")
  func names() throws {
    let report = try Self.report(.progress(.tick(.seconds(5))))
    #expect(report.title == "Classroom")
    #expect(report.chapter == "One")
    #expect(report.nextChapter == "Two")
    #expect(report.note == "First note.")
    #expect((report.stop, report.stopCount) == (1, 2))
    #expect(report.next.first == "6 steps: punch P1 P2 P3 P4 P14, read-1 S1.")
    #expect(report.next.last?.hasPrefix("S1 ") == true, "where it ends is told in full")
    #expect(report.startedAt == nil)
    #expect(report.wayBack == nil)
    #expect(report.picture == ["seen"])
  }

  @Test("say at the end that nothing follows, and off the script how to get back")
  func ends() throws {
    let end = try Self.report(.talk(.toLastStop))
    #expect(end.next == ["Nothing: this is the end."])
    #expect(end.nextChapter == nil)
    let away = try Self.report(.race(.takeMove(2)))
    #expect(away.wayBack == "o goes back to the script")
    #expect(away.next.count == 1)
  }

  @Test("say that a breach is ahead")
  func breach() throws {
    let report = try Self.report(.talk(.toLastStop), .talk(.retreat))
    #expect(report.next.contains { $0.contains("LEFT BEHIND: page 2") })
  }

  @Test("count the time by the clock of the world")
  func time() throws {
    let report = try Self.report(
      .progress(.tick(.seconds(5))),
      .talk(.advance),
      .progress(.tick(.seconds(9)))
    )
    #expect(report.startedAt == 1005)
    #expect(report.next.first == "Jumps to the next stop.", "the steps are still being shown")
  }

  @Test("follow a talk to its end, another one from there, and know death from an end")
  func follows() throws {
    let first = try Self.report()
    var second = first
    second.process = 8
    var notes = Notes()
    notes.update(.silence(remains: [3]))
    #expect(notes.source == .waiting, "what was left behind before is nobody's death")
    notes.update(.heard(first, others: 1))
    #expect(notes.source == .following(first))
    #expect(notes.otherCount == 1)
    notes.update(.silence(remains: []))
    #expect(notes.source == .ended(first))
    notes.update(.heard(second, others: 0))
    notes.update(.silence(remains: [8]))
    #expect(notes.source == .died(second))
    notes.update(.silence(remains: []))
    #expect(notes.source == .died(second), "the next talk takes the remains away")
    notes.update(.heard(first, others: 0))
    #expect(notes.source == .following(first))
    notes.update(.misheard("Why."))
    #expect(notes.source == .mistaken("Why."))
  }

  @Test("are read from the top wherever the talk goes, and stay where they are else")
  func scroll() throws {
    var notes = Notes()
    notes.update(.heard(try Self.report(), others: 0))
    notes.update(.scroll(by: 5))
    notes.update(.heard(try Self.report(.talk(.blank)), others: 0))
    #expect(notes.scroll == 5)
    notes.update(.heard(try Self.report(.talk(.toLastStop)), others: 0))
    #expect(notes.scroll == 0)
    notes.update(.scroll(by: -3))
    #expect(notes.scroll == 0)
  }
}
