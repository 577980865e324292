// Splits the rows of a table that is written as text.

/// Returns the cells of a row of a table of text; two spaces or more stand between two cells.
package func cells(of id: Substring) -> [String] {
  id.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
}
