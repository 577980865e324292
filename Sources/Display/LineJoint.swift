// Describes how lines meet in a cell.

/// The weight of a line.
package enum LineWeight: UInt8, Sendable {
  /// A thin line.
  case single
  /// Two thin lines side by side.
  case double
}

/// The lines that meet in one cell: the sides by which they leave the cell, and their weights.
///
/// ```text
///   ┐ leaves by the left and the bottom, ╞ by the top, the right (double) and the bottom
/// ```
struct LineJoint: Hashable {
  /// The sides of a cell.
  struct Arms: OptionSet, Hashable {
    let rawValue: UInt8

    static let up = Arms(rawValue: 1)
    static let right = Arms(rawValue: 2)
    static let down = Arms(rawValue: 4)
    static let left = Arms(rawValue: 8)

    static let horizontal: Arms = [.left, .right]
    static let vertical: Arms = [.up, .down]
  }

  private(set) var arms: Arms
  private var horizontal: LineWeight
  private var vertical: LineWeight

  /// Makes the joint of `arms`, all of the same `weight`.
  init(_ arms: Arms, _ weight: LineWeight) {
    self.init(arms, horizontal: weight, vertical: weight)
  }

  /// Makes the joint of `arms` with a weight for each direction.
  init(_ arms: Arms, horizontal: LineWeight, vertical: LineWeight) {
    precondition(!arms.isEmpty, "a joint has at least one arm")
    self.arms = arms
    self.horizontal = horizontal
    self.vertical = vertical
  }

  /// Reads the joint that `glyph` shows; nil if the glyph is no line.
  init?(glyph: Unicode.Scalar) {
    guard let joint = LineJoint.joints[glyph] else { return nil }
    self = joint
  }

  /// Every joint; of two that look alike the one with more arms comes first.
  static let all: [LineJoint] = {
    let arms = (1...15).map { Arms(rawValue: $0) }
    let longestFirst = arms.sorted { $0.rawValue.nonzeroBitCount > $1.rawValue.nonzeroBitCount }
    let weights: [LineWeight] = [.single, .double]
    return weights.flatMap { horizontal in
      weights.flatMap { vertical in
        longestFirst.map { LineJoint($0, horizontal: horizontal, vertical: vertical) }
      }
    }
  }()

  /// The character for the joint.
  var glyph: Unicode.Scalar {
    let row =
      switch (horizontal, vertical) {
      case (.single, .single): 0
      case (.double, .single): 1
      case (.single, .double): 2
      case (.double, .double): 3
      }
    return LineJoint.glyphs[row][Int(arms.rawValue)]
  }

  /// Returns the joint with the arms of `other` added; along its own directions the weight of `other`
  /// wins.
  func joined(with other: LineJoint) -> LineJoint {
    LineJoint(
      arms.union(other.arms),
      horizontal: other.arms.isDisjoint(with: .horizontal) ? horizontal : other.horizontal,
      vertical: other.arms.isDisjoint(with: .vertical) ? vertical : other.vertical,
    )
  }

  /// The characters by the bits of the arms; a lone arm looks like a whole line.
  private static let glyphs: [[Unicode.Scalar]] = [
    Array(" │─└││┌├─┘─┴┐┤┬┼".unicodeScalars),
    Array(" │═╘││╒╞═╛═╧╕╡╤╪".unicodeScalars),
    Array(" ║─╙║║╓╟─╜─╨╖╢╥╫".unicodeScalars),
    Array(" ║═╚║║╔╠═╝═╩╗╣╦╬".unicodeScalars),
  ]

  private static let joints = Dictionary(
    all.map { ($0.glyph, $0) },
    uniquingKeysWith: { first, _ in first },
  )
}
