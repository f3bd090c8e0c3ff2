/// Where in a document a value or a duty stands, as the document numbers it: "五(三)", "二(五)1(5)".
public struct Clause: Sendable, Hashable, ExpressibleByStringLiteral {
  public let text: String
  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }
}
