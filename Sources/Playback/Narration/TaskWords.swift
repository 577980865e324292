// Knows which words a kind of tasks needs besides those for its steps.

import Shmem

/// The words for a kind of tasks, one description for each kind.
package struct TaskWords: Sendable {
  /// The function by which such a task enters the kernel.
  let entrance: Listing
  /// The function by which it enters if the file is an ordinary one; nil if such a file has no such task.
  let fileEntrance: Listing?
  /// Returns the words for a task that joins: "read(2) of page 3".
  let joining: @Sendable (TaskSpec) -> String
  /// The result if it wants a page after the end of the file: "gets SIGBUS".
  let refusal: String
  /// The access that it is for, in the title of its lane: "load"; nil for most kinds.
  package let access: String?
  /// The key that adds such a task; nil if none does.
  package let injection: InjectionKey?

  /// Describes the words for a kind.
  init(
    entrance: Listing,
    fileEntrance: Listing?,
    refusal: String = "gets nothing",
    access: String? = nil,
    injection: InjectionKey? = nil,
    joining: @escaping @Sendable (TaskSpec) -> String
  ) {
    self.entrance = entrance
    self.fileEntrance = fileEntrance
    self.refusal = refusal
    self.access = access
    self.injection = injection
    self.joining = joining
  }
}

/// The key that adds something at the selected slot.
package struct InjectionKey: Hashable, Sendable {
  /// The key.
  package let letter: Character
  /// The name, for the list of keys.
  package let name: String
  /// The injection in a few words.
  package let label: String
}

extension TaskSpec {
  /// The page that the task works on: "page 3".
  var pageWords: String { index.map { "page \($0)" } ?? "a page of its choice" }
}
