// Knows that a verdict says what it covers, and that the command in it gives the same verdict again.

import Foundation
import TestSupport
import Testing

@Suite("What a verdict covers", .serialized, .firstInLine)
struct VerdictBlockTests {
  /// Runs text as a shell does into which it is pasted.
  private static func paste(_ command: String) throws -> (status: Int32, output: String) {
    let folder = URL(filePath: try builtProgram("punchscope")).deletingLastPathComponent().path
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.environment = ["PATH": "\(folder):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The command in the block of an answer.
  private static func command(in output: String) throws -> String {
    let parts = output.components(separatedBy: "To ask again:\n\n")
    let rest = try #require(parts.count == 2 ? parts[1] : nil, "\(output)")
    return rest.components(separatedBy: "\n\nTo replay it:")[0]
  }

  /// The block of an answer without its command.
  private static func facts(in output: String) throws -> String {
    let head = output.components(separatedBy: "\n\nTo ask again:")[0]
    let start = try #require(head.range(of: "verdict  "))
    return String(head[start.lowerBound...])
  }

  static let races: [[String]] = [
    ["--slots", "page"],
    ["--kernel", "take-2", "--slots", "page", "--task", "reclaim@0"],
    ["--kernel", "3.15", "--slots", "page", "--task", "fault-read:loop@0"],
    ["--kernel", "3.16", "--slots", "page,swap", "--hole", "~1-1", "--task", "read:loop@1"],
    ["--slots", "page,page,page", "--hole", "1-1~", "--batch", "1", "--shift", "2"],
    [
      "--slots", "page,hole", "--set", "swap-retry=off", "--set", "first-pass=off", "--fuel", "1",
      "--task", "reclaim@0",
    ],
    ["--mapping", "file", "--kernel", "3.15", "--slots", "shadow,clean", "--task", "read@0"],
    ["--slots", "fallocated,hole", "--call", "madvise", "--task", "preallocate@1"],
    ["--slots", "page", "--task", "reclaim", "--task", "truncate@0", "--fairness", "none"],
    [
      "--slots", "page", "--task", "reclaim@0", "--promise", "old-data-gone", "--promise",
      "punch-ends",
    ],
    ["--slots", "page,swap", "--task", "reclaim@0", "--task", "read@1", "--max-states", "50"],
  ]

  @Test("the command of a check gives the same verdict again", arguments: races)
  func checks(race: [String]) throws {
    let first = try Program.run(["check"] + race)
    #expect(first.status != 64, "\(first.errors)")
    let again = try Self.paste(try Self.command(in: first.output))
    #expect(again.status == first.status)
    #expect(try Self.facts(in: again.output) == Self.facts(in: first.output))
    #expect(try Self.command(in: again.output) == Self.command(in: first.output))
    let facts = try Self.facts(in: first.output)
    for name in ["kernel", "file", "hole", "tasks", "from", "promises", "fairness", "swizzles"] {
      #expect(facts.contains("\n\(name) "), "\(name)")
    }
  }

  @Test("the command in a CPU table gives the same table again", arguments: [races[1], races[2]])
  func tables(race: [String]) throws {
    let first = try Program.run(["check", "--format", "cpus"] + race)
    let again = try Self.paste(try Self.command(in: first.output) + " --format cpus")
    #expect(again.output == first.output)
    let replay = first.output.components(separatedBy: "To replay it:\n\n")[1]
    let told = try Self.paste(replay)
    #expect(told.output.hasPrefix("   0  "))
  }

  @Test(
    "from any moment of a demo the command needs no file, with injected tasks as well",
    arguments: [
      ("classroom", "7"), ("take-two", "5"), ("both-retries", "60"), ("locked-page", "end"),
      ("tolerated", "30"), ("round-and-round", "11"), ("shadow", "12"),
    ]
  )
  func moments(demo: String, step: String) throws {
    let first = try Program.run(["check", demo, "--at", step, "--demos", Program.demos.path])
    let again = try Self.paste(try Self.command(in: first.output))
    #expect(again.status == first.status)
    let json = ["--json", "--demos", Program.demos.path]
    let object = try Self.object(try Program.run(["check", demo, "--at", step] + json).output)
    let command = try #require(object["command"] as? String)
    let repeated = try Self.object(
      try Self.paste(command.replacing("--at end", with: "--at end --json")).output
    )
    for key in ["verdict", "promise", "states", "transitions", "depth", "slots", "hole", "batch"] {
      #expect("\(object[key] ?? "")" == "\(repeated[key] ?? "")", "\(key)")
    }
    #expect((object["tasks"] as? [Any])?.count == (repeated["tasks"] as? [Any])?.count)
  }

  @Test("guards and sample say the same of their race, and their commands repeat them")
  func others() throws {
    let race = ["--kernel", "take-2", "--slots", "page", "--task", "reclaim@0"]
    for command in [["guards"], ["sample", "--schedules", "50", "--seed", "7"]] {
      let first = try Program.run(command + race)
      let facts = try Self.facts(in: first.output)
      #expect(facts.contains("tasks      punch, reclaim-1 (reclaim@0)"))
      let again = try Self.paste(try Self.command(in: first.output))
      #expect(try Self.facts(in: again.output) == facts, "\(command)")
      #expect(try Self.command(in: again.output) == Self.command(in: first.output), "\(command)")
    }
  }

  @Test("an object has all of it under keys of its own")
  func keys() throws {
    let race = ["--kernel", "take-2", "--slots", "page,swap", "--task", "reclaim@0"]
    for command in ["check", "guards", "sample"] {
      let object = try Self.object(try Program.run([command, "--json"] + race).output)
      #expect(object["slots"] as? String == "page,swap")
      #expect(object["hole"] as? String == "0-1" && object["call"] as? String == "fallocate")
      #expect(object["batch"] as? Int == 14 && object["shift"] as? Int == 6)
      #expect((object["injections"] as? [Any])?.isEmpty == true)
      let tasks = try #require(object["tasks"] as? [[String: Any]])
      #expect(tasks.map { $0["name"] as? String } == ["punch", "reclaim-1"])
      #expect((object["judged"] as? [String])?.contains("old-data-gone") == true)
      #expect((object["command"] as? String)?.hasPrefix("punchscope \(command) ") == true)
    }
  }

  @Test("a question about one promise is not answered for all")
  func onePromise() throws {
    let outcome = try Program.run(
      ["check", "--slots", "page", "--task", "reclaim@0", "--promise", "no-oops"]
    )
    #expect(outcome.output.contains("holds: no schedule of these tasks breaks no-oops."))
    #expect(outcome.output.contains("not asked: old-data-gone,"))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
