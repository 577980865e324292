// Writes the form of a race line by line for plain mode, and reads what is written into it.

import Playback

extension PlainMode {
  /// Prints the fields that matter now, and the words about the race that they make.
  func tell(_ form: RaceForm, _ words: String) {
    for field in form.fields where Self.isTold(field, form) {
      let mark = field == form.selected ? ">" : " "
      let slot = field.isAboutSlots ? "  (slot \(form.slot))" : ""
      print("\(mark) \(field.name): \(form.text(of: field))\(slot)")
    }
    print(words)
    print("FIELD = VALUE writes a field, such as hole = 1-3; an empty line plays the race.")
  }

  /// Returns true for all fields but rules that are as in the kernel.
  private static func isTold(_ field: FormField, _ form: RaceForm) -> Bool {
    guard case .rule(let rule) = field else { return true }
    return form.kernelSetting(of: rule) != nil || field == form.selected
  }

  /// Returns the meaning of a line about the form, such as `hole = 1-3`; nil if it is another line.
  func formEvents(for line: String, in session: Session) -> [Event]? {
    guard let form = session.form, let sign = line.firstIndex(of: "=") else { return nil }
    let name = Self.trimmed(line[..<sign])
    guard let field = form.fields.first(where: { $0.name == name }), field.isWritten else {
      return nil
    }
    let closing: [Event] = session.overlay == nil ? [] : [.window(.cancel)]
    let erasing = [Event](repeating: .window(.erase), count: form.writtenText(of: field).count)
    let typed = Self.trimmed(line[line.index(after: sign)...]).map { Event.window(.typed($0)) }
    return closing + [.form(.select(field)), .form(.write)] + erasing + typed + [.window(.confirm)]
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }
}
