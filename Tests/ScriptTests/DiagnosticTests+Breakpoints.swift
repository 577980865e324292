// Knows the messages about conditions that stop a run.

extension DiagnosticTests {
  static let breakpoints: [RefusedText] = [
    .newCommands(
      "words that version 2 does not have",
      "‹until› loss\n‹break› retry\n‹unbreak› all\nexpect slot 1 page ‹unlocked›",
      "'until' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'break' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'unbreak' is a word of version 3 of the language: "
        + "expected 'punchscope demo 3' as the first line",
      "'unlocked' is a word of version 3 of the language: "
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
      "missing claim: expected not, retry, slot, promise, left-behind, batch, tolerated, retries, "
        + "gathers, owed, punch, read-1, reclaim-1 or fault-1"
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
      "unknown claim 'verdict': expected not, retry, slot, promise, left-behind, batch, "
        + "tolerated, retries, gathers, owed, punch, read-1, reclaim-1 or fault-1"
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
