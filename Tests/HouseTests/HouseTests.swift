// Knows the rules of docs/architecture.md and docs/style.md that a machine can check.

import Foundation
import Testing

/// A source file, as text.
private struct SourceFile: CustomTestStringConvertible {
  var path: String
  var lines: [String]

  var testDescription: String { path }

  /// The target it belongs to.
  var target: String { path.split(separator: "/").map(String.init)[1] }

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
}

private enum House {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static let sources: [SourceFile] = {
    let folder = root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? Self.text("Sources/\(path)") else { return nil }
      return SourceFile(path: "Sources/\(path)", lines: text.components(separatedBy: "\n"))
    }
  }()

  /// What each target may import, as in the table of docs/architecture.md.
  static let mayImport: [String: Set<String>] = [
    "Explorer": ["Dispatch", "Synchronization"],
    "RadixTrees": [],
    "Shmem": ["Explorer", "RadixTrees", "Synchronization"],
    "Script": ["Shmem"],
    "Playback": ["Explorer", "Shmem", "Script"],
    "Display": [],
    "Panels": ["Display", "Playback", "RadixTrees", "Shmem"],
    "Exports": ["Display", "Explorer", "Panels", "Playback", "Shmem"],
    "CCurses": [],
    "Terminal": ["Display", "CCurses"],
    "punchscope": [
      "ArgumentParser", "Display", "Explorer", "Exports", "Panels", "Playback", "Script", "Shmem",
      "Terminal",
      "FoundationEssentials", "Foundation", "Glibc", "Darwin", "Dispatch", "Synchronization",
    ],
  ]
}

@Suite("House")
struct HouseTests {
  @Test("every import is an arrow of the picture", arguments: House.sources)
  private func importsAreArrows(file: SourceFile) throws {
    let allowed = try #require(House.mayImport[file.target], "a target missing from the table")
    for module in file.imports {
      #expect(allowed.contains(module), "\(file.path) imports \(module)")
    }
  }

  @Test("the table of the architecture names exactly the targets that exist")
  func tableNamesTargets() throws {
    let folder = House.root.appending(path: "Sources").path
    let targets = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(targets == House.mayImport.keys.sorted())
    let rows = try House.text("docs/architecture.md").split(separator: "\n")
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    for target in targets {
      let row = try #require(
        rows.first { $0.first == "`\(target)`" && $0.count == 4 },
        "a row for \(target)"
      )
      let named = Set(targets.filter { row[2].contains("`\($0)`") })
      let allowed = House.mayImport[target, default: []].intersection(targets)
      #expect(
        named == allowed || (row[2].hasPrefix("all of them") && target == "punchscope"),
        "\(target) may import \(allowed.sorted()), the page says \(named.sorted())"
      )
    }
  }

  @Test("every source file opens with a sentence", arguments: House.sources)
  private func opensWithSentence(file: SourceFile) throws {
    let first = try #require(file.lines.first)
    #expect(first.hasPrefix("// ") && !first.hasPrefix("// swift-tools"), "\(file.path)")
  }

  @Test("nothing is left for later, and nothing is forced", arguments: House.sources)
  private func leavesNothing(file: SourceFile) {
    let banned = [
      "TO" + "DO", "FIX" + "ME", "@unchecked Sendable", "nonisolated(unsafe)", "try!",
      "@preconcurrency",
    ]
    for (number, line) in file.lines.enumerated() {
      for word in banned where line.contains(word) {
        Issue.record("\(file.path):\(number + 1) contains \(word)")
      }
    }
  }

  @Test("the README links every demo")
  func readmeLinksDemos() throws {
    let readme = try House.text("README.md")
    let folder = House.root.appending(path: "demos").path
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".punch") {
      #expect(readme.contains("(demos/\(name))"), "README.md does not link \(name)")
    }
  }
}
