// Checks how a race is told to an audience: stops, what goes on by itself, and the time.

import Explorer
import Playback
import RaceSupport
import Script
import Shmem
import Testing

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
    #expect(depths == [2, 4], "every step on the way is drawn, but P3 changes nothing")
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

  @Test("while steps are predicted a press asks at a turning point, and the next press shows it")
  func predicts() throws {
    var session = try stage()
    session.take(.games(.togglePrediction), .talk(.advance), .talk(.advance))
    #expect(session.play?.announcement == nil && session.depth == 4)
    session.take(.talk(.advance))
    #expect(session.play?.announcement != nil)
    #expect(session.depth == 4)
    session.take(.talk(.advance))
    #expect(session.depth == 5)
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
}
