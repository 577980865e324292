// Reads the list of the demos on the short path.

extension DemoLibrary {
  /// The name of the file that lists the demos on the short path, a line each.
  static let shortPathFile = "short-path.txt"

  /// The files of the demos on the short path, in order; empty if the folder has no such list.
  ///
  /// A line has the number or the name of a demo of the folder; `#` begins a comment. Other lines are passed over.
  var shortPath: [String] {
    guard let folder, let bytes = Self.bytes(of: "\(folder)/\(Self.shortPathFile)"),
      let text = String(validating: bytes, as: UTF8.self)
    else { return [] }
    let lines = text.split(separator: "\n").map { line in
      line.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
    }
    return lines.filter { !$0.isEmpty }.compactMap { file(named: $0) }
  }
}
