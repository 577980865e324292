// Lists and checks demos without playing them on a screen.

import ArgumentParser
import Explorer
import Playback
import Script
import Shmem

/// The subcommand that lists and checks demos.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "List the demos, check that what they claim is true, or begin one.",
    subcommands: [DemoListCommand.self, DemoCheckCommand.self, DemoNewCommand.self],
  )
}

/// The subcommand that lists the demos.
struct DemoListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the demos that come with punchscope.",
    discussion: """
      A line for each: its file, its title, how long it is, its place on the
      short path, and what it is about. The presses are those of Space, which
      goes past steps that change nothing.

      Example: punchscope demo list
      """,
  )

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    guard library.folder != nil else {
      complain("the folder of the demos was not found; give it with --demos")
      throw ExitCode.cannotRun
    }
    let gallery = library.measuredGallery
    for item in gallery.items {
      guard let name = item.name, let length = item.length else { continue }
      let place = gallery.shortPlace(of: item).map { ", \($0.words)" } ?? ""
      print(
        "\(name.lastPathComponent): \(item.title) (\(length.summary)\(place)). \(item.about)"
      )
    }
  }
}

/// The subcommand that checks demos.
struct DemoCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run demos without a screen and report what is not as expected.",
    discussion: """
      A line for every demo that is as expected; what is not goes to standard
      error. The checks that a demo asks for are run, with at most half the
      machine's memory; a check that needs more has no verdict.

      Example: punchscope demo check demos/*.punch
      """,
  )

  @Argument(help: "Demos by number or name, files, or - for standard input.")
  var files: [String]

  @Option(name: .customLong("demos"), help: DemoLibrary.folderHelp)
  var demoFolder: String?

  func run() throws {
    let library = DemoLibrary(folder: demoFolder)
    Interruption.watch()
    let bounds = Bounds(states: .max, bytes: memorySize() / 2, depth: .max)
    let threads = coreCount()
    var status = ExitCode.success
    for file in files where !StandardOutput.hasFailed {
      do throws(ExitCode) {
        let result = Interruption.orResult {
          Result { () throws(LoadError) in
            try library.load(file) { check in
              check.run(bounds: bounds, threads: threads) { _ in !Interruption.hasCome }.verdict
            }
          }
        }
        guard let result else {
          complain("interrupted in '\(file.echoed)'")
          throw ExitCode.interrupted
        }
        let loaded = try loadOrExit { () throws(LoadError) in try result.get() }
        for failure in loaded.failures { report(failure) }
        if loaded.failures.isEmpty {
          let steps = loaded.scriptRun.timeline.count - 1
          print("\(loaded.path): ok, \(steps) steps, \(loaded.demo.statements.count) commands")
          StandardOutput.flush()
        } else if status == .success {
          status = .broken
        }
      } catch {
        status = error
        if error == .interrupted { break }
      }
    }
    guard status == .success else { throw status }
  }
}
