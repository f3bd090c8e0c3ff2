import Insurance

/// An answer of a policy alone, so quick to come to that every setting can be tried without.
package protocol PolicyAnswer {
  /// What was set and changes nothing of it; told among its warnings.
  var idle: [Words] { get set }
  /// All that it comes to in one text, by which two answers are told apart: no warnings, nor what was set.
  var figures: String { get }
}
