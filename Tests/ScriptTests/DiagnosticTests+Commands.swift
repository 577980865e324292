// Knows the messages about commands.

extension DiagnosticTests {
  static let commands: [RefusedText] = [
    .commands(
      "an unknown command",
      "‹stop› punch",
      "unknown command 'stop': did you mean 'step'?"
    ),
    .commands("no text", "note‹›   ", "missing text: expected a text up to the end of the line"),
    .commands(
      "nobody to step",
      "step‹›",
      "missing task: expected all, punch, read-1, reclaim-1 or fault-1"
    ),
    .commands(
      "a task that is not there",
      "step ‹read-2›",
      "unknown task 'read-2': did you mean 'read-1'?"
    ),
    .commands(
      "a kind in place of a name",
      "step ‹reclaim› C1",
      "unknown task 'reclaim': did you mean 'reclaim-1'?"
    ),
    .commands(
      "a name before its task is injected",
      "step ‹reclaim-2›\ninject reclaim at 3\nstep reclaim-2\nstep ‹reclaim-3›",
      "unknown task 'reclaim-2': did you mean 'reclaim-1'?",
      "unknown task 'reclaim-3': expected all, punch, read-1, reclaim-1, fault-1 or reclaim-2"
    ),
    .commands(
      "a task that no swizzle can have added",
      "swizzle at 3\nstep read-2\nstep reclaim-2\nstep ‹fault-2›\nstep ‹read-3›",
      "unknown task 'fault-2': did you mean 'fault-1'?",
      "unknown task 'read-3': expected all, punch, read-1, reclaim-1, fault-1, read-2 or reclaim-2"
    ),
    .commands(
      "a row that does not exist",
      "step punch ‹P99›",
      "unknown step 'P99': expected until, at, P0 to P24, S1 to S10 or B1 to B3"
    ),
    .commands(
      "a row in small letters",
      "step punch ‹p14›",
      "unknown step 'p14': did you mean 'P14'?"
    ),
    .commands(
      "a row of another task",
      "step punch until ‹C2›",
      "a punch task never takes C2: expected P0 to P24, S1 to S10 or B1 to B3"
    ),
    .commands(
      "no row to run to",
      "step reclaim-1 until‹›",
      "missing step: expected end or C1 to C15"
    ),
    .commands(
      "a page without its word",
      "step punch P16 ‹2›",
      "unexpected '2': expected 'at' or the end of the line"
    ),
    .commands(
      "a page behind the file",
      "step punch P16 at ‹5›",
      "page 5 lies beyond the end of the file: its last page is 4"
    ),
    .commands("not quite everybody", "step all until‹›", "missing word: expected end"),
    .commands(
      "a comma between words",
      "step punch‹,› P14",
      "missing step: expected until, at, P0 to P24, S1 to S10 or B1 to B3"
    ),
    .commands(
      "a comma behind a command",
      "step punch P14‹,›",
      "unexpected ',': expected 'at' or the end of the line"
    ),
    .commands(
      "a second puncher in the race",
      "inject ‹punch›",
      "a second puncher: the puncher is always there, and i_mutex allows only one at a time"
    ),
    .commands(
      "an injection behind the file",
      "inject ‹reclaim@9›\ninject reclaim at ‹9›",
      "page 9 lies beyond the end of the file: its last page is 4",
      "page 9 lies beyond the end of the file: its last page is 4"
    ),
    .commands("a swizzle nowhere", "swizzle‹›", "missing word: expected at"),
    .commands(
      "a swizzle at no page",
      "swizzle  at‹›",
      "missing page: expected a page number, counted from 0"
    ),
    .commands(
      "a claim about nothing",
      "expect ‹retry› none",
      "unknown claim 'retry': expected slot, batch, left-behind, tolerated, retries, gathers, "
        + "promise, punch, read-1, reclaim-1 or fault-1"
    ),
    .commands(
      "a slot without content",
      "expect slot 2‹›",
      "missing content of a slot: expected old, new, hole, shadow, swap or page"
    ),
    .commands(
      "an old hole",
      "expect slot 2 old ‹hole›",
      "unknown content of a slot 'hole': expected swap or page"
    ),
    .commands(
      "a lock without owner",
      "expect slot 2 page locked by‹›",
      "missing task: expected punch, read-1, reclaim-1 or fault-1"
    ),
    .commands(
      "a batch entry without colon",
      "expect batch 1:P1 ‹2s2›",
      "'2s2' is not a batch entry: expected PAGE:ENTRY, such as 1:P1 or 2:s2"
    ),
    .commands(
      "a batch entry that is neither page nor swap",
      "expect batch ‹1:x1›",
      "'1:x1' is not a batch entry: expected none or PAGE:ENTRY, such as 1:P1 or 2:s2"
    ),
    .commands(
      "no batch",
      "expect batch‹›",
      "missing batch entry: expected none or PAGE:ENTRY, such as 1:P1 or 2:s2"
    ),
    .commands(
      "a lost page that is no number",
      "expect lost ‹some›",
      "'some' is not a page: expected none or a page number, counted from 0"
    ),
    .commands(
      "a page lost twice",
      "expect lost 2 ‹2›",
      "page 2 is named twice: expected every page once"
    ),
    .commands(
      "more than none",
      "expect tolerated none ‹2›",
      "unexpected '2': expected the end of the line"
    ),
    .commands(
      "no count",
      "expect retries ‹none›",
      "'none' is not a number: expected a number, such as 3"
    ),
    .commands(
      "an unknown promise",
      "expect promise ‹old-data-done› holds",
      "unknown promise 'old-data-done': did you mean 'old-data-gone'?"
    ),
    .commands(
      "an unknown promise status",
      "expect promise never-empty ‹fine›",
      "unknown state of a promise 'fine': expected holds, open or broken"
    ),
    .commands(
      "an unknown state of a task",
      "expect read-1 ‹done›",
      "unknown state of a task 'done': expected next, waits or finished"
    ),
    .commands(
      "a claimed row of another task",
      "expect read-1 next ‹P14›",
      "a read task never takes P14: expected R1 to R3, S1 to S10 or M0 to M5"
    ),
    .file(
      "commands behind a refused header, as far as they can be judged",
      """
      punchscope demo 1
      slots    ‹pages›
      step     read-7 until S7
      step     ‹weed-1›
      expect   slot 99 hole
      expect   reclaim-4 next ‹S7›
      """,
      "unknown content of a slot 'pages': did you mean 'page'?",
      "unknown task 'weed-1': did you mean 'read-1'?",
      "a reclaim task never takes S7: expected C1 to C15"
    ),
  ]
}
