// Finds the programs under test.

import Foundation

/// Finds the program `name` that was built together with the tests.
///
/// The tests know their own bundle, either because it is the running program or because the program
/// that runs them was told; the products lie in the same folder or, on macOS, above it.
package func builtProgram(_ name: String) throws -> String {
  let bundles = ProcessInfo.processInfo.arguments.filter { $0.contains(".xctest") }
  for bundle in bundles + [Bundle.main.bundlePath] {
    var folder = URL(fileURLWithPath: bundle)
    while folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent(name).path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
  }
  throw ProductError.notFound(name: name)
}

/// The reason for which a program cannot be tested.
package enum ProductError: Error {
  /// No such program was built.
  case notFound(name: String)
}
