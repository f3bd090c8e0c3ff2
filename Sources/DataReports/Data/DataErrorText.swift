import Data
import Insurance

/// Why a file cannot be read as rows of data, in words.
package enum DataErrorText {
  /// - Parameter nearest: the name among a list that a mistyped one probably stands for.
  package static func sentence(_ error: DataError, nearest: (String, [String]) -> String?) -> Words {
    let said = error.sentence(.ofCommand, nearest: nearest)
    return Words(en: "\(error.path): \(said.en)", zh: "\(error.path)：\(said.zh)")
  }
}
