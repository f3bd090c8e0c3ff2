/// The version of everything that turns a seed into numbers.
///
/// It is the second word of the generator's key, and results name it. It is raised whenever any stream changes: a law
/// samples by another algorithm, a purpose is drawn in another order. Within one version a seed reproduces the same
/// bits on the same platform; tests pin the first draws of every law to hold us to that.
public enum ModelVersion {
  public static let current: UInt64 = 2
}
