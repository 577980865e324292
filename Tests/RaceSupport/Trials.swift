// Decides how many trials a law gets: those that fit into a test run of five minutes, or all.

import Foundation

/// Returns the smaller of two extents, or the larger if the environment has `PUNCHSCOPE_THOROUGH`.
///
/// - Parameters:
///   - usual: the number of seeds, rows or races of the usual run.
///   - thorough: the number in the thorough run of `.ci/run`, at least as large.
/// - Returns: one of the two.
package func trials<Extent>(_ usual: Extent, thorough: Extent) -> Extent {
  ProcessInfo.processInfo.environment["PUNCHSCOPE_THOROUGH"] == nil ? usual : thorough
}
