// Puts into words how the nodes of the page tree have changed.

import Shmem

extension Narrator {
  /// The nodes that the step made or freed, and the height of the tree if it has changed.
  var treeShape: String? {
    after.machine.treeChange(since: before.machine)?.words
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

  /// The words for a height that has changed; nil if the nodes say it all.
  private var heightWords: String? {
    if isDirect, heightBefore > 0 { return "slot 0 moves into the root itself" }
    if wasDirect, height > 0 { return "slot 0 moves from the root into a node" }
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
