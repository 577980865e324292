// Finds the demos and reads their files.

import ArgumentParser
import Playback
import Script

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A demo that was read and played through.
struct LoadedDemo {
  /// The file that the demo was read from.
  var path: String
  /// The demo.
  var demo: Demo
  /// The run of its script.
  var scriptRun: ScriptRun
  /// The text of the demo, which may have the names of branches in comments.
  var text: String

  /// The race, with the demo's script as its way forward.
  var play: Play {
    var play = Play(demo, scriptRun: scriptRun, fallbackTitle: path.lastPathComponent)
    play.takeBranchNames(from: text)
    play.takePredictions(from: text)
    return play
  }

  /// The failures of the run, a line each.
  var failures: [String] {
    scriptRun.failures.map { "\(path.echoed(limit: 200)):\($0.line): error: \($0.problem.words)" }
  }
}

/// The demos that come with the program, and any other file of their kind.
struct DemoLibrary {
  /// The folder of the demos; nil if it was not found.
  let folder: String?

  /// Looks for the demos in the given folder, or else in the current folder, beside the installed
  /// program, and where it was built.
  init(folder: String?) {
    let candidates = folder.map { [$0] } ?? Self.usualFolders
    self.folder = candidates.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// The help of the option for the folder.
  static let folderHelp: ArgumentHelp =
    "The folder of the demos. Default: demos here, or where punchscope was installed or built."

  private static var usualFolders: [String] {
    let program = CommandLine.arguments.first ?? ""
    let source = #filePath.parentFolder.parentFolder.parentFolder
    return [
      "demos", program.parentFolder.parentFolder + "/share/punchscope/demos", source + "/demos",
    ]
  }

  /// The files of the folder, in reading order.
  var files: [String] {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return names.filter { $0.hasSuffix(".punch") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Returns the file that the user means by a name: a path, or a demo by its name or number.
  func path(for name: String) -> String {
    guard !FileManager.default.fileExists(atPath: name), name != "-" else { return name }
    return file(named: name) ?? name
  }

  /// Returns the file of the folder with a name or a number, or nil if there is none.
  func file(named name: String) -> String? {
    files.first { file in
      let known = file.lastPathComponent
      let number = known.prefix { $0.isNumber }
      let title = number.isEmpty ? known[...] : known.dropFirst(number.count + 1)
      return known == name || known == name + ".punch" || title == name + ".punch"
        || (Int(name) != nil && Int(number) == Int(name))
    }
  }

  /// Reads a demo and runs its script.
  ///
  /// - Parameters:
  ///   - name: the demo or its file.
  ///   - checker: the checker for the checks of the demo, which take time; without one they are skipped.
  /// - Returns: the demo and the run of its script.
  /// - Throws: the reason why it cannot be read.
  func load(
    _ name: String,
    checker: ScriptRunner.Checker? = nil
  ) throws(LoadError) -> LoadedDemo {
    try load(name, checker: checker) { _ in true }
  }

  /// Reads a demo and runs its script, unless that is stopped.
  ///
  /// - Parameters:
  ///   - name: the demo or its file.
  ///   - checker: the checker for the checks of the demo; without one they are skipped.
  ///   - goesOn: takes the number of steps so far and returns whether to go on.
  /// - Returns: the demo and the run of its script.
  /// - Throws: the reason why it cannot be read, or that it was stopped.
  func load(
    _ name: String,
    checker: ScriptRunner.Checker? = nil,
    goesOn: (Int) -> Bool
  ) throws(LoadError) -> LoadedDemo {
    let path = path(for: name)
    let shown = path == "-" ? "standard input" : path
    let text = try read(path, shown: shown)
    return try parse(text, shown: shown, checker: checker, goesOn: goesOn)
  }

  /// Returns the demo in a file, which is not played.
  ///
  /// - Throws: the reason why it cannot be read.
  func parsed(_ path: String) throws(LoadError) -> Demo {
    try parsed(try read(path, shown: path), shown: path)
  }

  private func parsed(_ text: String, shown: String) throws(LoadError) -> Demo {
    do throws(ScriptError) {
      return try Demo(parsing: text)
    } catch {
      throw .invalid(error, file: shown)
    }
  }

  /// Reads a demo from standard input; returns nil if the input is empty.
  func loadStandardInputUnlessEmpty() throws(LoadError) -> LoadedDemo? {
    let text = try read("-", shown: "standard input")
    return text.isEmpty ? nil : try parse(text, shown: "standard input") { _ in true }
  }

  private func parse(
    _ text: String,
    shown: String,
    checker: ScriptRunner.Checker? = nil,
    goesOn: (Int) -> Bool
  ) throws(LoadError) -> LoadedDemo {
    let demo = try parsed(text, shown: shown)
    let playthrough = Playthrough(of: demo, checker: checker, goesOn: goesOn)
    guard let playthrough else { throw .stopped(shown) }
    return LoadedDemo(path: shown, demo: demo, scriptRun: playthrough.scriptRun, text: text)
  }

  /// Returns the text of a file, or of standard input.
  ///
  /// - Throws: the reason why it cannot be read.
  func read(_ path: String, shown: String) throws(LoadError) -> String {
    guard let bytes = path == "-" ? readStandardInput() : Self.bytes(of: path) else {
      throw .unreadable(shown)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(shown, line: Self.lineOfFirstFault(in: bytes))
    }
    return text
  }

  /// Returns the first line, counted from 1, that is not UTF-8.
  private static func lineOfFirstFault(in bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let fault = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (fault ?? 0) + 1
  }

  static func bytes(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) }
  }

  /// Returns the demo in a file, or nil if it cannot be read.
  func demo(in file: String) -> Demo? {
    guard let bytes = Self.bytes(of: file), let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return try? Demo(parsing: text)
  }

  /// The items of the gallery: the demos whose heads can be read, then free play and golf.
  ///
  /// To be there at once, the gallery plays no demo and reads none to its end: the lengths are unknown.
  var gallery: Gallery {
    let demos = files.compactMap { file -> GalleryItem? in
      guard let demo = head(of: file) else { return nil }
      let about = demo.about?.split(separator: "\n").joined(separator: " ") ?? ""
      return GalleryItem(
        demo: file,
        title: demo.title ?? file.lastPathComponent,
        about: about,
        length: nil,
        group: demo.group
      )
    }
    var gallery = Gallery(items: demos + [.freePlay, .golf])
    let known = gallery.items.compactMap(\.name)
    gallery.shortPath = shortPath.filter(known.contains)
    return gallery
  }

  /// The gallery with the length of every demo; all demos are played for it.
  var measuredGallery: Gallery {
    var gallery = gallery
    for name in gallery.items.compactMap(\.name) {
      if let length = length(of: name) { gallery.setLength(length, ofDemo: name) }
    }
    return gallery
  }

  /// Returns the length of the demo in a file, which is played for that; nil if it cannot be read.
  func length(of file: String) -> ScriptLength? {
    demo(in: file).map { ScriptLength(of: ScriptRun(of: $0)) }
  }
}

/// The reason why a demo cannot be read.
enum LoadError: Error {
  /// There is no such demo or file, or it cannot be read.
  case unreadable(String)
  /// The file is not UTF-8; the line is the first such line.
  case notText(String, line: Int)
  /// Running the script took long and was stopped.
  case stopped(String)
  /// The file is not a demo.
  case invalid(ScriptError, file: String)

  /// All errors, each on lines of its own.
  var report: String {
    switch self {
    case .unreadable(let name):
      "punchscope: cannot read '\(name.echoed)': no such demo or file, or it is not readable"
    case .notText(let name, let line):
      "punchscope: cannot read '\(name.echoed)': it is not UTF-8 text (line \(line))"
    case .stopped(let name): "punchscope: '\(name.echoed)' was not opened: it was stopped"
    case .invalid(let error, let file): error.rendered(file: file)
    }
  }

  /// The first error, in one line.
  var summary: String {
    switch self {
    case .unreadable(let name): "There is no demo or file '\(name.echoed)' that can be read."
    case .notText(let name, let line): "'\(name.echoed)' is not UTF-8 text (line \(line))."
    case .stopped(let name): "'\(name.echoed)' was not opened: it was stopped."
    case .invalid(let error, let file):
      error.diagnostics.first.map { "\(file.echoed):\($0.line): \($0.problem.summary)" } ?? file
    }
  }
}

/// Loads a demo for a subcommand; an error is reported to standard error and ends the program.
func loadOrExit<Loaded>(_ load: () throws(LoadError) -> Loaded) throws(ExitCode) -> Loaded {
  do throws(LoadError) {
    return try load()
  } catch {
    report(error.report)
    throw ExitCode.cannotRun
  }
}

extension String {
  /// The part after the last slash.
  var lastPathComponent: String {
    split(separator: "/").last.map(String.init) ?? self
  }

  /// The part before the last slash; "." if there is none.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return String(self[..<slash])
  }
}
