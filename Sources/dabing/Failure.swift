import ArgumentParser
import Documents
import Foundation
import Reports
import RunStore
import Simulation
import Statistics

/// Standard error, for what is not a result.
func complain(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// Bad data: something that a file or an argument says cannot be used.
struct BadData: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// Runs the body of a command and turns its errors into messages and exit statuses: 65 for bad data.
func reportingFailures(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as DocumentError {
    for problem in error.problems { complain("error: \(problem)") }
    if error.problems.count > 1 { complain("\(error.problems.count) problems") }
    throw ExitCode(65)
  } catch let error as BadData {
    complain("error: \(error.message)")
    throw ExitCode(65)
  } catch let error as SimulationError {
    complain("error: \(error.description)")
    throw ExitCode(65)
  } catch let error as SampleError {
    complain("error: \(error.description)")
    throw ExitCode(65)
  } catch let error as OutputError {
    complain("error: \(error.path) cannot be written: \(error.reason)")
    throw ExitCode(65)
  } catch let error as RunStoreError {
    complain("error: \(error.path): \(error.reason)")
    throw ExitCode(65)
  } catch let error as CocoaError {
    complain("error: \(error.reason)")
    throw ExitCode(65)
  }
}

extension CocoaError {
  /// What the system said where it was the system, for which Foundation has a number; else what Foundation says.
  var reason: String {
    guard let cause = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError, cause.domain == NSPOSIXErrorDomain,
      code == .fileWriteUnknown || code == .fileReadUnknown
    else { return localizedDescription }
    let said = String(cString: strerror(Int32(cause.code)))
    return filePath.map { "\($0): \(said)" } ?? said
  }
}
