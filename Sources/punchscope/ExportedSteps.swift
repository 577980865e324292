// Reads which steps of a demo are exported, and names a file for each.

import ArgumentParser
import Display
import Exports

/// The steps that `export --at` names.
enum ExportedSteps: Hashable {
  /// One step.
  case step(Int)
  /// All steps from one to another.
  case range(ClosedRange<Int>)
  /// The end of the script.
  case end

  /// The most steps that one call exports.
  private static let limit = 10_000

  /// Reads `12`, `8-12` or `end`.
  ///
  /// - Throws: the words that could stand there.
  static func read(_ argument: String) throws -> ExportedSteps {
    guard argument != "end" else { return .end }
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy(digits.contains) ? Int(part) : nil
    }
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2, first <= last, last - first < limit
    else {
      throw ValidationError("expected a step such as 12, steps such as 8-12, or 'end'")
    }
    return numbers.count == 1 ? .step(first) : .range(first...last)
  }

  /// The moments that are shown.
  var stops: [Film.Stop] {
    switch self {
    case .step(let number): [.step(number)]
    case .range(let steps): steps.map { .step($0) }
    case .end: [.end]
    }
  }

  /// The text on the command line.
  var words: String {
    switch self {
    case .step(let number): "\(number)"
    case .range(let steps): "\(steps.lowerBound)-\(steps.upperBound)"
    case .end: "end"
    }
  }

  /// Returns the file for one step of several: `loss-08.svg` for `loss.svg`.
  ///
  /// All numbers are equally long, so that the names are in the order of the steps.
  static func file(_ name: String, ofStep step: Int, in steps: ClosedRange<Int>) -> String {
    let digits = String(step)
    let width = String(steps.upperBound).count
    let number = String(repeating: "0", count: width - digits.count) + digits
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    guard let dot = name[start...].lastIndex(of: "."), dot > start else {
      return "\(name)-\(number)"
    }
    return "\(name[..<dot])-\(number)\(name[dot...])"
  }
}

extension Background {
  /// The page below a picture for this background.
  var page: SVGPage {
    switch self {
    case .light: .light
    case .dark: .dark
    case .unknown: .ofReader
    }
  }
}
