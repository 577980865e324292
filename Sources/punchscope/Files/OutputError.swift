// Knows why something cannot be written, and the words for it.

import Script

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file cannot be written.
struct OutputError: Error, Equatable {
  /// The name that the user gave.
  let name: String
  /// What is in the way.
  let reason: Reason

  /// What can be in the way.
  enum Reason: Equatable {
    /// The name has no letters.
    case noName
    /// A folder has the name.
    case folder
    /// The folder for the file is not there.
    case missingFolder(String)
    /// What should be the folder for the file is something else.
    case notAFolder(String)
    /// The folder takes no new files from this user, or from anybody.
    case closedFolder(String)
    /// The file has no write permission for anybody.
    case readOnly
    /// The user has no permission to write.
    case forbidden
    /// A regular file has the name, and none is to be overwritten.
    case exists
    /// A socket has the name.
    case socket
    /// A symbolic link leads there that another user has put into a folder open to everybody.
    case foreignLink(String)
    /// The symbolic links lead to each other.
    case endlessLinks
    /// A FIFO that no program reads has the name.
    case noReader
    /// The program that reads does not keep up.
    case slowReader
    /// The number is none of an open file.
    case closed(Int32)
    /// The terminal shows the screen.
    case screen
    /// The system says no; its error number.
    case system(Int32)
  }

  /// What cannot be done and why, without a capital and a full stop.
  var words: String { "cannot write '\(name.echoed)': \(reason.words)" }

  /// The same as a sentence.
  var sentence: String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}

extension OutputError.Reason {
  fileprivate var words: String {
    switch self {
    case .noName: "the name is empty"
    case .folder: "it is a folder"
    case .missingFolder(let path): "there is no folder '\(path.echoed)'"
    case .notAFolder(let path): "'\(path.echoed)' is not a folder"
    case .closedFolder(let path): "the folder '\(path.echoed)' may not be written"
    case .readOnly: "it is read-only"
    case .forbidden: "permission denied"
    case .exists: "it exists already, and nothing was written"
    case .socket: "it is a socket"
    case .foreignLink(let path):
      "'\(path.echoed)' is another user's symbolic link in a folder that everybody can write"
    case .endlessLinks: "its symbolic links go in a circle"
    case .noReader: "it is a FIFO, and no program reads it"
    case .slowReader: "the program that reads it does not keep up"
    case .closed(1): "standard output is closed"
    case .closed(let number): "file descriptor \(number) is not open for writing"
    case .screen: "the terminal shows the screen"
    case .system(let number): systemWords(number)
    }
  }
}

/// What the system says about an error.
func systemWords(_ number: Int32) -> String {
  // The text belongs to the system and is copied at once.
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  let words = unsafe String(cString: text)
  return words.prefix(1).lowercased() + words.dropFirst()
}
