"""The one build that holds all mutants, and what is run on each."""

import os
import re
import resource
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import schema
from mutations import Mutant

# The tests that are kept: of the rules, and of the policies made of them.
TESTS = ["InsuranceTests", "RegionsTests"]
COMPILER = ["swiftc", "-typecheck", "-swift-version", "6", "-package-name", "dabing"]
# Optimised, which the random tests of the rules gain more from than the build costs.
OPTIMISED = ["-c", "release", "-Xswiftc", "-enable-testing"]
# Seconds at the least before a run counts as endless, and how much longer than without a mutant.
PATIENCE = (20, 10)


class Build:
    """A copy of the package in a folder, with a mutant at each place; its build stays from run to run."""

    def __init__(self, root: Path, folder: Path, mutants: list[Mutant]):
        self.root, self.mutants = root, mutants
        # The compiler is asked in a folder of its own, so that a second build finds nothing changed.
        self.copy, self.asked = folder / "schema", folder / "asked"
        self.unbuilt: dict[int, str] = {}
        self.limits: dict[str, float] = {}
        self.stages: dict[str, list[str]] = {}
        # A mutant that traps leaves no image of its memory behind.
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))

    def make(self) -> str:
        """Builds, and runs everything without a mutant; what went wrong, or nothing."""
        self._copy()
        sites = schema.sites_of(self.mutants)
        while broken := self._broken(sites):
            if isinstance(broken, str):
                return broken
            for site in broken:
                for number, mutant in site.mutants:
                    self.unbuilt[number] = self._alone(mutant)
            sites = [site for site in sites if site not in broken]
        schema.write(self.root, self.copy, sites)
        built = subprocess.run(
            ["swift", "build", "--build-tests"] + OPTIMISED, cwd=self.copy, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        if built.returncode != 0:
            return built.stdout[-5000:] + "\nThe schema does not build."
        self.stages = self._commands()
        for name, command in self.stages.items():
            begun = time.monotonic()
            if fault := self._fault(command, 0, 1800):
                return f"Without any mutant the {name} end with: {fault}"
            self.limits[name] = max(PATIENCE[0], PATIENCE[1] * (time.monotonic() - begun))
        return ""

    def verdict(self, number: int, mutant: Mutant) -> tuple[str, str]:
        """What became of the mutant, and who caught it."""
        if number in self.unbuilt:
            return self.unbuilt[number], ""
        for name, command in self.stages.items():
            if self._fault(command, number, self.limits[name]):
                return "caught", name
        return "survives", ""

    def line_of(self, mutant: Mutant) -> str:
        return (self.root / mutant.file).read_text().split("\n")[mutant.line - 1].strip()

    def _copy(self):
        kept, mutated = set(), {mutant.file for mutant in self.mutants}
        for part in ["Sources", "Tests", "scenarios"]:
            for file in (self.root / part).rglob("*"):
                path = file.relative_to(self.root)
                if file.is_file() and "Benchmarks" not in path.parts and ".build" not in path.parts:
                    kept.add(self.copy / path)
                    # Those of the rules are written with the mutants in them.
                    if path not in mutated:
                        self._replace(self.copy / path, file.read_bytes())
            for file in (self.copy / part).rglob("*") if (self.copy / part).exists() else []:
                if file.is_file() and file not in kept and file != self.copy / schema.CHOICE:
                    file.unlink()
        self._replace(self.copy / "Package.swift", self._manifest().encode())
        self._replace(self.copy / "Package.resolved", (self.root / "Package.resolved").read_bytes())

    def _manifest(self) -> str:
        """The package's own, without the tests of other modules and with warnings allowed."""
        text = (self.root / "Package.swift").read_text().replace("  .treatAllWarnings(as: .error),\n", "")
        parts = re.split(r"\n(?=    \.testTarget\()", text[: text.rindex("\n  ]\n)")])
        kept = [parts[0]] + [part for part in parts[1:] if re.search(r'name: "([^"]+)"', part)[1] in TESTS]
        return "\n".join(kept) + "\n  ]\n)\n"

    def _replace(self, file: Path, data: bytes):
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    def _broken(self, sites) -> list | str:
        """The places at which the compiler complains; a text where it complains elsewhere."""
        shutil.rmtree(self.asked, ignore_errors=True)
        shutil.copytree(self.root / "Sources/Insurance", self.asked / "Sources/Insurance")
        stands = schema.write(self.root, self.asked, sites)
        done = subprocess.run(COMPILER + self._sources(self.asked), stderr=subprocess.PIPE, text=True)
        if done.returncode == 0:
            return []
        broken = []
        for file, line, column in re.findall(r"^(\S+\.swift):(\d+):(\d+): error:", done.stderr, flags=re.M):
            path = str(Path(file).resolve().relative_to(self.asked.resolve()))
            broken += [site for at, site in stands.get((path, int(line)), []) if at == int(column)]
        elsewhere = done.stderr + "\nThe schema does not compile, and no single place is at fault."
        return list(dict.fromkeys(broken)) or elsewhere

    def _alone(self, mutant: Mutant) -> str:
        """Whether a mutant that the schema cannot hold is Swift at all."""
        file = self.root / mutant.file
        changed = self.asked / "Alone.swift"
        changed.write_text(mutant.applied(file.read_text()))
        sources = [source for source in self._sources(self.root) if source != str(file)] + [str(changed)]
        done = subprocess.run(COMPILER + sources, stderr=subprocess.DEVNULL)
        changed.unlink()
        return "does not build" if done.returncode != 0 else "not tried"

    def _sources(self, root: Path) -> list[str]:
        return [str(file) for file in sorted((root / "Sources/Insurance").rglob("*.swift"))]

    def _commands(self) -> dict[str, list[str]]:
        shown = subprocess.run(
            ["swift", "build", "--show-bin-path"] + OPTIMISED, cwd=self.copy, stdout=subprocess.PIPE, text=True,
            check=True)
        products = Path(shown.stdout.strip())
        runner = products / "dabingPackageTests.xctest"
        # A bundle, as on macOS, is run by the package manager.
        test = (
            [str(runner), "--testing-library", "swift-testing"] if runner.is_file()
            else ["swift", "test", "--disable-xctest", "--skip-build"] + OPTIMISED)
        cases = [str(products / "dabing"), "verify", "scenarios/cases", "--no-progress"]
        # The quickest first. Those at the ends of all ranges and of every key mistyped take most of the time of theirs
        # and look for traps, not for amounts.
        slow = ["--skip", "ExtremeValuesTests", "--skip", "MistypedKeysTests"]
        return {
            "worked cases": cases,
            "tests of the rules": test + ["--filter", "^InsuranceTests"],
            "tests of the policies": test + ["--filter", "^RegionsTests"] + slow,
        }

    def _fault(self, command: list[str], number: int, seconds: float) -> str:
        """How the command failed with this mutant alive; nothing where it passed. Ends it at the first failed test."""
        environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
        environment.pop(schema.VARIABLE, None)
        if number:
            environment[schema.VARIABLE] = str(number)
        process = subprocess.Popen(
            command, cwd=self.copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace", start_new_session=True)
        late = threading.Event()

        def end():
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

        timer = threading.Timer(seconds, lambda: (late.set(), end()))
        timer.start()
        failure, last = "", ""
        for line in process.stdout:
            last = line.strip() or last
            if number and "recorded an issue at" in line:
                failure = line.strip()
                end()
                break
        status = process.wait()
        timer.cancel()
        process.stdout.close()
        if late.is_set():
            return "no end"
        return failure or (last if status != 0 else "")
