// Splits the rows of a table that is written as text.

/// The cells of a row of a table of text, which two spaces or more part.
package func cells(of id: Substring) -> [String] {
  id.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
}
