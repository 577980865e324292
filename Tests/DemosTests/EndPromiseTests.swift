// Knows that no demo says that all promises hold while it is not known whether its calls end.

import Display
import Panels
import Playback
import Script
import Shmem
import Testing

@Suite("Promises that only a check can judge")
struct EndPromiseTests {
  @Test("are a question in the title until they are checked", arguments: DemoFiles.all)
  func title(name: String) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    let play = Play(demo, scriptRun: ScriptRun(of: demo), fallbackTitle: name)
    let start = Session(gallery: Gallery(items: []), play: play, isMouseOn: false)
    for number in stride(from: 0, through: play.timeline.lastNumber, by: 5) {
      var session = start
      _ = session.update(.race(.goTo(step: number)))
      let isAsked = try #require(session.play).endStatuses.contains { !$0.status.isKept }
      for size in [Size(rows: 16, columns: 60), Size(rows: 24, columns: 80)] {
        let title = Screen.grid(of: session, size: size).lines[0]
        if title.contains("hold") {
          #expect(title.contains(" ?") == isAsked, "step \(number): \(title)")
        }
      }
    }
  }
}
