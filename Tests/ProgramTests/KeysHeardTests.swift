// Knows that the program hears keys whatever it is doing.

import Foundation
import TestSupport
import Testing

@Suite("Keys are heard", .serialized, .firstInLine)
struct KeysHeardTests {
  private static let large = "--slots 0-1048575=page"

  @Test("a run on a million pages says how far it is, and a key stops it")
  func stopsRun() throws {
    let screen = try ScreenTests.start("play \(Self.large)")
    try screen.wait(for: "step 0/0")
    try screen.type("c")
    try screen.wait(for: "any key stops")
    try screen.type("Escape")
    try screen.wait(for: "Stopped after")
    try screen.type("b")
    try screen.wait(for: "the message is gone") { !$0.contains("Stopped after") }
    try screen.type("Q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("whatever runs, q and Ctrl-C leave", arguments: [("q", Int32(0)), ("C-c", 130)])
  func leavesRun(key: String, status: Int32) throws {
    let screen = try ScreenTests.start("play \(Self.large)")
    try screen.wait(for: "step 0/0")
    try screen.send(":step punch until end\r")
    try screen.wait(for: "any key stops")
    try screen.type(key)
    try ScreenTests.expectEnd(of: screen, status: status)
  }

  @Test("a long demo is opened while keys are heard, and a key gives it up")
  func stopsOpening() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "punchscope-\(UUID().uuidString).punch")
    defer { try? FileManager.default.removeItem(at: file) }
    let text = """
      punchscope demo 1
      kernel 3.16
      slots 0-1048575=page
      hole 0-1048575
      step punch until P8 at 15000
      step punch until P8 at 30000

      """
    try text.write(to: file, atomically: true, encoding: .utf8)
    let screen = try ScreenTests.start("play \(quote(file.path))")
    try screen.wait(for: "Opening: ")
    try screen.type("Escape")
    try screen.wait(for: "Not opened")
    try screen.send(":load \(file.path)\r")
    try screen.wait(for: "Opening: ")
    try screen.type("q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("the gallery is there before the lengths of its demos are, which follow")
  func findsLengths() throws {
    let screen = try ScreenTests.start()
    try screen.wait(for: "all lengths") { $0.contains("steps") && !$0.contains("... steps") }
    try screen.type("q")
    try ScreenTests.expectEnd(of: screen, status: 0)
  }

  @Test("line by line Ctrl-C stops what takes long, which is said, and listening goes on")
  func stopsPlain() throws {
    let screen = try ScreenTests.start("play --plain \(Self.large)")
    try screen.wait(for: "hole 0-1048575")
    try screen.send("step punch until end\r")
    try screen.wait(for: "Ctrl-C stops it")
    try screen.type("C-c")
    try screen.wait(for: "Stopped after")
    try screen.send("b\r")
    try screen.send("quit\r")
    let text = try screen.wait(for: " mode")
    #expect(text.split(separator: "\n").contains("status 0"), "on the screen: \(text)")
  }
}
