// Knows what becomes of everything that a name to write to can stand for.

import Foundation
import TestSupport
import Testing

@Suite("Output files")
struct OutputFileTests {
  /// Names of drafts that were left behind.
  static let drafts = "find . -name '.punchscope-*'"

  private struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// The content before.
    var before: String
    /// The name that is written.
    var output = "out"
    /// Says by its status whether all is as it should be; `good` is what should have been written.
    var check: String
    var testDescription: String { name }
  }

  private static let written = [
    Case(
      name: "a regular file is replaced, and keeps its mode",
      before: "echo old >out; chmod 640 out; ln out other",
      check: "cmp out good && [ $(stat -c %a out) = 640 ] && [ $(cat other) = old ]"
    ),
    Case(
      name: "a regular file keeps its owner where that may be done",
      before: "echo old >out; [ $(id -u) != 0 ] || chown 12345:54321 out; stat -c %u:%g out >owner",
      check: "cmp out good && [ $(stat -c %u:%g out) = $(cat owner) ]"
    ),
    Case(
      name: "a new file has the mode that the umask leaves",
      before: "umask 027",
      check: "cmp out good && [ $(stat -c %a out) = 640 ]"
    ),
    Case(
      name: "a symbolic link is followed",
      before: "mkdir far; echo old >far/file; ln -s far/file out",
      check: "[ -L out ] && [ $(readlink out) = far/file ] && cmp far/file good"
    ),
    Case(
      name: "links to links are followed, from where each of them is",
      before: "mkdir far near; echo old >far/file; ln -s ../far/file near/b; ln -s near/b out",
      check: "[ -L out ] && [ -L near/b ] && cmp far/file good"
    ),
    Case(
      name: "what a symbolic link points to is made",
      before: "mkdir far; ln -s far/file out",
      check: "[ -L out ] && [ ! -L far/file ] && cmp far/file good"
    ),
    Case(
      name: "a device is written through",
      before: "ln -s /dev/null out",
      check: "[ -L out ] && [ -c /dev/null ]"
    ),
    Case(
      name: "a FIFO is written through",
      before: "mkfifo out; cat out >copy & reader=$!",
      check: "wait $reader; [ -p out ] && cmp copy good"
    ),
    Case(
      name: "- is standard output",
      before: ":",
      output: "-",
      check: "[ ! -e ./- ] && cmp stdout good"
    ),
    Case(
      name: "/dev/stdout is standard output, and no file in its place",
      before: "echo first >stdout; cat stdout good >both",
      output: "/dev/stdout",
      check: "cmp stdout both"
    ),
    Case(
      name: "a link to /dev/stdout is standard output",
      before: "ln -s /dev/stdout out; echo first >stdout; cat stdout good >both",
      check: "[ -L out ] && cmp stdout both"
    ),
    Case(
      name: "/proc/self/fd/1 is standard output",
      before: "echo first >stdout; cat stdout good >both",
      output: "/proc/self/fd/1",
      check: "cmp stdout both"
    ),
    Case(
      name: "/dev/fd/3 is that open file",
      before: "exec 3>three; echo first >&3",
      output: "/dev/fd/3",
      check: "exec 3>&-; { echo first; cat good; } | cmp three -"
    ),
    Case(
      name: "a longer name in the way of a draft is no hindrance",
      before: "name=$(printf 'x%.0s' $(seq 255)); echo old >$name; ln -s $name out",
      check: "cmp $name good"
    ),
  ]

  @Test("are written as a person expects it", arguments: written)
  private func writes(example: Case) throws {
    let workshop = try Workshop()
    let outcome = try workshop.run(
      """
      E >good; [ -s good ] || exit 98
      \(example.before)
      E --output \(example.output) >>stdout || exit $?
      \(example.check) || { ls -la; exit 97; }
      \(Self.drafts)
      """
    )
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.isEmpty, "a draft is left behind")
  }

  @Test("of `save` are never overwritten, and `~` is the home of the user")
  func saves() throws {
    let workshop = try Workshop()
    let outcome = try workshop.run(
      """
      echo old >old.punch; ln -s old.punch link.punch; ln -s new.punch dangling.punch; mkfifo pipe
      cat pipe >piped &
      printf '%s\\n' 'step punch' 'save old.punch' 'save link.punch' 'save dangling.punch' \
        'save ~/home.punch' 'save no/file.punch' 'save pipe' 'load ~/home.punch' 'save -' |
        "$P" play 6 --plain --demos "$D" | grep -E 'annot|Saved|demo 4'
      wait; cat old.punch; [ -L link.punch ] && [ -f new.punch ] && cmp new.punch home.punch &&
        cmp piped home.punch && "$P" replay home.punch >/dev/null; echo $?
      """
    )
    #expect(
      outcome.output == """
        Cannot write 'old.punch': it exists already, and nothing was written.
        Cannot write 'link.punch': it exists already, and nothing was written.
        Saved to 'dangling.punch'.
        Saved to '~/home.punch'.
        Cannot write 'no/file.punch': there is no folder 'no'.
        Saved to 'pipe'.
        punchscope demo 4
        Saved to '-'.
        old
        0

        """
    )
  }

  @Test("of `:save` neither block the screen nor write over it")
  func savesOnScreen() throws {
    let workshop = try Workshop()
    _ = try workshop.run("mkfifo pipe")
    let screen = try ScreenTests.start(
      "play 4",
      environment: ["HOME": workshop.folder.path, "XDG_STATE_HOME": workshop.folder.path]
    )
    try screen.wait(for: "step 0/")
    try screen.send(":save ~/pipe\r")
    try screen.wait(for: "Cannot write")
    try screen.wait(for: "no program reads it")
    for name in ["-", "/dev/tty", "/dev/stdout"] {
      try screen.send(":save \(name)\r")
      try screen.wait(for: "Cannot write '\(name)': the terminal shows the screen.")
    }
    try screen.send(":save ~/n\t")
    try screen.wait(for: "There is no completion for this.")
    try screen.send("ew.punch\r")
    try screen.wait(for: "Saved to '~/new.punch'.")
    #expect(try workshop.text("new.punch").hasPrefix("punchscope demo"))
    try screen.send(":load ~/n\t")
    try screen.wait(for: ":load ~/new.punch")
    try screen.type("Enter")
    try screen.wait(for: "step 0/")
  }

  @Test("that the program keeps for itself follow the same rules")
  func keepsForItself() throws {
    let workshop = try Workshop()
    _ = try workshop.run(
      "mkdir -p state/punchscope && cd state/punchscope && echo '# old' >history && chmod 444 history"
    )
    let screen = try ScreenTests.start(
      "play 4",
      environment: ["XDG_STATE_HOME": workshop.folder.appending(path: "state").path]
    )
    try screen.wait(for: "step 0/")
    try screen.send(":goto 3\r")
    try screen.wait(for: "The history of commands is not saved")
    try screen.send(":goto 4\r")
    try screen.wait(for: "it was said once") {
      $0.contains("step 4 of") && !$0.contains("No history")
    }
    #expect(try workshop.text("state/punchscope/history") == "# old\n")
  }
}
