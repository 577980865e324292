// Checks that docs/adding.md lists the files that an addition touches.

import Foundation
import Testing

extension House {
  /// The names after a dot, by source file.
  fileprivate static let members: [String: MemberNames] = Dictionary(
    uniqueKeysWithValues: sources.map { ($0.path, MemberNames($0.swift.code)) }
  )

  /// Returns the source files whose names after dots fit.
  fileprivate static func files(where fits: (MemberNames) -> Bool) -> Set<String> {
    Set(members.filter { fits($0.value) }.keys)
  }

  /// Returns true if a file has the pseudo-code of a kind of task, or of code that several kinds run.
  fileprivate static func isListing(_ path: String) -> Bool {
    path.wholeMatch(of: #/Sources/Playback/Narration/\w+/\w+Listing\.swift/#) != nil
  }

  /// Returns the names of the cases of an enum.
  fileprivate static func cases(of name: String, in path: String) throws -> [String] {
    let file = try #require(sources.first { $0.path == path }, "\(path)")
    var depth = 0
    var names: [String] = []
    var isInside = false
    for line in String(file.swift.code).split(separator: "\n") {
      let words = line.split(separator: " ")
      if !isInside, words.contains("enum"), line.contains(try Regex("enum \(name)\\b")) {
        (isInside, depth) = (true, 0)
      } else if isInside, depth == 1, words.first == "case" {
        let list = line.replacing(#/\([^()]*\)|^ *case /#, with: "").split(separator: ",")
        names += list.compactMap { $0.split(separator: " ").first.map(String.init) }
      }
      guard isInside else { continue }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
      if depth == 0 { break }
    }
    try #require(!names.isEmpty, "\(path) has no enum \(name)")
    return names
  }

  /// Returns the names of the properties of the rules, or of the guards.
  fileprivate static func rules(in path: String) throws -> [String] {
    try text(path).matches(of: #/package var (\w+) = (?!Guards)/#).map { String($0.1) }
  }
}

/// The folder of each task kind.
private let kindFolders = [
  "punch": "Punch", "read": "Read", "splice": "Splice", "write": "Write", "faultRead": "Fault",
  "faultWrite": "Fault", "reclaim": "Reclaim", "truncate": "Truncate", "preallocate": "Preallocate",
  "evict": "Evict", "swapoff": "Swapoff", "pin": "Pin", "readahead": "Readahead",
  "invalidate": "Invalidate", "collapse": "Collapse",
]

@Suite("docs/adding.md")
struct AddingTests {
  private static let rulesFile = "Sources/Shmem/Kernels/Rules.swift"
  private static let guardsFile = "Sources/Shmem/Kernels/Guards.swift"

  private let page: AddingPage

  init() throws {
    page = AddingPage(try House.text("docs/adding.md"))
  }

  @Test("every file that it names exists, and every example is in its file")
  func files() throws {
    #expect(Set(page.rows.map(\.section)).count == 5)
    for path in page.paths {
      let file = House.root.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }
    for row in page.rows {
      guard let text = try? House.text(row.path) else { continue }
      let isThere = text.contains(row.example)
      #expect(isThere, "\(row.path) has no \(row.example)")
    }
  }

  @Test("a rule is mentioned in at most five source files")
  func ruleFiles() throws {
    let decisions = try House.rules(in: Self.rulesFile)
    let guards = try House.rules(in: Self.guardsFile)
    #expect(decisions.contains("boundedGather") && guards.contains("pageLock"))
    var found: [String: Int] = [:]
    for rule in decisions {
      found[rule] = House.files { $0.all.contains(rule) }.union([Self.rulesFile]).count
    }
    for rule in guards.map({ "guards.\($0)" }) {
      found[rule] = House.files { $0.pairs.contains(rule) }.union([Self.guardsFile]).count
    }
    let excess = found.filter { $0.value > 5 }
    #expect(excess.isEmpty, "\(excess)")
  }

  @Test("the first table of rules has all files of its example")
  func ruleExample() {
    let mentioning = House.files { $0.all.contains("boundedGather") }
    let named = Set(page.rows.filter { $0.example.contains("oundedGather") }.map(\.path))
    #expect(named.subtracting(mentioning) == [Self.rulesFile])
    #expect(mentioning.isSubset(of: named), "\(mentioning.subtracting(named).sorted())")
  }

  @Test("no file mentions rules but the transitions, the tables and the listings")
  func rulesElsewhere() throws {
    let decisions = try House.rules(in: Self.rulesFile)
    let guards = try House.rules(in: Self.guardsFile).map { "guards.\($0)" }
    let mentioning = House.files {
      !$0.all.isDisjoint(with: decisions) || !$0.pairs.isDisjoint(with: guards)
    }
    let home = page.paths(in: "A rule") { $0.isEmpty }
      .filter { $0.hasPrefix("Sources/Shmem/Kernels") }
    let rest = mentioning.subtracting(home).filter {
      !$0.hasPrefix("Sources/Shmem/Tasks/") && !House.isListing($0)
    }
    #expect(rest.isEmpty, "\(rest.sorted())")
  }

  @Test("a step stands in the files of the table, and no other file names one")
  func steps() throws {
    let ids = try House.cases(of: "StepID", in: "Sources/Shmem/Vocabulary/StepID.swift")
    #expect(ids.count > 100)
    let first = page.paths(in: "A step") { $0.isEmpty }
    let example = House.files { $0.cases.contains("l3") }
    #expect(example.isSubset(of: first), "\(example.subtracting(first).sorted())")
    let complete = House.files { $0.cases.isSuperset(of: ids) }
    #expect(complete == ["Sources/Shmem/Steps/StepFacts.swift"])
    let rest = House.files { !$0.cases.isDisjoint(with: ids) }
      .filter { !$0.hasPrefix("Sources/Shmem/Tasks/") && !House.isListing($0) }
      .subtracting(first)
    #expect(rest.isEmpty, "\(rest.sorted())")
  }

  @Test("every task kind has its two folders, and no other has one")
  func folders() throws {
    let kinds = try House.cases(of: "TaskKind", in: "Sources/Shmem/Vocabulary/TaskKind.swift")
    #expect(Set(kinds) == Set(kindFolders.keys))
    for room in ["Sources/Shmem/Tasks/", "Sources/Playback/Narration/"] {
      let found = Set(
        House.sources.filter { $0.path.hasPrefix(room) }
          .map { $0.path.dropFirst(room.count).split(separator: "/") }
          .filter { $0.count > 1 }.map { String($0[0]) }
      )
      #expect(found == Set(kindFolders.values).union(["Blocks", "Lookup", "UndoRange"]), "\(room)")
    }
  }

  @Test("the files that list all task kinds are its four registrations")
  func taskKinds() throws {
    let enums = [
      try House.cases(of: "TaskKind", in: "Sources/Shmem/Vocabulary/TaskKind.swift"),
      try House.cases(of: "TaskPlace", in: "Sources/Shmem/Tasks/TaskPlace.swift"),
      try House.cases(of: "TaskEffect", in: "Sources/Shmem/Tasks/TaskEffect.swift"),
    ]
    #expect(enums.allSatisfy { $0.count >= 10 })
    let listing = House.files { names in enums.contains { names.cases.isSuperset(of: $0) } }
    let registrations = page.paths(in: "A task kind") { $0 == "Its registrations" }
    #expect(registrations.count <= 4)
    let steps = page.paths(in: "A step") { $0.isEmpty }
    compare(listing.subtracting(steps), with: registrations)
  }

  @Test("no file outside the folders of the kinds lists some kinds by name")
  func someTaskKinds() throws {
    // The names of these kinds name other things as well.
    let ambiguous = ["punch", "read", "write"]
    let kinds = try House.cases(of: "TaskKind", in: "Sources/Shmem/Vocabulary/TaskKind.swift")
    let names = Set(kinds).subtracting(ambiguous)
    let known = page.paths(in: "A task kind").union(page.paths(in: "A step") { $0.isEmpty })
    let listing = House.files { $0.cases.intersection(names).count > 2 }
      .filter { !$0.hasPrefix("Sources/Shmem/Tasks/") }
      .filter { !$0.hasPrefix("Sources/Playback/Narration/") }
    #expect(listing.isSubset(of: known), "\(listing.subtracting(known).sorted())")
  }

  @Test("the files that list all kernels, and all parts of a screen, are in the tables")
  func kernelsAndPanels() throws {
    let kernels = try House.cases(of: "Kernel", in: "Sources/Shmem/Kernels/Kernel.swift")
    #expect(kernels.contains("v6_1"))
    let naming = House.files { $0.cases.isSuperset(of: kernels) }
    compare(naming, with: page.paths(in: "A kernel").filter { $0.hasPrefix("Sources/") })
    let parts = try House.cases(of: "Part", in: "Sources/Panels/Drawing/Layout.swift")
    #expect(parts.contains("promises"))
    let drawing = House.files { $0.cases.isSuperset(of: parts) }
    let named = page.paths(in: "A panel")
    #expect(drawing.count > 2 && drawing.isSubset(of: named), "\(drawing.subtracting(named))")
  }

  /// Expects a table to have all files that were found, and no others.
  private func compare(
    _ found: Set<String>,
    with named: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for path in found.subtracting(named).sorted() {
      Issue.record("\(path) is missing in its table", sourceLocation: sourceLocation)
    }
    for path in named.subtracting(found).sorted() {
      Issue.record(
        "\(path) is no longer to be moved: its line goes",
        sourceLocation: sourceLocation
      )
    }
  }
}
