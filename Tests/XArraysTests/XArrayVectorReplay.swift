// Knows how to run a vector file on our XArray and where it first differs from the real one.

import XArrays

/// The first line of a vector file where our XArray is not what the real one was.
struct XArrayVectorDisagreement: Hashable, CustomStringConvertible {
  let file: String
  let line: Int

  /// The operation and the part of its answer that differs.
  let subject: String
  let expected: String
  let got: String

  var description: String { "\(file):\(line): \(subject): expected \(expected), got \(got)" }
}

extension XArrayVectorFile {
  /// Runs the operations in order, each answer and each listing compared as text.
  func firstDisagreement() -> XArrayVectorDisagreement? {
    var array = XArray<StoredValue>(chunkShift: chunkShift)
    for step in steps {
      let got = array.answer(to: step.operation)
      for key in step.operation.answerKeys {
        let got = got[key] ?? "no answer"
        guard let expected = step.answer[key], got != expected else { continue }
        return XArrayVectorDisagreement(
          file: name,
          line: step.line,
          subject: "\(step.text): \(key)",
          expected: expected,
          got: got,
        )
      }
      if step.operation == .dump, let found = listingDisagreement(step, in: array) { return found }
    }
    return nil
  }

  /// Compares node by node; a listing that ends early differs at the place of the missing node.
  private func listingDisagreement(
    _ step: XArrayVectorStep,
    in array: XArray<StoredValue>,
  ) -> XArrayVectorDisagreement? {
    let got = array.listing()
    for position in 0..<max(got.count, step.listing.count) {
      let expected = position < step.listing.count ? step.listing[position] : nil
      let ours = position < got.count ? got[position] : "no node"
      guard expected?.text != ours else { continue }
      return XArrayVectorDisagreement(
        file: name,
        line: expected?.line ?? step.line,
        subject: "node \(position + 1) of the dump",
        expected: expected?.text ?? "no node",
        got: ours,
      )
    }
    return nil
  }
}
