import Foundation
import Wording

extension OutputError.Said {
  /// What the system says of a call that failed.
  ///
  /// - Parameter code: its `errno`.
  package init(system code: Int32) {
    let words = Words(system: code)
    self.init(en: words.en, zh: words.zh)
  }

  /// What the system said where an error of Foundation's has its number; else what Foundation says.
  package init(_ error: any Error) {
    let error = error as NSError
    let cause = error.domain == NSPOSIXErrorDomain ? error : error.userInfo[NSUnderlyingErrorKey] as? NSError
    if let cause, cause.domain == NSPOSIXErrorDomain {
      self.init(system: Int32(clamping: cause.code))
    } else {
      self.init(error.localizedDescription)
    }
  }
}
