// Knows the words for a load and a store as a whole.

import Shmem

extension TaskWords {
  /// The words for a load through a mapping.
  static let faultRead = TaskWords(
    entrance: .fault,
    fileEntrance: .fileFault,
    refusal: "gets SIGBUS",
    access: "load",
    injection: InjectionKey(
      letter: "f",
      name: "faultRead",
      label: "page fault of a load, as a task to step"
    )
  ) { "a load from \($0.pageWords) through a mapping\($0.manner)" }

  /// The words for a store through a mapping.
  static let faultWrite = TaskWords(
    entrance: .fault,
    fileEntrance: .fileFault,
    refusal: "gets SIGBUS",
    access: "store",
    injection: InjectionKey(
      letter: "w",
      name: "faultWrite",
      label: "page fault of a store, as a task to step"
    )
  ) { "a store to \($0.pageWords) through a mapping\($0.manner)" }
}

extension TaskSpec {
  /// The options of a fault in words.
  fileprivate var manner: String {
    (mapsAround ? ", with the pages around it" : "")
      + (mayRetry ? "" : ", whose fault may not be retried")
  }
}
