// Finds the figure that a script shows at each of its points.

package import Script

extension ScriptPath {
  /// Shows a figure in the place of the race from the last point on, or the race again.
  package mutating func show(_ figure: ShownFigure?) {
    if last.isClosed || last.figure != nil { points.append(Point(moment: last.moment)) }
    figures.append(points.count - 1)
    points[points.count - 1].figure = .some(figure)
  }

  /// Tells the demo in short, at a point of its own.
  package mutating func recap(_ lines: [String]) {
    var point = Point(moment: last.moment)
    point.recap = lines
    points.append(point)
  }

  /// Returns the figure that the script shows at a point; nil if it shows the race.
  ///
  /// A figure stays until another one is shown, or the race, and until the next chapter or a jump.
  func figure(at position: Int) -> ShownFigure? {
    let place = figures.prefix(figures.count(upTo: position)).last
    guard let place, let figure = points[place].figure ?? nil,
      landings.count(upTo: place) == landings.count(upTo: position)
    else { return nil }
    let since = wordedPoints[
      wordedPoints.count(upTo: place)..<wordedPoints.count(upTo: position)
    ]
    return since.contains { points[$0].annotation?.chapter != nil } ? nil : figure
  }
}
