// Knows which tasks a demo can add, and which steps they take.
internal import Shmem

extension TaskKind {
  /// What the tasks beside the puncher do.
  static let others = allCases.filter { $0 != .punch }

  /// The steps that tasks of this kind can take.
  ///
  /// Whoever meets a swap entry swaps it in by the steps S; the puncher does so at the edges. Splice
  /// is a read in later kernels. Splice and write(2) get their page by some steps of a fault, and a write's
  /// buffer may fault. What is not in
  /// memory is read from the disk by the steps M.
  var stepIDs: [StepID] {
    let (letters, others): ([Character], [StepID]) =
      switch self {
      case .punch: (["P", "S"], [])
      case .read: (["R", "S", "M"], [])
      case .splice: (["L", "S"], Self.getPageStepIDs + [.r1, .r2])
      case .write: (["W", "S"], Self.getPageStepIDs + Self.loadStepIDs)
      case .faultRead, .faultWrite: (["F", "S", "M"], [])
      case .reclaim: (["C"], [])
      case .truncate: (["T", "S"], Self.undoRangeStepIDs + [.p12])
      case .preallocate:
        (["U", "S"], Self.getPageStepIDs + Self.undoRangeStepIDs + [.p12, .p13, .p15])
      case .evict: (["E"], Self.undoRangeStepIDs)
      case .swapoff: (["O"], [])
      }
    return StepID.allCases.filter { stepID in
      others.contains(stepID) || letters.contains { stepID.rawValue.hasPrefix(String($0)) }
    }
  }

  /// The walk of a punch, without what only a hole has: edges and something behind it.
  private static let undoRangeStepIDs: [StepID] = [
    .p4, .p5, .p6, .p6e, .p7, .p8, .p9, .p10a, .p10b, .p11, .p14, .p16, .p16e, .p17, .p17w, .p18,
    .p19, .p20, .p21,
  ]

  /// What the fault of a write's buffer takes beside those.
  private static let loadStepIDs: [StepID] = [.f1, .f12, .f14]

  private static let getPageStepIDs: [StepID] = [.f5, .f6, .f8, .f9, .f10, .f11]
}
