// Knows that no subcommand takes no notice of a standard output that takes nothing.

import TestSupport
import Testing

@Suite("Standard output that fails")
struct StandardOutputTests {
  /// Every subcommand, in all forms in which it prints.
  static let commands = [
    "--help", "help check", "--version", "--generate-completion-script bash",
    "--experimental-dump-help", "play --help", "play 4", "play --plain",
    "play 4 --plain", "check --help", "check --slots page", "check --slots page --json",
    "check --slots swap --set swap-retry=off --set first-pass=off --task read@0",
    "check --slots swap --set swap-retry=off --set first-pass=off --task read@0 --format demo",
    "check --slots swap --set swap-retry=off --set first-pass=off --task read@0 --format cpus",
    "guards --slots page", "guards --slots page --json", "sample --slots page --schedules 9",
    "sample --slots page --schedules 9 --json", "frame 4", "frame 4 --color always", "frame",
    "export 4 --format cast", "export 4 --format svg", "export 4 --format text",
    "export 4 --format ansi", "export 4 --format cpus", "export 4 --format json",
    "export 4 --format json --output -", "export 4 --format json --output /dev/stdout",
    "replay \"$D/06-classroom.punch\"", "demo list", "demo check \"$D/01-a-quiet-punch.punch\"",
    "demo --help",
  ]

  /// Adds the folder of the demos where it is needed.
  private static func line(_ command: String) -> String {
    let needsFolder =
      [" 4", "list", "play --plain", "frame"].contains { command.hasSuffix($0) }
      || command.contains(" 4 ")
    return "\"$P\" \(command)\(needsFolder ? " --demos \"$D\"" : "")"
  }

  @Test("a full disk is noticed: a message and status 2", arguments: commands)
  func fullDisk(command: String) throws {
    let workshop = try Workshop()
    let outcome = try workshop.run("\(Self.line(command)) 2>errors >/dev/full </dev/null")
    #expect(outcome.status == 2)
    let errors = try workshop.text("errors")
    #expect(
      errors.hasSuffix("punchscope: cannot write to standard output: no space left on device\n"),
      "\(errors)"
    )
  }

  @Test("a closed standard output is noticed: a message and status 2", arguments: commands)
  func closed(command: String) throws {
    let workshop = try Workshop()
    let outcome = try workshop.run("\(Self.line(command)) 2>errors >&- </dev/null")
    #expect(outcome.status == 2)
    let errors = try workshop.text("errors")
    #expect(errors.contains("standard output") && errors.contains("closed"), "\(errors)")
  }

  @Test(
    "a pipe that nobody reads ends it quietly, or with a message where the signal is ignored",
    arguments: commands
  )
  func closedPipe(command: String) throws {
    let workshop = try Workshop()
    // The reader is gone once it has made the file.
    func run(_ before: String) throws {
      _ = try workshop.run(
        """
        rm -f gone status errors
        { while [ ! -e gone ]; do sleep 0.01; done; sleep 0.05
          \(before) sh -c '\(Self.line(command)) 2>errors </dev/null'; echo $? >status
        } | { exec <&-; : >gone; }
        while [ ! -s status ]; do sleep 0.01; done
        """
      )
    }
    try run("")
    #expect(try workshop.text("status") == "141\n")
    #expect(try workshop.text("errors") == "")
    try run("env --ignore-signal=PIPE")
    #expect(try workshop.text("status") == "2\n")
    #expect(
      try workshop.text("errors").hasSuffix("cannot write to standard output: broken pipe\n")
    )
  }

  @Test("what a command opens never takes the place of a closed standard output")
  func gaps() throws {
    let workshop = try Workshop()
    let outcome = try workshop.run(
      "cp \"$D/06-classroom.punch\" a.punch; E --output out.txt >&- 2>&- <&- && cat out.txt"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("CPU"))
  }
}
