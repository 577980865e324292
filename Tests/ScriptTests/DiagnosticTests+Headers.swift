// Knows the messages about the header.

extension DiagnosticTests {
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
      "unknown command 'color': expected title, about, kernel, mapping, rules, slots, hole, call, "
        + "tasks, fuel, fairness, batch, shift, chapter, note, speaker, step, inject, swizzle or expect"
    ),
    .header(
      "a key that is given twice",
      "kernel 3.15\nslots page\n‹kernel› 3.16",
      "'kernel' is given twice: it stands on line 2 already"
    ),
    .header(
      "a key whose first value was refused is given twice all the same",
      "kernel ‹9›\nslots page\n‹kernel› 3.16",
      "unknown kernel '9': expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1",
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
      "unknown kernel '3.17': expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1"
    ),
    .header(
      "no kernel",
      "kernel‹›   # later\nslots page",
      "missing kernel: expected 3.15, f00cdc6df7d7, rfc-24jun, take-2, 8e205f779d14, 3.16 or 6.1"
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
      "rules swap-retry off, fault-gate ‹mutex›\nslots page",
      "unknown value of fault-gate 'mutex': expected none, i_mutex or waitq"
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
      "a slot that a file in tmpfs cannot have",
      "slots ‹page shadow›",
      "a file in tmpfs has no slot that holds 'shadow': "
        + "expected page, clean, swap, cached, hole or fallocated"
    ),
    .header(
      "a slot that a file on a disk cannot have",
      "mapping file\nslots ‹page swap›",
      "a file on a disk has no slot that holds 'swap': expected page, clean, hole or shadow"
    ),
    .header(
      "a task that a file on a disk cannot have",
      "mapping file\nslots page\ntasks read@0, ‹swapoff›",
      "a file on a disk has no task 'swapoff': expected read, fault-read, reclaim or truncate"
    ),
    .header(
      "a task that joins a file on a disk and cannot",
      "mapping file\nslots page\ninject ‹write› at 0",
      "a file on a disk has no task 'write': expected read, fault-read, reclaim or truncate"
    ),
    .header(
      "an unknown kind of file",
      "mapping ‹ext4›\nslots page",
      "unknown mapping 'ext4': expected tmpfs or file"
    ),
    .header(
      "an unknown content of a slot",
      "slots page ‹ghost› hole",
      "unknown content of a slot 'ghost': "
        + "expected page, clean, swap, cached, hole, fallocated or shadow"
    ),
    .header(
      "a comma too many",
      "slots page,‹,› page",
      "missing content of a slot: expected page, clean, swap, cached, hole, fallocated or shadow"
    ),
    .header(
      "a comma at the end",
      "slots page,‹›",
      "missing content of a slot: expected page, clean, swap, cached, hole, fallocated or shadow"
    ),
    .header(
      "pages without what they hold",
      "slots page 1-3‹›",
      "missing content of a slot: "
        + "expected =page, =clean, =swap, =cached, =hole, =fallocated or =shadow"
    ),
    .header(
      "a slot that is given two contents",
      "slots 0=‹page=swap›",
      "unknown content of a slot 'page=swap': "
        + "expected page, clean, swap, cached, hole, fallocated or shadow"
    ),
    .header(
      "a content that names no page",
      "slots ‹x›=page",
      "'x' is not a page: expected a page number, counted from 0"
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
      "the number 999999999999999…99999999 is too large: expected at most 1048575"
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
      "an option that such a task cannot have",
      "slots page\ntasks reclaim:‹no-retry›",
      "unknown word 'no-retry': expected loop"
    ),
    .header(
      "an option that is given twice",
      "slots page\ntasks fault-write:loop:‹loop›",
      "unexpected 'loop': expected 'no-retry' or the end of the line"
    ),
    .header(
      "a page behind an option that takes none",
      "slots page\ntasks read:loop=‹0›",
      "unexpected '0': expected the end of the line"
    ),
    .header(
      "a buffer in no page",
      "slots page\ntasks write:buffer‹›@0",
      "missing page: expected a page number, counted from 0"
    ),
    .header(
      "a buffer behind the end of the file",
      "slots page\ntasks ‹write:buffer=1@0›",
      "'write:buffer=1@0' works behind the end of the file: its last page is 0"
    ),
    .header(
      "a call that does not punch",
      "slots page\ncall ‹madvice›",
      "unknown call that punches 'madvice': did you mean 'madvise'?"
    ),
    .header(
      "a hole that madvise(2) cannot punch",
      "slots page page\ncall madvise\nhole ‹0-0~›",
      "the hole cuts a page, but madvise(2) punches whole pages: expected a hole without '~', or the call "
        + "fallocate"
    ),
    .header(
      "fuel that is no number",
      "slots page\nfuel ‹much›",
      "'much' is not a number: expected a number, such as 3"
    ),
    .header(
      "fuel for a file without swap",
      "slots page\nmapping file\nfuel ‹3›",
      "fuel for swizzles, but a file on a disk has no swap: expected no fuel, or a file in tmpfs"
    ),
    .header(
      "a fairness that is none",
      "slots page\nfairness ‹strong›",
      "unknown fairness 'strong': expected none or weak"
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
      "a page for a task that works on none",
      "slots page page\ntasks read@1, swapoff@‹0›",
      "'swapoff' works on no page of its own: expected 'swapoff' alone"
    ),
    .header(
      "a task that needs a file open that is evicted",
      "slots page page\ntasks evict, reclaim@1, ‹read@1›",
      "'read@1' needs the file open: a file is evicted only when nobody has it open any more"
    ),
    .header(
      "a second eviction",
      "slots page page\ntasks ‹evict, evict›",
      "a second eviction: a file is evicted once"
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
      "slots page\nbatch ‹16›",
      "a gather of at most 16 entries: expected 1 to 15"
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
}
