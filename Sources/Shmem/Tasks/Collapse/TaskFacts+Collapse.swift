// Knows the facts about collapses that hold in every race.

extension TaskFacts {
  /// The facts about a collapse.
  static let collapse = TaskFacts(
    stem: "collapse",
    summary: "joins the pages of an aligned range into one page: khugepaged, MADV_COLLAPSE",
    traits: [.worksOnPage, .needsOpenFile, .getsPages, .swapsIn],
    options: [.loop, .order],
    usualOrder: 2,
    endPromise: nil
  )
}
