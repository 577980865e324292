// Checks how a race is told to an audience: stops, what goes on by itself, and the time.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

/// A script path with notes, a chapter, a pause and a speaker's note, on a stage at the time 0.
private func stage(planned: Duration? = nil) throws -> Session {
  let demo = try Demo(
    parsing: """
      punchscope demo 1
      title    Stops
      kernel   3.16
      rules    first-pass off, swap-retry off
      slots    page hole swap hole
      hole     1-3
      tasks    read@2
      shift    3
      chapter  One
      note     Where it begins.
      step     punch until P4
      note     After four steps.
      step     punch P14
      chapter  Two
      step     read-1 until S7
      speaker  Nothing for the audience here.
      step     all until end
      """
  )
  var scriptRun = ScriptRun(of: demo)
  scriptRun.scriptPath = scriptRun.scriptPath.pausing(at: 5)
  var session = Session(
    gallery: Gallery(items: []),
    play: Play(demo, scriptRun: scriptRun, fallbackTitle: "stops"),
    isMouseOn: false,
    talk: Talk(isOnStage: true, planned: planned)
  )
  session.take(.progress(.tick(.zero)))
  return session
}

extension ScriptPath {
  /// The same, but waiting for the speaker at one of its points.
  fileprivate func pausing(at position: Int) -> ScriptPath {
    var copy = ScriptPath(startingAt: points[0].moment)
    for (place, point) in points.enumerated() {
      if place > 0 { copy.step(to: point.moment) }
      if let words = point.annotation { copy.say(words) }
      if place == position { copy.pause() }
    }
    return copy
  }
}

extension Session {
  /// The position on the script path, counted in points.
  fileprivate var position: Int? { play?.scriptPath?.position }

  /// Lets time go by in small steps, up to a time or until nothing is due any more.
  fileprivate mutating func wait(until end: Duration) {
    while let timeToNextDeadline, talk.now + timeToNextDeadline <= end {
      take(.progress(.tick(talk.now + timeToNextDeadline)))
    }
    take(.progress(.tick(end)))
  }
}

@Suite("A talk")
struct TalkTests {
  @Test("a press goes to the next stop, a step at once and the others one by one")
  func advancesStepByStep() throws {
    var session = try stage()
    #expect(session.mode == .talk)
    session.take(.talk(.advance))
    #expect(session.depth == 1, "the first step is there at once")
    var depths: [Int?] = []
    while let timeToNextDeadline = session.timeToNextDeadline {
      session.take(.progress(.tick(session.talk.now + timeToNextDeadline)))
      depths.append(session.depth)
    }
    #expect(depths == [2, 3, 4], "every step on the way is drawn")
    #expect(session.play?.newWords?.note == "After four steps.")
    #expect(session.talk.now <= .seconds(2), "nobody waits for long")
  }

  @Test("nothing is taken before it is due")
  func waits() throws {
    var session = try stage()
    session.take(.talk(.advance))
    let timeToNextDeadline = try #require(session.timeToNextDeadline)
    session.take(.progress(.tick(timeToNextDeadline - .milliseconds(1))))
    #expect(session.depth == 1)
    session.take(.progress(.tick(timeToNextDeadline)))
    #expect(session.depth == 2)
  }

  @Test("a press while the steps are shown goes to that very stop at once")
  func finishesAtOnce() throws {
    var session = try stage()
    session.take(.talk(.advance), .talk(.advance))
    #expect(session.depth == 4)
    #expect(session.timeToNextDeadline == nil)
    session.take(.talk(.advance))
    #expect(session.depth == 5)
  }

  @Test("every stop there is the same stop back")
  func thereAndBack() throws {
    var session = try stage()
    var there = [try #require(session.position)]
    while session.play?.hasMoreToTell == true {
      session.take(.talk(.advance))
      if session.timeToNextDeadline != nil { session.take(.talk(.advance)) }
      there.append(try #require(session.position))
    }
    let scriptPath = try #require(session.play?.scriptPath)
    #expect(there == scriptPath.stops + [scriptPath.points.count - 1], "all stops, then the end")
    var back = [try #require(session.position)]
    while session.position != 0 {
      session.take(.talk(.retreat))
      back.append(try #require(session.position))
    }
    #expect(back == there.reversed())
    session.take(.talk(.retreat))
    #expect(session.message?.text == "This is the beginning.")
  }

  @Test("behind the last stop comes the end, and then nothing")
  func ends() throws {
    var session = try stage()
    session.take(.talk(.toLastStop))
    let end = session.play
    session.take(.talk(.advance))
    #expect(session.play == end)
    #expect(session.message?.text == "This is the end.")
    session.take(.talk(.toFirstStop))
    #expect(session.position == 0)
    #expect(session.depth == 0)
  }

  @Test("behind the end a press offers the next demo, and only the next press opens it")
  func nextDemo() throws {
    var session = try stage()
    session.take(.answer(.opened(try #require(session.play))))
    let items = ["Before", "Stops", "Behind"].map {
      GalleryItem(demo: $0.lowercased(), title: $0, about: "", steps: 1)
    }
    session = Session(
      gallery: Gallery(items: items),
      play: session.play,
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    #expect(session.gallery.selected == 1)
    session.take(.talk(.toLastStop))
    #expect(session.update(.talk(.advance)) == [])
    #expect(session.message?.text == "This is the end. Once more: Behind.")
    session.take(.progress(.tick(.seconds(9))), .race(.stepBack), .talk(.toLastStop))
    #expect(session.update(.talk(.advance)) == [], "the offer was forgotten")
    #expect(session.update(.talk(.advance)) == [.open(name: "behind")])
    session.take(.answer(.opened(Play(free: try Scenario(.v3_16, "page"), title: "Behind"))))
    #expect(session.gallery.selected == 2)
    #expect(session.mode == .talk)
  }

  @Test("where the script goes back a press stops, and says to which step")
  func landings() throws {
    let demo = try Demo(parsing: classroom)
    var scriptRun = ScriptRun(of: demo)
    let points = scriptRun.scriptPath.points
    scriptRun.scriptPath.land(on: points[2].moment)
    scriptRun.scriptPath.step(to: points[3].moment)
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: scriptRun, fallbackTitle: "back"),
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    session.take(.talk(.toLastStop), .talk(.retreat))
    #expect(session.play?.landingNumber == 2)
    #expect(session.position == points.count)
    let report = session.report(process: 1, epoch: 0, picture: [], pictureWidth: 40)
    #expect(report.next.count == 1)
    session.take(.talk(.retreat))
    #expect(session.play?.landingNumber == nil)
    #expect(
      session.report(process: 1, epoch: 0, picture: [], pictureWidth: 40).next.last
        == "The script goes back to step 2."
    )
  }

  @Test("where the script asks the checker, autoplay waits for the answer")
  func asksChecker() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 2
        title    Asked
        kernel   3.16
        slots    page hole
        step     punch P1
        check
        step     punch P2
        """
    )
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: "asked"),
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    )
    session.take(.talk(.toggleAutoplay))
    session.wait(until: .seconds(60))
    #expect(session.depth == 1)
    let check = try #require(session.play?.checkOfScript)
    #expect(check.isRunning)
    #expect(check.briefWords == "Every schedule from here is being checked.")
    var progress = Progress()
    progress.states = 12
    session.take(
      .progress(.found(.verdict(.holds, progress, after: .seconds(1)), inquiry: check.number))
    )
    #expect(session.play?.checkOfScript?.briefWords.contains("12 states in 1.00 s.") == true)
    session.wait(until: .seconds(120))
    #expect(session.depth == 2)
  }

  @Test("a single step goes a point further, and takes over from what goes on by itself")
  func singleSteps() throws {
    var session = try stage()
    session.take(.talk(.advance), .race(.stepForward))
    #expect(session.depth == 2)
    #expect(session.timeToNextDeadline == nil)
    session.take(.race(.stepBack))
    #expect(session.depth == 1)
  }

  @Test("while steps are predicted a press asks about one step, and the next press shows it")
  func predicts() throws {
    var session = try stage()
    session.take(.games(.togglePrediction), .talk(.advance))
    #expect(session.play?.announcement != nil)
    #expect(session.depth == 0)
    session.take(.talk(.advance))
    #expect(session.depth == 1)
    #expect(session.timeToNextDeadline == nil)
  }

  @Test("leaving the script for any question is undone by one key")
  func returns() throws {
    let departures: [[Event]] = [
      [.race(.takeMove(1))], [.window(.openInjection), .race(.inject(.read))],
      [.race(.select(PageIndex(0))), .race(.inject(.swizzle))],
      [.race(.takeMove(1)), .race(.stepForward), .race(.stepForward), .race(.stepBack)],
      [.race(.takeMove(1)), .race(.toStart), .race(.takeMove(2))],
    ]
    for departure in departures {
      var session = try stage()
      session.take(.talk(.advance), .talk(.advance), .talk(.advance))
      let (left, words) = (session.position, session.play?.newWords)
      let snapshot = session.play?.snapshot
      for event in departure { session.take(event) }
      #expect(session.play?.isAway == true, "\(departure)")
      session.take(.talk(.advance))
      #expect(session.play?.isAway == true, "off the script a press is a step")
      session.take(.race(.backToScript))
      #expect(session.play?.isAway == false)
      #expect(session.position == left)
      #expect(session.play?.newWords == words)
      #expect(session.play?.snapshot == snapshot, "it is the same moment")
      session.take(.talk(.advance), .talk(.advance))
      #expect(session.play?.annotation.chapter == "Two", "the press goes on where the script was")
    }
  }

  @Test("while the audience sees nothing, nothing goes on, and a key brings back the same picture")
  func blank() throws {
    var session = try stage()
    session.take(.talk(.toggleAutoplay), .talk(.blank))
    #expect(session.mode == .blank)
    let depth = session.depth
    session.wait(until: .seconds(60))
    #expect(session.depth == depth)
    session.take(.talk(.showAgain))
    #expect(session.mode == .talk)
    session.wait(until: .seconds(120))
    #expect(session.depth != depth, "and then it goes on")
  }

  // MARK: Autoplay

  @Test("autoplay stops at a pause until a press, and goes on to the end")
  func autoplayPauses() throws {
    var session = try stage()
    session.take(.talk(.toggleAutoplay))
    session.wait(until: .seconds(600))
    let scriptPath = try #require(session.play?.scriptPath)
    #expect(scriptPath.point.isPause)
    #expect(session.talk.isWaiting)
    #expect(session.timeToNextDeadline == nil, "nothing wakes the program while it waits")
    session.take(.talk(.advance))
    #expect(session.play?.annotation.chapter == "Two")
    session.wait(until: .seconds(1200))
    #expect(session.play?.hasMoreToTell == false)
    #expect(!session.talk.isAutoplaying)
    #expect(session.message?.text == "This is the end.")
  }

  @Test("autoplay leaves time to read a note, and is as fast as it is set")
  func autoplayPace() throws {
    func duration(_ events: Event...) throws -> Duration {
      var session = try stage()
      for event in events { session.take(event) }
      session.take(.talk(.toggleAutoplay))
      while session.play?.scriptPath?.point.isPause == false,
        let timeToNextDeadline = session.timeToNextDeadline
      {
        session.take(.progress(.tick(session.talk.now + timeToNextDeadline)))
      }
      return session.talk.now
    }
    let usual = try duration()
    let fast = try duration(.talk(.faster))
    let slow = try duration(.talk(.slower))
    #expect(fast * 2 == usual)
    #expect(slow == usual * 2)
    #expect(usual > Pace.usual.interval * 5, "five steps and a note to read")
  }

  @Test("autoplay has a fastest and a slowest pace, and says so")
  func paceEnds() throws {
    var session = try stage()
    for _ in Pace.allCases { session.take(.talk(.faster)) }
    #expect(session.talk.pace == .fastest)
    #expect(session.message?.text == "It goes no faster: 0.25 s a step.")
    for _ in Pace.allCases { session.take(.talk(.slower)) }
    #expect(session.talk.pace == .slowest)
    #expect(session.message?.text == "It goes no slower: 4 s a step.")
  }

  @Test("exploring stops autoplay, which does not begin off the script")
  func autoplayOffScript() throws {
    var session = try stage()
    session.take(.talk(.toggleAutoplay), .race(.takeMove(2)))
    #expect(!session.talk.isAutoplaying)
    session.take(.talk(.toggleAutoplay))
    #expect(!session.talk.isAutoplaying)
    #expect(session.message?.text == "Autoplay follows the script: go back to it first.")
  }

  @Test("a long wait does not make autoplay hurry")
  func noHurry() throws {
    var session = try stage()
    session.take(
      .talk(.advance),
      .talk(.advance),
      .talk(.toggleAutoplay),
      .progress(.tick(.seconds(100)))
    )
    #expect(session.depth == 5, "one step, however late it is")
  }

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

  // MARK: The stage and the time

  @Test("T keeps everything but the picture, and outside a talk every key means what it did")
  func toggles() throws {
    var session = try stage()
    session.take(.talk(.advance), .talk(.advance))
    let play = session.play
    session.take(.talk(.toggleStage))
    #expect(session.mode == .race)
    #expect(session.play == play)
    session.take(.race(.stepForward), .talk(.toggleStage))
    #expect(session.mode == .talk)
    #expect(session.depth == 5)
  }

  @Test("free play on a stage goes step by step, and has neither chapters nor autoplay")
  func freePlay() throws {
    var session = session(try Scenario(.v3_16, "swap", tasks: "read@0"))
    session.take(.talk(.toggleStage), .talk(.advance), .talk(.advance))
    #expect(session.depth == 2)
    session.take(.talk(.retreat))
    #expect(session.depth == 1)
    session.take(.talk(.openChapters))
    #expect(session.overlay == nil)
    session.take(.talk(.toggleAutoplay))
    #expect(!session.talk.isAutoplaying)
    session.take(.talk(.toLastStop))
    #expect(session.depth == 2)
    session.take(.talk(.toFirstStop))
    #expect(session.depth == 0)
  }

  @Test("the time counts from the first step, anew on demand, and what is left from the plan")
  func time() throws {
    var session = try stage(planned: .seconds(600))
    session.take(.progress(.tick(.seconds(100))))
    #expect(session.talk.elapsed == .zero)
    session.take(.talk(.advance), .talk(.advance), .progress(.tick(.seconds(165))))
    #expect(session.talk.elapsed.clockWords == "1:05")
    #expect(session.talk.left == .seconds(535))
    session.take(.talk(.restartTimer), .progress(.tick(.seconds(170))))
    #expect(session.talk.elapsed == .seconds(5))
    #expect(Duration.seconds(3605).clockWords == "60:05")
  }

  @Test("a time that is seen wakes the program at every full second, and only then")
  func secondHand() throws {
    var session = try stage()
    session.take(.talk(.toggleTimer))
    #expect(session.timeToNextDeadline == nil, "it has not begun")
    session.take(.progress(.tick(.milliseconds(300))), .talk(.advance), .talk(.advance))
    #expect(session.timeToNextDeadline == .seconds(1))
    session.take(.progress(.tick(.milliseconds(1500))))
    #expect(session.timeToNextDeadline == .milliseconds(800))
    session.take(.talk(.toggleTimer))
    #expect(session.timeToNextDeadline == nil)
  }

  @Test("what time it is takes away no answer")
  func keepsMessages() throws {
    var session = try stage()
    session.take(.talk(.faster))
    let message = session.message
    session.take(.progress(.tick(.seconds(1))))
    #expect(session.message == message)
  }
}
