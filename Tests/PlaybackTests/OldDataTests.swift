// Knows how a session moves through the old data in time.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Old data in time")
struct OldDataTests {
  private static func strip(_ session: Session) throws -> OldDataStrip {
    guard case .oldData(let strip) = session.overlay else { throw Missing() }
    return strip
  }

  private struct Missing: Error {}

  @Test("a row follows the data from swap to page, and says that it is still there")
  func follows() throws {
    var session = try classroomSession()
    session.take(.race(.toEnd), .window(.openOldData))
    let strip = try Self.strip(session)
    #expect(strip.tracks.map(\.pageWords) == ["2"])
    let track = try #require(strip.track)
    #expect(track.stretches.count == 2)
    #expect(track.fate == .broken)
    guard case .swap = track.place(at: 0), case .page = track.place(at: strip.now) else {
      Issue.record("the data is in swap, then in a page")
      return
    }
    let play = try #require(session.play)
    let words = play.words(of: track, on: strip.way)
    #expect(words.hasPrefix("at first in s2, in P"))
    #expect(words.hasSuffix("(read-1 S7), LEFT BEHIND: still there after the punch."))
  }

  @Test("the cursor of time moves by steps and changes, and Enter goes there")
  func moves() throws {
    var session = try classroomSession()
    session.take(.race(.toEnd), .window(.openOldData))
    let end = try Self.strip(session).now
    session.take(.window(.oldData(.look(by: -1))))
    #expect(try Self.strip(session).cursor == end - 1)
    session.take(.window(.oldData(.look(by: 5))))
    #expect(try Self.strip(session).cursor == end, "it stays on the way")
    session.take(.window(.oldData(.toLastChange)))
    let change = try Self.strip(session)
    #expect(change.track?.changes == [change.cursor])
    session.take(.window(.oldData(.toLastChange)))
    #expect(session.message != nil)
    #expect(try Self.strip(session).cursor == change.cursor)
    session.take(.window(.oldData(.lookAtStart)), .window(.oldData(.toNextChange)))
    #expect(try Self.strip(session).cursor == change.cursor)
    session.take(.window(.confirm))
    #expect(session.overlay == nil)
    #expect(session.play?.timeline.current == change.moment)
    #expect(session.play?.isOnScript == true)
  }

  @Test("data that never moves shares a row with its neighbours")
  func folds() throws {
    var session = PlaybackTests.session(try Scenario(.v3_16, "page,page,page,hole,page 0-4"))
    session.take(.window(.openOldData))
    #expect(try Self.strip(session).tracks.map(\.pageWords) == ["0-2", "4"])
    #expect(try Self.strip(session).punchBegins == nil)
    session.take(.window(.close))
    _ = session.say("step punch until end")
    session.take(.window(.openOldData))
    let strip = try Self.strip(session)
    #expect(strip.tracks.map(\.pageWords) == ["0", "1", "2", "4"])
    #expect(strip.tracks.allSatisfy { $0.removal != nil })
    let returns = try #require(strip.punchReturns)
    #expect(strip.tracks.allSatisfy { ($0.removal ?? .max) < returns })
  }

  @Test("many neighbours that go page by page share a row, and a page that has moved has its own")
  func foldsRemovals() throws {
    var session = PlaybackTests.session(
      try Scenario(.v3_16, "0-19=page 2-17", tasks: "reclaim@9")
    )
    _ = session.say("step reclaim-1 until end")
    _ = session.say("step punch until end")
    session.take(.race(.select(PageIndex(9))), .window(.openOldData))
    let strip = try Self.strip(session)
    #expect(strip.tracks.map(\.pageWords) == ["2-8", "9", "10-17"])
    #expect(strip.track?.pageWords == "9", "the selected slot's")
    let play = try #require(session.play)
    let returns = try #require(strip.punchReturns)
    for track in strip.tracks where track.isFolded {
      let removals = try #require(track.removals)
      #expect(removals.lowerBound < removals.upperBound && removals.upperBound < returns)
      #expect(track.removal == removals.upperBound)
      #expect(track.changes == [removals.lowerBound, removals.upperBound])
      for place in strip.way.indices where !removals.contains(place) {
        let snapshot = play.timeline[strip.way[place]].snapshot
        var index = track.pages.lowerBound
        while index < track.pages.upperBound {
          let isThere = snapshot.obligation(at: index)?.whereabouts != nil
          #expect(isThere == (track.place(at: place) != nil), "page \(index) at place \(place)")
          index = index.next
        }
      }
      let steps = [removals.lowerBound, removals.upperBound]
        .map { play.timeline.number(of: strip.way[$0]) }
      #expect(
        play.words(of: track, on: strip.way)
          == "at first in pages, gone page by page, at steps \(steps[0]) to \(steps[1])."
      )
    }
  }

  @Test("while steps are predicted, nothing ahead is shown")
  func hides() throws {
    var session = try classroomSession()
    session.take(.race(.stepForward), .games(.togglePrediction), .window(.openOldData))
    let strip = try Self.strip(session)
    #expect(strip.way.count == strip.now + 1)
  }
}
