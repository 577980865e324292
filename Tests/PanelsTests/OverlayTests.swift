// Knows that what lies over a race and its list scroll sensibly.

import Display
import Panels
import Playback
import Testing

@Suite("Overlays")
struct OverlayTests {
  private static let size = Size(rows: 24, columns: 80)

  @Test("the help cannot be scrolled past its end, so that the first key up shows")
  func helpEnds() throws {
    var session = try Stage.classroom().after(.openHelp)
    for _ in 0..<50 { session = session.after(.pageDown) }
    let end = Screen.grid(of: session, size: Self.size)
    let correction = try #require(Screen.correction(of: session, size: Self.size))
    session = session.after(correction)
    #expect(Screen.grid(of: session, size: Self.size) == end)
    #expect(Screen.correction(of: session, size: Self.size) == nil)
    #expect(Screen.grid(of: session.after(.up), size: Self.size) != end)
  }

  @Test("the help tells every form that the prompt understands", arguments: [60, 80, 100])
  func helpTellsCommands(columns: Int) throws {
    let session = try Stage.classroom().after(.openHelp)
    let text = Screen.grid(of: session, size: Size(rows: 800, columns: columns)).text
    let forms = ["goto N", "load NAME", "save FILE", "select PAGE", "step all until end"]
    #expect(Set(forms).isSubset(of: PromptForm.all.map(\.form)))
    for form in PromptForm.all {
      #expect(text.contains("  " + form.form.replacing("…", with: "...")), "\(form.form)")
    }
  }
}
