import ArgumentParser
import Documents
import Files
import Foundation
import Plans
import Presentation
import RunStore
import Statistics
import Studies
import Wording

/// Standard error, for what is not a result, in the language in force.
package func complain(_ message: Message) { complain(said: message(.inForce)) }

/// A fault of a file or an argument, on one line whatever the name or the value that it repeats holds.
package func complain(of problem: Problem) {
  let message: Message = "error: \(problem.sentence)"
  complain(said: ControlCharacters.spelled(message(.inForce)))
}

/// What is in its language already.
package func complain(said text: String) { StandardStreams.complain(text) }

/// A message while work goes on whose progress may stand on the terminal's last line.
package func complain(_ message: String, beside progress: ProgressLine?) {
  if let progress {
    progress.makingRoom { complain(said: message) }
  } else {
    complain(said: message)
  }
}

/// Standard output, for a result: all of it, or an error.
package func show(_ text: String, terminator: String = "\n") throws(OutputError) {
  try StandardStreams.write(text + terminator)
}

/// Bad data: something that a file or an argument says cannot be used.
package struct BadData: Error {
  package let said: Message
  package init(_ message: Message) { said = message }

  /// Of what is in its language already.
  package init(said text: String) { said = Message(verbatim: text) }
}

/// Options that do not go together, or a value that none of them takes: what is wrong and the usage, with exit status 64.
package func wrongUsage(_ message: Message) -> ValidationError { ValidationError(message(.inForce)) }

/// Runs the body of a command and turns its errors into messages and exit statuses: 65 for bad data.
///
/// - Parameter files: that the command computes from, which a simulation does not know.
package func reportingFailures(of files: String..., body: () async throws -> Void) async throws {
  try await reportingFailures(of: files, body)
}

package func reportingFailures(of files: [String] = [], _ body: () async throws -> Void) async throws {
  let place: Message = files.isEmpty ? "" : "\(list: files): "
  do {
    try await body()
  } catch let error as DocumentError {
    for problem in error.problems { complain(of: problem) }
    if error.problems.count > 1 { complain("\(error.problems.count) problems") }
    throw ExitCode(65)
  } catch let error as BadData {
    complain("error: \(error.said)")
    throw ExitCode(65)
  } catch let error as StudyError {
    complain("error: \(error.said)")
    throw ExitCode(65)
  } catch let error as SimulationError {
    complain("error: \(place)\(error.said)")
    throw ExitCode(65)
  } catch let error as SampleError {
    complain("error: \(place)\(reason(of: error))")
    throw ExitCode(65)
  } catch let error as OutputError {
    complain(unwritable: error)
    throw ExitCode(unwritableStatus)
  } catch let error as RunStoreError {
    complain("error: \(error.path): \(error.reason)")
    throw ExitCode(65)
  } catch let error as CocoaError {
    complain("error: \(error.reason)")
    throw ExitCode(65)
  }
}

/// Replications that are no numbers come from laws that nobody has.
private func reason(of error: SampleError) -> Message {
  switch error {
  case .notFinite, .tooLarge:
    "a year's expense is beyond all numbers: the tail of a law of the scenario ('expense') is too heavy, or one of its parameters is wrong"
  case .empty, .unequalLengths, .levelOutOfRange, .successesOutOfRange: error.said
  }
}

/// Says what cannot be written; of a reader that has gone away there is nothing to say.
package func complain(unwritable error: OutputError) {
  if !StandardStreams.isGone {
    complain("error: \(error.path) cannot be written: \((error.reason.en, error.reason.zh))")
  }
}

/// 65; where only the reader of a pipe has gone away, what a program has that the system ends for it.
package var unwritableStatus: Int32 { StandardStreams.isGone ? 128 + SIGPIPE : 65 }

extension CocoaError {
  /// What the system said of which file, where it was the system; else what Foundation says.
  package var reason: Message {
    let said = OutputError.Said(self)
    guard said.en != localizedDescription, let filePath else { return "\((said.en, said.zh))" }
    return "\(filePath): \((said.en, said.zh))"
  }
}
