// Knows how to run a vector file on our tree and where the two first differ.

import RadixTrees

/// The first line of a vector file where our tree is not what the real one was.
struct RadixVectorDisagreement: Hashable, CustomStringConvertible {
  let file: String
  let line: Int

  /// The operation and the part of its answer that differs.
  let subject: String
  let expected: String
  let got: String

  var description: String { "\(file):\(line): \(subject): expected \(expected), got \(got)" }
}

extension RadixVectorFile {
  /// Runs the operations in order, each answer and each listing compared as text.
  func firstDisagreement() -> RadixVectorDisagreement? {
    var tree = RadixTree<StoredValue>(mapShift: mapShift)
    for step in steps {
      let got = tree.answer(to: step.operation)
      for key in step.operation.answerKeys {
        guard let got = got[key], let expected = step.answer[key], got != expected else { continue }
        return disagreement(step, "\(step.text): \(key)", expected: expected, got: got)
      }
      if let found = taggedGangDisagreement(step, in: tree) { return found }
      if step.operation == .dump, let found = listingDisagreement(step, in: tree) { return found }
    }
    return nil
  }

  /// Compares node by node; a listing that ends early differs at the place of the missing node.
  private func listingDisagreement(
    _ step: RadixVectorStep,
    in tree: RadixTree<StoredValue>,
  ) -> RadixVectorDisagreement? {
    let got = tree.listing()
    for position in 0..<max(got.count, step.listing.count) {
      let expected = position < step.listing.count ? step.listing[position] : nil
      let ours = position < got.count ? got[position] : "no node"
      guard expected?.text != ours else { continue }
      return RadixVectorDisagreement(
        file: name,
        line: expected?.line ?? step.line,
        subject: "node \(position + 1) of the dump",
        expected: expected?.text ?? "no node",
        got: ours,
      )
    }
    return nil
  }

  /// Checks of a tagged gang lookup what a tree without tags can know.
  ///
  /// The entries must be some of those at FIRST or above, in the same order, at most MAX of them.
  private func taggedGangDisagreement(
    _ step: RadixVectorStep,
    in tree: RadixTree<StoredValue>,
  ) -> RadixVectorDisagreement? {
    guard case .taggedGang(let first, let limit) = step.operation,
      let entries = step.answer["e"], let count = step.answer["r"]
    else { return nil }
    let expected = entries == "-" ? [] : entries.split(separator: ",").map(String.init)
    let present = tree.gang(from: first, limit: .max).map(\.vectorText)
    guard expected.isSubsequence(of: present), expected.count <= limit, count == "\(expected.count)"
    else {
      let got = "\(limit) at most of \(present.joined(separator: ","))"
      return disagreement(step, step.text, expected: "\(count) \(entries)", got: got)
    }
    return nil
  }

  private func disagreement(
    _ step: RadixVectorStep,
    _ subject: String,
    expected: String,
    got: String,
  ) -> RadixVectorDisagreement {
    RadixVectorDisagreement(
      file: name,
      line: step.line,
      subject: subject,
      expected: expected,
      got: got,
    )
  }
}

extension [String] {
  /// Returns true if `whole` becomes this array when some of its elements are left out.
  fileprivate func isSubsequence(of whole: [String]) -> Bool {
    var rest = whole[...]
    return allSatisfy { element in
      guard let position = rest.firstIndex(of: element) else { return false }
      rest = rest[(position + 1)...]
      return true
    }
  }
}
