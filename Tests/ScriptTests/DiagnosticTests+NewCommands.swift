// Knows the messages about the commands of version 2.

extension DiagnosticTests {
  private static let claims =
    "slot, batch, left-behind, tolerated, retries, gathers, promise, owed, verdict, schedule, loop, "
    + "difference, "
    + "punch, read-1, reclaim-1 or fault-1"

  static let newCommands: [RefusedText] = [
    .commands(
      "words that version 1 does not have",
      "‹pause›\nstep punch until ‹waits›\nexpect ‹owed› none\n‹jump› start",
      "'pause' is a word of version 2 of the language: "
        + "expected 'punchscope demo 2' as the first line",
      "'waits' is a word of version 2 of the language: "
        + "expected 'punchscope demo 2' as the first line",
      "'owed' is a word of version 2 of the language: "
        + "expected 'punchscope demo 2' as the first line",
      "'jump' is a word of version 2 of the language: "
        + "expected 'punchscope demo 2' as the first line"
    ),
    .newCommands(
      "a moment called twice the same",
      "mark loss\nmark ‹loss›",
      "two moments are called 'loss': expected a name of its own for each"
    ),
    .newCommands(
      "a name that is taken",
      "mark ‹start›",
      "'start' is not a name for a moment: expected a word of letters, digits and '-', "
        + "such as loss-1, but not start"
    ),
    .newCommands(
      "no name",
      "mark‹›",
      "missing name for a moment: expected a word of letters, digits and '-', such as loss-1, "
        + "but not start"
    ),
    .newCommands(
      "a jump to where nobody has been",
      "mark loss\njump ‹los›\njump ‹end›",
      "unknown moment 'los': did you mean 'loss'?",
      "unknown moment 'end': expected start or loss"
    ),
    .newCommands("a jump nowhere", "jump‹›", "missing moment: expected start"),
    .newCommands(
      "a jump forward",
      "jump ‹later›\nmark later",
      "unknown moment 'later': expected start"
    ),
    .newCommands(
      "a task that joined on another branch",
      "mark here\ninject read at 3\nstep read-2\njump here\nstep ‹read-2›",
      "unknown task 'read-2': did you mean 'read-1'?"
    ),
    .newCommands(
      "a pause for something",
      "pause ‹5›",
      "unexpected '5': expected the end of the line"
    ),
    .newCommands(
      "a check of something unknown, and of something twice",
      "check ‹never-full›\ncheck punch-ends ‹punch-ends›",
      "unknown promise 'never-full': expected old-data-gone, outside-untouched, "
        + "truncate-leaves-nothing, never-empty, counts-balance, no-oops, lock-order, punch-ends, "
        + "truncate-ends, preallocation-ends, eviction-ends, swapoff-ends, write-ends, fault-ends or read-ends",
      "the promise 'punch-ends' is named twice: expected every promise once"
    ),
    .newCommands(
      "a verdict before a check",
      "expect ‹verdict› holds\ncheck\nexpect verdict holds",
      "nothing has been checked: expected a check on an earlier line"
    ),
    .newCommands(
      "no verdict, and one that there is not",
      "check\nexpect verdict‹›\nexpect verdict ‹broken›\nexpect verdict violated ‹holds›",
      "missing verdict: expected holds or violated",
      "unknown verdict 'broken': expected holds or violated",
      "unexpected 'holds': expected 'old-data-gone', 'outside-untouched', "
        + "'truncate-leaves-nothing', 'never-empty', 'counts-balance', 'no-oops', 'lock-order', "
        + "'punch-ends', 'truncate-ends', 'preallocation-ends', 'eviction-ends', 'swapoff-ends', "
        + "'write-ends', 'fault-ends', 'read-ends' or the end of the line"
    ),
    .newCommands(
      "a comparison with nothing, and a rule twice",
      "compare ‹take-3›\ncompare page-lock off, ‹page-lock› on",
      "unknown rule 'take-3': did you mean 'take-2'?",
      "the rule 'page-lock' is set twice: expected every rule once"
    ),
    .newCommands(
      "a difference from nothing",
      "expect ‹difference› none\ncompare take-2\nexpect difference none\ncompare off\n"
        + "expect ‹difference› at 1",
      "nothing has been compared: expected a compare on an earlier line",
      "nothing has been compared: expected a compare on an earlier line"
    ),
    .newCommands(
      "a schedule without length",
      "check\nexpect schedule ‹long›",
      "'long' is not a number: expected a number, such as 3"
    ),
    .newCommands(
      "a claim about nothing in version 2",
      "expect ‹nothing›",
      "unknown claim 'nothing': expected \(claims)"
    ),
  ]
}
