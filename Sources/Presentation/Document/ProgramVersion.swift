/// The version of the program; the model has its own.
package enum ProgramVersion {
  package static let current = "0.1.0"
}
