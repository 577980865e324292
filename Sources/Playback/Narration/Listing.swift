// Knows a function of the race: its names, and its lines of pseudo-code in our own words.

package import Shmem

/// A function of the kernel, or a part of one.
package struct Listing: Hashable, Sendable {
  /// The name in the kernels of 2014: `shmem_undo_range(), first loop`.
  package let name: String
  /// The name in a word or two.
  package let shortName: String
  /// All lines, in order.
  package let lines: [ListingLine]
  /// The kind of file that the function works on.
  private let mapping: Mapping

  /// Creates a function from its names, the kind of file that it works on, and its lines.
  init(_ name: String, _ shortName: String, in mapping: Mapping, _ lines: [ListingLine]) {
    self.name = name
    self.shortName = shortName
    self.mapping = mapping
    self.lines = lines
  }

  /// Returns the lines that are shown under some rules, in order, with the names of a kernel.
  ///
  /// A line that no kernel of 2014 has is left out, unless the rules include it.
  package func lines(under rules: Rules, of kernel: Kernel) -> [ListingLine] {
    lines.filter { $0.isShown(under: rules, in: mapping) }.map { $0.named(in: kernel) }
  }

  /// Returns the name in a kernel: `shrink_folio_list(), shmem_writepage()` in 6.1.
  package func name(in kernel: Kernel) -> String { kernel.naming(name) }

  /// Returns the position of the line for a step, counted from 0, or nil if no line stands for it.
  package func position(of stepID: StepID) -> Int? {
    lines.firstIndex { $0.stepIDs.contains(stepID) }
  }

  /// Returns the function that a task is in when `stepID` comes next.
  package static func containing(_ stepID: StepID, for kind: TaskKind, in mapping: Mapping)
    -> Listing
  {
    let isFile = mapping == .file
    let entrance = entrance(of: kind, in: mapping)
    return switch stepID.function {
    case .madvise: madvise
    case .loop(.first): isFile ? fileFirstLoop : firstLoop
    case .loop(.second): isFile ? fileSecondLoop : secondLoop
    case .swapIn: swapIn
    case .getPage where !isFile: getPage
    // write(2) calls the fault of its buffer. The lines of filemap_fault() leave out some steps of a fault.
    case .getPage, .diskRead, .fault:
      [entrance, isFile ? fileFault : fault].first { $0.position(of: stepID) != nil } ?? fault
    case .entrance, .undoRange: entrance
    }
  }

  /// Returns the function by which a task enters the kernel.
  package static func entrance(of kind: TaskKind, in mapping: Mapping) -> Listing {
    switch mapping {
    case .tmpfs: kind.words.entrance
    case .file: kind.words.fileEntrance ?? kind.words.entrance
    }
  }
}
