import Documents
import Files
import Foundation

/// A scenario file that somebody drops on the page.
struct GivenScenario {
  let name: String
  let text: String

  private struct Body: Decodable {
    let name: String
    let text: String
  }

  /// - Throws: `APIProblem` where the body is none.
  init(_ body: Data) throws(APIProblem) {
    guard let read = try? JSONDecoder().decode(Body.self, from: body) else {
      throw APIProblem(400, "the body must be a JSON object with 'name' and 'text', the file's")
    }
    guard !read.name.isEmpty, read.name.count <= 200, !read.name.contains("/"), !read.name.contains("\\"),
      ControlCharacters.first(in: read.name) == nil
    else {
      throw APIProblem(
        400, "'name' is no plain name of a file",
        [APIProblem.Item(path: "$.name", message: "is no plain name of a file", nearest: nil)])
    }
    (name, text) = (read.name, read.text)
  }
}
