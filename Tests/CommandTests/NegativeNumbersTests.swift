import Foundation
import TestSupport
import Testing

/// Every option of every command takes a value that begins with a minus, and judges it.
struct NegativeNumbersTests {
  /// The commands with their options that take a value, as the program itself lists them.
  private static func options(of command: JSON, path: [String]) -> [([String], String)] {
    let own = (command["arguments"]?.list ?? []).filter { $0["kind"]?.text == "option" }.compactMap { option in
      option["preferredName"].flatMap { name in
        name["name"]?.text.map { (path, (name["kind"]?.text == "short" ? "-" : "--") + $0) }
      }
    }
    return own
      + (command["subcommands"]?.list ?? []).flatMap { sub in
        sub["commandName"]?.text == "help" ? [] : options(of: sub, path: path + [sub["commandName"]?.text ?? ""])
      }
  }

  @Test func `none of them says that its value is missing`() async throws {
    let help = try JSON(try await Program.output("--experimental-dump-help"))
    let all = Self.options(of: try #require(help["command"]), path: [])
    #expect(all.count > 100)
    // Where there is nothing to read, and what is written belongs to nobody.
    let scratch = try ScratchFolder()
    for (path, option) in all {
      let result = try await Program.run(path + [option, "-1"], in: scratch.url)
      #expect(!result.messages.contains("Missing value"), "\(path) \(option): \(result.messages)")
    }
  }
}
