"""A command that is left running beside others, such as `kubectl get pods -w`, and stopped as Ctrl-C stops it."""

import os
import signal
import subprocess
import time
from pathlib import Path

PATIENCE = 5  # seconds that it may take to print something, and to end


class Watch:
    """Started at once. What it prints goes to files in `folder`, so that it never waits for a reader."""

    def __init__(self, command: list[str], work: Path, environment: dict[str, str], folder: Path) -> None:
        self.files = [folder / name for name in ("stdout", "stderr")]
        folder.mkdir()
        with self.files[0].open("wb") as stdout, self.files[1].open("wb") as stderr:
            self.process = subprocess.Popen(
                command,
                cwd=work,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                start_new_session=True,
            )

    def begin(self) -> None:
        """Wait until it has printed something: it is at work then. One with nothing to print is given a few seconds."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if any(file.stat().st_size for file in self.files):
                return
            time.sleep(0.05)

    def stop(self) -> tuple[bytes, bytes]:
        """End it with all that it started; return what it printed to standard output and to the error stream."""
        for sign in (signal.SIGINT, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(PATIENCE)
            except ProcessLookupError:
                self.process.wait()
            except subprocess.TimeoutExpired:
                continue
            break
        stdout, stderr = (file.read_bytes() for file in self.files)
        return stdout, stderr
