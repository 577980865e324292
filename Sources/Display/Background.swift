// What is known about the colour on which everything is shown.

/// The background of a terminal.
package enum Background: String, CaseIterable, Sendable {
  /// It may be dark or light.
  case unknown = "auto"
  /// It is black, or nearly so.
  case dark
  /// It is white, or nearly so.
  case light

  /// What the values of `COLORFGBG` and `TERM` say about it.
  ///
  /// Several terminals export `COLORFGBG`: the numbers of the two standard colours, with a third word
  /// between them on some, such as `15;0` and `0;default;15`. The first sixteen colours are known by
  /// number; black, the six colours and the dark grey are dark. The console of Linux is black.
  package init(colorFGBG: String?, terminalName: String?) {
    let number = colorFGBG?.split(separator: ";").last.flatMap { UInt8($0) }
    switch number {
    case 0, 1, 2, 3, 4, 5, 6, 8: self = .dark
    case 7, 9, 10, 11, 12, 13, 14, 15: self = .light
    default: self = terminalName == "linux" ? .dark : .unknown
    }
  }
}
