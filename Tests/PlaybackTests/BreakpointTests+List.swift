// Checks that the list of breakpoints shows again after another one has been written.

import Playback
import Shmem
import Testing

extension BreakpointTests {
  @Test("after another breakpoint has been added to their list, the list shows it")
  func addsInList() throws {
    var session = try classroomSession()
    func type(_ text: String) {
      for character in text { session.take(.window(.typed(character))) }
    }
    session.take(.window(.openBreakpoints), .window(.addBreakpoint))
    type("slot 2 chan")
    session.take(.window(.complete), .window(.confirm))
    #expect(session.message?.text == "Breakpoint 1 is set: slot 2 changes.")
    #expect(session.overlay == .breakpoints(selected: 0))
    session.take(.window(.addBreakpoint))
    type("P2 loked")
    session.take(.window(.confirm))
    #expect(session.message?.text == "unknown state of a lock 'loked': did you mean 'locked'?")
    #expect(session.mode == .prompt, "the line can be put right")
    session.take(.window(.eraseWord))
    type("locked")
    session.take(.window(.confirm))
    #expect(session.overlay == .breakpoints(selected: 1))
    #expect(session.play?.breakpointLines == ["1  slot 2 changes", "2  P2 locked"])
    session.take(.window(.top), .window(.addBreakpoint), .window(.confirm))
    #expect(session.overlay == .breakpoints(selected: 0), "an empty line adds none")
    session.take(.window(.addBreakpoint), .window(.typed("r")), .window(.cancel))
    #expect(session.overlay == .breakpoints(selected: 0))
    #expect(session.play?.breakpoints.count == 2)
  }
}
