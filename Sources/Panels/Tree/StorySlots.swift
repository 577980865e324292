// Knows which slots of a file the story is about, and how much each is worth a column.

import Playback
import Shmem

/// The slots that the story is about now.
///
/// Steps of the past and of the known future count, the nearest first. So the same slots are shown at every step
/// of a way if they fit. If they do not, a slot that comes into view takes the place of the one that has been out of
/// the story for longest, and no other slot moves out.
struct StorySlots {
  /// The slots, those worth most first, each once.
  private(set) var byWorth: [PageIndex] = []
  /// The number of slots that come first because something happens there now.
  private(set) var nowCount = 0
  /// The number of slots that come first because the story is about them; the others fill up what room is left.
  private(set) var storyCount = 0

  private let filePages: UInt64
  private var known: Set<PageIndex> = []

  /// The most steps of the past that count, and of the future.
  private static let reach = 120

  /// Collects the slots of a race.
  ///
  /// - Parameters:
  ///   - play: the race.
  ///   - most: the number of slots that can be shown; no more are collected than are needed for it.
  ///   - isOnStage: true if the slots are shown on a stage.
  init(_ play: Play, most: Int, isOnStage: Bool = false) {
    filePages = play.snapshot.scenario.filePages
    addPresent(of: play, most: most, selected: play.selection(isOnStage: isOnStage))
    nowCount = byWorth.count
    addPast(of: play, most: most)
    addEnds(of: play.snapshot.scenario.hole)
    addFuture(of: play, most: most)
    storyCount = byWorth.count
    addStart(of: play, most: most)
  }

  /// Returns those of the slots that are among some others, in the same order; none of them is there to fill up.
  func among(_ shown: [PageIndex]) -> StorySlots {
    let shown = Set(shown)
    var slots = self
    slots.byWorth = byWorth.filter(shown.contains)
    slots.nowCount = byWorth.prefix(nowCount).count(where: shown.contains)
    slots.storyCount = slots.byWorth.count
    return slots
  }

  private mutating func add(_ index: PageIndex?) {
    guard let index, index.rawValue < filePages, known.insert(index).inserted else { return }
    byWorth.append(index)
  }

  /// Adds what something happens to now, the slot that a person has selected among it, and what the punch has left.
  private mutating func addPresent(of play: Play, most: Int, selected: PageIndex?) {
    let snapshot = play.snapshot
    addStory(at: play.timeline.current, of: play, selected: selected, most: most)
    if snapshot.machine.file.phase == .after {
      for index in snapshot.obligations.prefix(most) { add(index) }
    }
    addIdleTasks(of: snapshot)
    for end in Self.ends(of: snapshot.scenario.hole) where snapshot.machine[end] != nil {
      add(end)
    }
  }

  /// Adds the ends of the hole, empty ones as well: they are worth less than a slot that the story has been about.
  private mutating func addEnds(of hole: Hole) {
    for end in Self.ends(of: hole) { add(end) }
  }

  /// Returns the first and the last slot of the hole, and the slots beside it that are cut.
  private static func ends(of hole: Hole) -> [PageIndex] {
    var ends = [hole.first]
    if hole.count > 0 { ends.append(PageIndex(hole.end.rawValue - 1)) }
    // Of the pages before and after it the punch may zero a part.
    if hole.cutsPageBefore, hole.first.rawValue > 0 {
      ends.append(PageIndex(hole.first.rawValue - 1))
    }
    if hole.cutsPageAfter { ends.append(hole.end) }
    return ends
  }

  /// Adds what the last step before a moment read or changed, the cursor or the edge that the walk is at, what it has in hand, and the slots of the
  /// tasks that are at work.
  private mutating func addStory(
    at moment: MomentID,
    of play: Play,
    selected: PageIndex?,
    most: Int
  ) {
    let snapshot = play.timeline[moment].snapshot
    add(snapshot.cursorIndex ?? snapshot.edgeIndex)
    for index in play.slotsTouched(at: moment) { add(index) }
    for stale in snapshot.staleEntries { add(stale.index) }
    for task in snapshot.machine.tasks
    where !snapshot.machine[task].isIdle && snapshot.readiness(of: task) != .finished {
      add(snapshot.machine[task].index ?? snapshot.scenario[task].index)
    }
    add(selected)
    guard let cursor = snapshot.walk?.cursor else { return }
    // A batch too large for the screen is shown part by part, so that the picture stays while the cursor is in one. Then
    // come the entries on both sides, that before the part first: the step that comes to the part has worked on it.
    let size = max(1, most / 2 - 1)
    let first = cursor.position / size * size
    let entries = (0..<cursor.batch.count).map { cursor.batch[$0].index }
    let (past, coming) = (entries.prefix(first), entries.dropFirst(first))
    for index in coming.prefix(size) { add(index) }
    let (before, after) = (Array(past.reversed()), Array(coming.dropFirst(size)))
    for place in 0..<max(before.count, after.count) {
      if place < before.count { add(before[place]) }
      if place < after.count { add(after[place]) }
    }
  }

  /// Adds what something happened to at the moments before this one, all of it: a slot that leaves the hands of a task
  /// keeps its column.
  private mutating func addPast(of play: Play, most: Int) {
    let past = play.timeline.past(last: Self.reach).dropLast()
    for moment in past.reversed() where byWorth.count < most {
      addStory(at: moment, of: play, selected: nil, most: most)
    }
  }

  /// Adds the slots of the tasks that have yet to begin, which are worth more than an end of the hole.
  private mutating func addIdleTasks(of snapshot: Snapshot) {
    for task in snapshot.machine.tasks where snapshot.readiness(of: task) != .finished {
      add(snapshot.scenario[task].index)
    }
  }

  private mutating func addFuture(of play: Play, most: Int) {
    guard byWorth.count < most else { return }
    for moment in play.timeline.future(first: Self.reach) where byWorth.count < most {
      for index in play.slotsTouched(at: moment) { add(index) }
    }
  }

  /// Fills up with slots that were full at the start of the race, from the hole on.
  private mutating func addStart(of play: Play, most: Int) {
    let start = play.timeline[.start].snapshot
    for first in [start.scenario.hole.first, PageIndex(0)] {
      var from = first
      while byWorth.count < most, let slot = start.machine.storage.occupiedSlot(from: from) {
        add(slot.index)
        from = slot.index.next
      }
    }
  }
}

extension Play {
  /// Returns the slot in brackets; on a stage only one that a person has chosen.
  func selection(isOnStage: Bool) -> PageIndex? {
    isOnStage && !hasChosenSlot ? nil : selected
  }

  /// Returns the slots that the action before a moment changed or looked at, the cursor first.
  func slotsTouched(at moment: MomentID) -> [PageIndex] {
    let now = timeline[moment]
    var touched = [now.snapshot.cursorIndex].compactMap(\.self)
    guard let action = now.action, let parent = now.parent else { return touched }
    touched += timeline.change(at: moment)?.slotsLookedAt ?? []
    if case .injection(let spec) = action { touched += [spec.index].compactMap(\.self) }
    let before = timeline[parent].snapshot.machine.storage.tree
    let tree = now.snapshot.machine.storage.tree
    return touched + tree.pages(differingFrom: before)
  }
}
