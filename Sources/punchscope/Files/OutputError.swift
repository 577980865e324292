// Knows the reasons why a file cannot be written, and the words for them.

import Script

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The error that a file cannot be written.
struct OutputError: Error, Equatable {
  /// The name that the user gave.
  let name: String
  /// The obstacle.
  let reason: Reason

  /// The obstacles.
  enum Reason: Equatable {
    /// The name is empty.
    case noName
    /// A folder has the name.
    case folder
    /// The folder for the file is not there.
    case missingFolder(String)
    /// The path to the folder of the file is not a folder.
    case notAFolder(String)
    /// The folder takes no new files from this user.
    case closedFolder(String)
    /// The file has no write permission, not even for its owner.
    case readOnly
    /// The user has no permission to write.
    case forbidden
    /// A regular file has the name, and no file may be overwritten.
    case exists
    /// A socket has the name.
    case socket
    /// The path is a symbolic link of another user in a folder that all users can write.
    case foreignLink(String)
    /// The symbolic links lead to each other.
    case endlessLinks
    /// A FIFO that no program reads has the name.
    case noReader
    /// The program that reads is too slow.
    case slowReader
    /// No open file has the number.
    case closed(Int32)
    /// The file is the terminal, which shows the screen.
    case screen
    /// The system refuses; the number is its error number.
    case system(Int32)
  }

  /// The error without a capital and a full stop.
  var words: String { "cannot write '\(name.echoed)': \(reason.words)" }

  /// The error as a sentence.
  var sentence: String { words.prefix(1).uppercased() + words.dropFirst() + "." }
}

extension OutputError.Reason {
  fileprivate var words: String {
    switch self {
    case .noName: "the name is empty"
    case .folder: "it is a folder"
    case .missingFolder(let path): "there is no folder '\(path.echoed)'"
    case .notAFolder(let path): "'\(path.echoed)' is not a folder"
    case .closedFolder(let path): "the folder '\(path.echoed)' is not writable"
    case .readOnly: "it is read-only"
    case .forbidden: "permission denied"
    case .exists: "it exists already, and nothing was written"
    case .socket: "it is a socket"
    case .foreignLink(let path):
      "'\(path.echoed)' is another user's symbolic link in a folder that all users can write to"
    case .endlessLinks: "its symbolic links form a loop"
    case .noReader: "it is a FIFO, and no program reads it"
    case .slowReader: "the program that reads it is too slow"
    case .closed(1): "standard output is closed"
    case .closed(let number): "file descriptor \(number) is not open for writing"
    case .screen: "the terminal shows the screen"
    case .system(let number): systemWords(number)
    }
  }
}

/// Returns the system's words for an error number.
func systemWords(_ number: Int32) -> String {
  // The text belongs to the system and is copied at once.
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  let words = unsafe String(cString: text)
  return words.prefix(1).lowercased() + words.dropFirst()
}
