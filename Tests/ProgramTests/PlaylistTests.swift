// Checks several demos on one command line, and a file that lists them.

import Foundation
import TestSupport
import Testing

@Suite("Several demos", .serialized, .firstInLine)
struct PlaylistTests {
  /// A folder with a playlist, and a place for saved sessions, removed behind the test.
  private struct Folder: ~Copyable {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString)-list").path

    init(list: String = "") throws {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700]
      )
      try list.write(toFile: file, atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/talk.list" }
    var environment: [String: String?] { ["XDG_STATE_HOME": path, "XDG_RUNTIME_DIR": path] }
  }

  private static let demos = ["--demos", Program.demos.path]

  @Test("are printed one after the other, in their order")
  func printed() throws {
    let both = try Program.run(["play", "4", "3"] + Self.demos)
    let alone = try ["4", "3"].map { try Program.run(["play", $0] + Self.demos).output }
    #expect(both.status == 0 && both.output == alone.joined(separator: "\n"))
    let folder = try Folder(list: "# two demos\n4\nswizzle  # by name\n")
    let listed = try Program.run(["play", "--playlist", folder.file] + Self.demos)
    #expect(listed.output == both.output && listed.errors.isEmpty)
  }

  @Test("a playlist that names no demo is refused, with the place in the file")
  func refused() throws {
    let folder = try Folder(list: "4\n  swizle\n")
    let outcome = try Program.run(["play", "--playlist", folder.file] + Self.demos)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(
      outcome.errors == """
        \(folder.file):2:3: error: there is no demo or file 'swizle'
         2 |   swizle
           |   ^~~~~~ did you mean 'swizzle'?

        """
    )
    let none = try Program.run(["play", "4", "no-such"] + Self.demos)
    #expect(none.status == 2 && none.errors.contains("cannot read 'no-such'"))
  }

  @Test("a path in a playlist counts from the folder of the playlist as well")
  func paths() throws {
    let folder = try Folder(list: "mine.punch\n")
    try "punchscope demo 1\ntitle    Mine\nslots    page\n"
      .write(toFile: folder.path + "/mine.punch", atomically: false, encoding: .utf8)
    let outcome = try Program.run(["play", "--playlist", folder.file] + Self.demos)
    #expect(outcome.status == 0 && outcome.output.contains("Mine"))
  }

  @Test(
    "wrong usage is told apart",
    arguments: [
      ["4", "5", "--golf"], ["4", "5", "--kernel", "3.15"], ["4", "-"], ["4", "5", "--resume"],
      ["4", "--playlist", "x"], ["--playlist", "x", "--resume"],
    ]
  )
  func usage(arguments: [String]) throws {
    #expect(try Program.run(["play"] + arguments).status == 64)
  }

  @Test("the remote control goes on and back, and the talk is resumed in its place")
  func onScreen() throws {
    let folder = try Folder()
    let screen = try ScreenTests.start(
      "play 4 3 --talk",
      size: ScreenSize(columns: 53, rows: 20),
      environment: folder.environment
    )
    try screen.wait(for: "1/2 ")
    try screen.type("End")
    try screen.wait(for: "the end; Space opens: ")
    try screen.type("NPage")
    try screen.wait(for: "2/2 ")
    try screen.type("PPage")
    try screen.wait(for: "the end; Space opens: ")
    try screen.type("b")
    try screen.wait(for: "nothing") { !$0.contains("1/2") }
    try screen.type("x")
    try screen.wait(for: "1/2 ")
    try screen.type("NPage")
    try screen.wait(for: "2/2 ")
    try screen.type("NPage", "NPage", "Q")
    try ScreenTests.expectEnd(of: screen, status: 0)

    let again = try ScreenTests.start(
      "--resume --talk",
      size: ScreenSize(columns: 53, rows: 20),
      environment: folder.environment
    )
    try again.wait(for: "2/2 ")
    try again.type("Home", "PPage")
    try again.wait(for: "1/2 ")
    try again.type("Q")
    try ScreenTests.expectEnd(of: again, status: 0)
  }

  @Test("a file for each step of an export is named after the step")
  func filesOfSteps() throws {
    let folder = try Folder()
    let outcome = try Program.run(
      ["export", "4", "--format", "svg", "--at", "8-10", "--output", "\(folder.path)/loss.svg"]
        + Self.demos
    )
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      Set(names) == ["talk.list", "loss-08.svg", "loss-09.svg", "loss-10.svg"]
    )
  }
}
