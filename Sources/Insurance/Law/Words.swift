import Wording

/// Whoever names rules names their words.
public typealias Words = Wording.Words
public typealias Language = Wording.Language
