// Says in words where the selected step of a view with a row for each step stands.

extension Play {
  /// Returns the step of the selected moment and the last one, and its place on its branch where that is another number.
  ///
  /// ```text
  ///   step 20/37                      the steps of the only branch
  ///   step 60/72, 14/26 on the branch
  /// ```
  package func placeWords(of table: StepTable) -> String {
    let step = "\(timeline.number(of: table.moment))/\(timeline.lastNumber)"
    let place = "\(table.selected)/\(table.selectedWay.count - 1)"
    return step == place ? "step \(step)" : "step \(step), \(place) on the branch"
  }
}
