// Checks when the words on a screen open, what they begin with, and what closing them gives back.

import RaceSupport
import Script
import Shmem
import Testing

@testable import Playback

@Suite("The words on a screen")
struct OpenWordsTests {
  @Test("open over a view, give way to the help and come back, and closing gives the view back")
  func toggles() throws {
    var session = try classroomSession()
    session.take(.race(.stepForward), .window(.openSpaceTime))
    let view = session.overlay
    session.take(.window(.openWords))
    #expect(session.overlay == .reading(.words(over: view, asked: nil), scroll: 0))
    session.take(.window(.openHelp))
    #expect(session.mode == .help)
    session.take(.window(.openWords))
    #expect(session.mode == .words)
    for close in [WindowEvent.close, .cancel, .confirm] {
      var closed = session
      closed.take(.window(close))
      #expect(closed.overlay == view)
    }
  }

  @Test("open at a word that is written at the prompt, and say when there is none")
  func asked() throws {
    var session = try classroomSession()
    _ = session.say("word refs")
    #expect(session.overlay == .reading(.words(over: nil, asked: "refs"), scroll: 0))
    session.take(.window(.close))
    _ = session.say("word xyzzy")
    #expect(session.overlay == nil)
    #expect(session.message == .problem("The glossary has no 'xyzzy'."))
  }

  @Test("begin with the last step and its task, and in a view of steps with the selected one")
  func atHand() throws {
    var session = try classroomSession()
    #expect(session.termsAtHand(under: nil).isEmpty)
    session.take(.race(.stepForward), .race(.stepForward))
    #expect(session.termsAtHand(under: nil).map(\.name) == ["P2", "punch"])
    session.take(.window(.openSpaceTime), .window(.up))
    #expect(session.termsAtHand(under: session.overlay).map(\.name) == ["P1", "punch"])
  }
}
