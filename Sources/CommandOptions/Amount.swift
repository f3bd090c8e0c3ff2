import ArgumentParser
import Documents
import Insurance
import Wording

/// An amount of yuan, or a number of people, as it is typed: 153000000, 153_000_000 or 153,000,000; never a list.
package struct Amount: ExpressibleByArgument {
  package let text: String

  /// - Returns: nil for what has nothing of a number.
  package init?(argument: String) {
    guard argument.contains(where: \.isNumber) || Double(argument) != nil else { return nil }
    text = argument
  }

  package var defaultValueDescription: String { text }

  /// To the fen.
  ///
  /// - Throws: `BadData` that names the option where it is none.
  package func money(_ option: String) throws -> Money {
    guard let number = TypedNumber(text), !number.isPercent else {
      let hint: Message = text.contains(",") ? "; several years are given by repeating \(option)" : ""
      throw BadData("\(option) is '\(text)': it must be one amount in yuan, such as 153000000\(hint)")
    }
    let yuan = number.value
    guard yuan >= 0, let money = Money(yuan: yuan) else {
      throw BadData("\(option) is \(text): it must lie between 0 and 10,000,000,000,000 yuan")
    }
    return money
  }

  /// A number of people, from `least` to 2,000,000,000.
  ///
  /// - Throws: `BadData` that names the option where it is none.
  package func people(_ option: String, atLeast least: Int) throws -> Int {
    guard let people = TypedNumber(text)?.whole else {
      throw BadData("\(option) is '\(text)': it must be one whole number")
    }
    guard (least...2_000_000_000).contains(people) else {
      throw BadData("\(option) is \(text): it must lie between \(least) and 2,000,000,000")
    }
    return people
  }
}
