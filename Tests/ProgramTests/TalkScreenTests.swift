// Knows how a talk and its notes behave on two real terminals.

import Foundation
import TestSupport
import Testing

@Suite("A talk on a real terminal, and its notes on another", .serialized, .firstInLine)
struct TalkScreenTests {
  /// A folder for files of running programs, for one test.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)").path

    init() throws {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700]
      )
      try TalkScreenTests.demo.write(toFile: demo, atomically: false, encoding: .utf8)
    }

    /// The demo that is told in all these tests.
    var demo: String { path + "/talk.punch" }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The files that talks have left there.
    var files: [String] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/punchscope")
      return (names ?? []).sorted()
    }

    /// The process of the only talk.
    func talk() throws -> pid_t {
      let name = try #require(files.first)
      return try #require(pid_t(name.dropFirst(5).dropLast(5)))
    }
  }

  private static let demo = """
    punchscope demo 1
    title    A page left behind
    kernel   3.16
    rules    first-pass off, swap-retry off
    slots    page hole swap hole
    hole     1-3
    tasks    read@2
    shift    3
    chapter  The words
    note     P is a page, s a swap entry, a dot a hole.
    step     punch until P4
    chapter  The cursor gathers
    step     punch P14
    note     The row "got" is frozen.
    speaker  Ask the room.
    step     read-1 until S7
    step     all until end

    """

  private static func talk(_ folder: Folder, _ more: String = "") throws -> TmuxScreen {
    try ScreenTests.start(
      "play \(quote(folder.demo)) --talk \(more)",
      size: ScreenSize(columns: 53, rows: 20),
      environment: ["XDG_RUNTIME_DIR": folder.path]
    )
  }

  private static func notes(_ folder: Folder, _ more: String = "") throws -> TmuxScreen {
    try ScreenTests.start(
      "notes \(more)",
      environment: ["XDG_RUNTIME_DIR": folder.path]
    )
  }

  @Test("notes wait for a talk, follow it, and tell its end from its death")
  func follows() throws {
    let folder = try Folder()
    let notes = try Self.notes(folder)
    try notes.wait(for: "waiting for a talk: punchscope play --talk")
    let first = try Self.talk(folder)
    try notes.wait(for: "stop 1 of")
    try first.type("NPage", "NPage")
    try notes.wait(for: "stop 2 of")
    try first.type("Q")
    try ScreenTests.expectEnd(of: first, status: 0)
    try notes.wait(for: "The talk has ended.")
    #expect(folder.files.isEmpty, "an end leaves nothing behind")

    let second = try Self.talk(folder, "--minutes 30")
    try notes.wait(for: "stop 1 of")
    try second.type("NPage")
    try notes.wait(for: "left")
    kill(try folder.talk(), SIGKILL)
    try notes.wait(for: "THE TALK HAS DIED")

    let third = try Self.talk(folder)
    try notes.wait(for: "not died") { !$0.contains("DIED") && $0.contains("stop 1 of") }
    #expect(folder.files.count == 1, "what the dead one left behind is gone")
    try third.type("Q")
    try notes.type("q")
    try ScreenTests.expectEnd(of: notes, status: 0)
  }

  @Test("notes of one talk find it again when it is started again")
  func startedAgain() throws {
    let folder = try Folder()
    let first = try Self.talk(folder)
    try first.wait(for: "The words")
    let process = try folder.talk()
    let notes = try Self.notes(folder, "--talk \(process)")
    try notes.wait(for: "stop 1 of")
    kill(process, SIGKILL)
    try notes.wait(for: "THE TALK HAS DIED: start it again; this screen will follow it.")
    let second = try Self.talk(folder)
    try notes.wait(for: "not died") { !$0.contains("DIED") && $0.contains("stop 1 of") }
    try second.type("NPage", "NPage")
    try notes.wait(for: "stop 2 of")
    try second.type("Q")
    try notes.wait(for: "The talk has ended.")
    try notes.type("q")
    try ScreenTests.expectEnd(of: notes, status: 0)
  }

  @Test("notes that come later find the talk, and see it leave the script and go blank")
  func finds() throws {
    let folder = try Folder()
    let talk = try Self.talk(folder)
    try talk.wait(for: "The words")
    let notes = try Self.notes(folder)
    try notes.wait(for: "stop 1 of")
    try talk.type("2")
    try talk.wait(for: "off the script: o goes back to")
    try notes.wait(for: "OFF THE SCRIPT: o goes back to the script")
    try talk.type("o")
    try notes.wait(for: "on the script") { !$0.contains("OFF THE SCRIPT") }
    try talk.type(".")
    try talk.wait(for: "nothing") { $0.allSatisfy(\.isWhitespace) }
    try notes.wait(for: "BLANK")
    try talk.type("Q")
    try talk.wait(for: "The words")
    try talk.type("Q")
    try ScreenTests.expectEnd(of: talk, status: 0)
  }

  @Test("of two talks notes follow the newer one, or the one that is named")
  func chooses() throws {
    let folder = try Folder()
    let older = try Self.talk(folder)
    try older.wait(for: "The words")
    let process = try folder.talk()
    let newer = try Self.talk(folder)
    try newer.wait(for: "The words")
    try newer.type("c", "2")
    let notes = try Self.notes(folder)
    try notes.wait(for: "another talk is running: --talk chooses")
    try notes.wait(for: "stop 2 of")
    let named = try Self.notes(folder, "--talk \(process)")
    try named.wait(for: "stop 1 of")
    #expect(try !named.text().contains("another talk"))
  }

  @Test("a chapter is chosen from the menu, and the steps to a stop are drawn by themselves")
  func tells() throws {
    let folder = try Folder()
    let talk = try Self.talk(folder)
    try talk.wait(for: "The words")
    try talk.type("c")
    try talk.wait(for: ">  1  The words")
    try talk.type("Down", "Enter")
    try talk.wait(for: "The cursor gathers")
    try talk.type("Home")
    try talk.wait(for: "The words")
    try talk.type("NPage")
    try talk.wait(for: "The cursor gathers")
    try talk.type("p")
    try talk.wait(for: "autoplay")
    try talk.resize(rows: 11, columns: 40)
    try talk.wait(for: "terminal too small: 40 x 11")
    try talk.resize(rows: 12, columns: 40)
    try talk.wait(for: "now")
    try talk.type("T")
    try talk.wait(for: "40 x 12, needs 60")
  }

  @Test(
    "nothing is left where others could read it, and the talk goes on",
    arguments: [(0o755, "other users can read the folder"), (0o600, "the file of the talk")]
  )
  func refuses(permissions: Int, words: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/punchscope",
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: permissions]
    )
    // The superuser may write into the second folder, too.
    guard permissions == 0o755 || geteuid() != 0 else { return }
    let talk = try Self.talk(folder)
    try talk.wait(for: "No notes for the speaker")
    #expect(folder.files.isEmpty)
    try talk.type("NPage", "NPage")
    try talk.wait(for: "The cursor gathers")
    guard permissions == 0o755 else { return }
    let notes = try Self.notes(folder)
    try notes.wait(for: words)
    try ScreenTests.expectEnd(of: notes, status: 2)
  }

  @Test("line by line there is no stage, and the race goes on")
  func plain() throws {
    let outcome = try Program.run(
      ["play", "classroom", "--plain", "--demos", Program.demos.path],
      input: "T\n\nq\n"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("A talk needs a screen."))
    #expect(outcome.output.contains("\n   1  punch"))
  }

  @Test("the file has the members that its page describes, and no others")
  func isDescribed() throws {
    let folder = try Folder()
    let talk = try Self.talk(folder, "--minutes 5")
    try talk.wait(for: "The words")
    // Everything optional at once: off the script, in a chapter with another one behind it.
    try talk.type("s", "o", "2")
    try talk.wait(for: "off the script")
    let file = folder.path + "/punchscope/" + (try #require(folder.files.first))
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
    let members = Set(try #require(object as? [String: Any]).keys)
    let page = try String(
      contentsOf: Program.demos.deletingLastPathComponent().appending(path: "docs/talk-file.md"),
      encoding: .utf8
    )
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    let described = Set(rows.map { $0[0].trimmingCharacters(in: ["`"]) })
    let optional = Set(
      rows.filter { $0[1].hasSuffix("optional") }.map { $0[0].trimmingCharacters(in: ["`"]) }
    )
    #expect(members.isSubset(of: described))
    #expect(described.subtracting(optional).isSubset(of: members))
    #expect(members.isSuperset(of: ["startedAt", "planned", "chapter", "note", "wayBack"]))
  }

  @Test(
    "what cannot be understood is said and harms nobody",
    arguments: [
      ("nothing at all", "cannot be read"),
      (#"{"format":"punchscope talk","version":2}"#, "version 2"),
      (#"{"format":"punchscope talk","version":1}"#, "cannot be read"),
    ]
  )
  func survivesNonsense(text: String, words: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/punchscope",
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    // Our own process is surely there.
    let file = folder.path + "/punchscope/talk-\(getpid()).json"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let notes = try Self.notes(folder)
    try notes.wait(for: words)
    try FileManager.default.removeItem(atPath: file)
    try notes.wait(for: "waiting for a talk")
  }

  @Test("the file is for the user alone")
  func isPrivate() throws {
    let folder = try Folder()
    let talk = try Self.talk(folder)
    try talk.wait(for: "The words")
    let file = folder.path + "/punchscope/" + (try #require(folder.files.first))
    for (path, expected) in [(folder.path + "/punchscope", 0o700), (file, 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == expected, "\(path)")
    }
  }
}
