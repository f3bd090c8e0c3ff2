/// What the program says in Chinese, by what it says in English: files in the format of gettext, which translators have
/// editors for.
package enum Catalogue {
  /// Errors, warnings and remarks, and what the keys of files mean.
  package static let messages = entries("messages.po").merging(entries("fields.po")) { message, _ in message }
  /// What the options and commands say of themselves.
  package static let help = entries("help.po")
  /// What the parser of the command line says.
  package static let parser = entries("parser.po")
  /// What the library that reads YAML says is wrong.
  package static let yaml = entries("yaml.po")

  private static func entries(_ name: String) -> [String: String] {
    // The entry of nothing is the file's head.
    Dictionary(pairs(of: text(of: name)).filter { !$0.en.isEmpty }, uniquingKeysWith: { first, _ in first })
  }

  package static func text(of name: String) -> String { Embedded.files.first { $0.name == name }?.text ?? "" }

  /// The entries of a file in their order: `msgid` and `msgstr`, each in one or several quoted lines.
  package static func pairs(of text: String) -> [(en: String, zh: String)] {
    var pairs: [(en: String, zh: String)] = []
    var isOfChinese = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("msgid ") { pairs.append(("", "")) }
      if line.hasPrefix("msgid ") || line.hasPrefix("msgstr ") { isOfChinese = line.hasPrefix("msgstr ") }
      guard !line.hasPrefix("#"), !pairs.isEmpty, let first = line.firstIndex(of: "\""),
        let last = line.lastIndex(of: "\""), first < last
      else { continue }
      let said = plain(line[line.index(after: first)..<last])
      if isOfChinese { pairs[pairs.count - 1].zh += said } else { pairs[pairs.count - 1].en += said }
    }
    return pairs
  }

  /// Without the backslashes.
  private static func plain(_ quoted: Substring) -> String {
    var isEscaped = false
    return quoted.reduce(into: "") { text, sign in
      if isEscaped {
        text.append(sign == "n" ? "\n" : sign)
        isEscaped = false
      } else if sign == "\\" {
        isEscaped = true
      } else {
        text.append(sign)
      }
    }
  }
}
