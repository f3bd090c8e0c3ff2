"""Runs programs and says what they cost."""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a process took, from its start to its end."""

    wall: float
    # Processor time in user mode, of all threads: other programs on the machine do not count in it.
    user: float
    # The most memory it ever held, megabytes (10⁶ bytes).
    memory: float
    output: str


def run(command):
    """The cost of a command that succeeds. What it says on the way is shown where it fails."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as messages:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=messages, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        # So that the module does not wait for it again.
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        messages.seek(0)
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}: {messages.read().strip()}")
        unit = 1 if os.uname().sysname == "Darwin" else 1024
        return Cost(wall, usage.ru_utime, usage.ru_maxrss * unit / 1e6, output.read())


def answer(command):
    """The JSON that a command prints."""
    return json.loads(run(command).output)


def works(*command):
    """Whether a program is there and does what it is asked."""
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False
