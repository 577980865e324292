// Turns the characters that users write into those that a stream can show.

import Display
import Script

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Returns true if a file descriptor is a terminal whose locale has ASCII characters only.
///
/// A file or a pipe gets UTF-8 whatever the locale is: the same call gives the same bytes.
func showsOnlyASCII(_ descriptor: Int32) -> Bool {
  isTerminal(descriptor) && !isUTF8Locale
}

/// True if the environment says that characters are UTF-8.
private let isUTF8Locale: Bool = {
  // The strings live until the locale is changed, which nothing does.
  unsafe setlocale(LC_CTYPE, "")
  guard let name = unsafe nl_langinfo(nl_item(CODESET)) else { return false }
  return unsafe String(cString: name) == "UTF-8"
}()

/// Returns a text as a file descriptor can show it: only its line feeds steer a terminal.
func shown(_ text: String, on descriptor: Int32) -> String {
  showsOnlyASCII(descriptor) ? text.inASCII : text.visible
}

/// Prints a line as standard output can show it.
func printShown(_ line: String) { print(shown(line, on: STDOUT_FILENO)) }

extension ScriptError {
  /// Returns all diagnostics as text for standard error, without a line feed at its end.
  func rendered(file: String) -> String {
    rendered(
      file: file,
      widthOf: { shown(String($0), on: STDERR_FILENO).widthInColumns }
    )
  }
}
