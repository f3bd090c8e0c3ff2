import Foundation
import Testing

/// One term a thing: what officials call otherwise stands nowhere, in no table, no label, no policy, no template.
struct OneTermTests {
  /// What is said in place of another.
  private static let superseded = [
    "经办成本": "经办费用", "承办成本": "经办费用", "经办支出": "经办费用", "垫资": "垫付", "商保机构": "承办机构", "承保机构": "承办机构",
    "年度冲击": "系统性波动", "解析解": "理论值", "断崖": "临界跳变点", "平段": "不敏感区间", "已被替代": "已废止", "赤字": "当期收不抵支",
    "实际赔付比例": "大病支付占合规自付费用比例", "付费方净划拨": "医保基金净支出", "归入上一段": "归入较高一段", "归入下一段": "归入较低一段",
  ]

  @Test func `no file that people read has a superseded term`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var count = 0
    for folder in ["Sources", "scenarios", "reforms"] {
      let place = root.appending(path: folder)
      let files = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      for file in files
      where ["swift", "po", "yaml", "js", "html"].contains(file.split(separator: ".").last.map(String.init)) {
        let text = try String(contentsOf: place.appending(path: file), encoding: .utf8)
        count += 1
        for (word, better) in Self.superseded where text.contains(word) {
          Issue.record("\(folder)/\(file) says \(word): say \(better)")
        }
      }
    }
    #expect(count > 500)
  }
}
