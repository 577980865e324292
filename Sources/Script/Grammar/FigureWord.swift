// Lists the words for the pictures of a demo.

/// A word for a picture that takes the place of the race.
enum FigureWord: String, CaseIterable {
  /// The places of the data.
  case data
  /// The ways past the first loop.
  case ways
  /// The steps that led to what is there.
  case causes
}
