// Checks how a talk goes from demo to demo and back, with a playlist and without.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("A talk of several demos")
struct PlaylistTests {
  /// The demos that the tests open, by name.
  private static let titles = ["a": "First", "b": "Second", "c": "Third"]

  private static func play(_ name: String) throws -> Play {
    let demo = try Demo(
      parsing: """
        punchscope demo 1
        title    \(try #require(titles[name]))
        kernel   3.16
        slots    page hole
        chapter  One
        step     punch until P4
        note     After four steps.
        step     punch until end
        """
    )
    return Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
  }

  private static func items(_ names: [String]) -> [GalleryItem] {
    names.map { GalleryItem(demo: $0, title: titles[$0] ?? "", about: "", length: nil) }
  }

  /// A talk at the beginning of the first of some demos.
  private static func session(
    _ names: [String],
    asPlaylist isPlaylist: Bool = true,
    onStage isOnStage: Bool = true
  ) throws -> Session {
    let items = items(names)
    var session = Session(
      gallery: isPlaylist ? Gallery(playlist: items) : Gallery(items: items + [.freePlay]),
      play: try play(try #require(names.first)),
      isMouseOn: false,
      talk: Talk(isOnStage: isOnStage)
    )
    session.take(.progress(.tick(.zero)))
    return session
  }

  @Test(
    "from the end one press opens the next demo, and PgUp goes back to the end",
    arguments: [true, false]
  )
  func onePress(asPlaylist: Bool) throws {
    var session = try Self.session(["a", "b"], asPlaylist: asPlaylist)
    #expect(session.demoOfNextPress == nil)
    session.take(.talk(.toLastStop))
    #expect(session.demoOfNextPress?.title == "Second")
    #expect(session.update(.talk(.advance)) == [.open(name: "b")])
    session.take(.answer(.opened(try Self.play("b"))))
    #expect(session.play?.title == "Second" && session.position == 0)
    #expect(session.mode == .talk && session.gallery.selected == 1)
    #expect(session.update(.talk(.retreat)) == [.open(name: "a")])
    session.take(.answer(.opened(try Self.play("a"))))
    #expect(session.play?.title == "First" && session.play?.hasMoreToTell == false)
    session.take(.talk(.toFirstStop), .talk(.retreat))
    #expect(session.message?.text == "This is the beginning.")
  }

  @Test("after the last demo comes nothing, and a race is no demo")
  func ends() throws {
    for isPlaylist in [true, false] {
      var session = try Self.session(["a"], asPlaylist: isPlaylist)
      session.take(.talk(.toLastStop))
      #expect(session.update(.talk(.advance)) == [])
      #expect(session.message?.text == "This is the end.")
      #expect(session.demoOfNextPress == nil)
    }
  }

  @Test("the way to the end takes the same presses as before, and no key goes past it by accident")
  func motionEndsFirst() throws {
    var session = try Self.session(["a", "b"])
    session.take(.talk(.advance), .talk(.advance))
    #expect(session.play?.newWords?.note == "After four steps.")
    session.take(.talk(.advance))
    #expect(session.talk.motion != nil)
    #expect(session.update(.talk(.advance)) == [], "the press ends the motion")
    #expect(session.play?.hasMoreToTell == false)
    #expect(session.update(.talk(.nextStep)) == [], "a single step opens no demo")
    #expect(session.play?.title == "First")
  }

  @Test("a press just after a motion has come to its stop passes no stop")
  func pressTooLate() throws {
    var session = try Self.session(["a", "b"])
    session.take(.talk(.advance))
    var now = Duration.zero
    while session.talk.motion != nil {
      now += .milliseconds(100)
      session.take(.progress(.tick(now)))
    }
    let stop = session.position
    session.take(.talk(.advance))
    #expect(session.position == stop, "the press was meant to bring the talk here")
    session.take(.progress(.tick(now + .milliseconds(500))), .talk(.advance))
    #expect(session.position != stop)
  }

  @Test("on the screen of a reader Space stays in the demo, and the keys for demos go on")
  func onPlainScreen() throws {
    var session = try Self.session(["a", "b"], onStage: false)
    #expect(session.update(.window(.openPreviousDemo)) == [])
    #expect(session.message?.text == "No demo comes before this one.")
    session.take(.race(.toEnd))
    #expect(session.update(.race(.stepForward)) == [])
    #expect(session.update(.window(.openNextDemo)) == [.open(name: "b")])
    session.take(.answer(.opened(try Self.play("b"))))
    #expect(session.update(.window(.openNextDemo)) == [])
    #expect(session.message?.text == "No demo comes after this one.")
    #expect(session.update(.window(.openPreviousDemo)) == [.open(name: "a")])
    session.take(.answer(.opened(try Self.play("a"))))
    #expect(session.position == 0, "the key goes to the beginning")
  }

  @Test("the place in the playlist is known, even of a demo that is named twice")
  func place() throws {
    var session = try Self.session(["a", "b", "a"])
    var places = [session.placeInPlaylist]
    for name in ["b", "a"] {
      session.take(.talk(.toLastStop), .talk(.advance))
      session.take(.answer(.opened(try Self.play(name))))
      places.append(session.placeInPlaylist)
    }
    #expect(places == ["1/3", "2/3", "3/3"])
    session.take(.talk(.toLastStop))
    #expect(session.update(.talk(.advance)) == [], "the second one is the last")
    session.take(.talk(.toFirstStop))
    #expect(session.update(.talk(.retreat)) == [.open(name: "b")])
    #expect(try Self.session(["a"], asPlaylist: false).placeInPlaylist == nil)
  }

  @Test("a demo outside of the playlist has no place, and leads back to the playlist")
  func excursion() throws {
    var session = try Self.session(["a", "b"])
    session.take(.answer(.opened(try Self.play("c"))))
    #expect(session.placeInPlaylist == nil)
    #expect(session.update(.talk(.retreat)) == [.open(name: "a")])
    session.take(.answer(.failed("Not opened.")), .talk(.toLastStop))
    #expect(session.update(.talk(.advance)) == [.open(name: "b")])
  }

  @Test("a demo that cannot be opened leaves the talk where it is")
  func failure() throws {
    var session = try Self.session(["a", "b"])
    session.take(.talk(.toFirstStop), .talk(.toLastStop), .talk(.advance))
    session.take(.answer(.failed("It is gone.")))
    #expect(session.play?.title == "First" && session.placeInPlaylist == "1/2")
    session.take(.answer(.opened(try Self.play("c"))))
    #expect(session.position == 0 && session.gallery.selected == 0)
  }

  @Test("one clock runs over all demos, forward and back")
  func clock() throws {
    var session = try Self.session(["a", "b"])
    session.take(.talk(.advance), .progress(.tick(.seconds(60))))
    session.take(.talk(.toLastStop), .talk(.advance))
    session.take(.answer(.opened(try Self.play("b"))))
    session.take(.progress(.tick(.seconds(90))), .talk(.advance))
    #expect(session.talk.elapsed == .seconds(90))
    session.take(.talk(.toFirstStop), .talk(.retreat), .answer(.opened(try Self.play("a"))))
    session.take(.progress(.tick(.seconds(100))))
    #expect(session.talk.elapsed == .seconds(100))
  }

  @Test("F5 begins the talk in a race and in the gallery, and ends none")
  func begins() throws {
    var session = try Self.session(["a", "b"], onStage: false)
    session.take(.talk(.begin), .talk(.begin))
    #expect(session.mode == .talk)
    session = Session(gallery: session.gallery, play: nil, isMouseOn: false)
    session.take(.window(.down))
    #expect(session.update(.talk(.begin)) == [.open(name: "b")])
    session.take(.answer(.opened(try Self.play("b"))))
    #expect(session.mode == .talk)
    session = Session(gallery: Gallery(items: [.freePlay]), play: nil, isMouseOn: false)
    #expect(session.update(.talk(.begin)) == [])
    #expect(session.message?.isProblem == true && !session.talk.isOnStage)
  }

  @Test("the notes know the place in the playlist, and the next demo before and at the end")
  func notes() throws {
    var session = try Self.session(["a", "b"])
    func report() -> TalkReport {
      session.report(process: 1, epoch: 0, picture: [], pictureWidth: 40)
    }
    #expect(report().playlist == "1/2" && report().nextDemo == "Second")
    session.take(.talk(.toLastStop))
    #expect(report().next == ["Opens the next demo: Second."])
    let alone = try Self.session(["a"], asPlaylist: false)
    let words = alone.report(process: 1, epoch: 0, picture: [], pictureWidth: 40)
    #expect(words.playlist == nil && words.nextDemo == nil)
  }

  @Test("a saved session keeps the playlist and the place in it")
  func kept() throws {
    var session = try Self.session(["a", "b", "a"])
    session.take(.talk(.toLastStop), .talk(.advance), .answer(.opened(try Self.play("b"))))
    session.take(.talk(.advance))
    let bookmark = try #require(PlaylistBookmark(of: session, from: "/talks"))
    #expect(bookmark.place == 1 && bookmark.files == ["/talks/a", "/talks/b", "/talks/a"])
    let play = try #require(session.play)
    let text = play.savedText(remarks: ["A remark"] + bookmark.remarks)
    #expect(PlaylistBookmark(in: text) == bookmark)
    #expect(Bookmark(in: text) == Bookmark(in: play))
    _ = try Demo(parsing: text)
    #expect(PlaylistBookmark(in: play.savedText(remarks: [])) == nil)
    for wrong in ["# playlist 1", "# playlist 3\n# playlist demo /a", "# playlist demo /a"] {
      #expect(PlaylistBookmark(in: wrong) == nil, "\(wrong)")
    }
    let plain = try Self.session(["a", "b"], asPlaylist: false)
    #expect(PlaylistBookmark(of: plain, from: "/") == nil)
  }
}
