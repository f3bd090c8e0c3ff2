"""Mutants that are the same program: what they change can make no difference to any result, each with the reason."""

from pathlib import Path

from mutations import Mutant

LIST = Path(__file__).with_name("equivalents.txt")


def equivalents_of(mutants: list[Mutant], root: Path) -> tuple[dict[Mutant, str], list[str]]:
    """The reasons by mutant, and what the list names that is no mutant of the code as it is."""
    lines = {file: (root / file).read_text().split("\n") for file in {mutant.file for mutant in mutants}}
    reasons, stale = {}, []
    for entry in entries(LIST.read_text()):
        found = [
            mutant for mutant in mutants
            if str(mutant.file) == entry["file"] and lines[mutant.file][mutant.line - 1].strip() == entry["line"]
            and mutant.before.strip() == entry["before"] and mutant.after.strip() == entry["after"]
        ]
        place = int(entry["place"]) - 1
        if place < len(found):
            reasons[found[place]] = entry["reason"]
        else:
            stale.append(f"{entry['file']}: {entry['line']}: {entry['before']} → {entry['after']}")
    return reasons, stale


def entries(text: str):
    """A file's name, below it the line of code, below it a change and the reason; a # begins a comment."""
    file = line = ""
    for raw in text.split("\n"):
        if not raw.strip() or raw.startswith("#"):
            continue
        if not raw.startswith(" "):
            file = raw.strip()
        elif not raw.startswith("    "):
            line = raw.strip()
        else:
            change, reason = raw.strip().split(": ", 1)
            # "a → b", or "a → b (2)" for the second of its kind on the line.
            change, _, place = change.partition(" (")
            before, _, after = change.partition(" →")
            yield {
                "file": file, "line": line, "before": before.strip(), "after": after.strip(),
                "place": place.rstrip(")") or "1", "reason": reason,
            }
