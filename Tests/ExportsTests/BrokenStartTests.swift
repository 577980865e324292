// Knows that a check from a state that breaks a promise already says so, and counts no step to it.

import Explorer
import Exports
import Playback
import Script
import Shmem
import Testing

@Suite("A check from a broken state")
struct BrokenStartTests {
  @Test("it names the step after which the promise is broken already")
  func said() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 4
        kernel   6.12.0
        slots    swap:2
        hole     0-3
        tasks    read@1
        step     punch until P6a
        step     read-1 S1
        step     read-1 S3a
        step     punch P6
        step     punch P7
        """
    )
    let timeline = ScriptRun(of: demo).timeline
    let question = CheckQuestion([.ofStates(.countsBalance)])
    let report = try CheckReport(from: timeline, asking: question)
    #expect(report.schedule == [])
    #expect(
      report.sentence
        == "violated: the promise \"counts balance\" is broken in the state that the check begins "
        + "with, that after step 10."
    )
  }
}
