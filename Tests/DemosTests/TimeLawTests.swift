// Checks the branches, the old data in time and the futures of moves against every demo, step by step.

import Playback
import Script
import Shmem
import Testing

@Suite("Branches, old data and futures of the demos")
struct TimeLawTests {
  /// A demo at its end.
  private static func session(_ name: String) throws -> Session {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    var session = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    _ = session.updateToEnd(.race(.toEnd))
    return session
  }

  @Test("every moment is on exactly one branch", arguments: DemoFiles.all)
  func everyMoment(name: String) throws {
    let timeline = try #require(try Self.session(name).play).timeline
    let branches = timeline.allBranches
    #expect(branches.count == timeline.branches.count)
    var owner: [MomentID: Int] = [:]
    for branch in branches {
      var moment: MomentID? = branch.end
      var count = 0
      while let here = moment, here != branch.fork?.moment {
        #expect(owner[here] == nil, "moment \(here.rawValue) is on two branches")
        owner[here] = branch.number
        #expect(timeline.branchNumber(of: here) == branch.number)
        count += timeline[here].parent == nil ? 0 : 1
        moment = timeline[here].parent
      }
      #expect(count == branch.stepCount)
      #expect(timeline[branch.end].children.isEmpty)
      #expect(owner[branch.first] == branch.number)
    }
    #expect(owner.count == timeline.count)
    // Every branch has one line, below the line of the branch that it parts from.
    let numbers = timeline.branchLines.map(\.branch.number)
    #expect(numbers.sorted() == branches.map(\.number))
    for line in timeline.branchLines {
      guard let fork = line.branch.fork else { continue }
      let places = [fork.parent, line.branch.number].map { numbers.firstIndex(of: $0) ?? -1 }
      #expect(places[0] < places[1])
      #expect(timeline.branchNumber(of: fork.other) == fork.parent)
    }
  }

  @Test("the verdict of a branch is that of the promises at its end", arguments: DemoFiles.all)
  func verdicts(name: String) throws {
    let timeline = try #require(try Self.session(name).play).timeline
    for branch in timeline.allBranches {
      let end = timeline[branch.end].snapshot
      let broken = Promise.allCases.filter { end.status(of: $0).isBroken }
      switch branch.verdict.outcome {
      case .broken(let promise, let breach):
        #expect(promise == broken.first)
        #expect(end.status(of: promise) == .broken(breach))
      case .brokenBefore(let promise):
        #expect(broken.isEmpty)
        let moment = try #require(branch.verdict.breach)
        #expect(timeline[moment].snapshot.status(of: promise).isBroken)
      case .held:
        #expect(broken.isEmpty && end.machine.file.phase == .after && end.obligations.isEmpty)
      case .open(let pages):
        #expect(broken.isEmpty)
        #expect(pages == end.obligations)
      }
      guard let breach = branch.verdict.breach else { continue }
      #expect(timeline[breach].snapshot.isBroken)
      var before = timeline[breach].parent
      while let moment = before {
        #expect(!timeline[moment].snapshot.isBroken, "an earlier moment is broken already")
        before = timeline[moment].parent
      }
    }
  }

  @Test("a row of the old data is the obligation at every step", arguments: DemoFiles.all)
  func oldData(name: String) throws {
    let session = try Self.session(name)
    let timeline = try #require(session.play).timeline
    for end in timeline.allBranches.map(\.end) {
      var there = session
      _ = there.updateToEnd(.race(.goTo(step: timeline.number(of: end))))
      _ = there.update(.window(.openOldData))
      guard case .oldData(let strip) = there.overlay else {
        Issue.record("the strip is open")
        return
      }
      for place in Array(stride(from: 0, to: strip.way.count, by: 5)) + [strip.way.count - 1] {
        let snapshot = timeline[strip.way[place]].snapshot
        var pages = snapshot.obligations
        for track in strip.tracks {
          var index = track.pages.lowerBound
          while index < track.pages.upperBound {
            let known = snapshot.obligation(at: index)?.whereabouts
            if track.removals?.contains(place) == true {
              // One page after the other goes here.
            } else if track.isFolded {
              #expect((known == nil) == (track.place(at: place) == nil))
            } else {
              #expect(track.place(at: place) == known, "page \(index) at place \(place)")
            }
            pages.set(index, isMember: false)
            index = index.next
          }
        }
        #expect(pages.isEmpty, "a page has no row")
      }
      for track in strip.tracks {
        let last = timeline[strip.way[strip.way.count - 1]].snapshot
        let fate = last.obligation(at: track.pages.lowerBound)?.fate
        if track.removals == nil { #expect(fate == track.fate) }
      }
    }
  }

  @Test("the future of a move is the one to which its steps lead", arguments: DemoFiles.all)
  func futures(name: String) throws {
    let session = try Self.session(name)
    let last = try #require(session.play).timeline.lastNumber
    for number in stride(from: 3, through: last, by: 17) {
      var there = session
      _ = there.updateToEnd(.race(.goTo(step: number)))
      _ = there.update(.window(.openWhatIf))
      guard case .whatIf(let list) = there.overlay, let play = there.play else { continue }
      let (ready, waiting) = (
        play.moves.filter { $0.step != nil }, play.moves.filter { $0.step == nil }
      )
      #expect(list.items.map(\.move) == ready + waiting)
      for item in list.items {
        var timeline = play.timeline
        var breach = play.snapshot.isBroken ? 0 : nil
        for (place, step) in item.ghost.steps.enumerated() {
          let isTaken = timeline.perform(.step(step))
          #expect(isTaken)
          if breach == nil, timeline.now.snapshot.isBroken { breach = place + 1 }
        }
        #expect(timeline.now.snapshot == item.ghost.end)
        #expect(item.ghost.stepsToBreach == breach)
        let snapshot = timeline.now.snapshot
        let canGoOn = snapshot.machine.tasks.contains { task in
          guard case .ready = snapshot.readiness(of: task) else { return false }
          return !snapshot.scenario[task].loops
        }
        #expect(!canGoOn || item.ghost.ending == .goesOn)
      }
    }
  }
}
