// Knows that what lies over a race and its list scroll sensibly.

import Display
import Panels
import Playback
import Shmem
import Testing

@Suite("Overlays")
struct OverlayTests {
  private static let size = Size(rows: 24, columns: 80)

  @Test("the help cannot be scrolled past its end, so that the first key up shows")
  func helpEnds() throws {
    var session = try SampleSession.classroom().after(.window(.openHelp))
    for _ in 0..<160 { session = session.after(.window(.pageDown)) }
    let end = Screen.grid(of: session, size: Self.size)
    let correction = try #require(Screen.correction(of: session, size: Self.size))
    session = session.after(correction)
    #expect(Screen.grid(of: session, size: Self.size) == end)
    #expect(Screen.correction(of: session, size: Self.size) == nil)
    #expect(Screen.grid(of: session.after(.window(.up)), size: Self.size) != end)
  }

  @Test("of an answer to why the whole chain is told on the smallest screen, in fewer words")
  func whyOnASmallScreen() throws {
    let session = try SampleSession.demo("09-take-two", atStep: 25).after(.window(.openWhy))
    let lines = Screen.grid(of: session, size: Size(rows: 16, columns: 60)).lines
    let words = lines.joined(separator: " ").split(separator: " ").filter { $0 != "║" }
      .joined(separator: " ")
    for part in [
      "C5 finds no references on P2 but the tree's and its own: it may go out.",
      "P14 gathers 2:P2.", "one store, slot 2 was never empty.",
      "the cursor does not go back.", "-> page-retry is off.",
    ] {
      #expect(words.contains(part), "\(lines)")
    }
  }

  @Test("a refusal that is selected is read whole on the smallest screen")
  func refusals() throws {
    let size = Size(rows: 16, columns: 60)
    var session = try SampleSession.stale().after(
      .race(.select(PageIndex(4))),
      .window(.openInjection)
    )
    var longest = 0
    for injection in Injection.allCases {
      if case .failure(let refusal) = try #require(session.play).task(for: injection) {
        let words = Screen.grid(of: session, size: size).lines.joined(separator: " ")
          .split(separator: " ").filter { $0 != "║" }.joined(separator: " ")
        #expect(words.contains(refusal.words), "\(words)")
        longest = max(longest, refusal.words.count)
      }
      session = session.after(.window(.down))
    }
    #expect(longest > 56, "one of them is longer than a row")
  }

  @Test("the title of two branches side by side is whole, or dots say that it is cut")
  func titleOfBranches() throws {
    let session = try SampleSession.branches().after(
      .window(.openSpaceTime),
      .window(.table(.toggleBeside))
    )
    for columns in 60...100 {
      let line = Screen.grid(of: session, size: Size(rows: 16, columns: columns)).lines[0]
      #expect(line.contains("... ─") || line.contains(/two branches from \d+ [─┐]/), "\(line)")
    }
  }

  @Test("the help tells every form that the prompt understands", arguments: [60, 80, 100])
  func helpTellsCommands(columns: Int) throws {
    let session = try SampleSession.classroom().after(.window(.openHelp))
    let text = Screen.grid(of: session, size: Size(rows: 1600, columns: columns)).text
    let forms = ["goto N", "load NAME", "save FILE", "select PAGE", "step all until end"]
    #expect(Set(forms).isSubset(of: PromptForm.all.map(\.form)))
    for form in PromptForm.all {
      #expect(text.contains("  " + form.form.replacing("…", with: "...")), "\(form.form)")
    }
  }

  /// Returns the session after some keys on a screen of the size, with the corrections that the screen asks for.
  private static func press(_ keys: [Key], _ session: Session, _ size: Size = size) -> Session {
    var session = session
    for key in keys {
      guard let event = KeyBindings.event(for: key, in: session) else {
        Issue.record("\(key.name) means nothing")
        continue
      }
      session = session.after(Screen.measured(event, of: session, size: size))
      while let fact = Screen.correction(of: session, size: size) { session = session.after(fact) }
    }
    return session
  }

  private static func keys(_ text: String) -> [Key] { text.map { .character($0) } }

  private static func lines(_ session: Session) -> [String] {
    Screen.grid(of: session, size: size).text.split(separator: "\n").map(String.init)
  }

  @Test(
    "the help is at its first line with g and Home, at its last one with G and End",
    arguments: [(Key.character("g"), Key.character("G")), (.home, .end)]
  )
  func edges(first: Key, last: Key) throws {
    let help = try SampleSession.classroom().after(.window(.openHelp))
    let end = Self.press([last], help)
    #expect(Self.lines(end).contains { $0.contains("a talk (T)") || $0.contains("A talk (T)") })
    #expect(!Self.lines(end).contains { $0.contains("more lines") })
    let top = Self.press([first], end)
    #expect(Screen.grid(of: top, size: Self.size) == Screen.grid(of: help, size: Self.size))
  }

  @Test("a page further down begins with what was the last of the page before, at any size")
  func pages() throws {
    for rows in [16, 24, 50] {
      let size = Size(rows: rows, columns: 80)
      var session = try SampleSession.classroom().after(.window(.openHelp))
      func text(_ session: Session) -> [String] {
        Screen.grid(of: session, size: size).text.split(separator: "\n").map(String.init)
          .dropFirst().dropLast(2).map { $0 }
      }
      for key in [Key.pageDown, .character(" ")] {
        let before = text(session)
        session = Self.press([key], session, size)
        // The last row before was covered by how much more there is.
        #expect(text(session)[0] == before[before.count - 2], "\(rows) rows")
        let back = Self.press([.pageUp], session, size)
        #expect(text(back) == before)
      }
    }
  }

  @Test("pasted lines turn by the same pages as any other text")
  func pastedPages() throws {
    let lines = (0..<100).map { "expect slot 0 hole  # \($0)\n" }.joined()
    let pasted = try SampleSession.classroom().after(.window(.openPrompt), .window(.pasted(lines)))
    func first(_ session: Session) -> Int? {
      guard case .script(let script) = session.overlay else { return nil }
      return script.scroll
    }
    // The frame and the hints take three rows, the count of what follows takes one, and one is seen
    // once more.
    #expect(first(Self.press([.pageDown], pasted)) == Self.size.rows - 5)
    #expect(first(Self.press([.pageDown, .pageUp], pasted)) == 0)
    #expect(first(Self.press([.end], pasted)) == first(Self.press([.end, .pageDown], pasted)))
    #expect(first(Self.press([.end, .home], pasted)) == 0)
  }

  @Test("/ searches in the help, n goes on and N back, and both go round the ends")
  func searches() throws {
    let help = try SampleSession.classroom().after(.window(.openHelp))
    let asked = Self.press([.character("/")], help)
    #expect(asked.mode == .prompt)
    #expect(Self.lines(asked)[3] == Self.lines(help)[3], "the help is still in view")
    let first = Self.press(Self.keys("STEP ALL UNTIL END") + [.enter], asked)
    #expect(first.mode == .help && first.message == nil)
    #expect(Self.lines(first)[1].contains("step all until end"), "upper and lower case are one")
    #expect(Screen.grid(of: first, size: Self.size)[row: 1, column: 4].role == .currentLine)
    var session = Self.press([.character("/")] + Self.keys("the check") + [.enter], help)
    var found: [String] = []
    while session.message == nil {
      found.append(Self.lines(session)[1])
      session = Self.press([.character("n")], session)
    }
    #expect(found.count > 1)
    #expect(session.message?.text == "The search has gone on at the start.")
    #expect(Self.lines(session)[1] == found[0])
    session = Self.press([.character("N")], session)
    #expect(session.message?.text == "The search has gone on at the end.")
    session = Self.press([.character("/")] + Self.keys("step all until end") + [.enter], help)
    #expect(
      Self.press([.character("n")], session).message?.text == "No other line mentions it."
    )
    session = Self.press([.character("/")] + Self.keys("xyzzy") + [.enter], help)
    #expect(session.message?.text == "No line mentions 'xyzzy'.")
    #expect(Self.press([.escape], Self.press([.character("/")], help)).mode == .help)
    #expect(Self.press([.backspace], Self.press([.character("/")], help)).mode == .help)
    #expect(Self.press([.character("n")], help).message?.isProblem == true)
  }

  @Test("the chapters are chosen with the same keys")
  func chapters() throws {
    let session = try Stage.toldLoss()
    let chapters = Self.press([.character("c")], session)
    func selected(_ session: Session) -> Int? {
      guard case .chapters(let selected) = session.overlay else { return nil }
      return selected
    }
    let count = session.play?.chapters.count ?? 0
    #expect(count > 2)
    #expect(selected(Self.press([.end], chapters)) == count - 1)
    #expect(selected(Self.press([.character("G")], chapters)) == count - 1)
    #expect(selected(Self.press([.end, .home], chapters)) == 0)
    #expect(selected(Self.press([.end, .character("g")], chapters)) == 0)
    let title = try #require(session.play?.chapters.last?.title)
    let found = Self.press([.character("/")] + Self.keys(title) + [.enter], chapters)
    #expect(selected(found) == count - 1)
    #expect(Self.press([.character("n")], found).message?.text == "No other item mentions it.")
  }
}
