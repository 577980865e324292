// Checks where the caret of an error stands.

import Script
import Testing

@Suite("The caret")
struct CaretTests {
  @Test(
    "stands under what is wrong, however wide the characters before it are",
    arguments: [
      ("step 漢字 P1", "      ", "^~~~"), ("expect slot 漢字 é", "             ", "^~~~"),
      ("step punch until P3 é漢 x", "                     ", "^~~"), ("chapter", "        ", "^"),
      ("note a\tb", "       ", "^"), ("chapter 漢\tb", "           ", "^"),
    ]
  )
  func column(line: String, indent: String, caret: String) throws {
    let error = try #require(
      throws: ScriptError.self,
      performing: { try Demo(parsing: "punchscope demo 1\nslots page\n\(line)") }
    )
    let rendered = error.rendered(file: "a.punch", widthOf: { $0 == "漢" || $0 == "字" ? 2 : 1 })
    let last = rendered.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("   |\(indent)\(caret)"), "\(rendered)")
    #expect(!last.hasPrefix("   |\(indent)\(caret)~"))
  }
}

extension ScriptError {
  /// The diagnostics where every character takes one column.
  func rendered(file: String) -> String { rendered(file: file, widthOf: { _ in 1 }) }
}

extension Diagnostic {
  /// The diagnostic where every character takes one column.
  func rendered(file: String) -> String { rendered(file: file, widthOf: { _ in 1 }) }
}
