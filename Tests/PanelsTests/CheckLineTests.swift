// Knows that the line about a check fits, and that it always says how to be rid of it.

import Display
import Panels
import Playback
import Testing

@Suite("The line about a check")
struct CheckLineTests {
  private func line(_ session: Session, columns: Int) -> String {
    let grid = Screen.grid(of: session, size: Size(rows: 24, columns: columns))
    return grid.lines[22]
  }

  @Test("names the moment and its keys at every width")
  func keys() throws {
    let running = try SampleSession.checking()
    let lost = try SampleSession.checked(SampleSession.swappedUnderTheCursor())
    let holds = try SampleSession.checked(SampleSession.twoLevels())
    var widths: Set<Int> = []
    for columns in 60...140 {
      let texts = [running, lost, holds].map { line($0, columns: columns) }
      #expect(texts[0].hasPrefix(" checking from step ") && texts[0].hasSuffix("Esc stops"))
      #expect(texts[1].hasPrefix(" LEFT ") && texts[1].contains(" from step "))
      #expect(texts[1].contains("Enter loads") && texts[1].hasSuffix("Esc closes"))
      #expect(texts[2].hasPrefix(" holds from step ") && texts[2].hasSuffix("Esc closes"))
      widths.insert(texts[0].count)
    }
    #expect(widths.count > 2, "the more room, the more is said")
  }

  @Test("gives way to what a key has to say, and comes back with the next key")
  func message() throws {
    let session = try SampleSession.checking().after(.race(.takeMove(9)))
    #expect(line(session, columns: 80).contains("There is no move 9"))
    #expect(line(session.after(.race(.focusNext)), columns: 80).contains("checking from step"))
  }
}
