// Lists the pictures that a demo can show in the place of the race.
package import Shmem

/// A picture that a demo shows in the place of the race.
package enum ShownFigure: Hashable, Sendable {
  /// The places of the data; with a page of the file, that page comes first.
  case data(PageIndex?)
  /// The ways in which old data got past the first loop.
  case ways
  /// The steps that led to what is there.
  case causes

  /// The text after `show`: `data 2`.
  var text: String {
    switch self {
    case .data(let page?): "\(FigureWord.data.rawValue) \(page)"
    case .data(nil): FigureWord.data.rawValue
    case .ways: FigureWord.ways.rawValue
    case .causes: FigureWord.causes.rawValue
    }
  }
}
