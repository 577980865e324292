// Checks what a speaker's second screen keeps in sight.

import Display
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("The notes of a speaker")
struct NotesScreenTests {
  @Test(
    "the notes keep the effect of the next press in sight below a long text for the speaker",
    arguments: [
      Size(rows: 12, columns: 40), Size(rows: 16, columns: 60), Size(rows: 24, columns: 80),
    ]
  )
  func nextInSight(size: Size) throws {
    let speech = Array(repeating: "Tell them how it came to this, and wait.", count: 40)
    let demo = try Demo(
      parsing: """
        punchscope demo 4
        slots    page page
        step     punch P1
        note     Two pages are there.
        speaker  \(speech.joined(separator: " "))
        step     punch P3
        """
    )
    let told = Session(
      gallery: SampleSession.gallery,
      play: Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: ""),
      isMouseOn: false,
      talk: Talk(isOnStage: true)
    ).after(.talk(.advance))
    var notes = Stage.notes(told)
    let next = try #require(notes.lastWord?.next.first?.prefix(12))
    for _ in 0..<3 {
      let lines = NotesScreen.grid(of: notes, size: size).lines
      #expect(lines.contains { $0.contains("Tell them") })
      #expect(lines.suffix(size.rows / 2).contains { $0.contains("next") }, "\(lines)")
      #expect(lines.suffix(size.rows / 2).contains { $0.contains(next) }, "\(lines)")
      notes.update(.scroll(by: 3))
    }
  }
}
