// Knows the messages about the header up to the hole.

import Shmem

/// The names of all kernels, as a message lists them.
private let kernels =
  Kernel.allCases.map(\.rawValue).joined(separator: ", ") + " or today"

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
      "'kernel' is given twice: it is already on line 2"
    ),
    .header(
      "a key whose first value was refused is given twice all the same",
      "kernel ‹9›\nslots page\n‹kernel› 3.16",
      "unknown kernel '9': expected \(kernels)",
      "'kernel' is given twice: it is already on line 2"
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
      "unknown kernel '3.17': expected \(kernels)"
    ),
    .header(
      "no kernel",
      "kernel‹›   # later\nslots page",
      "missing kernel: expected \(kernels)"
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
      "a file on a disk has no task 'swapoff': expected read, write, fault-read, fault-write, "
        + "reclaim, truncate, readahead or invalidate"
    ),
    .header(
      "a task that joins a file on a disk and cannot",
      "mapping file\nslots page\ninject ‹splice› at 0",
      "a file on a disk has no task 'splice': expected read, write, fault-read, fault-write, "
        + "reclaim, truncate, readahead or invalidate"
    ),
    .header(
      "a task that a file in tmpfs cannot have",
      "slots page\ntasks read@0, ‹invalidate@0›",
      "a file in tmpfs has no task 'invalidate': expected read, splice, write, fault-read, "
        + "fault-write, reclaim, truncate, preallocate, evict, swapoff, pin, readahead or collapse"
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
      "the hole reaches beyond the end of the file: its last page is 1"
    ),
    .header(
      "a hole that cuts a page behind the file",
      "slots page page\nhole   ‹0-1~›",
      "the hole reaches beyond the end of the file: its last page is 1"
    ),
    .header(
      "an empty hole",
      "hole   ‹1-›  # nothing\nslots page page",
      "the hole holds no page and no part of one: expected FIRST-LAST, such as 1-3"
    ),
  ]
}
