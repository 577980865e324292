// Runs a vector file on a tree of ours and finds the line where it first differs from the real one.

/// The first line of a vector file where our tree is not what the real one was.
package struct VectorDisagreement: Hashable, Sendable, CustomStringConvertible {
  let file: String
  let line: Int

  /// The operation and the part of its answer that differs.
  let subject: String
  let expected: String
  let got: String

  package var description: String {
    "\(file):\(line): \(subject): expected \(expected), got \(got)"
  }
}

extension VectorFile {
  /// Runs the operations in order on an empty tree, each answer and each listing compared as text.
  ///
  /// - Returns: The first disagreement; nil if there is none.
  package func firstDisagreement<Tree: ReplayedTree>(
    of type: Tree.Type
  ) -> VectorDisagreement? where Tree.Operation == Operation {
    var tree = type.init(shift: shift)
    for step in steps {
      let got = tree.answer(to: step.operation)
      for key in step.operation.comparedKeys {
        let got = got[key] ?? "no answer"
        guard let expected = step.answer[key], got != expected else { continue }
        return disagreement(step, "\(step.text): \(key)", expected: expected, got: got)
      }
      if let (expected, got) = tree.disagreement(after: step) {
        return disagreement(step, step.text, expected: expected, got: got)
      }
      guard step.operation == .dump else { continue }
      if let found = listingDisagreement(step, got: tree.listing()) { return found }
    }
    return nil
  }

  /// Compares node by node; a listing that ends early differs at the place of the missing node.
  private func listingDisagreement(
    _ step: VectorStep<Operation>,
    got: [String],
  ) -> VectorDisagreement? {
    for position in 0..<max(got.count, step.listing.count) {
      let expected = position < step.listing.count ? step.listing[position] : nil
      let ours = position < got.count ? got[position] : "no node"
      guard expected?.text != ours else { continue }
      return VectorDisagreement(
        file: name,
        line: expected?.line ?? step.line,
        subject: "node \(position + 1) of the dump",
        expected: expected?.text ?? "no node",
        got: ours,
      )
    }
    return nil
  }

  private func disagreement(
    _ step: VectorStep<Operation>,
    _ subject: String,
    expected: String,
    got: String,
  ) -> VectorDisagreement {
    VectorDisagreement(
      file: name,
      line: step.line,
      subject: subject,
      expected: expected,
      got: got,
    )
  }
}
