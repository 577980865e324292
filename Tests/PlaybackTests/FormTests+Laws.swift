// Checks that a form always has a race or the reason for which there is none.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

extension FormTests {
  @Test("a refused form is not played, not checked and not saved, and says why")
  func refuses() throws {
    var session = Self.freePlay()
    session.take(.form(.select(.mapping)), .form(.change(by: 1)))
    let words =
      "a file on a disk has no slot that holds 'swap': expected page, clean, hole or shadow"
    #expect(session.form?.refusal?.words == words)
    #expect(session.formWords == "file: \(words).")
    for event in [Event.window(.confirm), .form(.check), .form(.save), .form(.playFromStart)] {
      session.take(event)
      #expect(session.message?.text == words)
      #expect(session.mode == .form && session.play == nil)
    }
  }

  @Test("/ searches among the fields, and / and Enter go on")
  func searches() {
    var session = Self.freePlay()
    session.take(.window(.openFind))
    for character in "retry" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.mode == .form)
    let first = session.form?.selected
    #expect(first?.name.contains("retry") == true)
    session.take(.window(.openFind), .window(.confirm))
    #expect(session.form?.selected != first)
    #expect(session.form?.selected.name.contains("retry") == true)
    session.take(.window(.bottom))
    #expect(session.form?.selected == session.form?.fields.last)
    session.take(.window(.top))
    #expect(session.form?.selected == .template)
  }

  @Test("/ finds what the form shows, which of the list of tasks is their number")
  func searchesWhatIsShown() throws {
    var session = Self.form(on: try Scenario(.v3_16, "page,swap", tasks: "reclaim@0 read@1"))
    for (text, field) in [("read@1", FormField.task(1)), ("tasks 2", .tasks)] {
      session.take(.window(.top), .window(.openFind))
      for character in text { session.take(.window(.typed(character))) }
      session.take(.window(.confirm))
      #expect(session.form?.selected == field, "\(text)")
    }
  }

  @Test(
    "whatever keys are pressed, there is a race or a reason",
    arguments: 0..<24 as Range<UInt64>
  )
  func randomKeys(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var session = Self.freePlay()
    let template = RaceTemplate(
      title: "Demo",
      about: nil,
      scenario: try Scenario(.take2, "swap,page 0-1", tasks: "reclaim@1")
    )
    session.take(.answer(.templates([template])))
    let events: [FormEvent] =
      [
        .change(by: 1), .change(by: -1), .add, .remove, .beginHole, .endHole, .toggleCutBefore,
        .toggleCutAfter, .toggleTaskPage, .movePage(by: 1), .movePage(by: -1), .useDefault, .undo,
        .redo, .writeDigit(7), .write,
      ] + SlotStart.allCases.map { .paint($0) } + TaskOption.allCases.map { .toggle($0) }
    for _ in 0..<160 {
      let form = try #require(session.form)
      switch UInt64.random(in: 0..<3, using: &generator) {
      case 0:
        let field = try #require(form.fields.randomElement(using: &generator))
        session.take(.form(.select(field)))
      case 1: session.take(.window(.down))
      default: session.take(.form(try #require(events.randomElement(using: &generator))))
      }
      if session.mode == .prompt { session.take(.window(.confirm)) }
      if session.mode == .prompt { session.take(.window(.cancel)) }
      let now = try #require(session.form, "seed \(seed)")
      #expect(now.fields.contains(now.selected))
      let scenario = try? now.scenario()
      #expect((scenario == nil) == (now.refusal != nil))
      guard let scenario else {
        #expect(now.refusal?.words.isEmpty == false)
        continue
      }
      #expect(try FormValues(title: "", about: nil, scenario).scenario() == scenario)
    }
    // A saved race is read again as the same race.
    let values = try #require(session.form).values
    guard let scenario = try? values.scenario() else { return }
    let demo = try Demo(parsing: Play(free: scenario, title: values.title).wholeDemo.text)
    #expect(demo.scenario == scenario, "seed \(seed)")
  }
}
