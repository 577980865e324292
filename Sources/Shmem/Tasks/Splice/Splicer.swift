// Knows where a splice from one page of the file into a pipe can be in its code.

/// The place of a splice read in its code.
///
/// ```
/// L1   take a page that is there, without its lock
///      none there: get it, or make one (F5 ... F11)
/// L2   unlock it
/// L3   still in the file, and written? otherwise get it after all
/// L4   the pipe has been read: drop the reference
/// ```
///
/// In 6.1 it is a read into a pipe, by the steps R1, S1 to S10 and R2, and L4 drops what the pipe has.
///
/// Kernel: shmem_file_splice_read() with shmem_getpage(SGP_CACHE), mm/shmem.c, 3.16. It takes no
/// i_mutex and never looks at i_private, and it puts pages into holes.
package enum Splicer: Hashable, Sendable {
  /// It has not started.
  case idle
  /// It gets the page, or makes one; it may hold another that turned out to be of no use.
  case getPage(PageIndex, GetPage, useless: PageNumber?)
  /// It has got the page, locked; it may still hold the one of no use.
  case unlock(PageIndex, PageNumber, useless: PageNumber?)
  /// It is a read, and has not got its page yet: never one that is to copy or is finished.
  case read(Reader)
  /// It has a page, which was not looked at while locked.
  case check(PageIndex, PageNumber)
  /// The page is in the pipe, which keeps the reference.
  case drain(PageIndex, PageNumber)
  /// It is done.
  case finished

  /// Makes the place of a splice that is a read, from the place of the read: the bytes that are read have gone into the
  /// pipe.
  init(_ reader: Reader) {
    switch reader {
    case .idle: self = .idle
    case .lookUp, .lock, .swapIn, .fromDisk, .unlock: self = .read(reader)
    case .copy(let index, let page): self = .drain(index, page)
    case .finished: self = .finished
    }
  }
}
