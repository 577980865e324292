// Knows the part of a file that the last gather of a walk has gone through, and the holes that it passed over there.

/// The part of a file that the last gather of a walk has gone through.
///
/// ```text
///   slot    0    1    2    3    4    5
///   tree    .    P1   .    s3   .    .       a gather of up to 14 entries from 0 on takes 1:P1 3:s3
///   past    -         -         -    -       it has passed over the holes; with a batch of 2 it ends after slot 3
/// ```
///
/// A gather goes from one used slot to the next; it does not look at the slots of a node that is not there. An
/// entry that is put into a hole that it has passed over stays unseen until the walk gathers there again.
package struct GatherPast: Hashable, Sendable {
  /// The task whose walk it is.
  package let task: TaskID
  /// The page of the file that the gather started at.
  package let first: PageIndex
  /// The page after the last one that it has gone through.
  package let end: PageIndex
  /// The slots in between that were in use, ascending: those that it took, and those that it left out.
  package let used: [PageIndex]

  /// Returns true if the gather has passed over a slot, which was a hole then.
  package func hasPassedOver(_ index: PageIndex) -> Bool {
    first <= index && index < end && !used.contains(index)
  }

  /// Returns true if the gather has passed over any of some slots.
  package func hasPassedOver(anyOf pages: Range<UInt64>) -> Bool {
    let part = pages.clamped(to: first.rawValue..<max(first, end).rawValue)
    let taken = used.count { part.contains($0.rawValue) }
    return part.upperBound - part.lowerBound > UInt64(taken)
  }
}

extension GatherPast {
  /// Reads the past of a gather from one of its steps; nil if the step is no part of a gather.
  ///
  /// - Parameters:
  ///   - effect: the effect of the step.
  ///   - task: the task that took it.
  ///   - earlier: the past of the task's last gather, which a gather slot by slot goes on with.
  ///   - machine: the state before the step.
  ///   - scenario: the model.
  init?(
    _ effect: UndoEffect<SharedStorage.Batch>,
    by task: TaskID,
    after earlier: GatherPast?,
    in machine: Machine<SharedStorage>,
    _ scenario: Scenario
  ) {
    guard let call = machine.undoRangeCall(of: task, in: scenario) else { return nil }
    switch effect {
    case .gathers(let batch, let gather):
      let entries = batch.cursor.batch
      let isFull = UInt64(entries.count) >= call.batchLimit(from: gather.start, batch.counts)
      let last = isFull ? entries[entries.count - 1].range : nil
      let end = last?.end ?? call.endOfSlots(after: batch.counts)
      self.init(task, gather, upTo: end, in: machine)
    case .findsNothing(let gather, let counts, _):
      self.init(task, gather, upTo: call.endOfSlots(after: counts), in: machine)
    case .gathersSlot(let slot):
      let first = slot.gathering.start
      let known = earlier?.first == first && slot.index > first ? earlier?.used ?? [] : []
      self.init(
        task: task,
        first: first,
        end: slot.gathering.next,
        used: known + (slot.look == .passes ? [] : [slot.index])
      )
    case .begins, .exceptional, .page, .leaves, .edge, .returnsEarly, .accounts: return nil
    }
  }

  private init(
    _ task: TaskID,
    _ gather: UndoGather,
    upTo end: PageIndex,
    in machine: Machine<SharedStorage>
  ) {
    var used: [PageIndex] = []
    var from = gather.start
    while from < end, let slot = machine.storage.occupiedSlot(from: from), slot.index < end {
      used.append(slot.index)
      from = slot.index.next
    }
    self.init(task: task, first: gather.start, end: end, used: used)
  }
}
