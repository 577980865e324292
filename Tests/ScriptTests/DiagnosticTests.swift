// Knows every message of the language and the place it points at.
import Script
import Testing

/// A text with the places of its diagnostics, and their words from top to bottom.
struct RefusedText: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let summaries: [String]

  /// A whole file.
  static func file(_ name: String, _ text: String, _ summaries: String...) -> Self {
    Self(name: name, text: text, summaries: summaries)
  }

  /// A header behind a good first line.
  static func header(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    Self(name: name, text: "punchscope demo 1\n" + lines + "\n", summaries: summaries)
  }

  /// Commands behind a good header: five pages, `read-1`, `reclaim-1`, `fault-1`.
  static func commands(_ name: String, _ lines: String, _ summaries: String...) -> Self {
    let header = """
      punchscope demo 1
      slots    hole page page page swap
      tasks    read@2, reclaim, fault-write:loop

      """
    return Self(name: name, text: header + lines + "\n", summaries: summaries)
  }

  var testDescription: String { name }
}

@Suite("What is wrong with a text")
struct DiagnosticTests {
  @Test("is said in these words and at these places", arguments: files + headers + commands)
  func words(refused: RefusedText) {
    let marked = MarkedText(refused.text)
    let diagnostics = Samples.diagnostics(of: marked.text)
    #expect(diagnostics.map(\.problem.summary) == refused.summaries)
    #expect(
      diagnostics.map { MarkedText.Mark(line: $0.line, columns: $0.columns) } == marked.marks
    )
  }

  static let files: [RefusedText] = [
    .file(
      "nothing at all",
      "‹›",
      "this is not a demo: expected 'punchscope demo 1' as the first line"
    ),
    .file(
      "no first line",
      "‹›slots page\nnonsense\n",
      "this is not a demo: expected 'punchscope demo 1' as the first line"
    ),
    .file(
      "the first line of a trace",
      "‹›punchscope trace 1\n",
      "this is not a demo: expected 'punchscope demo 1' as the first line"
    ),
    .file(
      "a first line without version",
      "‹›punchscope demo\n",
      "this is not a demo: expected 'punchscope demo 1' as the first line"
    ),
    .file(
      "version 0",
      "‹›punchscope demo 0\nslots page\n",
      "this is not a demo: expected 'punchscope demo 1' as the first line"
    ),
    .file(
      "a newer version, whose lines are not read",
      "punchscope demo ‹2›\nsing a song\n",
      "this demo is written in version 2 of the language: this program reads version 1"
    ),
    .file(
      "a version that is no number",
      "punchscope demo ‹one›\n",
      "'one' is not a number: expected a number, such as 3"
    ),
    .file(
      "more behind the version",
      "punchscope demo 1 ‹please›\n",
      "unexpected 'please': expected the end of the line"
    ),
    .file(
      "a byte order mark",
      "‹\u{FEFF}›punchscope demo 1\nslots page\n",
      "the character U+FEFF cannot be seen"
    ),
    .file(
      "a tab",
      "punchscope demo 1\nslots‹\t›page\n",
      "a tab: expected blanks"
    ),
    .file(
      "lines that end in carriage return and line feed, said once",
      "punchscope demo 1‹›\r\nslots page\r\nnote x\r\n",
      "a carriage return at the end of the line: expected lines that end in a line feed alone"
    ),
    .file(
      "carriage returns beside other mistakes",
      "punchscope demo 1\nslots page\nnote x‹›\r\nstep ‹pinch›\r\n",
      "a carriage return at the end of the line: expected lines that end in a line feed alone",
      "unknown task 'pinch': did you mean 'punch'?"
    ),
    .file(
      "an escape sequence in a text",
      "punchscope demo 1\nslots page\nnote a ‹\u{1B}›[31mred note\n",
      "the character U+001B cannot be seen"
    ),
    .file(
      "text that would be shown backwards",
      "punchscope demo 1\nslots page\nnote a ‹\u{202E}›note\n",
      "the character U+202E cannot be seen"
    ),
  ]

  static let headers: [RefusedText] = [
    .file(
      "no slots",
      "‹›punchscope demo 1\ntitle Nothing\nstep punch\n",
      "the header does not say what the file holds: "
        + "expected a line such as 'slots    page swap page'"
    ),
    .header(
      "an unknown key with a likely meaning",
      "‹kernle› 3.16\nslots page",
      "unknown command 'kernle': did you mean 'kernel'?"
    ),
    .header(
      "an unknown key like no other",
      "‹color› red\nslots page",
      "unknown command 'color': expected title, about, kernel, rules, slots, hole, tasks, batch, "
        + "shift, chapter, note, speaker, step, inject, swizzle or expect"
    ),
    .header(
      "a key that is given twice",
      "kernel 3.15\nslots page\n‹kernel› 3.16",
      "'kernel' is given twice: it stands on line 2 already"
    ),
    .header(
      "a key whose first value was refused is given twice all the same",
      "kernel ‹9›\nslots page\n‹kernel› 3.16",
      "unknown kernel '9': expected 3.15, rfc-24jun, take-2, 8e205f779d14 or 3.16",
      "'kernel' is given twice: it stands on line 2 already"
    ),
    .header(
      "a key among the commands",
      "slots page\nchapter One\n‹kernel› 3.15",
      "'kernel' belongs in the header of a demo: the header ends before the first command"
    ),
    .header(
      "no title",
      "title‹›\nslots page",
      "missing text: expected a text up to the end of the line"
    ),
    .header(
      "an unknown kernel between two others",
      "kernel   ‹3.17›\nslots    page",
      "unknown kernel '3.17': expected 3.15, rfc-24jun, take-2, 8e205f779d14 or 3.16"
    ),
    .header(
      "no kernel",
      "kernel‹›   # later\nslots page",
      "missing kernel: expected 3.15, rfc-24jun, take-2, 8e205f779d14 or 3.16"
    ),
    .header(
      "two kernels",
      "kernel 3.15 ‹3.16›\nslots page",
      "unexpected '3.16': expected the end of the line"
    ),
    .header(
      "an unknown rule",
      "rules ‹swap-rety› off\nslots page",
      "unknown rule 'swap-rety': did you mean 'swap-retry'?"
    ),
    .header(
      "a value that the rule does not have",
      "rules swap-retry off, fault-gate ‹i_mutex›\nslots page",
      "unknown value of fault-gate 'i_mutex': expected none or waitq"
    ),
    .header(
      "a rule without value",
      "rules rescan‹›\nslots page",
      "missing value of rescan: expected on or off"
    ),
    .header(
      "a rule without value behind its equals sign",
      "rules rescan=‹›, swap-retry=off\nslots page",
      "missing value of rescan: expected on or off"
    ),
    .header(
      "a rule that is set twice",
      "rules rescan on, ‹rescan› off\nslots page",
      "the rule 'rescan' is set twice: expected every rule once"
    ),
    .header(
      "an unknown content of a slot",
      "slots page ‹shadow› hole",
      "unknown content of a slot 'shadow': "
        + "expected page, clean, swap, cached, hole or fallocated"
    ),
    .header(
      "a comma too many",
      "slots page,‹,› page",
      "unexpected ',': expected the end of the line"
    ),
    .header(
      "a comma at the end",
      "slots page,‹›",
      "missing content of a slot: expected page, clean, swap, cached, hole or fallocated"
    ),
    .header(
      "a page that is named twice",
      "slots 0-3=page ‹3-5=swap›",
      "page 3 is named twice: expected every page once"
    ),
    .header(
      "a page that is left out",
      "slots 0-3=page ‹5=swap›",
      "page 4 is not named: expected page 4 before this one"
    ),
    .header(
      "a range of slots that runs backwards",
      "slots ‹3-0›=page",
      "the range ends before it begins: did you mean 0-3?"
    ),
    .header(
      "a page that is no number",
      "slots 0=page ‹one›=page",
      "'one' is not a page: expected a page number, counted from 0"
    ),
    .header(
      "a page that no file has",
      "slots 0-‹1048576›=page",
      "the number 1048576 is too large: expected at most 1048575"
    ),
    .header(
      "a number of absurd length",
      "slots page\nhole 0-‹99999999999999999999999999999›",
      "the number 99999999999999999999… is too large: expected at most 1048575"
    ),
    .header(
      "a file that is too long",
      "slots ‹0-1048575=page page›",
      "a file of 1048577 pages: expected 1 to 1048576"
    ),
    .header(
      "a hole that is no range",
      "slots page\nhole ‹all›",
      "'all' is not a hole: expected FIRST-LAST, such as 1-3"
    ),
    .header("no hole", "slots page\nhole‹›", "missing hole: expected FIRST-LAST, such as 1-3"),
    .header(
      "a hole that runs backwards",
      "slots page page\nhole ‹1-0›",
      "the range ends before it begins: did you mean 0-1?"
    ),
    .header(
      "a hole that cuts a page before the file",
      "slots page page\nhole ‹~0-1›",
      "no page lies before page 0: expected no '~' before page 0"
    ),
    .header(
      "a hole behind the file",
      "slots page page\nhole   ‹1-2›",
      "the hole reaches behind the end of the file: its last page is 1"
    ),
    .header(
      "a hole that cuts a page behind the file",
      "slots page page\nhole   ‹0-1~›",
      "the hole reaches behind the end of the file: its last page is 1"
    ),
    .header(
      "an empty hole",
      "hole   ‹1-›  # nothing\nslots page page",
      "the hole holds no page and no part of one: expected FIRST-LAST, such as 1-3"
    ),
    .header(
      "an unknown kind of task",
      "slots page\ntasks read, ‹reclame›@0",
      "unknown kind of task 'reclame': did you mean 'reclaim'?"
    ),
    .header(
      "a task that repeats in another word",
      "slots page\ntasks read:‹lop›@0",
      "unknown word 'lop': did you mean 'loop'?"
    ),
    .header(
      "a task on no page",
      "slots page\ntasks read@‹›",
      "missing page: expected a page number, counted from 0"
    ),
    .header(
      "a second puncher",
      "slots page\ntasks read, ‹punch›",
      "a second puncher: the puncher is always there, and i_mutex admits one at a time"
    ),
    .header(
      "a task behind the file",
      "slots page page\ntasks read@1, ‹reclaim@2›, read",
      "'reclaim@2' works behind the end of the file: its last page is 1"
    ),
    .header(
      "too many tasks",
      "slots page\ntasks ‹read read read read read read read read›",
      "9 tasks, the puncher among them: expected at most 8"
    ),
    .header(
      "a batch out of bounds",
      "slots page\nbatch ‹15›",
      "a gather of at most 15 entries: expected 1 to 14"
    ),
    .header(
      "a shift out of bounds",
      "slots page\nshift ‹7›",
      "a tree node of 2^7 slots: expected a shift of 2 to 6"
    ),
    .header(
      "a batch below 0",
      "slots page\nbatch ‹-1›",
      "'-1' is not a number: expected a number, such as 3"
    ),
    .header(
      "a batch of absurd length",
      "slots page\nbatch ‹5000000000›",
      "the number 5000000000 is too large: expected at most 4294967295"
    ),
  ]

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
      "unknown row 'P99': expected until, at, P1 to P23 or S1 to S10"
    ),
    .commands(
      "a row in small letters",
      "step punch ‹p14›",
      "unknown row 'p14': did you mean 'P14'?"
    ),
    .commands(
      "a row of another task",
      "step punch until ‹C2›",
      "a punch task never takes C2: expected P1 to P23 or S1 to S10"
    ),
    .commands(
      "no row to run to",
      "step reclaim-1 until‹›",
      "missing row: expected end or C1 to C15"
    ),
    .commands(
      "a page without its word",
      "step punch P16 ‹2›",
      "unexpected '2': expected 'at' or the end of the line"
    ),
    .commands(
      "a page behind the file",
      "step punch P16 at ‹5›",
      "page 5 lies behind the end of the file: its last page is 4"
    ),
    .commands("not quite everybody", "step all until‹›", "missing word: expected end"),
    .commands(
      "a comma between words",
      "step punch‹,› P14",
      "unexpected ',': expected the end of the line"
    ),
    .commands(
      "a second puncher in the race",
      "inject ‹punch›",
      "a second puncher: the puncher is always there, and i_mutex admits one at a time"
    ),
    .commands(
      "an injection behind the file",
      "inject ‹reclaim@9›\ninject reclaim at ‹9›",
      "page 9 lies behind the end of the file: its last page is 4",
      "page 9 lies behind the end of the file: its last page is 4"
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
      "unknown claim 'retry': expected slot, batch, lost, tolerated, retries, gathers, promise, "
        + "punch, read-1, reclaim-1 or fault-1"
    ),
    .commands(
      "a slot without content",
      "expect slot 2‹›",
      "missing content of a slot: expected old, new, hole, swap or page"
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
      "an unknown standing",
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
      "a read task never takes P14: expected R1 to R3 or S1 to S10"
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
