// Knows that a form and a race are two views of one thing, and what each key of a form changes.

import Playback
import RaceSupport
import Script
import Shmem
import Testing

@Suite("The form of a race")
struct FormTests {
  /// A session with an empty gallery, in which the form is open on free play.
  static func freePlay() -> Session {
    var session = Session(gallery: Gallery(items: [.freePlay]), play: nil, isMouseOn: false)
    session.take(.window(.confirm))
    return session
  }

  /// A session in which the form is open on a race.
  static func form(on scenario: Scenario) -> Session {
    var session = session(scenario)
    session.take(.form(.open))
    return session
  }

  private static func values(_ session: Session) throws -> FormValues {
    try #require(session.form).values
  }

  /// Expects that some events change the values of the form by an edit and nothing else.
  private static func expect(
    _ events: [Event],
    at field: FormField,
    _ edit: (inout FormValues) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var session = freePlay()
    session.take(.form(.select(field)))
    var wanted = try values(session)
    for event in events { session.take(event) }
    edit(&wanted)
    #expect(try values(session) == wanted, sourceLocation: sourceLocation)
    #expect(session.message == nil, sourceLocation: sourceLocation)
  }

  @Test("opens by Enter in the gallery, and a second Enter plays")
  func opensFromGallery() throws {
    var session = Session(gallery: Gallery(items: [.freePlay]), play: nil, isMouseOn: false)
    #expect(session.update(.window(.confirm)) == [.listTemplates])
    #expect(session.mode == .form)
    session.take(.window(.confirm))
    #expect(session.mode == .race)
    let usual = try ScenarioPieces.freePlay().scenario()
    #expect(session.play?.snapshot.scenario == usual)
  }

  @Test("gives back the race that it was filled with")
  func givesBack() throws {
    for seed in 0..<40 as Range<UInt64> {
      let race = try RandomRace(seed: seed, mapping: seed % 2 == 0 ? .tmpfs : .file)
      let values = FormValues(title: "", about: nil, race.scenario)
      #expect(try values.scenario() == race.scenario, "seed \(seed)")
    }
  }

  @Test("left and right go through the values of a field, round the ends")
  func steps() throws {
    try Self.expect([.form(.change(by: 1))], at: .kernel) { $0.kernel = .v6_1 }
    let wayRound = Array(repeating: Event.form(.change(by: 1)), count: Kernel.allCases.count - 5)
    try Self.expect(wayRound, at: .kernel) { $0.kernel = .v3_15 }
    try Self.expect([.form(.change(by: -1))], at: .mapping) { $0.mapping = .file }
    try Self.expect([.form(.change(by: 1))], at: .call) { $0.call = .madvise }
    try Self.expect([.form(.change(by: 1))], at: .fairness) { $0.fairness = .none }
    try Self.expect([.form(.change(by: -1))], at: .batch) { $0.batchLimit = 13 }
    try Self.expect([.form(.change(by: 1))], at: .shift) { $0.mapShift = 4 }
    try Self.expect([.form(.add)], at: .fuel) { $0.fuel = 0 }
    try Self.expect([.form(.add), .form(.remove)], at: .fuel) { _ in }
    let rule = Rule(\.pageRetry)
    try Self.expect([.form(.change(by: 1))], at: .rule(rule)) {
      $0.settings = [RuleSetting(\.pageRetry, false)]
    }
    try Self.expect([.form(.change(by: 1)), .form(.change(by: 1))], at: .rule(rule)) { _ in }
  }

  @Test("a number does not leave its bounds by a key, and the reason is that of a demo")
  func bounds() throws {
    for (field, count, words) in [
      (FormField.batch, 18, "a gather of at most 32 entries: expected 1 to 31"),
      (.shift, 5, "a tree node of 2^7 slots: expected a shift of 2 to 6"),
    ] {
      var session = Self.freePlay()
      session.take(.form(.select(field)))
      for _ in 0..<count { session.take(.form(.change(by: 1))) }
      #expect(session.message?.text == words)
      #expect(session.form?.refusal == nil)
    }
    var session = Self.freePlay()
    session.take(.form(.select(.file)))
    for _ in 0..<9 { session.take(.form(.remove)) }
    #expect(session.message?.text == "a file of 0 pages: expected 1 to 1048576")
    #expect(session.form?.values.filePages == 1)
    session = Self.freePlay()
    session.take(.form(.select(.tasks)))
    for _ in 0..<8 { session.take(.form(.add)) }
    #expect(session.message?.text == "9 tasks, the puncher included: expected at most 8")
    #expect(session.form?.values.tasks.count == 7)
  }

  @Test("slots are painted, one after the other")
  func paints() throws {
    var session = Self.freePlay()
    session.take(.form(.selectSlot(PageIndex(2))))
    for start in [SlotStart.swap, .cached, .hole, .fallocated, .clean] {
      session.take(.form(.paint(start)))
    }
    #expect(session.form?.text(of: .file) == "page,swap,swap,cached,hole,fallocated,clean,swap")
    #expect(session.form?.slot == PageIndex(7))
    session.take(.form(.paint(.page)), .form(.paint(.page)))
    #expect(session.form?.slot == PageIndex(7), "the last slot stays selected")
    session.take(.form(.add), .form(.add), .form(.paint(.swap)))
    #expect(session.form?.values.filePages == 10)
    #expect(session.form?.values.slots.start(at: PageIndex(9)) == .page)
    session.take(.form(.remove))
    #expect(session.form?.values.filePages == 9)
  }

  @Test("the ends of the hole are set at the selected slot, and a cut page beside them")
  func holes() throws {
    var session = Self.freePlay()
    session.take(.form(.selectSlot(PageIndex(3))), .form(.beginHole))
    #expect(session.form?.text(of: .hole) == "3-6")
    session.take(.form(.selectSlot(PageIndex(4))), .form(.endHole))
    #expect(session.form?.text(of: .hole) == "3-4")
    session.take(.form(.toggleCutBefore), .form(.toggleCutAfter))
    #expect(session.form?.text(of: .hole) == "~3-4~")
    #expect(session.form?.refusal == nil)
    session.take(.form(.selectSlot(PageIndex(0))), .form(.beginHole), .form(.toggleCutBefore))
    #expect(
      session.message?.text == "The hole begins with page 0: there is no page before it to cut."
    )
    #expect(session.form?.text(of: .hole) == "0-4~")
    session.take(.form(.selectSlot(PageIndex(7))), .form(.endHole))
    #expect(
      session.form?.refusal?.words
        == "the hole reaches beyond the end of the file: its last page is 7"
    )
    #expect(session.form?.refusal?.field == .hole)
  }

  @Test("tasks are added, changed and taken away")
  func tasks() throws {
    var session = Self.freePlay()
    session.take(.form(.select(.tasks)), .form(.add))
    #expect(session.form?.text(of: .task(0)) == "read@1")
    session.take(.form(.movePage(by: 1)), .form(.movePage(by: 1)), .form(.toggle(.loop)))
    #expect(session.form?.text(of: .task(0)) == "read:loop@3")
    let toSwapoff = Array(repeating: Event.form(.change(by: -1)), count: 5)
    for event in toSwapoff { session.take(event) }
    #expect(session.form?.text(of: .task(0)) == "swapoff:loop")
    session.take(.form(.toggleTaskPage))
    #expect(session.message?.text == "swapoff works on no single page.")
    for _ in toSwapoff { session.take(.form(.change(by: 1))) }
    #expect(session.form?.text(of: .task(0)) == "read:loop@3", "nothing is forgotten on the way")
    session.take(.form(.toggle(.around)))
    #expect(session.message?.text == "read has no option around; it has loop.")
    session.take(.form(.add), .form(.toggle(.loop)), .form(.toggleTaskPage))
    #expect(session.form?.values.tasks.map(\.optionValue) == ["read:loop@3", "read"])
    session.take(.form(.remove), .form(.remove))
    #expect(session.form?.values.tasks == [])
    #expect(session.form?.selected == .tasks)
  }

  /// A field, a text written into it, and the text that the field has then.
  private static let written: [(FormField, String, String)] = [
    (.file, "0-7=page,3=swap,9=cached", "page,page,page,swap,page,page,page,page,hole,cached"),
    (.hole, "~1-3~", "~1-3~"), (.hole, "", "0-7"), (.kernel, "take-2", "take-2"),
    (.mapping, "file", "file"), (.call, "madvise", "madvise"), (.batch, "3", "3"),
    (.shift, "2", "2"), (.fuel, "4", "4"), (.fuel, "none", "none"), (.fairness, "none", "none"),
    (.rule(Rule(\.swapRetry)), "first", "first"), (.title, "Two swaps", "Two swaps"),
    (.about, "For a test.", "For a test."), (.tasks, "reclaim@2, read:loop@3", "2"),
    (.tasks, "none", "none"), (.tasks, "", "none"),
  ]

  @Test("what is written into a field is read as a demo is")
  func writes() throws {
    for (field, text, wanted) in Self.written {
      var session = Self.freePlay()
      session.take(.form(.select(field)), .form(.write))
      #expect(session.mode == .prompt)
      for _ in try #require(session.form).writtenText(of: field) { session.take(.window(.erase)) }
      for character in text { session.take(.window(.typed(character))) }
      session.take(.window(.confirm))
      #expect(session.form?.text(of: field) == wanted)
      #expect(session.mode == .form)
    }
    var session = Self.freePlay()
    session.take(.form(.select(.kernel)), .form(.write), .window(.typed("x")), .window(.confirm))
    #expect(session.mode == .prompt, "a refused line stays")
    #expect(session.message?.text.hasPrefix("unknown kernel '3.16x': did you mean '3.16'?") == true)
    session.take(.window(.cancel))
    #expect(session.mode == .form && session.form?.text(of: .kernel) == "3.16")
    session.take(.form(.select(.file)), .form(.writeDigit(0)))
    for character in "-3=swap" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.form?.text(of: .file) == "swap,swap,swap,swap")
  }

  @Test("the tasks are written as in a demo, and a refused fuel names what it can be")
  func writesTasks() throws {
    var session = Self.freePlay()
    session.take(.form(.select(.tasks)), .form(.add), .form(.select(.tasks)), .form(.write))
    for character in ", reclaim" { session.take(.window(.typed(character))) }
    session.take(.window(.confirm))
    #expect(session.form?.values.tasks.map(\.optionValue) == ["read@1", "reclaim"])
    session.take(.form(.select(.fuel)), .form(.write), .window(.typed("x")), .window(.confirm))
    #expect(session.message?.text.contains("none") == true)
  }

  @Test("letters paint only where the file or the hole is selected")
  func paintsOnlySlots() throws {
    var session = Self.freePlay()
    let before = try Self.values(session)
    session.take(.form(.select(.tasks)), .form(.paint(.shadow)))
    #expect(try Self.values(session) == before)
    #expect(session.form?.selected == .tasks && session.message?.isProblem == true)
    session.take(.form(.select(.hole)), .form(.paint(.hole)))
    #expect(try Self.values(session) != before)
  }

  @Test("undo and redo go through the changes, and the usual value is one of them")
  func undoes() throws {
    var session = Self.freePlay()
    let first = try Self.values(session)
    session.take(.form(.select(.kernel)), .form(.change(by: 1)))
    session.take(.form(.select(.file)), .form(.paint(.cached)))
    let last = try Self.values(session)
    session.take(.form(.undo), .form(.undo))
    #expect(try Self.values(session) == first)
    session.take(.form(.undo))
    #expect(session.message?.text == "Nothing has been changed.")
    session.take(.form(.redo), .form(.redo))
    #expect(try Self.values(session) == last)
    session.take(.form(.select(.kernel)), .form(.useDefault))
    #expect(session.form?.values.kernel == .v3_16)
  }

  @Test("the demos can be gone through, and the own values come back before the first")
  func templates() throws {
    var session = Self.freePlay()
    let other = try Scenario(.take2, "swap,page 0-1", tasks: "reclaim@1")
    session.take(
      .answer(.templates([RaceTemplate(title: "Demo", about: "About it.", scenario: other)]))
    )
    session.take(.form(.select(.file)), .form(.paint(.hole)), .form(.select(.template)))
    let own = try Self.values(session)
    session.take(.form(.change(by: 1)))
    #expect(try session.form?.scenario() == other)
    #expect(session.form?.text(of: .template) == "Demo")
    #expect(session.form?.text(of: .about) == "About it.")
    session.take(.form(.change(by: 1)))
    #expect(try Self.values(session) == own)
    session.take(.form(.change(by: 1)), .form(.select(.shift)), .form(.change(by: 1)))
    #expect(session.form?.text(of: .template) == "Demo, changed")
  }

  @Test("closing loses nothing, and q and Esc lead back to where it was opened")
  func closes() throws {
    var session = session(try Scenario(.v3_16, "page,swap"))
    session.take(.race(.stepForward), .form(.open), .form(.select(.hole)), .form(.endHole))
    let form = session.form
    session.take(.window(.cancel))
    #expect(session.mode == .race && session.depth == 1)
    session.take(.form(.open))
    #expect(session.form == form)
    session.take(.window(.openHelp), .window(.cancel))
    #expect(session.form == form, "the help lies over the form")
    session.take(.window(.close))
    #expect(session.mode == .race)
  }
}
