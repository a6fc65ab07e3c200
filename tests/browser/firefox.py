"""A Firefox to test with, over Marionette, which every Firefox speaks: Playwright has only a Firefox of its own making, which it downloads."""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path

NAMES = ("firefox-esr", "firefox")
SECONDS = 60  # for what never comes, not for what a busy machine brings late
PREFERENCES = {
    "marionette.port": 0,  # a free one; Firefox writes it into the profile
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.disabledForTesting": True,
}


def find_firefox() -> str | None:
    """The path of an installed Firefox."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Firefox:
    """One headless Firefox with a profile of its own, in an empty folder."""

    def __init__(self, program: str, profile: Path):
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port = self.wait_for(lambda: self.port_in(profile / "MarionetteActivePort"))
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self.receive()  # its greeting
        self.call("WebDriver:NewSession")

    @staticmethod
    def port_in(path: Path) -> int | None:
        return int(path.read_text()) if path.exists() and path.read_text().strip() else None

    @staticmethod
    def wait_for(look):
        """What `look` returns, as soon as it is something."""
        until = time.monotonic() + SECONDS
        while not (found := look()):
            assert time.monotonic() < until, "Firefox did not do it in time"
            time.sleep(0.05)
        return found

    def receive(self):
        """One message: its length, a colon, JSON."""
        length = b""
        while (sign := self.stream.read(1)) != b":":
            assert sign, "Firefox hung up"
            length += sign
        return json.loads(self.stream.read(int(length)))

    def call(self, name: str, **parameters):
        """Give a command, wait for its answer. Raises AssertionError with what Firefox says is wrong."""
        self.number += 1
        message = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self.receive()
        assert error is None, f"{name}: {error}"
        return result.get("value") if isinstance(result, dict) else result

    def goto(self, url: str) -> None:
        self.call("WebDriver:Navigate", url=url)

    def run(self, script: str, *arguments):
        """The value of a JavaScript expression, in which `arguments` has the arguments."""
        return self.call("WebDriver:ExecuteScript", script=f"return {script}", args=list(arguments))

    def element(self, selector: str) -> str:
        """The handle of the first element that fits."""
        return next(iter(self.call("WebDriver:FindElement", using="css selector", value=selector).values()))

    def click(self, selector: str) -> None:
        self.call("WebDriver:ElementClick", id=self.element(selector))

    def type(self, selector: str, text: str) -> None:
        """Type with key events."""
        self.call("WebDriver:ElementSendKeys", id=self.element(selector), text=text)

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
