import Statistics
import Testing

@Suite("Linear equations")
struct LinearEquationsTests {
  @Test(
    "have the solution that was put in, and a singular matrix has none",
    arguments: [
      ([[2, 1, 5], [1, 3, 10]], [1, 3]), ([[0, 2, 6], [4, 0, 8]], [2, 3]), ([[1, 2, 1], [2, 4, 2]], nil), ([], []),
    ] as [([[Double]], [Double]?)])
  func solution(augmented: [[Double]], answer: [Double]?) {
    let found = LinearEquations.solution(of: augmented)
    #expect((found == nil) == (answer == nil))
    for (a, b) in zip(found ?? [], answer ?? []) { #expect(abs(a - b) < 1e-12) }
  }
}
