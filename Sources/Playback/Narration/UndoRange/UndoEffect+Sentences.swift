// Knows how to tell the steps of shmem_undo_range(), whichever task called it.

import Shmem

extension UndoEffect<SharedStorage.Batch>: StepWords {
  func sentence(in context: StepContext) -> String {
    let words = UndoWords(context)
    let who = context.name
    switch self {
    case .begins: return "\(who) sets its cursor to page \(words.call.range.first)."
    case .gathers(let batch, let gather): return words.tell(batch.cursor, gather)
    case .gathersSlot(let gather): return words.tell(gather)
    case .findsNothing(let gather, _, let stage): return words.tellNothing(gather, then: stage)
    case .exceptional(let effect, let batch): return words.tell(effect, batch)
    case .page(let effect, let batch): return words.tell(effect, batch)
    case .leaves(let batch, let leave, _): return words.tell(leave, batch)
    case .edge(let effect, let visit): return words.tell(effect, visit)
    case .returnsEarly:
      return "There is no whole page in \(words.range): \(who) has nothing more to remove."
    case .accounts(let freed): return tellAccount(freed, by: who)
    }
  }

  private func tellAccount(_ freed: Int, by who: String) -> String {
    switch freed {
    case 0: "\(who) has freed no swap entry: info->swapped stays as it is."
    case 1: "\(who) subtracts the swap entry that it freed from info->swapped."
    default: "\(who) subtracts the \(freed) swap entries that it freed from info->swapped."
    }
  }
}

/// Tells the steps of one call of shmem_undo_range().
struct UndoWords {
  let context: StepContext
  let call: UndoRangeCall

  /// Prepares to tell a step of the call that the task is in.
  init(_ context: StepContext) {
    guard let call = context.machine.undoRangeCall(of: context.task, in: context.scenario) else {
      preconditionFailure("a task in shmem_undo_range() has called it")
    }
    self.context = context
    self.call = call
  }

  var who: String { context.name }

  /// The range in a sentence.
  var range: String {
    switch call.kind {
    case .punch: "the hole"
    case .truncate: "the part that is cut off"
    case .evict: "the file"
    case .unfallocate: "the range to take back"
    }
  }

  /// Returns the end of a sentence where the cursor is not sent back.
  ///
  /// - Parameter isOutOfRetries: true if a rule sends it back, but its limit has been reached.
  /// - Returns: a clause without a full stop.
  func tellWhatIsLeft(_ isOutOfRetries: Bool) -> String {
    guard !isOutOfRetries else {
      return call.startsOver
        ? "no retry is left, but the loop will start over" : "no retry is left: \(who) goes on"
    }
    return call.startsOver
      ? "the cursor goes on, but the loop will start over" : "the cursor does not go back"
  }

  // MARK: Leaving a batch

  func tell(_ leave: UndoLeave, _ batch: UndoBatch<SharedStorage.Batch>) -> String {
    switch leave {
    case .isThrough: "\(who) is done with the batch and drops its references."
    case .isPastEnd: tellPastEnd(batch)
    case .endsScan:
      "The first entry of a scan from the start lies beyond \(range): \(who) is done."
    case .retries(let index):
      "\(who) drops the batch and will gather again from page \(index) on: the retry."
    case .gathersPieces(let index):
      "\(who) drops the batch and will gather from page \(index) on, to find the pieces."
    }
  }

  private func tellPastEnd(_ batch: UndoBatch<SharedStorage.Batch>) -> String {
    let place = "Page \(batch.cursor.current.index) lies beyond \(range)"
    guard batch.loop == .second else { return "\(place): \(who) drops the batch." }
    let found = "\(place): \(who) leaves the batch"
    return switch call.endOfScan {
    case .crawl:
      "\(found). Beyond \(range) it crawls on, entry by entry, to the end of the file."
    case .bounded: "\(found) and puts its cursor back to the end of \(range)."
    case .restart, .stop: call.startsOver ? "\(found) and starts over at once." : "\(found)."
    }
  }
}
