// Checks how a talk goes from chapter to chapter.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension TalkTests {
  // MARK: Chapters

  @Test("the menu lists the chapters in the order told and goes to the chosen one")
  func chapters() throws {
    var session = try stage()
    #expect(session.play?.chapters.map(\.title) == ["One", "Two"])
    session.take(.talk(.openChapters))
    #expect(session.overlay == .chapters(selected: 0))
    session.take(.window(.down), .window(.down), .window(.down))
    #expect(session.overlay == .chapters(selected: 1), "there is none behind the last")
    session.take(.window(.confirm))
    #expect(session.overlay == nil)
    #expect(session.play?.annotation.chapter == "Two")
    session.take(.talk(.openChapters), .window(.choose(1)))
    #expect(session.position == 0)
    session.take(.talk(.openChapters), .window(.choose(7)))
    #expect(session.overlay == .chapters(selected: 0), "there is no seventh")
    session.take(.window(.cancel))
    #expect(session.mode == .talk)
  }

  @Test("one key goes on to the next chapter, another back to where it began, then to the last")
  func chapterByChapter() throws {
    var session = try stage()
    let second = try #require(session.play?.chapters.last?.position)
    session.take(.talk(.toNextChapter))
    #expect(session.position == second)
    session.take(.talk(.toNextChapter))
    #expect(session.position == second)
    #expect(session.message?.text == "This is the last chapter.")
    session.take(.race(.stepForward), .talk(.toPreviousChapter))
    #expect(session.position == second)
    session.take(.talk(.toPreviousChapter))
    #expect(session.position == 0)
    session.take(.talk(.toPreviousChapter))
    #expect(session.message?.text == "This is the first chapter.")
    session.take(.race(.takeMove(2)), .talk(.toNextChapter))
    #expect(session.position == second, "from off the script as well")
    #expect(session.play?.isAway == false)
  }

  @Test("a chapter chosen off the script leads back to the script")
  func chapterFromAway() throws {
    var session = try stage()
    session.take(.race(.takeMove(2)), .talk(.openChapters), .window(.choose(2)))
    #expect(session.play?.isAway == false)
    #expect(session.play?.presentChapter == 1)
  }
}
