import Foundation
import TestSupport
import Testing

/// `dabing settle --counties`: the audited year of a pool, and what falls to each of its counties.
struct SettleCountiesTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let table = """
    某市2019年度大病保险决算
    县区,参保人数,保费（万元）,申报赔付,拒付,经办费用,考核得分,备注
    甲县,600000,"6,000",50000000,0,1800000,100,
    乙县,400000,4000,47000000,2000000,1200000,75分,复核
    合计,1000000,10000,97000000,2000000,3000000,,

    """

  private func settle(_ more: String...) async throws -> Program.Result {
    try await Program.run(["settle", "shanxi-2019"] + more)
  }

  /// By `CountySettlementTests`: 60 + 40 against 50 + 45 and 3 million, a deposit of 10 of which 9 is granted.
  @Test func `the pool is settled by the sums, and each county has its part of it`() async throws {
    let file = try scratch.write(Self.table, to: "counties.csv")
    let result = try await settle("--counties", file, "--json")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("nothing is read from 备注") && result.messages.contains("its header is line 2"))
    let json = try JSON(result.output)
    #expect(json["premium"]?.number == 100_000_000 && json["claims"]?.number == 95_000_000)
    #expect(json["disallowed"]?.number == 2_000_000 && json["costs"]?.number == 3_000_000)
    #expect(json["insurerResult"]?.number == 1_000_000)
    let counties = json["counties"]?.list ?? []
    #expect(counties.map { $0["county"]?.text } == ["甲县", "乙县"])
    for (key, parts) in [
      ("insured", [600_000, 400_000]), ("claimed", [50_000_000, 47_000_000]), ("claims", [50_000_000, 45_000_000]),
      ("insurerResult", [1_200_000, -200_000]), ("fundResult", [7_000_000, -6_000_000]),
      ("depositGranted", [6_000_000, 3_000_000]), ("depositWithheld", [0, 1_000_000]),
    ] as [(String, [Double])] {
      #expect(counties.map { $0[key]?.number } == parts, "\(key)")
    }
    // The same typed beside it, and the plain totals, come to the same pool.
    let typed = try await settle(
      "--counties", file, "--premium", "1亿", "--claims", "9700万", "--costs", "300万", "--json")
    #expect(typed.status == 0 && typed.output == result.output, "\(typed.messages)")
    let alone = try await settle(
      "--premium", "1亿", "--claims", "9700万", "--disallowed", "200万", "--costs", "300万", "--score", "90", "--json")
    #expect(alone.status == 0, "\(alone.messages)")
    let pool = try JSON(alone.output)
    for key in ["premium", "claims", "disallowed", "costs", "insurerResult", "fundResult", "payerPays"] {
      #expect(pool[key]?.number == json[key]?.number, "\(key)")
    }
  }

  @Test func `the table of the screen and the forms have both tables with their sums`() async throws {
    let file = try scratch.write(Self.table, to: "counties.csv")
    let text = try await settle("--counties", file, "--lang", "zh")
    for words in [
      "申报赔付", "审核拒付（扣款）", "各县区收支，元", "各县区分担，元", "服务保证金拨付", "考核扣除", "合计", "-6,000,000.00",
    ] {
      #expect(text.output.contains(words), "\(words) in\n\(text.output)")
    }
    for form in ["html", "md", "docx", "xlsx"] {
      let path = scratch.path + "/form.\(form)"
      let made = try await settle("--counties", file, "--lang", "zh", "--report", path)
      #expect(made.status == 0 && made.output == text.output, "\(made.messages)")
      guard ["html", "md"].contains(form) else {
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: [0x50, 0x4B]))
        continue
      }
      let page = try String(contentsOfFile: path, encoding: .utf8)
      for words in ["分县区清算", "各县区分担", "乙县", "-6,000,000.00", "最大余额法"] {
        #expect(page.contains(words), "\(words) in \(form)")
      }
    }
  }

  @Test func `GBK is read as UTF-8 is`() async throws {
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    guard let data = Self.table.data(using: encoding) else { return }
    let file = try scratch.write(data, to: "gbk.csv")
    let utf8 = try await settle("--counties", try scratch.write(Self.table, to: "counties.csv"), "--json")
    let gbk = try await settle("--counties", file, "--json")
    #expect(gbk.status == 0 && gbk.output == utf8.output, "\(gbk.messages)")
  }

  @Test func `totals that are not those of the counties are refused with the difference`() async throws {
    let file = try scratch.write(Self.table, to: "counties.csv")
    let result = try await settle("--counties", file, "--premium", "100,000,001", "--claims", "9600万")
    #expect(result.status == 65 && result.output == "")
    #expect(
      result.messages.contains(
        "--premium is 100,000,001.00, the counties of \(file) come to 100,000,000.00: -1.00 yuan apart"),
      "\(result.messages)")
    #expect(result.messages.contains("1,000,000.00 yuan apart"), "both at once")
    let wrong = try scratch.write(
      Self.table.replacing("合计,1000000,10000", with: "合计,1000001,10001"), to: "wrong.csv")
    let sums = try await settle("--counties", wrong)
    #expect(sums.status == 65 && sums.messages.contains("\(wrong):5: the sum of '保费（万元）' is 100,010,000 here"))
    #expect(sums.messages.contains("the sum of '参保人数' is 1,000,001 here"), "\(sums.messages)")
  }

  @Test(arguments: [
    ("县区,保费,赔付\n甲,100,90\n甲,100,90\n", ":3: '甲' stands in line 2 too"),
    ("县区,保费\n甲,100\n", "has no column '赔付'"), ("地方,保费,赔付\n甲,100,90\n", "has no column '县区'"),
    ("县区,保费,赔付\n甲,一百,90\n乙,,90\n", ":2: 保费 is '一百', which is no number"),
    ("县区,保费,赔付\n甲,-100,90\n", "which is negative"), ("县区,保费,赔付\n", "there are no rows under the header"),
    ("县区,保费,赔付,拒付\n甲,100,90,91\n", "more is disallowed of the claims of 甲 than there are"),
    ("县区,保费,赔付,得分\n甲,100,90,120\n", "the score of 甲, 120, must lie between 0 and 100"),
  ])
  func `what is wrong with a file is said by line`(_ text: String, _ says: String) async throws {
    let result = try await settle("--counties", try scratch.write(text, to: "counties.csv"))
    #expect(result.status == 65 && result.output == "", "\(result.output)")
    #expect(result.messages.contains(says), "\(result.messages)")
  }

  @Test func `what does not go together is a mistake of usage`() async throws {
    let years = try await settle("--premium", "1", "--premium", "1", "--claims", "1", "--claims", "1", "--score", "90")
    #expect(years.status == 64 && years.messages.contains("give one --premium"), "\(years.messages)")
    let much = try await settle("--premium", "10", "--claims", "5", "--disallowed", "6")
    #expect(much.status == 65 && much.messages.contains("more is disallowed than all claims"), "\(much.messages)")
    // Huizhou has no deposit: a score changes nothing there, and that is said.
    let idle = try await Program.run(
      "settle", "huizhou-2013", "--premium", "100", "--claims", "90", "--score", "90")
    #expect(
      idle.status == 65 || (idle.output + idle.messages).contains("changes nothing"), "\(idle.output)\(idle.messages)")
  }
}
