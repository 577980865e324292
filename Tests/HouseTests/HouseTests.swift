// Knows the rules of docs/architecture.md and docs/style.md that a machine can check.

import Foundation
import Testing

extension House {
  /// The modules that each target may import, as in the table of docs/architecture.md.
  fileprivate static let mayImport: [String: Set<String>] = [
    "Explorer": ["Dispatch", "Synchronization"],
    "RadixTrees": [],
    "XArrays": [],
    "Shmem": ["Explorer", "RadixTrees", "Synchronization", "XArrays"],
    "Script": ["Shmem"],
    "Playback": ["Explorer", "Shmem", "Script"],
    "Display": [],
    "Panels": ["Display", "Playback", "Shmem"],
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
  func importsAreArrows(file: SourceFile) throws {
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

  @Test("nothing is left for later, and nothing is forced", arguments: House.sources)
  func leavesNothing(file: SourceFile) {
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
