// Reads the tables of docs/adding.md.

/// The page that says which files an addition touches.
struct AddingPage {
  /// A line of a table.
  struct Row: Hashable {
    /// The title of the section, such as `A rule`.
    var section: String
    /// The title of the part of the section; empty for its beginning.
    var part: String
    /// The path of the file, from the root of the package.
    var path: String
    /// The text that must be in the file.
    var example: String
  }

  /// The lines of all tables, in order.
  private(set) var rows: [Row] = []
  /// All paths that the page names, in tables and elsewhere.
  private(set) var paths: Set<String> = []

  /// Reads the page.
  init(_ text: String) {
    var section = ""
    var part = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { (section, part) = (String(line.dropFirst(3)), "") }
      if line.hasPrefix("### ") { part = String(line.dropFirst(4)) }
      let quoted = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      paths.formUnion(quoted.filter(Self.isPath))
      guard line.hasPrefix("| `"), quoted.count > 1 else { continue }
      rows.append(Row(section: section, part: part, path: quoted[0], example: quoted[1]))
    }
  }

  /// Returns the paths in the tables of a section, or of those parts of it whose titles fit.
  func paths(in section: String, where fits: (String) -> Bool = { _ in true }) -> Set<String> {
    Set(rows.filter { $0.section == section && fits($0.part) }.map(\.path))
  }

  private static func isPath(_ text: String) -> Bool {
    let folders = ["Sources/", "Tests/", "docs/", "demos/"]
    return folders.contains { text.hasPrefix($0) }
  }
}
