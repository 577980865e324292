// Checks what holds for every picture of the form of a race.

import Display
import Panels
import Playback
import RaceSupport
import Shmem
import Testing

@Suite("The form on the screen")
struct FormScreenTests {
  struct Picture: CustomTestStringConvertible {
    let name: String
    let session: @Sendable () throws -> Session
    var testDescription: String { name }
  }

  /// The form of free play.
  static func freePlay() -> Session {
    Session(gallery: SampleSession.gallery, play: nil, isMouseOn: false).after(.form(.open))
  }

  static let pictures = [
    Picture(name: "form-free") { freePlay().after(.form(.select(.file)), .form(.change(by: 1))) },
    Picture(name: "form-race") {
      try SampleSession.stale().after(
        .form(.open),
        .form(.select(.rule(Rule(\.pageRetry)))),
        .form(.change(by: 1))
      )
    },
    Picture(name: "form-refused") {
      freePlay().after(.form(.select(.mapping)), .form(.change(by: 1)))
    },
    Picture(name: "form-asks") {
      try SampleSession.stale().after(
        .form(.open),
        .form(.select(.task(1))),
        .form(.change(by: 1))
      )
    },
  ]

  static let sizes = [
    Size(rows: 16, columns: 60), Size(rows: 24, columns: 80), Size(rows: 30, columns: 100),
    Size(rows: 50, columns: 160),
  ]

  @Test("draws an entry of several slots as one cell, and says where it lies", arguments: sizes)
  func entries(size: Size) throws {
    let session = try SampleSession.demo("29-order-read-too-early", atStep: 12).after(
      .form(.open),
      .form(.select(.file)),
      .form(.selectSlot(PageIndex(1)))
    )
    let text = Screen.grid(of: session, size: size).text
    #expect(text.contains("s<═>═══"), "\(text)")
    #expect(text.contains("Slot 1: swap, in slots 0-3."), "\(text)")
    let split = Screen.grid(of: session.after(.form(.paint(.hole))), size: size).text
    #expect(split.contains("s .<s>s"), "\(split)")
    #expect(split.contains("Slot 2: swap. Paint"), "\(split)")
  }

  @Test("shows the selected field at every size, with the cursor on it")
  func selection() throws {
    for size in Self.sizes + [Size(rows: 19, columns: 99), Size(rows: 23, columns: 101)] {
      var session = Self.freePlay()
      let fields = try #require(session.form).fields
      for field in fields {
        let grid = Screen.grid(of: session, size: size)
        #expect(grid.text.contains("> "))
        let cursor = try #require(Screen.cursor(of: session, size: size), "\(field.name)")
        #expect(grid.bounds.contains(cursor))
        let row = grid.lines[cursor.row]
        #expect(row.contains(field.name), "\(field.name) at \(size)")
        session = session.after(.window(.down))
      }
    }
  }

  @Test(
    "shows the slots of the start and the hole below every field, on small screens too",
    arguments: [
      Size(rows: 16, columns: 60), Size(rows: 18, columns: 60), Size(rows: 21, columns: 99),
    ]
  )
  func strip(size: Size) throws {
    var session = Self.freePlay()
    for _ in try #require(session.form).fields {
      let lines = Screen.grid(of: session, size: size).lines
      let bottom = lines[size.rows - 4..<size.rows - 2]
      for name in ["P0", "s1*", "s4*c", "s7"] {
        #expect(bottom.first?.contains(name) == true, "\(lines)")
      }
      #expect(bottom.last?.contains("=====") == true, "\(lines)")
      session = session.after(.window(.down))
    }
    let refused = Self.freePlay().after(.form(.select(.mapping)), .form(.change(by: 1)))
    #expect(Screen.grid(of: refused, size: size).text.contains("There is no race yet"))
  }

  @Test("lets every field and every slot in view be clicked")
  func clicks() throws {
    let size = Size(rows: 70, columns: 160)
    let session = Self.freePlay()
    let fields = try #require(session.form).fields
    let events = Set(
      (0..<size.rows).compactMap { row in
        Screen.event(forClickAt: Position(row: row, column: 5), in: session, size: size)
      }
    )
    #expect(events.isSuperset(of: fields.map { .form(.select($0)) }))
    for index in 0..<UInt64(8) {
      let selected = session.after(.form(.selectSlot(PageIndex(index))))
      let cursor = try #require(Screen.cursor(of: selected, size: size))
      let event = Screen.event(forClickAt: cursor, in: session, size: size)
      #expect(event == .form(.selectSlot(PageIndex(index))))
    }
  }

  @Test("names the keys of the options that the selected task has, and no other letter")
  func options() {
    for kind in TaskKind.allCases where kind != .punch {
      var session = Self.freePlay().after(.form(.select(.tasks)), .form(.add))
      while session.form?.values.wishes.first?.kind != kind {
        session = session.after(.form(.change(by: 1)))
      }
      let text = Screen.grid(of: session, size: Size(rows: 50, columns: 320)).text
      for option in TaskOption.allCases {
        let words = "\(option.key) \(option.rawValue)"
        #expect(text.contains(words) == option.suits(kind), "\(kind.rawValue): \(words)")
        let event = KeyBindings.event(for: .character(option.key), mode: .form)
        #expect(event == .form(.toggle(option)))
      }
    }
  }

  @Test("explains a field up to the last word, at every size")
  func explanations() {
    let session = Self.freePlay().after(.form(.select(.tasks)), .form(.add))
    let ends: [(FormField, String)] = [
      (.file, "0-7=page."), (.hole, "1-3~."), (.task(0), " it."), (.batch, "number."),
      (.shift, "number."), (.fuel, "limit."), (.fairness, "promise."),
    ]
    for size in Self.sizes {
      for (field, end) in ends {
        let text = Screen.grid(of: session.after(.form(.select(field))), size: size).text
        #expect(text.contains(end), "\(field.name) at \(size)")
      }
    }
  }

  @Test("turns pages as long as what is in view")
  func pages() throws {
    let session = Self.freePlay()
    let fields = try #require(session.form).fields
    let tall = Size(rows: 80, columns: 100)
    let all = Screen.measured(.window(.pageDown), of: session, size: tall)
    #expect(all == .window(.moveItem(by: fields.count - 1)), "all fields are in view")
    let low = Size(rows: 24, columns: 80)
    let event = Screen.measured(.window(.pageUp), of: session, size: low)
    guard case .window(.moveItem(let page)) = event else {
      Issue.record("no page is measured")
      return
    }
    #expect(page < -3 && page > 1 - fields.count)
  }

  @Test("keeps a refusal and the effect of Enter in view at every size")
  func words() throws {
    for picture in Self.pictures {
      let session = try picture.session()
      let outcome = try #require(session.formWords)
      for size in Self.sizes {
        let text = Screen.grid(of: session, size: size).text.filter { $0.isLetter }
        let words = outcome.prefix(44).filter { $0.isLetter }
        #expect(text.contains(words), "\(picture.name) at \(size)")
      }
    }
  }

  @Test("aligns the explanations of the tasks, however long their values are", arguments: sizes)
  func alignment(size: Size) throws {
    let session = SampleSession.opened(
      title: "tasks",
      try Scenario(.v3_16, "page,page,swap", tasks: "fault-write@2 read@2 splice@1")
    ).after(.form(.open), .form(.select(.task(1))))
    let lines = Screen.grid(of: session, size: size).lines
    let columns = lines.compactMap { line -> Int? in
      guard line.contains("   task ") || line.contains("> task ") else { return nil }
      let value = ["fault-write@2", "read@2", "splice@1"].first { line.contains(" \($0) ") }
      guard let value, let place = line.firstRange(of: value) else { return nil }
      let rest = line[place.upperBound...]
      guard let remark = rest.firstIndex(where: { $0 != " " }) else { return nil }
      return line.distance(from: line.startIndex, to: remark)
    }
    #expect(columns.count == 3)
    #expect(Set(columns).count == 1, "\(columns)")
  }

  @Test("leaves the sentence of the step whole below the message about a repeated schedule")
  func messageAfterReplay() throws {
    let size = Size(rows: 16, columns: 60)
    let start = SampleSession.opened(
      title: "fuel",
      try Scenario(.v3_16, "page,hole,swap,hole 1-3", tasks: "read@2")
    )
    var race = start
    for turn in 0..<12 {
      race = race.after(.race(.takeMove(turn % 2 + 1)))
      let again = race.after(.form(.open), .form(.select(.fuel)), .form(.add), .window(.confirm))
      let play = try #require(again.play)
      let message = try #require(again.message).text.filter(\.isLetter)
      let text = Screen.grid(of: again, size: size).text.filter(\.isLetter)
      #expect(text.contains(message))
      guard let sentence = play.narration?.sentence.filter(\.isLetter) else { continue }
      #expect(text.contains(sentence), "\(play.timeline.number)")
    }
  }
}
