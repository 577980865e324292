// Checks when a note can be kept.
import Script
import Testing

extension CommandTests {
  @Test("can keep a note as long as it is there")
  func keeping() throws {
    var parser = CommandParser(scope: Scope(try Samples.scenario()))
    #expect(throws: ScriptError.self) { try parser.parse("keep") }
    #expect(parser.completions(for: "k").isEmpty)
    parser.scope.include(try parser.parse("note One."))
    parser.scope.include(try parser.parse("speaker Two."))
    #expect(parser.completions(for: "k") == ["keep"])
    #expect(try parser.parse("keep") == .keep)
    #expect(Command.keep.text == "keep")
    parser.scope.include(.keep)
    #expect(parser.completions(for: "k").isEmpty, "it is kept")
    parser.scope.include(try parser.parse("note Three."))
    parser.scope.include(try parser.parse("step punch"))
    #expect(throws: ScriptError.self) { try parser.parse("keep") }
  }
}
