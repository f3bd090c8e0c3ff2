internal import CGSL

/// GSL's view of a `RandomStream`: the table of functions by which GSL draws from one.
enum GeneratorType {
  /// The type of the Philox generator: one for the process, never freed.
  ///
  /// `nonisolated(unsafe)`, since a pointer is not `Sendable`; what it points at is never written after this.
  nonisolated(unsafe) static let philox: UnsafePointer<gsl_rng_type> = {
    _ = ScientificLibrary.isReady
    let name = UnsafeMutablePointer<CChar>.allocate(capacity: 16)
    name.initialize(repeating: 0, count: 16)
    for (index, byte) in "philox4x64-10".utf8.enumerated() { name[index] = CChar(bitPattern: byte) }
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: name, max: UInt.max, min: 0, size: MemoryLayout<RandomStream>.size,
        // Setting a seed does nothing: a stream has its seed and address from the start and keeps them.
        set: { _, _ in },
        get: { state in
          guard let state else { return 0 }
          return UInt(state.assumingMemoryBound(to: RandomStream.self).pointee.next())
        },
        // The half-open interval [0, 1) that GSL asks for; its `uniform_pos` passes over the 0 by itself.
        get_double: { state in
          guard let state else { return 0 }
          return Double(state.assumingMemoryBound(to: RandomStream.self).pointee.next() >> 11) * 0x1p-53
        }))
    return UnsafePointer(type)
  }()
}
