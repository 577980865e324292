// Knows what can be done with demos without playing them.

import ArgumentParser
import Explorer
import Playback
import Script
import Shmem

/// Lists and checks demos.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "List the demos, or check that they tell the truth.",
    subcommands: [DemoListCommand.self, DemoCheckCommand.self],
  )
}

/// Lists the demos.
struct DemoListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the demos that come with punchscope.",
    discussion: "Example: punchscope demo list",
  )

  @Option(name: .customLong("demos"), help: "The folder of the demos.")
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    guard library.folder != nil else {
      complain("the folder of the demos was not found; name it with --demos")
      throw ExitCode.cannotRun
    }
    for item in library.measuredGallery.items {
      guard let name = item.name, let steps = item.steps else { continue }
      print("\(name.lastPathComponent): \(item.title) (\(steps) steps). \(item.about)")
    }
  }
}

/// Checks demos.
struct DemoCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run demos without a screen and report what is not as expected.",
    discussion: """
      The checks that a demo asks for are carried out, with the bounds of
      punchscope check.

      Example: punchscope demo check demos/*.punch
      """,
  )

  @Argument(help: "Demo files.")
  var files: [String]

  @Option(name: .customLong("demos"), help: "The folder of the demos.")
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    let bounds = Bounds(states: .max, bytes: memorySize() / 2, depth: .max)
    let threads = coreCount()
    Interruption.watch()
    var status = ExitCode.success
    for file in files {
      do throws(ExitCode) {
        let loaded = try loadOrExit { () throws(LoadError) in
          try library.load(file) { check in
            check.run(bounds: bounds, threads: threads) { _ in !Interruption.hasCome }.verdict
          }
        }
        guard !Interruption.hasCome else { throw ExitCode.interrupted }
        for failure in loaded.failures { report(failure) }
        if loaded.failures.isEmpty {
          let steps = loaded.performance.timeline.count - 1
          print("\(loaded.path): ok, \(steps) steps, \(loaded.demo.statements.count) commands")
        } else if status == .success {
          status = .broken
        }
      } catch {
        status = error
      }
    }
    guard status == .success else { throw status }
  }
}
