import Documents
import Insurance
import Testing

/// Groups may have Chinese ids, in the file and in every path.
struct NamesInChineseTests {
  @Test func `a group of people has a Chinese id wherever a group stands`() throws {
    let text = try builtIn("jiangxi-2025").replacing("minimum-living-allowance", with: "低保对象")
    let usual = try policy("jiangxi-2025")
    let own = try policy(from: text)
    let path = "benefit.groups.低保对象.rate"
    #expect(own.values.contains { $0.path == path })
    #expect(
      try own.benefit(for: "低保对象").schedule == usual.benefit(for: "minimum-living-allowance").schedule)
    let set = try policy(from: text, set: ["\(path)=80%"])
    #expect(set.values.first { $0.path == path }?.text == "80%")
  }

  @Test(arguments: ["低保 对象", "8低保", "-低保", "低保.对象", "低保+特困", "ｄibao", "Ωmega"])
  func `what a path cannot hold is no name`(_ name: String) throws {
    let text = try builtIn("jiangxi-2025").replacing("minimum-living-allowance", with: "\"\(name)\"")
    #expect(!problems(of: text).isEmpty)
  }
}
