// Compares a tree with an oracle that goes through the same edits.

/// A plain model of a tree, so simple that a reader sees it to be right.
package protocol Oracle {
  /// The tree that is compared with the oracle.
  associatedtype Tree

  /// A change to the tree and to the oracle.
  associatedtype Edit

  /// The result of a change.
  associatedtype Outcome: Equatable

  /// Makes an edit in a tree, and returns its result.
  static func apply(_ edit: Edit, to tree: inout Tree) -> Outcome

  /// Makes an edit in this oracle, and returns the result that the tree must give.
  mutating func apply(_ edit: Edit) -> Outcome

  /// Returns the difference between `tree` and this oracle in words, or nil if there is none.
  func difference(from tree: Tree) -> String?
}

/// The result of a walk over every sequence of edits.
package struct SequenceCheck {
  /// The number of edits that were made and checked.
  package fileprivate(set) var visited = 0

  /// The differences found, in words.
  package fileprivate(set) var problems: [String] = []
}

extension Oracle {
  /// Makes an edit in a tree and in this oracle, and compares the results and then the contents.
  ///
  /// - Parameters:
  ///   - edit: the edit.
  ///   - tree: the tree, which must be as this oracle is.
  /// - Returns: The result in the tree, and the first difference in words; nil if there is none.
  package mutating func apply(
    _ edit: Edit,
    comparedWith tree: inout Tree,
  ) -> (outcome: Outcome, problem: String?) {
    let outcome = Self.apply(edit, to: &tree)
    let expected = apply(edit)
    let problem =
      outcome == expected ? difference(from: tree) : "gives \(outcome), not \(expected)"
    return (outcome, problem.map { "\(edit): \($0)" })
  }

  /// Applies every edit to its own copy of a tree and of this oracle, and goes on from there.
  ///
  /// - Parameters:
  ///   - edits: the edits, each of which comes at each place of a sequence.
  ///   - length: the length of the longest sequences.
  ///   - tree: the tree before the first edit, which must be as this oracle is.
  /// - Returns: The number of edits made, and the differences found.
  package func visitSequences(of edits: [Edit], length: Int, tree: Tree) -> SequenceCheck {
    var check = SequenceCheck()
    visitSequences(of: edits, length: length, tree: tree, check: &check)
    return check
  }

  private func visitSequences(
    of edits: [Edit],
    length: Int,
    tree: Tree,
    check: inout SequenceCheck,
  ) {
    guard length > 0 else { return }
    for edit in edits {
      var tree = tree
      var oracle = self
      if let problem = oracle.apply(edit, comparedWith: &tree).problem {
        check.problems.append(problem)
      }
      check.visited += 1
      oracle.visitSequences(of: edits, length: length - 1, tree: tree, check: &check)
    }
  }

  /// Makes edits in a tree and in an oracle, keeps each version of both, and compares them at the end.
  ///
  /// - Parameters:
  ///   - count: the number of edits.
  ///   - tree: the tree before the first edit, which must be as this oracle is.
  ///   - nextEdit: gives an edit for the latest version of the oracle.
  /// - Returns: The versions that are not as their oracle is, with the difference.
  package func changedVersions(
    afterEdits count: Int,
    tree: Tree,
    _ nextEdit: (Self) -> Edit,
  ) -> [String] {
    var versions = [(tree: tree, oracle: self)]
    for _ in 0..<count {
      var (tree, oracle) = versions[versions.count - 1]
      let edit = nextEdit(oracle)
      _ = Self.apply(edit, to: &tree)
      _ = oracle.apply(edit)
      versions.append((tree, oracle))
    }
    return versions.enumerated().compactMap { number, version in
      version.oracle.difference(from: version.tree).map { "version \(number): \($0)" }
    }
  }
}
