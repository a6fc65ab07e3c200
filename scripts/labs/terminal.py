"""A terminal of a lab: one shell that commands are typed into, one after the other.

The shell reads from a pipe, like from a keyboard: a command may start another shell, and the next commands then go to that one.
Output and errors go into one pipe, so they come in the order in which they were written.
"""

import os
import re
import secrets
import select
import subprocess
import time
from typing import IO, AnyStr

# The shell prints this after each command; a token of its own per terminal, so that no output can be taken for it.
MARKER = "printf '\\001%s:%s\\001' {token} $?\n"


def pipes(process: subprocess.Popen[AnyStr]) -> tuple[IO[AnyStr], IO[AnyStr]]:
    """What goes in and what comes out of a process that was started with pipes for both."""
    assert process.stdin and process.stdout
    return process.stdin, process.stdout


class Terminal:
    """A running shell. `command` starts it; it has to read commands from its standard input."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        self.name = name
        self.token = secrets.token_hex(8)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,  # Ctrl-C is for us; we then end the shell
        )
        self.input, self.output = pipes(self.process)
        self.end = re.compile(b"\x01%s:(\\d+)\x01" % self.token.encode())

    def run(self, command: str, timeout: float = 60) -> tuple[str, int]:
        """Type a command; return what it printed and its exit status.

        Raises ValueError when the shell ended, or when the command did not within `timeout` seconds.
        """
        try:
            self.input.write(f"{command}\n{MARKER.format(token=self.token)}".encode())
            self.input.flush()
        except BrokenPipeError:
            raise ValueError(f"the shell of terminal {self.name} has ended; it was to run: {command}") from None
        output, deadline = b"", time.monotonic() + timeout
        while not (found := self.end.search(output)):
            # what the shell left in the background may hold the pipe open, so the end of the shell is asked for as well
            ended = self.process.poll() is not None
            if select.select([self.output], [], [], 0 if ended else 0.2)[0]:
                piece = os.read(self.output.fileno(), 65536)
                output += piece
                ended = not piece
            if ended:
                raise ValueError(f"the shell of terminal {self.name} ended while it ran: {command}\n{readable(output)}")
            if time.monotonic() > deadline:
                raise ValueError(f"no end after {timeout:g} s in terminal {self.name}: {command}\n{readable(output)}")
        return readable(output[: found.start()] + output[found.end() :]), int(found[1])

    def close(self) -> None:
        """Wait for the shell of a world that has ended; kill it when it does not end."""
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.input, self.output):
            try:
                pipe.close()
            except BrokenPipeError:
                pass


def readable(output: bytes) -> str:
    """Decode what a command printed; bytes that are no UTF-8 stay visible."""
    return output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
