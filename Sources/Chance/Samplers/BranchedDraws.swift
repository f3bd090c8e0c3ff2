/// Draws that first choose a law and then draw from it: those of mixtures and of spliced laws.
///
/// The numbers of the stream are taken draw by draw, for amounts must not depend on how draws are batched; what turns
/// numbers into amounts is done for all draws of one law together.
struct BranchedDraws {
  /// One of the laws.
  struct Branch {
    fileprivate enum Draw {
      case uniform
      case normal
      case gamma(Gamma, GammaSampler)
      case amount((inout RandomStream) -> Double)
    }

    fileprivate let draw: Draw
    /// What turns numbers into amounts before the factor.
    fileprivate let stages: (any StagedLaw)?
    fileprivate let factor: Double
    /// Numbers that are taken; others are drawn again.
    fileprivate var accepted = -Double.infinity...Double.infinity

    init(_ law: any SeverityLaw) {
      let scaled = law as? ScaledLaw
      let law = scaled?.base ?? law
      factor = scaled?.factor ?? 1
      switch law {
      case let law as any StagedLaw:
        stages = law
        switch law.rawNumber {
        case .uniform: draw = .uniform
        case .normal: draw = .normal
        }
      case let law as Gamma:
        (draw, stages) = (.gamma(law, law.sampler), nil)
      case let law as Constant:
        (draw, stages) = (.amount { _ in law.amount }, nil)
      default:
        (draw, stages) = (.amount { law.draw(using: &$0) }, nil)
      }
    }

    /// Amounts of a function's own.
    init(drawing amount: @escaping (inout RandomStream) -> Double) {
      (draw, stages, factor) = (.amount(amount), nil, 1)
    }

    /// The same law, drawn until an amount fulfils a condition that holds up to some amount or from there on.
    func until(_ condition: @escaping (Double) -> Bool) -> Branch {
      guard let stages else {
        let factor = factor
        let draw: (inout RandomStream) -> Double
        switch self.draw {
        case .amount(let own): draw = own
        case .gamma(let law, _): draw = { law.draw(using: &$0) }
        case .uniform, .normal: return self
        }
        return Branch { stream in
          while true {
            let amount = draw(&stream) * factor
            if condition(amount) { return amount }
          }
        }
      }
      func holds(_ number: Double) -> Bool { condition(stages.amount(of: number) * factor) }
      var (low, high): (Double, Double)
      switch draw {
      case .normal: (low, high) = (-NormalZiggurat.bound, NormalZiggurat.bound)
      case .uniform, .gamma, .amount: (low, high) = (0x1p-53, 1 - 0x1p-53)
      }
      let (first, last) = (holds(low), holds(high))
      guard first != last else { return self }
      var other = self
      let (lowest, highest) = (low, high)
      // To neighbouring numbers: nothing is drawn between them.
      while true {
        let middle = low + 0.5 * (high - low)
        guard middle > low, middle < high else { break }
        if holds(middle) == first { low = middle } else { high = middle }
      }
      other.accepted = first ? lowest...low : high...highest
      return other
    }
  }

  let branches: [Branch]

  /// Fills a buffer.
  ///
  /// - Parameter choose: the place of the branch, from the next numbers of the stream.
  @inline(__always)
  func fill(
    _ amounts: UnsafeMutableBufferPointer<Double>, using stream: inout RandomStream,
    choose: (inout RandomStream) -> Int
  ) {
    // As many as fit on the stack.
    let most = 128
    withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { scratch in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { uniforms in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: most) { choices in
          var start = 0
          while start < amounts.count {
            let count = min(most, amounts.count - start)
            let part = UnsafeMutableBufferPointer(rebasing: amounts[start..<start + count])
            draw(part, uniforms, choices, &stream, choose)
            for place in branches.indices { finish(place, part, uniforms, choices, scratch) }
            start += count
          }
        }
      }
    }
  }

  @inline(__always)
  private func draw(
    _ numbers: UnsafeMutableBufferPointer<Double>, _ uniforms: UnsafeMutableBufferPointer<Double>,
    _ choices: UnsafeMutableBufferPointer<Int>, _ stream: inout RandomStream, _ choose: (inout RandomStream) -> Int
  ) {
    NormalZiggurat.layers.withUnsafeBufferPointer { layers in
      LibraryNormal.layers.withUnsafeBufferPointer { libraryLayers in
        guard let libraryLayers = libraryLayers.baseAddress else { return }
        branches.withUnsafeBufferPointer { branches in
          for i in numbers.indices {
            let place = choose(&stream)
            choices.initializeElement(at: i, to: place)
            switch branches[place].draw {
            case .uniform:
              let accepted = branches[place].accepted
              repeat { numbers[i] = stream.uniform() } while !accepted.contains(numbers[i])
            case .normal:
              let accepted = branches[place].accepted
              repeat { numbers[i] = stream.nextNormal(of: layers) } while !accepted.contains(numbers[i])
            case .gamma(_, let sampler):
              let parts = sampler.parts(using: &stream, libraryLayers)
              numbers[i] = parts.amount
              uniforms.initializeElement(at: i, to: parts.uniform)
            case .amount(let draw):
              numbers[i] = draw(&stream) * branches[place].factor
            }
          }
        }
      }
    }
  }

  private func finish(
    _ place: Int, _ numbers: UnsafeMutableBufferPointer<Double>, _ uniforms: UnsafeMutableBufferPointer<Double>,
    _ choices: UnsafeMutableBufferPointer<Int>, _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    let factor = branches[place].factor
    func gather(_ source: UnsafeMutableBufferPointer<Double>) -> UnsafeMutableBufferPointer<Double> {
      var count = 0
      for i in numbers.indices where choices[i] == place {
        scratch.initializeElement(at: count, to: source[i])
        count += 1
      }
      return UnsafeMutableBufferPointer(rebasing: scratch[..<count])
    }
    if let stages = branches[place].stages {
      let own = gather(numbers)
      guard !own.isEmpty else { return }
      stages.finish(own)
      var count = 0
      for i in numbers.indices where choices[i] == place {
        numbers[i] = own[count] * factor
        count += 1
      }
    } else if case .gamma(_, let sampler) = branches[place].draw {
      let own = gather(uniforms)
      sampler.raise(own)
      var count = 0
      for i in numbers.indices where choices[i] == place {
        numbers[i] = numbers[i] * own[count] * factor
        count += 1
      }
    }
  }
}
