// Reads the files of the package for the tests of the house.

import Foundation
import Testing

/// A source file, as text.
struct SourceFile: CustomTestStringConvertible {
  /// The path from the root of the package.
  var path: String
  /// The lines, without their ends.
  var lines: [String]

  var testDescription: String { path }

  /// The target it belongs to.
  var target: String { path.split(separator: "/").map(String.init)[1] }

  /// The name of the file.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The file without comments and strings.
  var swift: SwiftText { SwiftText(lines.joined(separator: "\n")) }

  /// The modules it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1
      else { return nil }
      guard position == 0 || ["public", "internal", "private", "package"].contains(words[0]) else {
        return nil
      }
      return words[position + 1]
    }
  }

  /// The comment that the file opens with, up to its first empty line, in one line.
  var opening: String {
    lines.prefix { $0.hasPrefix("// ") }.map { $0.dropFirst(3) }.joined(separator: " ")
  }
}

/// The package on the disk.
enum House {
  /// The folder of Package.swift.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file of the package.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The Swift files of the program.
  static let sources = files(in: "Sources")
  /// The Swift files of the tests.
  static let tests = files(in: "Tests")

  /// Returns the paths of the documents.
  static func documents() throws -> [String] {
    let folder = root.appending(path: "docs").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return ["README.md", "demos/README.md"]
      + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }

  private static func files(in folder: String) -> [SourceFile] {
    let path = root.appending(path: folder).path
    let paths = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? text("\(folder)/\(path)") else { return nil }
      return SourceFile(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
    }
  }
}

/// Expects the known violations of a rule to be those that are found, so that their list can only
/// shrink.
///
/// - Parameters:
///   - found: the number of violations, by the place in the list.
///   - lines: where they are, as `path:line`.
///   - known: the list.
///   - rule: the rule.
///   - sourceLocation: the test.
func expect(
  _ found: [String: Int],
  at lines: [String: [String]] = [:],
  toBeAsKnown known: [String: Int],
  _ rule: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for (place, count) in found.sorted(by: { $0.key < $1.key }) where count > known[place, default: 0]
  {
    let lines = lines[place, default: [place]].joined(separator: ", ")
    Issue.record(
      "\(lines): \(rule) (\(place): \(count), not \(known[place, default: 0]))",
      sourceLocation: sourceLocation
    )
  }
  for (place, count) in known.sorted(by: { $0.key < $1.key }) where found[place, default: 0] < count
  {
    Issue.record(
      "\(place): only \(found[place, default: 0]) of the \(count) in the list are left; lower it",
      sourceLocation: sourceLocation
    )
  }
}
