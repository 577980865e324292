// Knows what a step means for the cursor and for the promises.

package import Shmem

/// A consequence of a step for the cursor or for the promises.
package struct Consequence: Hashable, Sendable {
  /// The kinds of consequences.
  package enum Kind: Hashable, Sendable {
    /// The punch is over and old data is left: the promise that P22 decides is broken.
    case loss
    /// The punch is over and all old data is gone.
    case success
    /// A promise other than that one is broken.
    case breach
    /// Old data is gone.
    case discharge
    /// A gathered value has become stale.
    case staleness
    /// The tree has other nodes.
    case treeShape
  }

  /// The kind.
  package let kind: Kind
  /// The consequence in words, a sentence or two, without the full stop at the end.
  package internal(set) var phrase: String

  /// The consequence in as few words as tell it, without the full stop; nil if the phrase is short enough.
  package internal(set) var shortPhrase: String?

  /// Makes a consequence.
  init(kind: Kind, phrase: String, shortPhrase: String? = nil) {
    self.kind = kind
    self.phrase = phrase
    self.shortPhrase = shortPhrase
  }

  /// The consequence in words, a sentence or two.
  package var words: String { "\(phrase)." }

  /// The consequence in as few words as tell it.
  package var briefWords: String { "\(shortPhrase ?? phrase)." }

  /// The same with the short form in the place of the long one.
  package var inBrief: Consequence {
    Consequence(kind: kind, phrase: shortPhrase ?? phrase)
  }

  /// Gives everything the names that a kernel uses.
  mutating func rename(in kernel: Kernel) {
    phrase = kernel.naming(phrase)
    shortPhrase = shortPhrase.map { kernel.naming($0) }
  }

  /// True if a promise is broken.
  package var isBreach: Bool {
    switch kind {
    case .loss, .breach: true
    case .success, .discharge, .staleness, .treeShape: false
    }
  }
}

extension Narrator {
  /// Returns the consequences of a step, the most important first.
  func consequences(of step: Step) -> [Consequence] {
    [
      verdict, breaches.map { Consequence(kind: .breach, phrase: $0) },
      discharge.map { Consequence(kind: .discharge, phrase: $0) },
      staleness(since: step),
      treeShape,
    ].compactMap(\.self)
  }

  /// The meaning of P22.
  private var verdict: Consequence? {
    guard before.machine.file.phase == .during, after.machine.file.phase == .after else {
      return nil
    }
    if let survivors = after.survivors {
      let verb = survivors.count == 1 ? "holds" : "hold"
      let data =
        after.scenario.hasBlockSteps ? "data of blocks that are free" : "data from before the punch"
      return Consequence(
        kind: .loss,
        phrase: "LEFT BEHIND: \(Self.list(survivors)) still \(verb) \(data)"
      )
    }
    let tolerated = after.tolerated
    let rest = tolerated.isEmpty ? "" : "; data written later may remain on \(Self.list(tolerated))"
    return Consequence(kind: .success, phrase: "All old data is gone\(rest)")
  }

  /// Promises other than the one P22 decides that this step broke.
  private var breaches: String? {
    let broken = Promise.allCases.filter { promise in
      promise != .oldDataGone && !before.status(of: promise).isBroken
        && after.status(of: promise).isBroken
    }
    guard !broken.isEmpty else { return nil }
    let breach = "BROKEN: " + broken.map(\.statement).joined(separator: "; ")
    guard case .broken(.lockOrder(let inversion)) = after.status(of: .lockOrder) else {
      return breach
    }
    return "\(breach). \(tell(inversion))"
  }

  private func tell(_ inversion: LockInversion) -> String {
    guard inversion.held != .pageLock else {
      return "\(name(inversion.task)) wants a page lock and holds one: two tasks that do so can "
        + "wait for each other."
    }
    let brought = inversion.held == inversion.wanted
    return "\(name(inversion.task)) wants \(inversion.wanted.words) and may already hold "
      + "\(brought ? "another" : inversion.held.words): a fault can happen inside write(2)"
  }

  /// Old data that this step removed.
  private var discharge: String? {
    guard before.machine.file.phase == .during else { return nil }
    let gone = before.obligations.subtracting(after.obligations)
    guard !gone.isEmpty else { return nil }
    return "The old data of \(Self.list(gone)) is gone"
  }

  /// Returns a sentence about the values gathered by the walking task that this step made stale.
  private func staleness(since step: Step) -> Consequence? {
    guard step.task != after.walker, let first = after.newlyStaleEntry(since: before) else {
      return nil
    }
    let walker = after.walker == .puncher ? "The punch" : name(after.walker)
    return Consequence(
      kind: .staleness,
      phrase: tellStaleness(of: first),
      shortPhrase: "\(walker) still holds \(first.name): stale"
    )
  }

  private func tellStaleness(of gathered: Gathered) -> String {
    let stale = "The \(gathered.name) that \(name(after.walker)) has gathered is stale now"
    switch gathered.entry {
    case .swap: return "\(stale): nothing can pin a swap entry"
    case .shadow:
      return "\(stale). A shadow holds no data; the page in its place was read anew"
    case .page:
      let reason =
        before.scenario.rules.reclaimCountsReferences
        ? "reclaim had counted references before" : "reclaim does not count references here"
      return "\(stale), despite its reference: \(reason)"
    }
  }

  /// Returns pages of the file as words, the first six by number.
  package static func list(_ pages: PageSet) -> String {
    let count = pages.count
    let numbers = pages.prefix(6).map(\.description).joined(separator: ", ")
    let more = count > 6 ? " and \(count - 6) more" : ""
    return (count == 1 ? "page " : "pages ") + numbers + more
  }
}

extension Snapshot {
  /// Returns the first of the gathered entries that have become stale since an earlier state; nil if there is none.
  func newlyStaleEntry(since before: Snapshot) -> Gathered? {
    let known = Set(before.staleEntries)
    return staleEntries.first { !known.contains($0) }
  }

  /// The gathered entries still to be worked on that the slots no longer hold, or hold with another order, ascending.
  package var staleEntries: [Gathered] {
    guard let cursor = walk?.cursor else { return [] }
    return (cursor.position..<cursor.batch.count).map { cursor.batch[$0] }.filter { gathered in
      guard
        machine[gathered.index] != gathered.entry
          || machine.entryRange(at: gathered.index).order != gathered.order
      else { return false }
      // A page that the walk itself has just removed is not a surprise.
      return !isRemovedByWalk(gathered)
    }
  }

  private func isRemovedByWalk(_ gathered: Gathered) -> Bool {
    guard case .batch(let phase, let batch) = walk, !batch.cursor.isExhausted,
      batch.cursor.current == gathered
    else { return false }
    switch phase {
    case .freeSwap, .unlock: return machine[gathered.index] == nil
    case .entry, .askWhy, .lockCached, .removeSwap, .waitForWriteback, .check, .unmapPage, .remove,
      .goBack, .gatherPieces, .cutEnd:
      return false
    }
  }
}

extension Promise {
  /// The promise in a few words.
  package var statement: String {
    switch self {
    case .oldDataGone: "old data gone"
    case .outsideUntouched: "outside the hole untouched"
    case .truncateLeavesNothing: "a truncate leaves nothing beyond the end"
    case .neverEmpty: "slot never empty in a swizzle"
    case .countsBalance: "counts balance"
    case .noOops: "no oops"
    case .lockOrder: "locks in order"
    }
  }
}

extension SchedulePromise {
  /// The promise in a few words.
  package var statement: String {
    switch self {
    case .punchEnds: "the punch ends"
    case .truncateEnds: "the truncate ends"
    case .preallocationEnds: "the preallocation ends"
    case .evictionEnds: "the eviction ends"
    case .swapoffEnds: "the swapoff ends"
    case .writeEnds: "the write ends"
    case .faultEnds: "the fault ends"
    case .readEnds: "the read ends"
    }
  }
}

extension Oops {
  /// The event that stops the kernel, as the end of a sentence.
  package var words: String {
    switch self {
    case .pageLeftFile(let page): "\(page) has left the file under its lock"
    case .slotLost(let page, let index):
      "\(page) has to leave slot \(index), which does not hold it"
    case .slotTaken(let index): "slot \(index) is no longer empty"
    case .removedWhileMapped(let page): "\(page) is removed from the file while a pte maps it"
    case .freedWhileLocked(let page): "the last reference to \(page) is dropped while it is locked"
    case .waitQueueGone: "the wait queue was on the stack of the punch, which has returned"
    }
  }
}

extension LockClass {
  /// The kernel's name for the lock.
  package var words: String {
    switch self {
    case .inodeMutex: "i_mutex"
    case .mmapSem: "mmap_sem"
    case .pageLock: "page lock"
    case .swaplistMutex: "swaplist mutex"
    case .invalidateLock: "invalidate_lock"
    }
  }
}
