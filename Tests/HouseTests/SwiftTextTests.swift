// Checks that the rules of the house read Swift text as the compiler does.

import Testing

@Suite("Swift text")
struct SwiftTextTests {
  @Test(
    "a function is measured from its declaration to its last brace",
    arguments: [
      ("func a() {}", ["a 1 1"]),
      ("\nfunc a(\n  b: Int\n) -> Int {\n  b\n}", ["a 2 5"]),
      ("protocol A {\n  func a()\n  func b() -> Int\n  var c: Int { get }\n}", ["c 4 1"]),
      ("init?(a: Int) throws(E) {\n  self.init(b: a)\n}", ["init 1 3"]),
      ("struct A {\n  var a = B {\n  }\n  var b: Int {\n    1\n  }\n}", ["b 4 3"]),
      ("func < (a: A, b: A) -> Bool { a.c < b.c }", ["< 1 1"]),
      ("func a<let n: Int, T>(_ b: InlineArray<n, T>) {\n}", ["a 1 2"]),
      ("func a() {\n  func b() {\n  }\n  let c = { 1 }\n}", ["a 1 5", "b 2 2"]),
      ("let a = B.init { 1 }", []),
      ("subscript(a: Int) -> Int {\n  get { 1 }\n}", ["subscript 1 3"]),
    ]
  )
  func functions(text: String, expected: [String]) {
    let functions = SwiftText(text).functions
    #expect(functions.map { "\($0.name) \($0.line) \($0.lineCount)" } == expected)
  }

  @Test(
    "comments, strings and regular expressions are no code",
    arguments: [
      ("a // {", "a"), ("a /* { /* { */ { */ b", "ab"), ("\"{\" a", "a"), ("\"\\\"{\" a", "a"),
      ("\"\\(a(\"{\"))\"", "a()"), ("\"\"\"\n{ \"\n\"\"\" a", "a"), ("#\"{\"\\(\"# a", "a"),
      ("#\"\\#(a){\"#", "a"), ("b(/[{\\/(]/)", "b()"), ("#/ {/ /# a", "a"),
      ("a / b { c / d }", "a/b{c/d}"),
      ("a /= b", "a/=b"), ("#if a\n#endif", "#ifa#endif"),
    ]
  )
  func mask(text: String, code: String) {
    let found = SwiftText(text).code
    #expect(found.count == text.count)
    #expect(String(found.filter { !$0.isWhitespace }) == code)
  }

  @Test(
    "a string is found with its line, and without what is interpolated",
    arguments: [
      ("a(\"b c\")\n// \"d\"\n\"e\"", ["1 b c", "3 e"]),
      ("\"a \\(b(\"c\")) d\"", ["1 c", "1 a   d"]),
      ("\"\"\"\n  a \"b\"\n  \"\"\"", ["1 \n  a \"b\"\n  "]), ("#/a \"b/#", []),
    ]
  )
  func strings(text: String, expected: [String]) {
    #expect(SwiftText(text).strings.map { "\($0.line) \($0.text)" } == expected)
  }

  @Test(
    "a default is found beside cases of an enum, and beside nothing else",
    arguments: [
      ("switch a {\ncase .b: c\ndefault: d\n}", [3]),
      ("switch a {\ncase (.b, let c), (.d, let c): e\ndefault:\n  d\n}", [3]),
      ("switch a {\ncase let .b(c): d\ndefault: d\n}", [3]),
      ("switch a {\ncase \"b\": if case .c = d { e }\ndefault: f\n}", []),
      ("switch a {\ncase 1, ..<0: c\ncase ..<9: c\ndefault: d\n}", []),
      ("switch a {\ncase 1:\n  switch b {\n  case .c: d\n  }\ndefault: d\n}", []),
      ("switch a {\ncase .b:\n  switch b {\n  case 1: d\n  default: d\n  }\ncase .c: d\n}", []),
      ("a[b, default: 0] += 1", []),
    ]
  )
  func defaults(text: String, lines: [Int]) {
    #expect(SwiftText(text).defaultsOverCases == lines)
  }

  @Test("brackets that do not match are noticed", arguments: ["{", "}", "(]", "f(\"\\(\")"])
  func unbalanced(text: String) {
    #expect(!SwiftText(text).isBalanced)
  }
}
