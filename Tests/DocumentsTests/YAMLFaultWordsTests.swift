import Testing

@testable import Documents

/// What is wrong with the form of a file, in Chinese.
struct YAMLFaultWordsTests {
  @Test(arguments: [
    ("name: [", "此处不是YAML格式：缺少值"), ("a: b: c", "此处不是YAML格式：此处不能出现“: ”，值中含冒号时请加引号"),
    ("a:\n\tb: 1", "此处不是YAML格式：此字符不能位于值的开头，请加引号"), ("a: 'open", "此处不是YAML格式：文件意外结束，引号可能未闭合"),
  ])
  func `it is said in the reader's language`(_ text: String, _ chinese: String) {
    let error = #expect(throws: DocumentError.self) { _ = try YAMLText.read(text, file: "x.yaml") }
    #expect(error?.problems.map(\.said.zh) == [chinese])
  }
}
