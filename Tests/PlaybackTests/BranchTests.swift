// Knows how a session lists the branches, names them, goes there, and compares two of them.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("Branches")
struct BranchTests {
  /// A race with three branches: one that loses, one that holds, one that is open.
  private static func branched() throws -> Session {
    var session = try freeClassroomSession()
    for line in [
      "step punch until P14", "mark fork", "step read-1 until S7", "step all until end",
      "jump fork", "step punch until end", "jump fork", "step punch", "step read-1",
    ] {
      _ = session.say(line)
    }
    return session
  }

  private static func list(_ session: Session) throws -> BranchList {
    guard case .branches(let list) = session.overlay else { throw Missing() }
    return list
  }

  private struct Missing: Error {}

  @Test("are listed with their forks and their verdicts, the one here selected")
  func lists() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches))
    let list = try Self.list(session)
    #expect(list.lines.map(\.branch.number) == [1, 2, 3])
    #expect(list.lines.map(\.rails) == [[], [false], [false, false]])
    #expect(list.selected == list.current)
    #expect(list.branch.number == 3)
    let play = try #require(session.play)
    let words = list.lines.map { play.verdictWords(of: $0.branch) }
    #expect(words[0].hasPrefix("LEFT BEHIND at step "))
    #expect(words[1] == "held: the punch has returned, and every promise is kept")
    #expect(words[2].hasPrefix("open: the punch is not over"))
    let fork = try #require(list.lines[1].branch.fork)
    let step = play.timeline.number(of: fork.moment)
    #expect(play.forkWords(of: list.lines[1].branch).hasPrefix("after \(step): punch P1"))
    #expect(play.forkWords(of: list.lines[1].branch).hasSuffix(", not read-1 S1"))
  }

  @Test("Enter goes to the first step of a branch and leads on to its end, e goes to its end")
  func goes() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches), .window(.top), .window(.down))
    let branch = try Self.list(session).branch
    var there = session
    there.take(.window(.confirm))
    #expect(there.overlay == nil)
    #expect(there.play?.timeline.current == branch.first)
    #expect(there.play?.timeline.wayEnd == branch.end)
    session.take(.window(.branch(.goToEnd)))
    #expect(session.play?.timeline.current == branch.end)
    session.take(.window(.openBranches))
    #expect(try Self.list(session).branch == branch)
  }

  @Test("the selection stays inside the list, and a search finds names and verdicts")
  func selects() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches), .window(.bottom), .window(.pageDown))
    #expect(try Self.list(session).selected == 2)
    session.take(.window(.pageUp))
    #expect(try Self.list(session).selected == 0)
    session.take(.window(.openFind))
    for character in "held" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(try Self.list(session).branch.number == 2)
    session.take(.window(.findNext))
    #expect(try Self.list(session).branch.number == 2)
  }

  @Test("a name stays with its branch, and an empty one takes it away")
  func names() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches), .window(.top), .window(.branch(.openName)))
    for character in " the  loss " { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(try Self.list(session).selected == 0, "the list is open again")
    let branch = try Self.list(session).branch
    #expect(session.play?.name(of: branch) == "the loss")
    session.take(.window(.close))
    #expect(session.say("name the open one").isEmpty)
    #expect(session.message?.text == "Branch 3 is named 'the open one'.")
    #expect(session.play?.branchNames.map(\.text) == ["the loss", "the open one"])
    _ = session.say("name")
    #expect(session.play?.branchNames.map(\.text) == ["the loss"])
  }

  @Test("names and branches come back from a saved session and from a saved demo")
  func saves() throws {
    var session = try Self.branched()
    _ = session.say("name the open one")
    let play = try #require(session.play)
    for text in [play.savedText(remarks: ["A remark."]), play.wholeText] {
      let demo = try Demo(parsing: text)
      var again = Play(
        resuming: demo,
        scriptRun: ScriptRun(of: demo),
        bookmark: Bookmark(in: text),
        fallbackTitle: ""
      )
      again.takeBranchNames(from: text)
      #expect(again.branchNames == play.branchNames)
      #expect(again.timeline.allBranches == play.timeline.allBranches)
    }
    // A name for a step that begins no branch is passed over.
    var other = play
    let comments = [
      "# branch 2 no branch", "# branch 999 none", "# branch x y", "# branch 0 trunk",
    ]
    other.takeBranchNames(from: comments.joined(separator: "\n"))
    #expect(other.branchNames.map(\.text) == ["the open one", "trunk"])
  }

  @Test("two branches are compared step for step after their fork")
  func compares() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches), .window(.top), .window(.branch(.toggleMark)))
    session.take(.window(.down), .window(.branch(.compare)))
    let play = try #require(session.play)
    let branches = play.timeline.allBranches
    #expect(play.timeline.current == branches[1].first)
    let fork = try #require(branches[1].fork).moment
    var steps = 0
    while true {
      let play = try #require(session.play)
      let other = try #require(play.otherRace)
      steps += 1
      var expected = branches[0].end
      while play.timeline[expected].depth > play.timeline[fork].depth + steps {
        expected = try #require(play.timeline[expected].parent)
      }
      #expect(other.snapshot == play.timeline[expected].snapshot)
      let differing = (0..<play.snapshot.scenario.filePages).first { number in
        let index = PageIndex(number)
        let entries = [play.snapshot, other.snapshot].map { $0.machine[index] }
        let births = [play.snapshot, other.snapshot].map { $0.machine.content(at: index)?.birth }
        return entries[0]?.page == nil && entries[1]?.page != nil
          || entries[0]?.page != nil && entries[1]?.page == nil || births[0] != births[1]
      }
      #expect(other.firstDifference?.rawValue == differing)
      #expect(other.words(against: play.snapshot).hasPrefix("' branch 1 at step "))
      guard play.timeline.current != branches[1].end else { break }
      session.take(.race(.stepForward))
    }
    // Before the fork the two are the same.
    session.take(.race(.toStart))
    let words = session.play.flatMap { $0.otherRace?.words(against: $0.snapshot) }
    #expect(words?.hasSuffix("the two are the same up to step \(fork.rawValue).") == true)
    _ = session.say("compare off")
    #expect(session.play?.otherRace == nil)
  }

  @Test("the answer of a check stays with the branch from which it was asked")
  func checks() throws {
    var session = try Self.branched()
    let branches = try #require(session.play).timeline.allBranches
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.race(.goTo(step: 2)))
    try session.answer(session.update(.inquiry(.checkFromHere)))
    session.take(.window(.cancel))
    let play = try #require(session.play)
    #expect(play.check == nil)
    #expect(play.checkWords(of: branches[0])?.contains("from step 2") == true)
    // The parts make one sentence: in wrapped lines blanks do not keep them apart.
    #expect(branches.allSatisfy { play.checkWords(of: $0)?.contains("  ") != true })
    #expect(play.checkWords(of: branches[0])?.contains("; ") == true)
    #expect(play.checkWords(of: branches[1]) == nil)
    let step = play.timeline.number(of: branches[2].end)
    #expect(play.checkWords(of: branches[2])?.contains("from step \(step)") == true)
  }

  @Test("a branch is not compared with itself")
  func refuses() throws {
    var session = try Self.branched()
    session.take(.window(.openBranches), .window(.branch(.compare)))
    #expect(session.message?.isProblem == true)
    #expect(session.play?.isCompared == false)
    session.take(.window(.top), .window(.branch(.toggleMark)), .window(.branch(.compare)))
    #expect(session.message?.isProblem == true)
    #expect(session.play?.isCompared == false)
  }
}
