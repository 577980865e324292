// Knows that entries of another order are a difference between two races, and which tasks can join in both.

import RaceSupport
import Script
import Shmem
import Testing

@testable import Playback

extension ComparisonTests {
  @Test("an entry that one race has split and the other has not is a difference")
  func splitEntry() throws {
    let start = Snapshot(try Scenario(.v7_3_4, "swap:1 0-1", tasks: "read@1"))
    var split = start
    for id in [StepID.s1, .s3, .s3a] {
      split = try #require(split.after(.step(Step(task: TaskID(1), id: id, pick: nil))))
    }
    #expect(start.machine[PageIndex(0)] == split.machine[PageIndex(0)], "the values are equal")
    let branch = OtherBranch(title: "branch 2", step: 2, fork: 0, isCommon: false, hasEnded: false)
    let other = OtherRace(branch, split, insteadOf: start)
    #expect(other.firstDifference == PageIndex(0))
    #expect(other.differs(at: PageIndex(1)))
    #expect(other.firstDifferenceBySearch(in: start) == PageIndex(0))
    #expect(
      other.words(against: start).contains(
        "there slot 0 holds a swap entry of old data, here it holds a swap entry of old data in "
          + "slots 0 to 1."
      ),
      "\(other.words(against: start))"
    )
  }

  @Test("entries that begin with another order under other rules are a difference at the start")
  func otherOrderAtStart() throws {
    var session = session(try Scenario(.v7_3_4, "hole,hole,swap:1 2-3", tasks: "read@3"))
    _ = session.say("compare large-swap off")
    let play = try #require(session.play)
    let other = try #require(play.otherRace)
    #expect(other.firstDifference == PageIndex(2))
    #expect(other.firstDifferenceBySearch(in: play.snapshot) == PageIndex(2))
    #expect(!other.differs(at: PageIndex(1)) && other.differs(at: PageIndex(3)))
  }

  @Test("a race in which a task that has joined could not join is no other race")
  func joining() throws {
    let scenario = try Scenario(.v7_3_4, "swap:1 0-1", tasks: "read@0", set: "large-swap=off")
    var session = session(scenario)
    _ = session.say("compare large-swap on")
    #expect(session.play?.isCompared == true)
    _ = session.say("compare off")
    _ = session.say("inject swapoff")
    _ = session.say("compare large-swap on")
    #expect(session.play?.isCompared == false)
    #expect(
      session.message?.text
        == "Under 'large-swap on' swapoff could not have joined: no race has both a swapoff and "
        + "swap entries that take several slots."
    )
    _ = session.say("compare page-retry off")
    #expect(session.play?.isCompared == true)
  }

  @Test("a task that joins later and cannot join there is missed there, which is said")
  func missing() throws {
    var session = session(try Scenario(.v7_3_4, "swap:1 0-1", set: "large-swap=off"))
    _ = session.say("compare large-swap on")
    _ = session.say("inject swapoff")
    let play = try #require(session.play)
    let words = try #require(play.otherRace).words(against: play.snapshot)
    #expect(words.contains("There is no swapoff-1 there: no race has both"), "\(words)")
  }
}
