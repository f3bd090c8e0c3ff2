import Testing

@testable import Presentation

/// Emphasis is for a person at a terminal and for nobody else.
struct StyleTests {
  @Test func `emphasis is wrapped in its code and ends with the text`() {
    let style = Style(isEnabled: true)
    #expect(style.bold("Cost") == "\u{1B}[1mCost\u{1B}[0m")
    #expect(style.dim("art. 3") == "\u{1B}[2mart. 3\u{1B}[0m")
    #expect(style.bold("") == "")
  }

  @Test func `plain text stays as it is`() {
    #expect(Style.plain.bold("Cost") == "Cost")
    #expect(Style.plain.dim("Cost") == "Cost")
  }

  @Test func `only a terminal that understands it gets emphasis, and never with NO_COLOR`() {
    #expect(Style.isWanted(isTerminal: true, environment: ["TERM": "xterm-256color"]))
    #expect(Style.isWanted(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!Style.isWanted(isTerminal: true, environment: ["TERM": "xterm", "NO_COLOR": "1"]))
    #expect(!Style.isWanted(isTerminal: true, environment: ["TERM": "dumb"]))
    #expect(!Style.isWanted(isTerminal: true, environment: ["TERM": ""]))
    #expect(!Style.isWanted(isTerminal: true, environment: [:]))
    #expect(!Style.isWanted(isTerminal: false, environment: ["TERM": "xterm"]))
  }
}
