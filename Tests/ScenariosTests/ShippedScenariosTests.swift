import Documents
import Foundation
import Scenarios
import Testing

/// The scenarios that come with the program: all can be read, and no figure of theirs is bare.
struct ShippedScenariosTests {
  @Test func `they are these`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Shipped.root.appending(path: "scenarios").path)
    #expect(
      files.filter { $0.hasSuffix(".yaml") }.sorted()
        == (Shipped.scenarios + Shipped.nations).map { "\($0).yaml" }.sorted())
  }

  @Test(arguments: Shipped.scenarios)
  func `it can be read`(_ name: String) throws {
    let scenario = try ScenarioFile(path: Shipped.path(name)).scenario()
    #expect(scenario.name == name)
    #expect(!scenario.title.en.isEmpty && !scenario.title.zh.isEmpty)
    #expect(scenario.plan.policies.count == (name == "jiangxi-2025" ? 3 : 1))
    #expect(scenario.plan.policies.first?.standing.covers(scenario.plan.startYear) == true)
    #expect(scenario.plan.replications >= 20)
    #expect(scenario.plan.cohorts.first?.group == "general")
  }

  @Test(arguments: Shipped.scenarios + Shipped.nations)
  func `every figure says its source or that it is an assumption`(_ name: String) throws {
    let node = try YAMLText.read(file: Shipped.path(name)).node
    let bare = Figures.bare(in: node)
    #expect(bare.isEmpty, "bare figures: \(bare.joined(separator: ", "))")
    #expect(Figures.count(in: node) >= 3, "population, probability and law at least")
  }

  @Test(arguments: Shipped.scenarios)
  func `every assumption says why`(_ name: String) throws {
    let scenario = try ScenarioFile(path: Shipped.path(name)).scenario()
    for value in scenario.assumptions { #expect(value.note?.en.isEmpty == false, "\(value.path) of \(name)") }
  }

  @Test(arguments: Shipped.scenarios)
  func `notes and sources are in English and in Chinese`(_ name: String) throws {
    for value in try ScenarioFile(path: Shipped.path(name)).scenario().values {
      for words in [value.note, value.source].compactMap(\.self) {
        #expect(!words.en.contains(/\p{Han}/) || words.en.contains("二(三)"), "\(value.path): \(words.en)")
        #expect(words.zh.contains(/\p{Han}/), "\(value.path): \(words.zh)")
      }
    }
  }

  @Test(arguments: Shipped.scenarios)
  func `every file that a source names is there`(_ name: String) throws {
    let values = try ScenarioFile(path: Shipped.path(name)).scenario().values
    let files = values.compactMap(\.source?.en).flatMap { source in
      source.matches(of: /scenarios\/[A-Za-z0-9.\/-]+\.(py|csv|md)/).map { String($0.output.0) }
    }
    #expect(!files.isEmpty)
    for file in Set(files) {
      #expect(FileManager.default.fileExists(atPath: Shipped.root.appending(path: file).path), "\(file)")
    }
  }

  @Test(arguments: Shipped.scenarios)
  func `nothing is set twice and every key is read`(_ name: String) throws {
    let values = try ScenarioFile(path: Shipped.path(name)).scenario().values
    let paths = values.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(
      paths.contains("population.insured") && paths.contains("expense.law") && paths.contains("expense.probability"))
  }
}
