"""Runs a lab in a world of its own: every step in its terminal, in order."""

import platform
from dataclasses import dataclass, field

from scripts.labs.engine import Engine
from scripts.labs.files import Lab, Step, transcript
from scripts.labs.needs import Readiness, examine
from scripts.labs.world import World

DOCKER_OFF = "starts a private Docker Engine: pass --docker, or set CI=true or WITH_DOCKER=1"
NUMBER = "grep -oE '[0-9]+[.][0-9.]+' | head -n 1"
# What the programs of a need are called, and the command that tells their version: recorded, and shown under a page.
PROGRAMS = {
    "unshare": ("util-linux", f"unshare --version | {NUMBER}"),
    "ip": ("iproute2", f"ip -V | {NUMBER}"),
    "nft": ("nftables", f"nft --version | {NUMBER}"),
    "busybox": ("busybox", f"busybox | {NUMBER}"),
}


@dataclass(frozen=True)
class Ran:
    """What a step printed, and its exit status."""

    step: Step
    output: str
    exit: int

    @property
    def transcript(self) -> str:
        return transcript(self.step.run, self.output)


@dataclass
class Report:
    """How a lab went: what ran, what went wrong, and what could not be looked at, each with the reason."""

    lab: Lab
    ran: list[Ran] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)


def run_lab(lab: Lab, docker: bool = False, readiness: Readiness | None = None) -> Report:
    """Run every step that can run here; a shell that hangs or ends is a failure, and the end. `docker` allows to start an engine."""
    report = Report(lab)
    if "docker" in lab.needs and not docker:
        report.skipped.append(DOCKER_OFF)
        return report
    try:
        readiness = readiness or examine(lab.all_needs)
        report.skipped += sorted({readiness.missing[name] for name in lab.needs if name in readiness.missing})
        if not report.skipped:
            with World(readiness.layers, hostname=lab.terminal) as world:
                report.versions = versions(lab, world)
                run_steps(lab, world, readiness.missing, report)
    except ValueError as error:
        report.failed.append(str(error))
    return report


def run_steps(lab: Lab, world: World, missing: dict[str, str], report: Report) -> None:
    """Run prepare, the steps, cleanup. Raises ValueError when prepare or cleanup fails, or a shell hangs or ends."""
    first = lab.terminal
    for terminal, commands in lab.prepare.items():
        for command in commands:
            must_succeed(world, terminal, command)
    for step in lab.steps:
        lacking = [missing[need] for need in step.needs if need in missing]
        if lacking:
            report.skipped.append(f"step {step.id}: {lacking[0]}")
        else:
            report.ran.append(Ran(step, *world.terminal(step.host or first).run(step.run)))
    for command in lab.cleanup:
        must_succeed(world, first, command)


def must_succeed(world: World, terminal: str, command: str) -> None:
    output, status = world.terminal(terminal).run(command)
    if status:
        raise ValueError(f"exit status {status} of a command that is not a step: {command}\n{output}")


def versions(lab: Lab, world: World) -> dict[str, str]:
    """What a page says its output was recorded on. Starts the Docker Engine of a lab that needs one."""
    release = platform.freedesktop_os_release()
    found = Engine(world).start() if "docker" in lab.needs else {}
    found["kernel"] = platform.release().split("-")[0]
    terminal = world.terminal("versions")
    for need in lab.needs:
        if need in PROGRAMS:
            name, command = PROGRAMS[need]
            found[name] = terminal.run(command)[0].strip()
    found["os"] = f"{release['NAME'].removesuffix(' GNU/Linux')} {release.get('VERSION_ID', '')}".strip()
    return found
