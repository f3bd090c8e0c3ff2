import Insurance
import Scenarios

/// What a value of a file is called where a person reads it: its title, with the path behind it, by which it is set.
package struct ValueName {
  private let titles: PathTitle
  private let language: Language

  /// - Parameter policy: whose groups and layers have names; nil where there is none.
  package init(under policy: Policy?, _ language: Language) {
    self.init(PathTitle(policy), language)
  }

  package init(_ titles: PathTitle, _ language: Language) { (self.titles, self.language) = (titles, language) }

  package func title(_ path: String) -> String? { titles.words(of: path)?(language) }

  /// `起付线 benefit.deductible`.
  package func text(_ path: String, style: Style = .plain) -> String {
    title(path).map { "\($0) \(style.dim(path))" } ?? path
  }

  package func rich(_ path: String) -> RichText { title(path).map { RichText($0 + " ") + .code(path) } ?? .code(path) }
}
