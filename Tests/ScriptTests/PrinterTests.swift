// Knows how demos are printed, and that printing and reading undo each other.
import Script
import Shmem
import Testing

@Suite("Printing")
struct PrinterTests {
  @Test("gives a demo that uses everything back letter by letter")
  func sample() throws {
    #expect(try Demo(parsing: Samples.text).text == Samples.text)
  }

  @Test("puts a loosely written demo in order")
  func tidying() throws {
    let loose = """
      punchscope demo 1
      # Pieces in any order.
      tasks read , reclaim@1
      hole 0-1
      slots 0-1=page
      title  Loose
      note one
      note   two
      # A comment ends a text.
      note three
      expect lost 1,0
      chapter Next
      """
    #expect(
      try Demo(parsing: loose).text == """
        punchscope demo 1
        title    Loose
        kernel   3.16
        slots    page page
        tasks    read, reclaim@1

        note     one
        note     two

        note     three
        expect   lost 0 1

        chapter  Next

        """
    )
  }

  @Test("lists a long file in runs")
  func longFile() throws {
    var pieces = ScenarioPieces()
    pieces.slots = [.init(count: 16, start: .page), .init(count: 1, start: .swap)]
    pieces.slots?.append(.init(count: 100, start: .hole))
    let demo = Demo(title: nil, about: nil, scenario: try pieces.scenario(), commands: [])
    #expect(
      demo.text == """
        punchscope demo 1
        kernel   3.16
        slots    0-15=page, 16=swap, 17-116=hole

        """
    )
  }

  @Test(
    "says the lowest version that has all its words",
    arguments: [
      ("note     Old.", 1), ("step     punch until end", 1), ("expect   lost none", 1),
      ("pause", 2), ("ask", 4), ("mark     here", 2), ("jump     start", 2),
      ("check", 2),
      ("step     punch until waits", 2), ("expect   owed none", 2),
      ("until    loss", 3), ("break    slot 0 changes", 3), ("expect   punch waits", 3),
      ("expect   slot 0 old", 3), ("expect   slot 0 page unlocked", 3),
    ]
  )
  func version(line: String, version: Int) throws {
    let demo = try Demo(parsing: "punchscope demo \(max(3, version))\nslots page\n\(line)\n")
    #expect(demo.text.hasPrefix("punchscope demo \(version)\n"))
    #expect(demo.text.hasSuffix("\n\n\(line)\n"))
  }

  @Test("says version 4 if a note ends with its step; where every note is kept, no word says so")
  func versionOfNotes() throws {
    func text(_ version: Int, _ commands: String) throws -> String {
      let demo = try Demo(parsing: "punchscope demo \(version)\nslots page\n\(commands)\n")
      return demo.text.split(separator: "\n").dropFirst(3).map { $0 + "\n" }.joined()
    }
    func version(_ version: Int, _ commands: String) throws -> String {
      let demo = try Demo(parsing: "punchscope demo \(version)\nslots page\n\(commands)\n")
      return String(demo.text.prefix { $0 != "\n" })
    }
    let ends = "note     One.\nstep     punch\nnote     Two.\nkeep"
    #expect(try version(4, ends) == "punchscope demo 4")
    #expect(try text(4, ends) == ends + "\n")
    let kept = "note     One.\nkeep\nstep     punch\nnote     Two.\nkeep"
    #expect(try version(4, kept) == "punchscope demo 1", "as every note is kept there")
    #expect(try text(4, kept) == kept.replacing("\nkeep", with: "") + "\n")
    #expect(try version(1, kept.replacing("\nkeep", with: "")) == "punchscope demo 1")
    let apart = "note     One.\nspeaker  Ask.\nkeep"
    #expect(try version(4, apart) == "punchscope demo 4", "not where version 3 keeps it")
    #expect(try text(4, apart) == apart + "\n")
  }

  @Test("prints the words that version 4 has renamed as the version of the demo has them")
  func oldWords() throws {
    let demo = try Demo(
      parsing: "punchscope demo 3\nslots page\nexpect   left-behind none\nuntil left-behind\n"
    )
    #expect(demo.text.hasSuffix("\n\nexpect   lost none\nuntil    loss\n"))
    let texts = demo.statements.map(\.command.text)
    #expect(texts == ["expect   left-behind none", "until    left-behind"])
  }

  @Test("says version 3 if the demo belongs to a group")
  func versionOfGroup() throws {
    let demo = try Demo(parsing: "punchscope demo 3\nslots page\ngroup    First steps\n")
    #expect(demo.group == "First steps")
    #expect(demo.text.hasPrefix("punchscope demo 3\ngroup    First steps\n"))
  }

  @Test("keeps the lines of the source in the statements")
  func lines() throws {
    let demo = try Demo(
      parsing: """
        punchscope demo 1
        slots page

        note one
        note two
        step punch

        step punch
        """
    )
    #expect(demo.statements.map(\.line) == [4, 4, 6, 8], "the note, and that it is kept")
    #expect(demo.statements.first?.command == .note("one\ntwo"))
  }

  @Test("and reading again gives the same demo", arguments: 0..<400 as Range<UInt64>)
  func readingPrinted(seed: UInt64) throws {
    var generator = DemoGenerator(seed: seed)
    let demo = try generator.demo()
    #expect(try Demo(parsing: demo.text) == demo, "seed \(seed)")
  }

  @Test("what was read gives the same text from then on", arguments: 0..<100 as Range<UInt64>)
  func printingRead(seed: UInt64) throws {
    var generator = DemoGenerator(seed: seed)
    let loose = generator.loosened(try generator.demo().text)
    let text = try Demo(parsing: loose).text
    #expect(try Demo(parsing: text).text == text, "seed \(seed)")
  }
}
