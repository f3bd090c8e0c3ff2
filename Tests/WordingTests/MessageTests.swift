import Testing
import Wording

@Suite("A message is written once, in English, and said in Chinese by the catalogue") struct MessageTests {
  @Test("what is put in stands as it was given, also where it looks like a place or like an entry")
  func arguments() {
    let message: Message = "unknown key '\("{1}{2}")'; known here: \(list: ["a", "is empty"])"
    #expect(message.en == "unknown key '{1}{2}'; known here: a, is empty")
    #expect(message.zh == "未知的键“{1}{2}”；此处可用：a、is empty")
  }

  @Test("a message within a message is said in its own words")
  func nesting() {
    let inner: Message = "a list"
    let message: Message = "'\("benefit")' must be a text, not \(inner)"
    #expect(message.en == "'benefit' must be a text, not a list")
    #expect(message.zh == "“benefit”应为文本，现为列表")
  }

  @Test("what has no entry is said in English, what is verbatim in no other words")
  func verbatim() {
    let unknown: Message = "no such sentence \(1)"
    #expect(unknown.zh == "no such sentence 1")
    #expect(Message(verbatim: "is empty {1}").zh == "is empty {1}")
    #expect(Message(verbatim: "is empty").zh == "is empty")
  }

  @Test("braces without a number are text")
  func braces() {
    #expect(
      Template.pieces(of: "{ value: {2} } {0} {12} {")
        == [.text("{"), .text(" value: "), .place(2), .text(" } {"), .text("0} "), .place(12), .text(" {")])
    #expect(Template.places(of: "a {2} {1} {2}") == [1, 2])
  }

  @Test(
    "the language is that of the locale's first variable that says something",
    arguments: [
      ([:], Language.english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
      (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"], .chinese), (["LC_ALL": "", "LANG": "zh_CN"], .chinese),
      (["LC_ALL": "zh_TW.UTF-8", "LANG": "C"], .chinese), (["LANGUAGE": "zh"], .english),
    ])
  func locale(_ environment: [String: String], _ language: Language) {
    #expect(Language(environment: environment) == language)
  }
}
