// Knows that the race of every demo can be described in the form.

import Playback
import Script
import Shmem
import Testing

@Suite("The form and the demos")
struct FormTests {
  @Test("the form of any demo gives back its race, and its text the same", arguments: DemoFiles.all)
  func givesBack(name: String) throws {
    let demo = try Demo(parsing: try DemoFiles.text(of: name))
    var session = Session(
      gallery: Gallery(items: []),
      play: Play(free: demo.scenario, title: demo.title ?? ""),
      isMouseOn: false
    )
    _ = session.update(.form(.open))
    let form = try #require(session.form)
    #expect(try form.scenario() == demo.scenario)
    for field in form.fields where field.isWritten && !form.text(of: field).isEmpty {
      var written = session
      for event in [FormEvent.select(field), .write] { _ = written.update(.form(event)) }
      _ = written.update(.window(.confirm))
      #expect(try written.form?.scenario() == demo.scenario, "\(field.name)")
      #expect(written.message == nil, "\(field.name)")
    }
  }
}
