// Which talk a speaker's second screen follows.

import Playback
import Testing

@Suite("The talk that is followed")
struct TalkChoiceTests {
  private static func report(_ process: Int, openedAt: Double) throws -> TalkReport {
    let session = try classroomSession()
    var report = session.report(process: process, epoch: openedAt, picture: [], pictureWidth: 40)
    report.openedAt = openedAt
    return report
  }

  private static func sighting(
    _ process: Int,
    openedAt: Double,
    isAlive: Bool = true
  ) throws -> TalkSighting {
    let report = try report(process, openedAt: openedAt)
    return TalkSighting(process: process, isAlive: isAlive, word: .report(report))
  }

  @Test("is the newest where none was asked for")
  func newest() throws {
    var choice = TalkChoice(process: nil)
    let talks = try [Self.sighting(7, openedAt: 10), Self.sighting(8, openedAt: 20)]
    #expect(choice.event(for: talks) == .heard(try Self.report(8, openedAt: 20), others: 1))
    #expect(choice.event(for: []) == .silence(remains: []))
    let why = TalkSighting(process: 9, isAlive: true, word: .mistaken("Why."))
    #expect(choice.event(for: [why]) == .misheard("Why."))
    #expect(choice.event(for: talks + [why]) == .heard(try Self.report(8, openedAt: 20), others: 2))
  }

  @Test("of a process is followed on when it is started again, as another process")
  func startedAgain() throws {
    var choice = TalkChoice(process: 7)
    #expect(choice.event(for: []) == .silence(remains: []))
    _ = choice.event(for: [try Self.sighting(7, openedAt: 10)])
    let remains = try Self.sighting(7, openedAt: 10, isAlive: false)
    #expect(choice.event(for: [remains]) == .silence(remains: [7]))
    let again = try Self.sighting(31, openedAt: 50)
    let heard = Notes.Event.heard(try Self.report(31, openedAt: 50), others: 0)
    #expect(choice.event(for: [remains, again]) == heard)
    #expect(choice.event(for: [again]) == heard)
    #expect(choice.event(for: []) == .silence(remains: []))
    let third = try Self.sighting(5, openedAt: 60)
    #expect(choice.event(for: [third]) == .heard(try Self.report(5, openedAt: 60), others: 0))
  }

  @Test("that is over before anybody has looked is known by what it left behind")
  func remains() throws {
    var choice = TalkChoice(process: 7)
    let dead = try Self.sighting(7, openedAt: 10, isAlive: false)
    #expect(choice.event(for: [dead]) == .silence(remains: [7]))
    let next = try Self.sighting(8, openedAt: 20)
    #expect(choice.event(for: [dead, next]) == .heard(try Self.report(8, openedAt: 20), others: 0))
  }

  @Test("is never one that was on beside it, or before it")
  func others() throws {
    var choice = TalkChoice(process: 7)
    let (own, beside) = try (Self.sighting(7, openedAt: 10), Self.sighting(8, openedAt: 20))
    let heard = Notes.Event.heard(try Self.report(7, openedAt: 10), others: 0)
    #expect(choice.event(for: [own, beside]) == heard)
    #expect(choice.event(for: [beside]) == .silence(remains: [8]))
    let before = try Self.sighting(3, openedAt: 5)
    #expect(choice.event(for: [before, beside]) == .silence(remains: [3, 8]))
    let next = try Self.sighting(9, openedAt: 30)
    let followed = Notes.Event.heard(try Self.report(9, openedAt: 30), others: 0)
    #expect(choice.event(for: [beside, next]) == followed)
  }

  @Test("wakes its screen once a second while it is on, and once a minute when nothing is")
  func timeToNextDeadline() throws {
    var notes = Notes()
    notes.update(.time(1_000_000.25, clock: "14:05"))
    #expect(notes.timeToNextDeadline > .seconds(1))
    #expect(notes.timeToNextDeadline <= .seconds(60))
    var report = try Self.report(7, openedAt: 10)
    notes.update(.heard(report, others: 0))
    #expect(notes.timeToNextDeadline == .seconds(1), "whether it is still there")
    report.startedAt = 999_990.5
    notes.update(.heard(report, others: 0))
    #expect(notes.elapsed == 9.75)
    #expect(notes.timeToNextDeadline == .milliseconds(250), "to the next second of its time")
    notes.update(.silence(remains: []))
    notes.update(.time(1_000_030, clock: "14:06"))
    #expect(notes.elapsed == 9.75, "its time ends with it")
    #expect(notes.timeToNextDeadline == .seconds(60 - 1_000_030 % 60))
  }
}
