internal import CGSL

/// The GNU Scientific Library, as this module calls it.
enum ScientificLibrary {
  /// Read before any call into GSL that can raise an error.
  ///
  /// GSL's own error handler ends the process; it is switched off once, and every call that can fail is asked for its
  /// status instead.
  static let isReady: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  /// The value of a GSL special function that reports a status: NaN where it failed.
  ///
  /// An underflow is no failure: its value, 0, is right to the last bit that a `Double` has.
  @inline(__always)
  static func value(_ function: (UnsafeMutablePointer<gsl_sf_result>) -> CInt) -> Double {
    _ = isReady
    var result = gsl_sf_result()
    let status = function(&result)
    return status == CInt(GSL_SUCCESS) || status == CInt(GSL_EUNDRFLW) ? result.val : .nan
  }
}
