// Knows how the commands of the README get their packages, for every user that runs them.

import Foundation
import TestSupport
import Testing

@Suite("Packages of the README")
struct PackagesTests {
  private static let root = Program.demos.deletingLastPathComponent()

  /// Runs `.ci/packages tmux` among programs that only say how they were called.
  private static func install(user: Int, hasSudo: Bool, installed: String) throws -> ShellOutcome {
    let workshop = try Workshop()
    return try workshop.run(
      """
      mkdir bin; for name in sh env; do ln -s "$(command -v $name)" bin/$name; done
      stub() { printf '#!/bin/sh\\n%s\\n' "$2" >bin/$1; chmod +x bin/$1; }
      stub id 'echo \(user)'
      stub dpkg-query 'printf %s "\(installed)"'
      stub apt-get 'echo "apt-get $*"'
      \(hasSudo ? "stub sudo 'echo \"sudo\"; exec \"$@\"'" : "")
      PATH=$PWD/bin sh \(quote(root.appending(path: ".ci/packages").path)) tmux 2>&1
      """
    )
  }

  private static let calls = """
    apt-get -q update
    apt-get -q install -y libncursesw5-dev tmux

    """

  @Test("root needs no sudo")
  func root() throws {
    let outcome = try Self.install(user: 0, hasSudo: false, installed: "")
    #expect(outcome == ShellOutcome(status: 0, output: Self.calls))
    let other = try Self.install(user: 0, hasSudo: true, installed: "deinstall ok config-files")
    #expect(other == ShellOutcome(status: 0, output: Self.calls))
  }

  @Test("another user goes through sudo")
  func sudo() throws {
    let outcome = try Self.install(user: 1000, hasSudo: true, installed: "")
    #expect(outcome.status == 0)
    #expect(outcome.output.replacing("sudo\n", with: "") == Self.calls)
    #expect(outcome.output.hasPrefix("sudo\napt-get") && outcome.output.contains("\nsudo\napt-get"))
  }

  @Test("a user without sudo is told what somebody else has to install")
  func neither() throws {
    let outcome = try Self.install(user: 1000, hasSudo: false, installed: "")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("you are not root and there is no sudo"))
    #expect(outcome.output.contains("apt-get install libncursesw5-dev tmux\n"))
    #expect(!outcome.output.contains("-q"), "nothing is tried")
  }

  @Test("where everything is there nobody needs any rights")
  func installed() throws {
    let outcome = try Self.install(user: 1000, hasSudo: false, installed: "install ok installed")
    #expect(outcome == ShellOutcome(status: 0, output: ""))
  }

  @Test("the checks run both commands of the README as they stand there, and define no sudo")
  func checksRunBoth() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let checks = try String(contentsOf: Self.root.appending(path: ".ci/run"), encoding: .utf8)
    for end in ["swift run -c release punchscope", "swift test"] {
      let commands = readme.split(separator: "\n").filter { $0.hasSuffix("&& \(end)") }
      #expect(commands.count == 1 && commands.allSatisfy { $0.hasPrefix(".ci/packages") })
      #expect(checks.contains("$(readme_command '\(end)')"))
    }
    #expect(checks.contains(#".ci/start "$start_command""#))
    #expect(checks.contains(#"bash -euo pipefail -c "$test_command""#))
    #expect(!checks.contains("sudo"))
  }
}
