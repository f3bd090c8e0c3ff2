import Foundation
import Studies

/// The files of the page, which come with the program.
enum PageFiles {
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json",
  ]

  private static let files: [String: Data] = Dictionary(
    Embedded.files.map { file in
      let path =
        switch file.name {
        case "index.html": "/"
        case "openapi.json": "/api/openapi.json"
        default: "/" + file.name
        }
      return (path, Data(file.text.utf8))
    }, uniquingKeysWith: { first, _ in first })

  static func has(_ path: String) -> Bool { files[path] != nil }

  static func response(_ path: String) -> Response? {
    guard let file = files[path] else { return nil }
    let ending = path == "/" ? "html" : String(path.split(separator: ".").last ?? "")
    return Response(type: types[ending] ?? "application/octet-stream", body: file)
  }
}
