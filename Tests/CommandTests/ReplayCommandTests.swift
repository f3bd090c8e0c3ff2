import Foundation
import TestSupport
import Testing

/// `dabing replay`: every person of a file settled, and held against what was paid.
struct ReplayCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// General people in Shanxi 2019: 10,000, 75%, at most 400,000; the registered poor: 5,000, 80%, no cap.
  private static let table =
    "姓名,类别,X,已付\n张三,,20000,7500\n李四,农村建档立卡贫困人口,20000,12000\n王五,,600000,400000\n赵六,,3000,\n"

  @Test func `a file in other clothes gives what explain says, row by row`() async throws {
    let out = scratch.url.appending(path: "out.csv").path
    let text = Self.table.replacing(",", with: "\t").replacing("600000", with: "60万")
    let data = try scratch.write(Data([0xEF, 0xBB, 0xBF] + text.utf8), to: "a.txt")
    let result = try await Program.run(
      "replay", data, "shanxi-2019", "--amount", "X", "--group", "类别", "--output", out, "--json")
    #expect(result.status == 0, "\(result.messages)")
    let rows =
      "类别,X,已付,benefit shanxi-2019\n,20000,7500,7500.00\n农村建档立卡贫困人口,20000,12000,12000.00\n,60万,400000,400000.00\n,3000,,0.00\n"
    // After the mark by which Excel knows UTF-8.
    #expect(try Data(contentsOf: URL(fileURLWithPath: out)) == Data([0xEF, 0xBB, 0xBF] + rows.utf8))
    for (group, amount, benefit) in [("general", "20000", 7_500.0), ("registered-poor", "20000", 12_000)] {
      let explained = try await Program.json("explain", "shanxi-2019", "--group", group, "--amount", amount)
      #expect(explained["payment"]?.number == benefit)
    }
    let json = try JSON(result.output)
    let all = try #require(json["policies"]?.list.first?["all"])
    #expect(all["people"]?.number == 4 && all["beneficiaries"]?.number == 3 && all["benefit"]?.number == 419_500)
    #expect(all["amount"]?.number == 643_000 && all["membersKeep"]?.number == 223_500)
    #expect(json["file"]?["personalColumns"]?.list.map(\.text) == ["姓名"])
    for words in ["'姓名' looks like names of people", "delimited by 'tab'", "'60万' in line 4 is read as 600000"] {
      #expect(result.messages.contains(words), "\(result.messages)")
    }
    #expect(!(result.output + result.messages).contains("张三"))
  }

  @Test func `payments that are right are said to be, others end with status 1 and their cause`() async throws {
    let right = try scratch.write(Self.table, to: "right.csv")
    let arguments = ["shanxi-2019", "--amount", "X", "--group", "类别", "--check", "已付"]
    let good = try await Program.run(["replay", right] + arguments)
    #expect(
      good.status == 0 && good.output.contains("All 4 people were paid what shanxi-2019 says"), "\(good.messages)")
    #expect(good.output.contains("1 rows say nothing of a payment"))
    let wrong = try scratch.write(
      Self.table.replacing("20000,7500", with: "20000,12000").replacing("600000,400000", with: "600000,442500"),
      to: "wrong.csv")
    let bad = try await Program.run(["replay", wrong] + arguments)
    #expect(bad.status == 1)
    for words in [
      "2 of 4 people were paid otherwise than shanxi-2019 says: 47,000.00 yuan too much and 0.00 yuan too little",
      "group: as registered poor", "cap: left out",
    ] { #expect(bad.output.contains(words), "\(bad.output)") }
    let chinese = try await Program.run(["replay", wrong, "--lang", "zh"] + arguments)
    #expect(chinese.status == 1 && chinese.output.contains("4人中有2人的支付额") && chinese.output.contains("封顶线：未执行"))
    #expect(try await Program.run(["replay", wrong, "--tolerance", "50000"] + arguments).status == 0)
  }

  @Test func `two policies: who gains and who loses against the first`() async throws {
    let data = try scratch.write("X\n20000\n60000\n", to: "two.csv")
    let json = try await Program.json("replay", data, "shandong-2015", "shanxi-2019")
    // Shandong 4,000 and 24,000, Shanxi 7,500 and 37,500.
    let against = try #require(json["policies"]?.list[1]["all"]?["against"])
    #expect(against["winners"]?.number == 2 && against["gained"]?.number == 17_000 && against["losers"]?.number == 0)
    let text = try await Program.output("replay", data, "shandong-2015", "shanxi-2019")
    #expect(text.contains("shanxi-2019 against shandong-2015") && text.contains("17,000.00"))
    let aid = try await Program.output("replay", data, "jiangxi-2025-aid", "--lang", "zh")
    #expect(aid.contains("医疗救助（财政）") && aid.contains("个人负担"))
  }

  @Test func `a file with bad rows writes nothing, and names them`() async throws {
    let out = scratch.url.appending(path: "out.csv").path
    let data = try scratch.write("X,g\n5,\n***,\n7,poor\n-1,\n", to: "bad.csv")
    let result = try await Program.run("replay", data, "shanxi-2019", "--amount", "X", "--group", "g", "--output", out)
    #expect(result.status == 65 && result.output == "" && !FileManager.default.fileExists(atPath: out))
    #expect(
      result.messages == """
        error: \(data):3: X is '***', which programs write where a number is too large for its column
        error: \(data):4: g is 'poor', which is no group of shanxi-2019
        error: \(data):5: X is '-1', which is negative
        negative amounts may be reversals: --person COLUMN adds them to the rows of their person that they take back

        """)
  }

  @Test func `what cannot be is refused with what could be meant`() async throws {
    let data = try scratch.write("amount,身份证号\n5,1\n", to: "a.csv")
    let cases: [([String], String)] = [
      (["gone.csv", "shanxi-2019"], "there is no such file"), ([data, "shanxi-2091"], "did you mean 'shanxi-2019'?"),
      ([data, "shanxi-2019"], "has several columns"),
      ([data, "shanxi-2019", "--amount", "amuont"], "did you mean 'amount'?"),
      ([data, "shanxi-2019", "--amount", "amount", "--group", "身份证号"], "tells who somebody is"),
      ([data, "shanxi-2019", "--amount", "amount", "--year", "19"], "--year is 19"),
      ([data, "shanxi-2019", "--amount", "amount", "--output", data, "--force"], "this command reads it"),
      ([data, "shanxi-2019", "--amount", "amount", "--output", "x.xlsx"], "has the form of *.csv"),
      ([data, "shanxi-2019", "--amount", "amount", "--sheet", "x"], "leave --sheet out"),
    ]
    for (arguments, words) in cases {
      let result = try await Program.run(["replay"] + arguments)
      #expect(
        result.status == 65 && result.output == "" && result.messages.contains(words),
        "\(arguments): \(result.messages)")
    }
    let out = try scratch.write("x", to: "out.csv")
    let kept = try await Program.run("replay", data, "shanxi-2019", "--amount", "amount", "--output", out)
    #expect(kept.status == 65 && kept.messages.contains("--force"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "x")
  }
}
