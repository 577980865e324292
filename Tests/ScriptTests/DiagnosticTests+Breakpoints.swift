// Knows the messages about conditions that stop a run.

extension DiagnosticTests {
  private static let conditions =
    "expected not, retry, slot, promise, left-behind, batch, tolerated, retries, gathers, owed, "
    + "punch, read-1, reclaim-1, fault-1 or a page frame such as P2"

  static let breakpoints: [RefusedText] = [
    .newCommands(
      "words that version 2 does not have",
      "‹until› loss\n‹break› retry\n‹unbreak› all\nexpect slot 1 page ‹unlocked›\n"
        + "expect ‹P2› locked",
      "'until' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'break' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'unbreak' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'unlocked' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'P2' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line"
    ),
    .file(
      "a key that version 2 does not have",
      "punchscope demo 2\n‹group› First steps\nslots page\n",
      "'group' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line"
    ),
    .newestCommands(
      "no condition",
      "until‹›",
      "missing claim: \(conditions)"
    ),
    .newestCommands(
      "a page frame without the state of its lock, with none that there is, and with another word",
      "break P2‹›\nbreak not P2 ‹loked›\nuntil P2 locked ‹bye› read-1\nexpect P2 unlocked ‹by› punch",
      "missing state of a lock: expected locked or unlocked",
      "unknown state of a lock 'loked': did you mean 'locked'?",
      "unknown word 'bye': did you mean 'by'?",
      "unexpected 'by': expected the end of the line"
    ),
    .newestCommands(
      "a page frame that cannot be, and the lock of a task that cannot be",
      "break P‹4294967296› locked\nbreak ‹P› locked\nbreak ‹P-1› locked\n"
        + "break P2 locked by ‹red-1›",
      "the number 4294967296 is too large: expected at most 4294967295",
      "unknown claim 'P': \(conditions)",
      "unknown claim 'P-1': \(conditions)",
      "unknown task 'red-1': did you mean 'read-1'?"
    ),
    .newestCommands(
      "a condition on a page that is not there, and on a task that can never be",
      "break slot ‹9› changes\nbreak ‹red-1› finished",
      "page 9 lies beyond the end of the file: its last page is 4",
      "unknown claim 'red-1': did you mean 'read-1'?"
    ),
    .newestCommands(
      "a condition about a check",
      "check\nbreak ‹verdict› holds",
      "unknown claim 'verdict': \(conditions)"
    ),
    .newestCommands(
      "a breakpoint that is set twice",
      "break loss\nbreak slot 1 changes\nbreak ‹slot 1 changes›",
      "breakpoint 2 has this condition already: expected every condition once"
    ),
    .newestCommands(
      "breakpoints that are not there",
      "unbreak ‹1›\nbreak loss\nunbreak ‹2›\nbreak retry\nunbreak ‹0›\nunbreak all\nunbreak ‹1›",
      "there is no breakpoint 1: none is set",
      "there is no breakpoint 2: expected all or 1",
      "there is no breakpoint 0: expected all, or a number from 1 to 2",
      "there is no breakpoint 1: none is set"
    ),
  ]
}
