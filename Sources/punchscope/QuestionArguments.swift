// Knows how the command line writes promises, reductions and sizes of memory.

import ArgumentParser
import Script
import Shmem

/// A promise as the command line names it.
struct PromiseName: ExpressibleByArgument {
  /// The promise.
  var word: PromiseWord

  init?(argument: String) {
    guard let word = PromiseWord(rawValue: argument) else { return nil }
    self.word = word
  }
}

/// A set of reductions as the command line writes it: `none`, or names with commas.
struct ReductionList: ExpressibleByArgument {
  /// The reductions.
  var reductions: Reductions

  /// The reductions in words.
  var defaultValueDescription: String {
    switch reductions {
    case .all: "all"
    case []: "none"
    // Reductions is an option set: any other set.
    default: reductions.names.joined(separator: ",")
    }
  }

  init(reductions: Reductions) { self.reductions = reductions }

  init?(argument: String) {
    reductions = []
    switch argument {
    case "all": reductions = .all
    case "none": break
    default:
      for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
        guard let reduction = Reductions(name: String(name)) else { return nil }
        reductions.insert(reduction)
      }
    }
  }
}

/// A size of memory as the command line writes it: `500M`, `4G`, or a number of bytes.
struct MemorySize: ExpressibleByArgument {
  /// The size.
  var bytes: Int

  init?(argument: String) {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let text = argument.uppercased()
    let shift = text.last.flatMap { shifts[$0] }
    let digits = shift == nil ? text[...] : text.dropLast()
    guard let number = Int(digits), number > 0, number <= Int.max >> (shift ?? 0) else {
      return nil
    }
    bytes = number << (shift ?? 0)
  }
}
