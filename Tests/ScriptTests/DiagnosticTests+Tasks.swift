// Knows the messages about what follows the hole in the header: the tasks, the call and the numbers.

extension DiagnosticTests {
  static let tasks: [RefusedText] = [
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
      "unexpected 'loop': expected 'no-retry', 'order', 'mapped' or the end of the line"
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
      "'write:buffer=1@0' works beyond the end of the file: its last page is 0"
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
      "a second puncher: the puncher is always there, and i_mutex allows only one at a time"
    ),
    .header(
      "a page for a task that works on none",
      "slots page page\ntasks read@1, swapoff@‹0›",
      "'swapoff' takes no page: expected 'swapoff' alone"
    ),
    .header(
      "a task that needs a file open that is evicted",
      "slots page page\ntasks evict, reclaim@1, ‹read@1›",
      "'read@1' needs the file open: a file is evicted only when it is no longer open"
    ),
    .header(
      "a second eviction",
      "slots page page\ntasks ‹evict, evict›",
      "a second eviction: a file is evicted once"
    ),
    .header(
      "a task behind the file",
      "slots page page\ntasks read@1, ‹reclaim@2›, read",
      "'reclaim@2' works beyond the end of the file: its last page is 1"
    ),
    .header(
      "too many tasks",
      "slots page\ntasks ‹read read read read read read read read›",
      "9 tasks, the puncher included: expected at most 8"
    ),
    .header(
      "a batch out of bounds",
      "slots page\nbatch ‹32›",
      "a gather of at most 32 entries: expected 1 to 31"
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
