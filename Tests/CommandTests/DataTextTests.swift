import TestSupport
import Testing

/// What a data file says stands on the line of the message that tells it: never as a line of the program's own, nor as a
/// command to what reads its output.
struct DataTextTests {
  private static let header = "\"amount\n::warning::hello\u{1B}[31m\",group"

  private static func rows(_ group: String) -> String {
    (1...40).map { "\($0 * 997),\(group)" }.joined(separator: "\n") + "\n"
  }

  private func expectPlain(_ result: Program.Result) {
    for line in (result.output + result.messages).split(separator: "\n") {
      #expect(!line.hasPrefix("::"), "\(line)")
      #expect(!line.contains("\u{1B}"), "\(line.debugDescription)")
    }
  }

  @Test(arguments: [
    ["fit", "DATA", "--column", "1"], ["replay", "DATA", "shanxi-2019", "--amount", "1"],
    ["fit", "DATA", "--column", "amounts"], ["runoff", "DATA", "--stay", "1", "--paid", "2", "--amount", "nothing"],
  ])
  func `the name of a column`(_ command: [String]) async throws {
    let scratch = try ScratchFolder()
    let data = try scratch.write(Self.header + "\n" + Self.rows("general"), to: "data.csv")
    let result = try await Program.run(command.map { $0 == "DATA" ? data : $0 })
    #expect((result.output + result.messages).contains("::warning::hello"), "it is told: \(result)")
    expectPlain(result)
  }

  @Test func `the name of a group`() async throws {
    let scratch = try ScratchFolder()
    let data = try scratch.write("amount,group\n" + Self.rows("\"y\n::warning::z\""), to: "data.csv")
    let result = try await Program.run("replay", data, "shanxi-2019", "--amount", "amount", "--group", "group")
    #expect(result.status == 65 && result.messages.contains("y ::warning::z"), "\(result)")
    expectPlain(result)
  }

  @Test func `bands that can be read in two ways are refused`() async throws {
    let scratch = try ScratchFolder()
    let data = try scratch.write("amount,group\n" + Self.rows("general"), to: "data.csv")
    let result = try await Program.run("replay", data, "shanxi-2019", "--amount", "amount", "--bands", "10,500")
    #expect(result.status == 64 && result.messages.contains("can be read in two ways: write 10500"), "\(result)")
    #expect(
      try await Program.run("replay", data, "shanxi-2019", "--amount", "amount", "--bands", "10, 500").status == 0)
  }
}
