import Testing

/// Errors in the language in force: `--lang`, else the locale.
struct ChineseMessagesTests {
  private static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

  @Test func `a file's problems are said in Chinese, what stands in it as it stands`() async throws {
    let result = try await Program.run(
      ["validate", "-"],
      input: "name: x\npolicy: shanxi-2019\nyear: 2019\ntitel: is empty\npopulation: [1]\nexpense: 5\n",
      environment: Self.chinese)
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.contains("错误：-:4:1：未知的键“titel”；是否应为“title”？\n"), "\(result.messages)")
    #expect(result.messages.contains("“population”应为键值表，现为列表"), "\(result.messages)")
    #expect(!result.messages.contains("error") && result.messages.hasSuffix("个问题\n"))
  }

  @Test func `--lang has the last word over the locale`() async throws {
    let english = try await Program.run(["run", "gone.yaml", "--lang", "en"], environment: Self.chinese)
    #expect(english.status == 65 && english.messages == "error: gone.yaml: there is no such file\n")
    let chinese = try await Program.run(["run", "gone.yaml", "--lang", "zh"])
    #expect(chinese.status == 65 && chinese.messages == "错误：gone.yaml：没有此文件\n")
    let joined = try await Program.run(["run", "gone.yaml", "--lang=zh"])
    #expect(joined.messages == chinese.messages)
  }

  @Test func `tables are in the language of the locale`() async throws {
    let text = try await Program.run(["policies", "list"], environment: Self.chinese)
    #expect(text.status == 0 && text.output.contains("山西") && !text.output.contains("Shanxi"))
  }

  private static func usage(_ said: String, _ command: String, _ usage: String) -> String {
    "错误：\(said)\n用法：\(command) \(usage)\n  详见“\(command) --help”。\n"
  }

  @Test(arguments: [
    (["rnu"], usage("多余的参数“rnu”；是否应为“run”？", "dabing", "<子命令>")),
    (["run", "a.yaml", "--sead", "1"], usage("未知的选项“--sead”；是否应为“--seed”？", "dabing run", "[<选项>] <情景>")),
    (["runs", "lst", "x"], usage("多余的参数2个：“lst”、“x”；是否应为“list”？", "dabing runs", "<子命令>")),
    (["run"], usage("缺少参数“<情景>”\n说明：<情景>  情景文件。", "dabing run", "[<选项>] <情景>")),
    (
      ["new", "scenario", "x", "--rule", "a=b"],
      usage("--rule用于政策文件，情景没有规则。", "dabing new", "<类别> <文件> [--rule <部分=规则> ...] [--force] [--lang <en|zh>]")
    ),
  ])
  func `a mistake of usage is said in Chinese with the name that was meant`(
    _ arguments: [String], _ messages: String
  ) async throws {
    let result = try await Program.run(arguments, environment: Self.chinese)
    #expect(result.status == 64 && result.output == "")
    #expect(result.messages == messages)
  }

  @Test func `a value that an option does not take suggests the nearest`() async throws {
    let line = ["runoff", "a.csv", "--triangle", "cumulatve"]
    let chinese = try await Program.run(line, environment: Self.chinese)
    #expect(chinese.status == 64)
    #expect(
      chinese.messages.hasPrefix(
        "错误：“--triangle <cumulative|incremental>”的值“cumulatve”无效，应为下列之一：“cumulative”、“incremental”；是否应为“cumulative”？\n说明："
      ),
      "\(chinese.messages)")
    let english = try await Program.run(line)
    #expect(
      english.messages.contains("'cumulative' and 'incremental'. Did you mean 'cumulative'?\n"),
      "\(english.messages)")
  }

  @Test func `a subcommand and a metric that are mistyped suggest the nearest in English too`() async throws {
    let command = try await Program.run("rnu", "scenarios/jincheng-2019.yaml")
    #expect(command.status == 64 && command.messages.contains(". Did you mean 'run'?\n"), "\(command.messages)")
    let metric = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--precision", "1%", "--precision-for", "claims.totl")
    #expect(metric.status == 65 && metric.messages.hasSuffix("did you mean 'claims.total'?\n"), "\(metric.messages)")
    let far = try await Program.run("hello")
    #expect(far.messages.hasPrefix("Error: Unexpected argument 'hello'\n"), "\(far.messages)")
  }
}
