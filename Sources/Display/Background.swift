// Says what is known about the colour on which everything is shown.

/// The background of a terminal.
package enum Background: String, CaseIterable, Sendable {
  /// A background that may be dark or light.
  case unknown = "auto"
  /// A background that is black, or nearly so.
  case dark
  /// A background that is white, or nearly so.
  case light

  /// Reads the background from the values of `COLORFGBG` and `TERM`; nil stands for a variable that is
  /// not set.
  ///
  /// Several terminals export `COLORFGBG`: the numbers of the foreground and the background colour,
  /// with a third word between them on some, such as `15;0` and `0;default;15`. The background is
  /// judged by its number among the first sixteen colours: black, the six colours and the dark grey are
  /// dark. The console of Linux is black.
  package init(colorFGBG: String?, terminalName: String?) {
    let number = colorFGBG?.split(separator: ";").last.flatMap { UInt8($0) }
    switch number {
    case 0, 1, 2, 3, 4, 5, 6, 8: self = .dark
    case 7, 9, 10, 11, 12, 13, 14, 15: self = .light
    default: self = terminalName == "linux" ? .dark : .unknown
    }
  }
}
