// Knows the ids of the steps that the two loops of shmem_undo_range() have in common.

extension UndoLoop {
  /// The ids of the steps of a loop.
  struct Steps {
    let gather: StepID
    /// To look for the cached page of a swap entry.
    let findCached: StepID
    /// To lock that page.
    let lockCached: StepID
    /// To read the order of a swap entry.
    let readOrder: StepID
    let freeSwap: StepID
    let clearShadow: StepID
    let lock: StepID
    let check: StepID
    let unmap: StepID
    let remove: StepID
    /// To unlock a page, or to leave the batch.
    let leave: StepID
    /// To leave the batch at an entry after the range.
    let leavePastEnd: StepID
  }

  /// The ids of its steps.
  var steps: Steps {
    switch self {
    case .first:
      Steps(
        gather: .p5,
        findCached: .p6c,
        lockCached: .p6l,
        readOrder: .p6a,
        freeSwap: .p6,
        clearShadow: .p6e,
        lock: .p8,
        check: .p9,
        unmap: .p10a,
        remove: .p10b,
        leave: .p11,
        leavePastEnd: .p11
      )
    case .second:
      Steps(
        gather: .p14,
        findCached: .p16c,
        lockCached: .p16l,
        readOrder: .p16a,
        freeSwap: .p16,
        clearShadow: .p16e,
        lock: .p17,
        check: .p18,
        unmap: .p19,
        remove: .p19,
        leave: .p20,
        leavePastEnd: .p15
      )
    }
  }
}
