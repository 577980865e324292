// Lists the words for kernels: their names, and one for the newest.
package import Shmem

/// A word that stands for a kernel.
package enum KernelWord: CaseIterable, RawRepresentable, Hashable, Sendable {
  /// The name of a kernel.
  case name(Kernel)
  /// The newest kernel that was released; what is written down of the race has its name.
  case today

  /// All words, the names first.
  package static let allCases = Kernel.allCases.map(Self.name) + [.today]

  /// Finds the kernel with this name, or the newest one; nil for any other word.
  package init?(rawValue: String) {
    guard let word = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = word
  }

  /// The word.
  package var rawValue: String {
    switch self {
    case .name(let kernel): kernel.rawValue
    case .today: "today"
    }
  }

  /// The kernel that it stands for.
  package var kernel: Kernel {
    switch self {
    case .name(let kernel): kernel
    case .today: .newest
    }
  }
}
