// Knows how to look up a fact that depends on nothing but the place of a task.

/// Facts about the places of tasks, as far as they have been worked out: by symmetry class, and by the number of the
/// place.
struct PlaceFacts<Fact: Sendable>: Sendable {
  private var facts = [[Fact?]](repeating: [], count: FlatStorage.taskLimit)

  /// The fact about a place of a task of a symmetry class; nil if it is unknown.
  subscript(place: UInt32, symmetryClass: Int) -> Fact? {
    @inline(__always) get {
      Int(place) < facts[symmetryClass].count ? facts[symmetryClass][Int(place)] : nil
    }
    set {
      let missing = Int(place) + 1 - facts[symmetryClass].count
      if missing > 0 { facts[symmetryClass] += repeatElement(nil, count: missing) }
      facts[symmetryClass][Int(place)] = newValue
    }
  }
}
