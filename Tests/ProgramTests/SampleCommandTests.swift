// Knows what punchscope sample says and with which status it ends.

import TestSupport
import Testing

@Suite("punchscope sample")
struct SampleCommandTests {
  private static let takeTwo = [
    "sample", "--kernel", "take-2", "--slots", "0-19=page", "--task", "reclaim:loop", "--task",
    "read:loop", "--schedules", "60", "--seed", "3",
  ]
  private static let safe = ["sample", "--kernel", "3.16"] + takeTwo.dropFirst(3)

  @Test("a broken promise exits with 1 and says how often, a kept one with 0")
  func status() throws {
    let broken = try Program.run(Self.takeTwo)
    #expect(broken.status == 1)
    #expect(broken.output.hasPrefix("kernel take-2: "))
    #expect(broken.output.contains(" of 60 random schedules broke a promise: "))
    #expect(broken.errors.isEmpty)
    let kept = try Program.run(Self.safe)
    #expect(kept.status == 0)
    #expect(kept.output.contains("none of 60 random schedules broke a promise (95 %: at most "))
  }

  @Test(
    "the same seed gives the same bytes, on one thread, two and four",
    arguments: [
      ["--strategy", "uniform"], ["--strategy", "priority", "--changes", "2"], ["--json"],
    ]
  )
  func sameBytes(options: [String]) throws {
    let outputs = try [1, 2, 4].map { threads in
      try Program.run(Self.takeTwo + options + ["--threads", "\(threads)"]).output
    }
    // The command to step through a loss names the threads that were asked for.
    let texts = outputs.map { $0.replacing(/--threads [0-9]/, with: "") }
    #expect(texts[0] == texts[1] && texts[1] == texts[2])
    #expect(texts[0].count > 100)
    let other = try Program.run(Self.takeTwo + options + ["--seed", "4"]).output
    #expect(other != outputs[0])
  }

  @Test("the first loss can be replayed, and loses")
  func replays() throws {
    let demo = try Program.run(Self.takeTwo + ["--format", "demo"])
    #expect(demo.status == 1)
    #expect(demo.errors.contains("random schedules broke a promise"))
    let replay = try Program.run(["replay", "-"], input: demo.output)
    #expect(replay.status == 1)
    #expect(replay.errors.contains("old data gone"))
    let text = try Program.run(Self.takeTwo).output
    let steps = replay.output.split(separator: "\n").count - 1
    #expect(text.contains("is the first: after \(steps) steps."))
    let none = try Program.run(Self.safe + ["--format", "demo"])
    #expect(none.output.isEmpty && none.status == 0)
  }

  @Test("from a step of a demo on it goes on from there")
  func fromStep() throws {
    let demo = try Program.run(Self.takeTwo + ["--format", "demo"]).output
    let rest = try Program.run(["sample", "-", "--at", "end", "--schedules", "5"], input: demo)
    #expect(rest.status == 1)
    #expect(rest.output.contains("5 of 5 random schedules broke a promise: 100.00 %"))
  }

  @Test("time is told on request only")
  func timing() throws {
    let text = try Program.run(Self.safe + ["--timing"])
    #expect(text.output == (try Program.run(Self.safe).output))
    #expect(text.errors.contains("a second"))
    let object = try Program.run(Self.safe + ["--timing", "--json"])
    #expect(object.output.contains("\"steps_per_second\":") && object.errors.isEmpty)
  }

  @Test(
    "bad options are refused with what was expected",
    arguments: [
      (["--schedules", "0"], "from 1 on"), (["--max-steps", "0"], "from 1 on"),
      (["--changes", "3"], "belongs to --strategy priority"),
      (["--strategy", "priority", "--changes", "-1"], "--changes"),
      (["--strategy", "clever"], "invalid for '--strategy"), (["--threads", "0"], "from 1 to 256"),
      (["--seed", "x"], "--seed"), (["--format", "cpus"], "'text', 'json' or 'demo'"),
    ]
  )
  func refusals(arguments: [String], words: String) throws {
    let outcome = try Program.run(["sample"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("Ctrl-C ends it with what is known by then")
  func interrupted() throws {
    let command = try Program.command("sample --task read:loop@0 --schedules 1000000000")
    let screen = try TmuxScreen("trap : INT; \(command); echo status $?; cat")
    try screen.wait(for: "of 1000000000 schedules,")
    try screen.type("C-c")
    try screen.wait(for: "status 130")
  }
}
