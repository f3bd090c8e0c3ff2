import Testing

@testable import Workbooks

/// A workbook that lost a part on its way is no workbook.
struct PackedPartsTests {
  private func isWhole(_ text: String) -> Bool { PackedParts.isWhole(Array(text.utf8)) }

  @Test func `a document is whole where all that is opened is closed`() {
    #expect(isWhole("<?xml version=\"1.0\"?>\n<a><b c=\"1\"/><d>x</d></a>"))
    #expect(isWhole("<a/>"))
  }

  @Test(arguments: [
    "", "<?xml version=\"1.0\"?>", "<a>", "<a><b></a>", "<a><b", "<a><b c=\"<d/></a>", "<a></a></a>", "text",
    "<a><b>1</b><c>2</a>",
  ])
  func `one that is cut off, or lacks a piece, is not`(_ text: String) { #expect(!isWhole(text)) }

  @Test func `bytes that are no archive are none`() {
    #expect(!PackedParts(bytes: []).areWhole)
    #expect(!PackedParts(bytes: Array(repeating: 0, count: 100)).areWhole)
  }
}
