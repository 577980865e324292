// Puts into words how the nodes of the page tree have changed.

import Shmem

extension Narrator {
  /// The nodes that the step made or freed, and the height of the tree if it has changed.
  var treeShape: Consequence? {
    after.machine.treeChange(since: before.machine).map {
      Consequence(kind: .treeShape, phrase: $0.words, shortPhrase: $0.briefWords)
    }
  }
}

extension TreeChange {
  /// The change as one clause or two, without a full stop at the end.
  var words: String {
    let made = made.isEmpty ? nil : "the \(Self.nodes(made)) \(made.count == 1 ? "is" : "are") made"
    let freed =
      freed.isEmpty
      ? nil
      : "the \(Self.nodes(freed)) \(freed.count == 1 ? "is empty and is" : "are empty and are") freed"
    let clauses = [made, freed, heightWords].compactMap(\.self).joined(separator: "; ")
    return clauses.prefix(1).uppercased() + clauses.dropFirst()
  }

  /// The change in as few words as tell it, without a full stop at the end: a new height says that roots have come or
  /// gone.
  var briefWords: String {
    if heightBefore != height, heightBefore > 0 || wasDirect {
      return "Height \(heightBefore) becomes \(height)"
    }
    guard let nodes = [made, freed].first(where: { !$0.isEmpty }) else { return words }
    let isOne = nodes.count == 1
    let ranges = nodes.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " and ")
    return "\(isOne ? "Node" : "Nodes") \(ranges) \(isOne ? "is" : "are") "
      + (made.isEmpty ? "freed" : "made")
  }

  /// The words for a height that has changed; nil if the nodes say it all.
  private var heightWords: String? {
    if isDirect {
      return heightBefore > 0
        ? "slot 0 moves into the root itself" : "the root itself holds slot 0, without a node"
    }
    if wasDirect {
      return height > 0 ? "slot 0 moves from the root into a node" : "the tree is empty"
    }
    if heightBefore > height {
      return height == 0
        ? "the tree is empty"
        : "the root has one child left: height \(heightBefore) becomes \(height)"
    }
    guard heightBefore < height, heightBefore > 0 else { return nil }
    return "the tree gets a new root: height \(heightBefore) becomes \(height)"
  }

  private static func nodes(_ nodes: [ClosedRange<PageIndex>]) -> String {
    let ranges = nodes.map { "\($0.lowerBound)-\($0.upperBound)" }
    return (nodes.count == 1 ? "node of " : "nodes of ") + ranges.joined(separator: " and ")
  }
}
