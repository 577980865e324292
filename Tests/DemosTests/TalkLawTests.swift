// Checks that a talk through all demos by a remote control is the same forward and back.

import Display
import Panels
import Playback
import Script
import Testing

@Suite("A talk through all demos")
struct TalkLawTests {
  /// A place in the talk.
  private struct Stop: Hashable {
    let demo: String
    let position: Int
  }

  /// A talk with a playlist of all demos, and a remote control.
  private struct Talker {
    var session: Session
    private var plays: [String: Play] = [:]

    init() throws {
      let demos = try DemoFiles.all.map { name in
        (name: name, demo: try Demo(parsing: try DemoFiles.text(of: name)))
      }
      for (name, demo) in demos {
        plays[name] = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
      }
      let items = demos.map { name, demo in
        GalleryItem(demo: name, title: demo.title ?? name, about: "", length: nil)
      }
      session = Session(
        gallery: Gallery(playlist: items),
        play: plays[demos[0].name],
        isMouseOn: false,
        talk: Talk(isOnStage: true)
      )
      _ = session.begin()
    }

    /// The place where the talk is.
    var stop: Stop {
      get throws {
        let play = try #require(session.play)
        return Stop(demo: play.title, position: try #require(play.scriptPath?.position))
      }
    }

    /// Presses a key, and waits a second and until the steps have been shown.
    mutating func press(_ key: Key) throws {
      take(.progress(.tick(session.talk.now + .seconds(1))))
      take(try #require(KeyBindings.event(for: key, in: session)))
      while case .toStop? = session.talk.motion, let time = session.timeToNextDeadline {
        take(.progress(.tick(session.talk.now + time)))
      }
    }

    private mutating func take(_ event: Event) {
      for case .open(let name?) in session.updateToEnd(event) {
        if let play = plays[name] { _ = session.updateToEnd(.answer(.opened(play))) }
      }
    }
  }

  @Test("the remote control comes to the same stops back that it came to forward, by one clock")
  func thereAndBack() throws {
    var talker = try Talker()
    var there = [try talker.stop]
    while talker.session.message?.text != "This is the end." {
      try talker.press(.pageDown)
      if try talker.stop != there.last { there.append(try talker.stop) }
    }
    #expect(Set(there.map(\.demo)).count == DemoFiles.all.count, "every demo was shown")
    #expect(talker.session.placeInPlaylist == "\(DemoFiles.all.count)/\(DemoFiles.all.count)")
    var back = [try talker.stop]
    while talker.session.message?.text != "This is the beginning." {
      try talker.press(.pageUp)
      if try talker.stop != back.last { back.append(try talker.stop) }
    }
    #expect(back == there.reversed())
    #expect(talker.session.talk.beginning == .seconds(1), "the clock began with the first press")
  }
}
