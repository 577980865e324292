// Knows the commands about conditions that stop a run.
import Script
import Shmem

extension CommandTests {
  static let breakpoints: [CommandLine] = [
    CommandLine("note", .note(nil)),
    CommandLine("until    slot 2 hole", .until(.begins(.slot(page2, .hole)))),
    CommandLine("until    punch next P16", .until(.begins(.next(punch, .p16)))),
    CommandLine("break    slot 2 changes", .setBreakpoint(.slotChanges(page2))),
    CommandLine("break    slot 2 old", .setBreakpoint(.begins(.slot(page2, .data(.beforePunch))))),
    CommandLine("break    not slot 2 swap", .setBreakpoint(.ends(.slot(page2, .swap(nil))))),
    CommandLine("break    punch waits", .setBreakpoint(.begins(.waits(punch, nil)))),
    CommandLine("break    read-9 finished", .setBreakpoint(.begins(.finished(TaskName("read-9"))))),
    CommandLine(
      "break    promise never-empty changes",
      .setBreakpoint(.promiseChanges(.neverEmpty))
    ),
    CommandLine(
      "break    promise never-empty broken",
      .setBreakpoint(.begins(.promise(.neverEmpty, .broken)))
    ),
    CommandLine(
      "break    left-behind 1 2",
      .setBreakpoint(.begins(.leftBehind([PageIndex(1), page2])))
    ),
    CommandLine(
      "break    P2 locked",
      .setBreakpoint(.begins(.pageLock(PageNumber(2), .locked)))
    ),
    CommandLine(
      "break    not P2 locked by read-1",
      .setBreakpoint(.ends(.pageLock(PageNumber(2), .lockedBy(read))))
    ),
    CommandLine("until    P12 unlocked", .until(.begins(.pageLock(PageNumber(12), .unlocked)))),
    CommandLine("expect   P2 locked", .expect(.pageLock(PageNumber(2), .locked))),
    CommandLine("break    retry", .setBreakpoint(.retry)),
    CommandLine("break    left-behind", .setBreakpoint(.leftBehind)),
    CommandLine("unbreak  1", .removeBreakpoint(1)),
    CommandLine("unbreak  all", .removeBreakpoint(nil)),
  ]
}
