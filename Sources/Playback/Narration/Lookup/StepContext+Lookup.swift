// Knows what is said of a lookup of a page of the file, and asked about it, whichever task does it.

import Shmem

extension StepContext {
  // MARK: Sentences

  /// Returns true if a page lies before the end of the file.
  func isInsideFile(_ index: PageIndex) -> Bool { index.rawValue < machine.file.size }

  /// Returns the sentence for a read of a page that lies after the end of the file.
  func tellBehindEnd(at index: PageIndex) -> String {
    "Page \(index) lies beyond the end of the file: \(name) finds nothing to read."
  }

  /// Returns the sentence for a lookup that finds no page, but nothing or a shadow.
  func tellMiss(_ entry: Entry?, at index: PageIndex, meaning: String) -> String {
    guard case .shadow(let shadow) = entry else {
      return "\(name) finds slot \(index) empty: \(meaning)."
    }
    return "\(name) finds shadow \(shadow) in slot \(index), no page: \(meaning)."
  }

  /// Returns the sentence for a lookup that finds a swap entry.
  func tellFound(_ swap: SwapEntry, at index: PageIndex) -> String {
    "\(name) finds swap entry \(swap) in slot \(index); that pins nothing."
  }

  /// Returns the sentence for a lookup that finds a page.
  func tellFound(_ page: PageNumber, at index: PageIndex) -> String {
    "\(name) finds \(page) in slot \(index) and takes a reference."
  }

  /// Returns the sentence for a page that has left its slot before its lock was free.
  func tellGone(_ page: PageNumber, at index: PageIndex) -> String {
    "\(page) has left the file while \(name) waited: it looks page \(index) up again."
  }

  // MARK: Statements and questions

  /// Returns the page of the file that a statement may name; nil for a task that has not started and picks its
  /// page.
  func known(_ index: PageIndex) -> PageIndex? { machine[task].isIdle ? ownIndex : index }

  /// Returns the statement for a lookup.
  func lookUpStatement(at index: PageIndex) -> KernelStatement {
    .words(known(index).map { "look up slot \($0)" } ?? "look up a slot")
  }

  /// Returns the question for what a lookup finds.
  func askWhatIsFound(at index: PageIndex) -> String { "What will it find in slot \(index)?" }

  /// Returns the question for the last step with a page, which is copied, or has been read from a pipe.
  func askAboutRest(at index: PageIndex) -> String {
    "What will it still hold on to? And does slot \(index) change?"
  }

  /// Returns the question for a page that is about to be locked.
  func askForPlace(of page: PageNumber, at index: PageIndex) -> String {
    "Does \(page) still belong to page \(index) of the file? And what if not?"
  }
}
