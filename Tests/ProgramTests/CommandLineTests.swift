// Knows what the program does where there is no terminal, and how it refuses.

import Foundation
import Testing

@Suite("Command line")
struct CommandLineTests {
  @Test("the demos are listed in reading order")
  func listsDemos() throws {
    let outcome = try Program.run(["demo", "list", "--demos", Program.demos.path])
    #expect(outcome.status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: Program.demos.path)
    #expect(
      outcome.output.split(separator: "\n").compactMap {
        $0.split(separator: ":").first.map(String.init)
      }
        == files.filter { $0.hasSuffix(".punch") }.sorted()
    )
  }

  @Test("a demo that tells the truth is ok, one that does not exits with 1 and says where")
  func checksDemos() throws {
    let path = Program.demos.appending(path: "06-classroom.punch").path
    #expect(try Program.run(["demo", "check", path]).status == 0)
    let (truth, lie) = ("expect   left-behind 2", "expect   left-behind none")
    let demo = try String(contentsOfFile: path, encoding: .utf8)
    let lines = demo.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0 == truth })
    let text = demo.replacing(truth, with: lie)
    let outcome = try Program.run(["demo", "check", "-"], input: text)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "standard input:\(place + 1): error: expected left-behind none, found left-behind 2\n"
      )
    )
  }

  @Test("every error of a file is shown with its line, and the status is 2")
  func showsErrors() throws {
    let text = "punchscope demo 1\nkernel   3.17\nslots    page\nstep     pnuch\n"
    let outcome = try Program.run(["replay", "-"], input: text)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        standard input:2:10: error: unknown kernel '3.17'
         2 | kernel   3.17
           |          ^~~~ expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16, 6.1, 6.6, 6.12.0, 6.12.69, 6.12.70, 6.12.95, 6.12.118, 6.14, 6.18.0, 7.3.4, 7.3.4+nov, split-aware or today
        standard input:4:10: error: unknown task 'pnuch'
         4 | step     pnuch
           |          ^~~~~ did you mean 'punch'?

        """
    )
    #expect(outcome.output.isEmpty, "nothing half-loaded runs")
  }

  @Test("replay prints a line per step")
  func replays() throws {
    let path = Program.demos.appending(path: "06-classroom.punch").path
    let outcome = try Program.run(["replay", path])
    #expect(outcome.status == 0, "the loss is expected there")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[10].hasPrefix("  10  read-1     S7   read-1 puts P2 where swap entry s2 was"))
  }

  @Test("a trace without expectations is judged by the promises")
  func judgesTraces() throws {
    let path = Program.demos.appending(path: "06-classroom.punch").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let bare = text.split(separator: "\n").filter { !$0.hasPrefix("expect") }
    let outcome = try Program.run(["replay", "-"], input: bare.joined(separator: "\n") + "\n")
    #expect(outcome.status == 1)
  }

  @Test("without a terminal a demo is told line by line, and the gallery refuses")
  func plainWithoutTerminal() throws {
    let told = try Program.run(["play", "6", "--demos", Program.demos.path])
    #expect(told.status == 0)
    #expect(told.output.contains("LEFT BEHIND: page 2 still holds data from before the punch."))
    let gallery = try Program.run([])
    #expect(gallery.status == 2)
    #expect(
      gallery.errors
        == "punchscope: standard output is not a terminal; try 'punchscope play DEMO --plain'\n"
    )
  }

  @Test("what cannot be read is named", arguments: [["play", "nope"], ["replay", "nope"]])
  func namesMissingFiles(arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "punchscope: cannot read 'nope': no such demo or file, or it is not readable\n"
    )
  }

  @Test(
    "wrong usage exits with 64 and names what was expected",
    arguments: [
      (["frame", "--kernel", "3.17"], "unknown kernel '3.17'"),
      (
        ["frame", "--slots", "page,foo"],
        "--slots 'page,foo': unknown content of a slot 'foo' at character 6: "
          + "expected page, clean, swap, cached, hole, fallocated or shadow"
      ),
      (
        ["frame", "--slots", "0-7=page,9"],
        "missing content of a slot at character 11: expected =page, =clean"
      ),
      (["frame", "--slots", "0-7=page,7-3=swap"], "at character 10: did you mean 3-7?"),
      (["frame", "--slots", "page,,swap"], "missing content of a slot at character 6: expected"),
      (["frame", "--slots", "0-1048576=page"], "the number 1048576 is too large at character 3"),
      (["frame", "--task", "read:around@1"], "--task 'read:around@1': unknown word 'around'"),
      (["frame", "--set", "swap-retry=maybe"], "expected off, second or first"),
      (["frame", "--size", "10"], "--size"),
      (["frame", "--batch", "99"], "1 to 31"),
      (["frame", "--fuel=-1"], "-1 swizzles: expected a number from 0 on"),
      (["frame", "--fairness", "full"], "--fairness 'full': unknown fairness 'full'"),
      (["frame", "6", "--at", "x", "--demos", Program.demos.path], "'end'"),
      (["play", "--fly"], "--fly"),
      (["frame", "--at", "3"], "--at takes a step of a demo; the gallery has none."),
      (["frame", "--view", "lanes"], "--view lanes needs a race: name a demo, or describe one."),
    ]
  )
  func refusesUsage(arguments: [String], words: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(
    "a figure is drawn by its name, also where the demo shows another one",
    arguments: [
      ("data", "where is the data?"), ("ways", "past the first loop"), ("causes", "why "),
    ]
  )
  func figures(view: String, title: String) throws {
    for step in ["15", "end"] {
      let outcome = try Program.run([
        "frame", "6", "--at", step, "--view", view, "--demos", Program.demos.path,
      ])
      #expect(outcome.status == 0 && outcome.output.contains("─ \(title)"), "\(outcome.output)")
    }
  }

  @Test("the help and the form are printed without a race")
  func viewsWithoutRace() throws {
    for (view, words) in [("help", "What a slot shows"), ("form", "start from  free play")] {
      let outcome = try Program.run(["frame", "--view", view, "--demos", Program.demos.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains(words))
    }
  }

  @Test("pages that are not named are holes, and the later item counts")
  func slotExceptions() throws {
    let outcome = try Program.run(
      ["frame", "--slots", "0-2=page,1=swap,5=clean", "--size", "100x30"]
    )
    #expect(outcome.status == 0)
    let now = outcome.output.split(separator: "\n").first { $0.contains(" now ") }
    let words = now?.split(separator: " ").map(String.init) ?? []
    let slots = ["P0*", "s1*", "P2*", ".", ".", "P5*"]
    #expect(Array(words.dropFirst(2).prefix(6)) == slots, "\(words)")
  }

  @Test(
    "an error never shows more than a line of what somebody has written, and nothing that steers",
    arguments: [
      ["LONG"], ["frame", "LONG"], ["frame", "--LONG"], ["frame", "--kernel", "LONG"],
      ["frame", "--kernel=LONG"], ["frame", "--slots", "page", "--at", "LONG"],
      ["frame", "--size", "LONG"],
      ["frame", "--set", "LONG=on"], ["frame", "--set", "swap-retry=LONG"],
      ["frame", "--slots", "page,LONG"], ["frame", "--slots", "LONG=page"],
      ["frame", "--hole", "LONG"], ["frame", "--task", "LONG"], ["frame", "--task", "read@LONG"],
      ["frame", "--task", "read:LONG"], ["frame", "--fairness", "LONG"],
      ["frame", "--call", "LONG"],
      ["frame", "--mapping", "LONG"], ["frame", "--fuel", "LONG"], ["frame", "--color", "LONG"],
      ["frame", "--theme=LONG"], ["check", "--promise", "LONG"], ["check", "--reductions", "LONG"],
      ["check", "--max-memory", "LONG"], ["check", "--threads", "LONG"],
      ["check", "--format", "LONG"],
      ["sample", "--seed", "LONG"], ["export", "LONG", "--format", "svg"],
      ["export", "-", "--format", "LONG"],
      ["export", "-", "--format", "svg", "--output", "LONG/x"],
      ["replay", "LONG"], ["demo", "check", "LONG"], ["demo", "LONG"], ["notes", "--talk", "LONG"],
      ["play", "LONG", "--plain"], ["--generate-completion-script", "LONG"],
    ]
  )
  func echoesLittle(arguments: [String]) throws {
    let long = String(repeating: "x\u{1B}[31m", count: 20_000)
    let outcome = try Program.run(arguments.map { $0.replacing("LONG", with: long) })
    #expect(outcome.status != 0)
    #expect(!outcome.errors.isEmpty && !outcome.errors.contains("\u{1B}"))
    let errors = outcome.errors
    #expect(errors.contains("…") && errors.contains("␛"), "\(errors.prefix(300))")
    let lengths = outcome.errors.split(separator: "\n").map(\.count)
    #expect(lengths.allSatisfy { $0 < 900 } && lengths.reduce(0, +) < 2500, "\(lengths)")
  }

  @Test("an error at the prompt shows no more than a line either")
  func echoesLittleAtPrompt() throws {
    let long = String(repeating: "x\u{1B}[31m", count: 2_000)
    let words = ["", "load ", "save no/", "step ", "goto ", "expect lost ", "inject ", "check "]
    let lines = (words + ["compare ", "mark "]).map { $0 + long }
    let outcome = try Program.run(
      ["play", "4", "--plain", "--demos", Program.demos.path],
      input: lines.joined(separator: "\n") + "\n"
    )
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count < 900 })
  }

  @Test("a frame is plain text in ASCII if asked, and coloured if asked")
  func framesAsText() throws {
    let demos = ["--demos", Program.demos.path]
    let ascii = try Program.run(["frame", "6", "--at", "10", "--ascii"] + demos)
    #expect(ascii.status == 0)
    #expect(ascii.output.allSatisfy { $0.isASCII } && !ascii.output.contains("\u{1B}"))
    let coloured = try Program.run(["frame", "6", "--at", "10", "--color", "always"] + demos)
    #expect(coloured.output.contains("\u{1B}["))
    let banned = try Program.run(
      ["frame", "6", "--at", "10"] + demos,
      environment: ["NO_COLOR": "1"]
    )
    #expect(!banned.output.contains("\u{1B}"))
  }

  @Test("a file of 2^20 pages is drawn, full or empty", arguments: ["page", "hole", "cached"])
  func framesLargestFile(start: String) throws {
    let outcome = try Program.run(
      ["frame", "--slots", "0-1048575=\(start)", "--task", "reclaim@3", "--size", "100x30"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1048575"))
    #expect(outcome.output.contains("height \(start == "hole" ? 0 : 4) "))
    #expect(outcome.output.contains("open: 0-1048575") == (start != "hole"))
  }

  @Test("the help of every subcommand has an example", arguments: ["play", "frame", "replay"])
  func helpHasExample(command: String) throws {
    let outcome = try Program.run([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example: punchscope \(command)"))
  }
}
