import Documents
import Foundation
import Testing

@testable import Workbench

/// Problems as the page and other clients get them: in both languages.
struct ProblemWordsTests {
  @Test func `a problem is sent in English and in Chinese`() throws {
    let error = DocumentError(.invalid, [Problem("is empty", at: Place(file: "--set x="), nearest: "y")])
    let sent = try #require(JSONSerialization.jsonObject(with: APIProblem(error).json) as? [String: Any])
    #expect(sent["detail"] as? String == "is empty" && sent["detailZh"] as? String == "文件为空")
    #expect(sent["title"] as? String == "This cannot be computed" && sent["titleZh"] as? String == "无法计算")
    let items = try #require(sent["problems"] as? [[String: Any]])
    #expect(items.count == 1 && items[0]["message"] as? String == "is empty")
    #expect(items[0]["messageZh"] as? String == "文件为空" && items[0]["nearest"] as? String == "y")
  }
}
