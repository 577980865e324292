// Knows the lines of the reference for the values of the language.
internal import Shmem

extension GrammarTable {
  static let conditionEntries = [
    GrammarEntry(form: "CLAIM", explanation: "the claim becomes true"),
    GrammarEntry(form: "not CLAIM", explanation: "the claim stops being true"),
    GrammarEntry(
      form: "slot PAGE changes",
      explanation: "the slot holds another entry than before, or none, or one again"
    ),
    GrammarEntry(
      form: "promise PROMISE changes",
      explanation: "the promise gets another status"
    ),
    GrammarEntry(
      form: "retry",
      explanation: "the punch goes back to gather an entry again"
    ),
    GrammarEntry(
      form: "left-behind",
      explanation: "the punch has returned, and left old data behind (before version 4: `loss`)"
    ),
  ]

  static let lockEntry = GrammarEntry(
    form: "FRAME LOCK",
    explanation: "the lock of this page is in that state, wherever the page is"
  )

  static let partEntries = [
    GrammarEntry(
      form: "TEXT",
      explanation: "everything up to the end of the line, `#` included"
    ),
    GrammarEntry(form: "PAGE", explanation: "a page of the file, counted from 0"),
    GrammarEntry(form: "HOLE", explanation: "`FIRST-LAST`, the first and the last whole page"),
    GrammarEntry(
      form: "~HOLE",
      explanation: "the punch begins inside the page before the first whole page"
    ),
    GrammarEntry(
      form: "HOLE~",
      explanation: "the punch ends inside the page after the last whole page"
    ),
    GrammarEntry(
      form: "FIRST-",
      explanation: "a HOLE without a whole page, with `~` on either side or on both"
    ),
    GrammarEntry(
      form: "TASK",
      explanation: "`KIND[:OPTION …][@PAGE]`: `read`, `fault-write:loop@3`"
    ),
    GrammarEntry(
      form: "NAME",
      explanation: "`punch`, or the word for a kind of task and a number: `read-1`, `fault-2`"
    ),
    GrammarEntry(
      form: "MARK",
      explanation: "the name of a moment: a word of letters, digits and `-`, such as `loss-1`"
    ),
    GrammarEntry(form: "STEP", explanation: "the id of a step: `P14`, `S7`"),
    GrammarEntry(form: "FRAME", explanation: "a page frame by its name on the screen: `P2`"),
    GrammarEntry(
      form: "ENTRY",
      explanation: "a page frame, a swap entry or a shadow: `P1`, `s2`, `e3`"
    ),
    GrammarEntry(
      form: "AGE",
      explanation: "`old` for bytes from before the punch, `new` for bytes written since"
    ),
    GrammarEntry(
      form: "LOCK",
      explanation: "`locked`, `locked by NAME` or `unlocked`: the state of the lock of a page"
    ),
  ]

  static let kernelEntries = KernelWord.allCases.map { word in
    GrammarEntry(form: word.rawValue, explanation: word.explanation)
  }

  static let mappingEntries = Mapping.allCases.map { mapping in
    GrammarEntry(form: mapping.rawValue, explanation: mapping.explanation)
  }

  static let ruleEntries = Rule.all.map { rule in
    GrammarEntry(
      form: "\(rule) \(rule.settings.map(\.word).joined(separator: "/"))",
      explanation: (rule.isGuard ? "guard: " : "") + rule.sentence
    )
  }

  static let slotEntries = SlotStart.allCases.map { slot in
    GrammarEntry(form: slot.rawValue, explanation: slot.explanation)
  }

  static let taskEntries = TaskKind.others.map { kind in
    GrammarEntry(form: kind.rawValue, explanation: kind.facts.summary)
  }

  static let optionEntries = TaskOption.allCases.map { option in
    GrammarEntry(
      form: option.form,
      explanation: option.explanation
    )
  }

  static let promiseEntries =
    Promise.allCases.map { promise in
      GrammarEntry(form: promise.rawValue, explanation: promise.explanation)
    }
    + SchedulePromise.allCases.map { promise in
      GrammarEntry(form: promise.rawValue, explanation: promise.explanation)
    }

  static let statusEntries = PromiseStatusWord.allCases.map { status in
    GrammarEntry(form: status.rawValue, explanation: status.explanation)
  }
}

extension Kernel {
  fileprivate var explanation: String {
    switch self {
    case .v3_15: "rescans the hole until it is empty; faults enter it meanwhile"
    case .inodeMutex:
      "rescans the hole until it is empty; faults wait for i_mutex, against the lock order"
    case .rfc24June:
      "the proposal of 24 June 2014: the second loop scans once, up to the end of the file, without a retry"
    case .take2:
      "the patch of 2 July 2014: the second loop scans once, with a retry for swap entries only"
    case .waitQueue: "rescans the hole until it is empty; faults wait on a queue"
    case .v3_16: "the second loop scans once, with both retries; faults wait on a queue"
    case .v6_1:
      "as 3.16, but the first loop locks pages as it gathers, the pages at both ends are looked up after it, "
        + "and splice puts nothing into a hole"
    case .v6_6: "as 6.1: pages take several slots, and are split before they go out to swap"
    case .v6_12_0:
      "6.12.0 to 6.12.68: swap entries take several slots, and can be split; their order is read too early"
    case .v6_12_69: "with 8a1968bd997f: the order is compared under the lock"
    case .v6_12_70:
      "with 2030dddf9545: after an entry that it cannot remove the cursor goes on from its first page"
    case .v6_12_95:
      "6.12.78 to 6.12.117: a swap-in minds how many slots the page in the swap cache takes"
    case .v6_12_118: "with the set of November 2026: a truncate swaps in the page at its edge"
    case .v6_14:
      "as 6.12.0 with 058313515d5a; from a synchronous swap device it reads whole entries, past the swap cache"
    case .v6_18_0:
      "6.18.0 to 6.18.8: as 6.14 with 5c241ed8d031, a05dd8ae5cbb and the splits of 6.15"
    case .v7_3_4:
      "as 6.12.95 with the splits of 6.15; from a synchronous swap device it reads whole entries"
    case .v7_3_4November: "7.3.4 with the set of November 2026, which it does not have"
    case .proposal2025:
      "the same with a proposal of 2025: the order is compared with the one gathered"
    }
  }
}

extension KernelWord {
  /// The explanation of the word.
  fileprivate var explanation: String {
    switch self {
    case .name(let kernel): kernel.explanation
    case .today: "stands for \(kernel.rawValue), the newest kernel in the list that was released"
    }
  }
}

extension Mapping {
  fileprivate var explanation: String {
    switch self {
    case .tmpfs: "a file in tmpfs: a page that leaves memory leaves a swap entry, which is its data"
    case .file:
      "a file on a disk: a page that leaves memory leaves a shadow entry, which is no data"
    }
  }
}

extension SlotStart {
  fileprivate var explanation: String {
    switch self {
    case .page: "data in a dirty page"
    case .clean: "a clean page: zeros, or in a file on a disk the same bytes as on the disk"
    case .swap: "data in swap"
    case .cached: "data in swap, its page still in the swap cache"
    case .hole: "nothing"
    case .fallocated: "a page that was preallocated and never written"
    case .shadow: "a shadow entry: the page was evicted, its data is on the disk"
    }
  }
}

extension TaskOption {
  fileprivate var explanation: String {
    switch self {
    case .loop: "any task: it starts again whenever it has finished"
    case .noRetry: "a fault: it may not drop mmap_sem and fault again"
    case .around:
      "a fault-read: it first maps the pages around it that are in memory, without looking for a "
        + "punch"
    case .from: "a preallocation: it begins with that page, and not with page 0"
    case .inside: "a truncate: it cuts inside PAGE, whose head stays and whose tail is zeroed"
    case .mapped: "a fault-write: it stores through the pte if there is one, and faults only if not"
    case .order:
      "a fault: where there is no page, it makes one of 2^ORDER slots, if all of them are empty; a "
        + "collapse: it joins 2^ORDER slots, 4 if no order is given"
    case .buffer: "a write: its buffer is mapped from that page of this file, and may fault"
    }
  }
}

extension Promise {
  fileprivate var explanation: String {
    switch self {
    case .oldDataGone: "after the punch, no bytes from before it can be reached in the hole"
    case .outsideUntouched: "the data outside the hole can still be read"
    case .truncateLeavesNothing:
      "after a truncate nothing is left beyond the end; in a file on a disk, no data"
    case .neverEmpty: "a slot is never empty while it is swizzled"
    case .countsBalance: "references, swap counts and totals add up"
    case .lockOrder: "no task wants a lock while it holds one that comes later in the lock order"
    case .noOops: "no task does something that stops the kernel"
    }
  }
}

extension SchedulePromise {
  fileprivate var explanation: String {
    switch self {
    case .punchEnds: "only for `check`, as no state can break it: the punch ends"
    case .truncateEnds: "only for `check`: every truncate ends"
    case .preallocationEnds: "only for `check`: every preallocation ends"
    case .evictionEnds: "only for `check`: the eviction ends"
    case .swapoffEnds: "only for `check`: every swapoff ends"
    case .writeEnds: "only for `check`: no write waits forever"
    case .faultEnds: "only for `check`: no fault waits forever"
    case .readEnds: "only for `check`: no read waits or looks for its page forever"
    }
  }
}

extension PromiseStatusWord {
  fileprivate var explanation: String {
    switch self {
    case .holds: "it holds now"
    case .open: "it is not due yet"
    case .broken: "it is broken"
    }
  }
}

extension TaskStateWord {
  /// The line of the reference for this claim.
  package var entry: GrammarEntry {
    switch self {
    case .next:
      GrammarEntry(
        form: "NAME next STEP",
        explanation:
          "the next step of the task is this one"
      )
    case .waits:
      GrammarEntry(
        form: "NAME waits [STEP]",
        explanation:
          "the task waits to take this step, or any"
      )
    case .finished: GrammarEntry(form: "NAME finished", explanation: "the task has finished")
    }
  }
}
