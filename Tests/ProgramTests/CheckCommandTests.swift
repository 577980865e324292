// Knows what punchscope check says and with which status it ends.

import Foundation
import Testing

@Suite("punchscope check")
struct CheckCommandTests {
  private static let takeTwo = [
    "check", "--kernel", "take-2", "--slots", "page", "--task", "reclaim@0",
  ]

  /// The object that `--json` prints, as far as it is looked at here.
  private struct Report: Decodable {
    struct Step: Decodable {
      var n: Int
      var task: String
      var step: String
      var index: Int?
      var says: String
    }

    var format: String
    var version: Int
    var kernel: String
    var rules: [String: String]
    var verdict: String
    var promise: String?
    var complete: Bool
    var states: Int
    var transitions: Int
    var depth: Int
    var threads: Int
    var reductions: [String]
    var seconds: Double
    var peak_bytes: Int
    var trace: [Step]
    var loop_start: Int?
    var shortest: Bool?
    var all_states: Int
    var fuel: Int?
    var fairness: String
    var at: Int?
  }

  private func report(_ arguments: [String]) throws -> (status: Int32, report: Report) {
    let outcome = try Program.run(arguments + ["--json"])
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 1, "one object, one line")
    return (
      outcome.status, try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    )
  }

  @Test("a loss exits with 1 and tells the shortest schedule, step by step")
  func violated() throws {
    let (status, report) = try report(Self.takeTwo)
    #expect(status == 1)
    #expect(report.format == "punchscope.check" && report.version == 1)
    #expect(report.kernel == "take-2" && report.rules["swap-retry"] == "second")
    #expect(report.verdict == "violated" && report.promise == "old-data-gone")
    #expect(!report.complete && report.loop_start == nil)
    #expect(report.trace.map(\.n) == Array(1...25) && report.depth == 25)
    #expect(report.trace.first?.task == "reclaim-1" && report.trace.first?.step == "C1")
    #expect(report.trace.last?.step == "P22")
    #expect(report.trace.allSatisfy { $0.says.hasSuffix(".") })
    #expect(report.seconds >= 0 && report.peak_bytes > 1_000_000 && report.threads >= 1)
  }

  @Test("a proof exits with 0, the same on one thread and on three")
  func holds() throws {
    let race = ["check", "--kernel", "3.16", "--slots", "page", "--task", "reclaim@0"]
    let (status, one) = try report(race + ["--threads", "1"])
    #expect(status == 0)
    #expect(one.verdict == "holds" && one.promise == nil && one.complete && one.trace.isEmpty)
    let (_, three) = try report(race + ["--threads", "3"])
    #expect(one.states == three.states && one.transitions == three.transitions)
    #expect(one.depth == three.depth && three.threads == 3)
  }

  @Test("the verdict is the same whatever states may be left out, and fewer are visited for it")
  func reductions() throws {
    let race = [
      "check", "--kernel", "3.16", "--slots", "page", "--task", "write@0", "--task", "write@0",
      "--task", "reclaim@0",
    ]
    let whole = try report(race).report
    let names = ["equal-tasks", "merged-steps", "equal-frames", "independent-pages"]
    #expect(whole.reductions == names && whole.verdict == "holds")
    let (status, none) = try report(race + ["--reductions", "none"])
    #expect(status == 0 && none.verdict == "holds" && none.reductions.isEmpty)
    for name in whole.reductions {
      let one = try report(race + ["--reductions", name]).report
      #expect(one.verdict == "holds" && one.reductions == [name])
      #expect(whole.states < one.states && one.states < none.states)
    }
    for all in ["all", "merged-steps,independent-pages,equal-frames,equal-tasks"] {
      let report = try report(race + ["--reductions", all]).report
      #expect(report.states == whole.states && report.reductions == whole.reductions)
    }
  }

  @Test("a bound that is reached exits with 3 and says which one it was")
  func unknown() throws {
    let outcome = try Program.run(Self.takeTwo + ["--max-states", "50"])
    #expect(outcome.status == 3)
    #expect(outcome.output.hasPrefix("kernel take-2: unknown: there are more states"))
    let memory = try Program.run(Self.takeTwo + ["--max-memory", "1K"])
    #expect(memory.status == 3)
    #expect(memory.output.contains("(--max-memory)"))
  }

  @Test("with a bound on the steps there is no verdict on longer schedules")
  func steps() throws {
    let short = try Program.run(Self.takeTwo + ["--max-steps", "24"])
    #expect(short.status == 3)
    #expect(
      short.output.hasPrefix(
        "kernel take-2: unknown: no schedule of up to 24 steps breaks a promise"
      )
    )
    #expect(short.output.contains("--max-steps 24"))
    let enough = try report(Self.takeTwo + ["--max-steps", "25"])
    #expect(enough.status == 1 && enough.report.trace.count == 25)
    #expect(try Program.run(Self.takeTwo + ["--any", "--max-steps", "24"]).status == 3)
    let proof = ["check", "--kernel", "3.16", "--slots", "page", "--task", "reclaim@0"]
    #expect(try report(proof + ["--max-steps", "500"]).status == 0)
    let loop = [
      "check", "--kernel", "3.15", "--slots", "page", "--task", "fault-write:loop", "--promise",
      "punch-ends",
    ]
    for steps in [20, 26, 27, 28, 30] {
      let within = try report(loop + ["--max-steps", "\(steps)"])
      #expect(within.status == (steps < 28 ? 3 : 1), "\(steps)")
      #expect(within.report.trace.count == (steps < 28 ? 0 : 28), "\(steps)")
    }
    let mixed = try report(loop + ["--promise", "old-data-gone", "--max-steps", "30"])
    #expect(mixed.status == 1 && mixed.report.promise == "punch-ends")
  }

  @Test("with --any a schedule is told that need not be the shortest, and can be replayed")
  func any() throws {
    let arguments = Self.takeTwo + ["--any"]
    let (status, report) = try report(arguments)
    #expect(status == 1 && report.verdict == "violated" && report.promise == "old-data-gone")
    #expect(report.shortest == false && report.trace.count >= 25 && report.reductions.isEmpty)
    let text = try Program.run(arguments)
    #expect(text.output.contains("and another schedule may be shorter"))
    #expect(text.output.contains("reclaim@0 --any"), "the command to ask again")
    let demo = try Program.run(arguments + ["--format", "demo"])
    let replay = try Program.run(["replay", "-"], input: demo.output)
    #expect(replay.status == 1 && replay.errors.contains("old data gone"))
    #expect(replay.output.split(separator: "\n").count == report.trace.count + 1)
    let proof = ["check", "--kernel", "3.16", "--slots", "page", "--task", "reclaim@0", "--any"]
    let holds = try self.report(proof)
    #expect(holds.status == 0 && holds.report.complete && holds.report.shortest == nil)
    #expect(try self.report(Self.takeTwo).report.shortest == true)
    let race = ["check", "--kernel", "take-2", "--slots", "page,page", "--task", "reclaim:loop"]
    let other = try Program.run(race + ["--task", "read@0", "--another", "1"])
    #expect(other.status == 1 && other.output.contains("read@0 --another 1"))
    for count in [100_000, Int.max] {
      let none = try Program.run(Self.takeTwo + ["--another", "\(count)"])
      #expect(none.status == 3 && none.errors.contains("no more than \(count) different schedules"))
    }
  }

  @Test("what it found can be replayed, step by step, to the same loss")
  func replays() throws {
    let demo = try Program.run(Self.takeTwo + ["--format", "demo"])
    #expect(demo.status == 1)
    let replay = try Program.run(["replay", "-"], input: demo.output)
    #expect(replay.status == 1)
    #expect(replay.errors.contains("old data gone"))
    #expect(replay.output.split(separator: "\n").count == 26)
    let text = try Program.run(Self.takeTwo)
    for line in replay.output.split(separator: "\n").dropFirst() {
      #expect(text.output.contains(line))
    }
  }

  private static let endless = [
    "check", "--kernel", "3.16", "--slots", "page", "--task", "reclaim:loop@0", "--task",
    "read:loop@0",
  ]

  @Test("a punch that goes round exits with 1 and tells where its round begins")
  func endless() throws {
    let (status, report) = try report(Self.endless)
    #expect(status == 1)
    #expect(report.verdict == "violated" && report.promise == "punch-ends")
    #expect(report.fuel == nil && report.fairness == "weak")
    #expect(report.loop_start == 10 && report.trace.count == 9 + 25)
    let text = try Program.run(Self.endless)
    let halves = text.output.split(separator: "Now the loop, which repeats:\n")
    #expect(halves.count == 2 && halves[1].hasPrefix("  10  "))
    #expect(halves[1].contains("The state is the same as before step 10, so the loop can repeat."))
    let table = try Program.run(Self.endless + ["--format", "cpus"])
    #expect(table.output.contains("\n<loop:>\n"))
  }

  @Test("with fuel it ends, and so does a punch that is asked about nothing else")
  func fuel() throws {
    let (status, report) = try report(Self.endless + ["--fuel", "2"])
    #expect(status == 0 && report.verdict == "holds" && report.fuel == 2)
    #expect(report.loop_start == nil)
    let text = try Program.run(Self.endless + ["--fuel", "2"])
    #expect(
      text.output.contains("holds: no schedule of these tasks with at most 2 swizzles breaks")
    )
    let states = try Program.run(Self.endless + ["--promise", "old-data-gone"])
    #expect(states.status == 0)
    let loops = try Program.run(Self.endless + ["--promise", "punch-ends", "--fairness", "none"])
    #expect(loops.status == 1)
    #expect(loops.output.contains("(fairness none)"))
    let wrong = try Program.run(Self.endless + ["--promise", "nothing"])
    #expect(wrong.status == 64)
  }

  @Test("what goes round can be replayed, and claims to be back where its round began")
  func replaysRound() throws {
    let demo = try Program.run(Self.endless + ["--format", "demo"])
    #expect(demo.status == 1)
    #expect(demo.output.contains("chapter  The loop"))
    let replay = try Program.run(["replay", "-"], input: demo.output)
    #expect(replay.status == 0, "\(replay.errors)")
    #expect(replay.output.split(separator: "\n").count == 1 + 9 + 25)
    let claims = demo.output.split(separator: "\n").filter { $0.hasPrefix("expect") }
    #expect(claims.count == 10 && claims.prefix(5) == claims.suffix(5))
  }

  @Test("--at asks about what can follow a step of a demo, and tells the way there too")
  func atStep() throws {
    let demos = ["--demos", Program.demos.path]
    let whole = try report(["check", "take-two"] + demos).report
    let (status, report) = try report(["check", "take-two", "--at", "5"] + demos)
    #expect(status == 1 && report.at == 5 && whole.at == nil)
    #expect(report.trace.count == 5 + report.depth && report.states < whole.states)
    #expect(report.trace.map(\.n) == Array(1...report.trace.count))
    let text = try Program.run(["check", "take-two", "--at", "5"] + demos)
    #expect(text.output.contains("is broken after \(report.depth) steps from step 5 on"))
    let demo = try Program.run(["check", "take-two", "--at", "5", "--format", "demo"] + demos)
    let replay = try Program.run(["replay", "-"], input: demo.output)
    #expect(replay.status == 1 && replay.errors.contains("old data gone"))

    let end = try self.report(["check", "take-two", "--at", "end"] + demos)
    #expect(end.status == 1 && end.report.depth == 0 && end.report.at == end.report.trace.count)
    let beyond = try Program.run(["check", "take-two", "--at", "99"] + demos)
    #expect(beyond.status == 64)
    #expect(beyond.errors.contains("There is no step 99: the steps are numbered 0 to 28."))
  }

  @Test("as a table it ends with the command that replays it, as a shell reads it")
  func table() throws {
    let outcome = try Program.run(Self.takeTwo + ["--format=cpus"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("CPU0 (punch)") && outcome.output.contains("CPU1 (reclaim-1)"))
    let lines = outcome.output.replacing("\\\n  ", with: "").split(separator: "\n")
    let replay = "punchscope check --kernel take-2 --slots page --task reclaim@0 --format demo "
    #expect(lines.last.map(String.init) == "\(replay)| punchscope replay -")
    let holds = try Program.run([
      "check", "--slots", "swap", "--task", "read@0", "--format", "cpus",
    ])
    #expect(holds.status == 0)
    #expect(holds.output.hasPrefix("kernel 3.16: holds:"))
  }
}
