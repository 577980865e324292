// Knows which names of 2014 have other names in later kernels, and which word for the memory of pages.

package import Shmem

extension Kernel {
  /// True if the kernel names a piece of memory for pages of a file a folio: 6.1 and later.
  ///
  /// Folios came with 5.16; mm/shmem.c speaks of them throughout in 6.1, the first kernel here that has them.
  package var hasFolios: Bool { isSince(.v6_1) }

  /// Returns true if the kernel is a given one or a later one.
  func isSince(_ first: Kernel) -> Bool {
    let order = Self.allCases
    return order.firstIndex(of: self) ?? 0 >= order.firstIndex(of: first) ?? 0
  }

  /// Returns a text with the names that this kernel uses: for 6.1 `i_mutex` becomes `i_rwsem`.
  ///
  /// All sentences of the program use the names of 2014. Locks and functions have their later names in tables, here and
  /// in `FunctionName`. The word `page` becomes `folio`, unless it means a page of the file:
  ///
  /// ```
  ///   Slot 2 holds page P3: the page lock ...     Slot 2 holds folio P3: the folio lock ...
  ///   page 2, the first page, no whole page       page 2, the first page, no whole page
  /// ```
  package func naming(_ text: String) -> String {
    let phrases = Self.phrases.filter { isSince($0.since) }
    return EraText(kernel: self).named(
      phrases.reduce(text) { $0.replacing($1.of2014, with: $1.later) }
    )
  }

  /// The later name of a lock or another thing, or nil if this kernel has the name of 2014.
  fileprivate func laterName(of word: Substring) -> String? {
    Self.things[String(word)].flatMap { isSince($0.since) ? $0.later : nil }
  }

  /// The later names of things that are a word each.
  ///
  /// i_mutex became i_rwsem in 4.7, the lock inside i_pages took the place of tree_lock in 4.17, and mmap_sem became
  /// mmap_lock in 5.8. shmem_swaplist_mutex is a spinlock in mm/shmem.c, 7.3.4.
  private static let things: [String: (since: Kernel, later: String)] = [
    "i_mutex": (.v6_1, "i_rwsem"), "mmap_sem": (.v6_1, "mmap_lock"),
    "tree_lock": (.v6_1, "xa_lock"), "page_tree": (.v6_1, "i_pages"),
    "shmem_swaplist_mutex": (.v7_3_4, "shmem_swaplist_lock"),
  ]

  /// The later forms of what takes more than a word.
  private static let phrases: [(of2014: String, since: Kernel, later: String)] = [
    ("shmem_getpage_gfp(), swap-in", .v6_1, "shmem_swapin_folio()"),
    ("up_read(mmap_sem)", .v6_1, "mmap_read_unlock(mm)"),
    ("down_read(mmap_sem)", .v6_1, "mmap_read_lock(mm)"),
    ("down_read(invalidate_lock)", .v6_1, "filemap_invalidate_lock_shared()"),
    ("up_read(invalidate_lock)", .v6_1, "filemap_invalidate_unlock_shared()"),
    ("(), writepage", .v6_18_0, "(), writepages"),
    ("lock swaplist mutex", .v7_3_4, "lock the swaplist"),
    ("lock the swaplist mutex", .v7_3_4, "lock the swaplist"),
    ("swaplist mutex", .v7_3_4, "swaplist lock"),
    ("unlock the mutex", .v7_3_4, "unlock the list"),
    ("unlock mutex and", .v7_3_4, "unlock list and"),
  ]
}

/// The words of a text, looked up one by one.
private struct EraText {
  let kernel: Kernel

  /// The words before `page` with which it means a page of the file; so does a number.
  private static let wordsBefore: Set<Substring> = [
    "whole", "first", "last", "next", "this", "which", "Which", "any", "edge",
  ]
  /// The texts after `page` with which it means a page of the file; so does a number.
  private static let textsAfter = [
    " cache", " fault", " frame", " of the file", " of data", " of old data", " of its choice",
    " of swap", " around", " from the disk", " cut",
  ]
  /// The texts after `page` with which it means memory, even after a number.
  private static let textsOfMemory = [" of one slot", " of several slots"]

  /// Returns the text with every word by its name in the kernel.
  func named(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    var wordBefore: Substring = ""
    while let start = rest.firstIndex(where: \.isPartOfWord) {
      let gap = rest[..<start]
      let tail = rest[start...]
      let end = tail.firstIndex { !$0.isPartOfWord } ?? tail.endIndex
      let (word, after) = (tail[..<end], tail[end...])
      result += gap + name(of: word, after: gap == " " ? wordBefore : "", before: after)
      wordBefore = word
      rest = after
    }
    return result + rest
  }

  private func name(
    of word: Substring,
    after wordBefore: Substring,
    before text: Substring
  ) -> String {
    if text.first == "(" { return FunctionName.named(word, in: kernel) }
    if let later = kernel.laterName(of: word) { return later }
    guard kernel.hasFolios, let folio = Self.folios[word],
      !isPageOfFile(after: wordBefore, before: text)
    else { return String(word) }
    return folio
  }

  private func isPageOfFile(after wordBefore: Substring, before text: Substring) -> Bool {
    if Self.textsOfMemory.contains(where: text.hasPrefix) { return false }
    return Self.wordsBefore.contains(wordBefore) || wordBefore.first?.isNumber == true
      || Self.textsAfter.contains(where: text.hasPrefix)
      || text.first == " " && text.dropFirst().first { $0 != "-" }?.isNumber == true
  }

  private static let folios: [Substring: String] = [
    "page": "folio", "pages": "folios", "Page": "Folio", "Pages": "Folios",
  ]
}

extension Character {
  /// True for what names of the kernel are made of.
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}
