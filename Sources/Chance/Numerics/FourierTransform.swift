internal import CGSL

/// The discrete Fourier transform of a power of two of complex numbers, as GSL has it.
enum FourierTransform {
  /// Replaces vⱼ by Σₖ vₖ e^{−2πijk/N}.
  ///
  /// - Precondition: the count is a power of two.
  static func forward(_ values: inout [Complex]) {
    let count = values.count
    precondition(count > 0 && count & (count - 1) == 0, "the transform takes a power of two of numbers")
    values.withUnsafeMutableBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      guard let start = numbers.baseAddress else { return }
      // It fails only where the count is no power of two.
      _ = gsl_fft_complex_radix2_forward(start, 1, count)
    }
  }
}
