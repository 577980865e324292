// Knows the code that each step belongs to, by the first letter of its id.

import Shmem

extension Glossary {
  /// The steps: the first sentence is the comment of the id, the second names the task by the letter.
  static let steps: [Term] = Term.table(
    .steps,
    stepSummaries + "\n" + laterStepSummaries
  ).map { term in
    let family = families[term.name.first ?? " "] ?? ""
    return Term(.steps, term.name, "\(term.explanation) A step of \(family).")
  }

  /// The code that a step belongs to, by the first letter of its id.
  private static let families: [Character: String] = [
    "P": "the punch", "R": "read(2)", "L": "a splice", "W": "write(2)", "S": "a swap-in",
    "M": "reading a page from the disk", "F": "a page fault", "C": "reclaim", "T": "a truncate",
    "U": "a preallocation", "E": "an eviction", "O": "swapoff", "G": "a pin", "H": "a read-ahead",
    "I": "an invalidation", "B": "the freeing of blocks", "K": "a collapse",
  ]
}
