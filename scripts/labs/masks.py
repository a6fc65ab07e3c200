"""What may differ between two honest runs of a command, and how two outputs are compared without it.

Transcripts are stored as they were seen; masks are laid over both sides only to compare. A mask gives equal things equal names
(`<inode-1>`, `<inode-2>`, in order of appearance), so that "these two are the same" is still compared.
"""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mask:
    """One kind of thing that varies: how it looks (group 1 is what is kept before it), and an example for people."""

    looks: str
    example: str

    def label(self, name: str) -> Callable[[re.Match], str]:
        """Make the function that names each different thing once."""
        seen: dict[str, int] = {}

        def replace(match: re.Match) -> str:
            thing = match[0][len(match[1]) :].strip()
            return f"{match[1]}<{name}-{seen.setdefault(thing, len(seen) + 1)}>"

        return replace


# A number with spaces before it: columns are padded, so spaces vary with the length of the number.
NUMBER = r"(?:\d{2,7}|[2-9])(?![\w:%.-])"
MADE_UP = "[bcdfghjklmnpqrstvwxz2456789]"  # the letters of names that Kubernetes makes up
MASKS = {
    "pid": Mask(rf"()(?: +|(?<![\w.:-])(?<!\d/)){NUMBER}", "1042 in `ps`, /proc/1042; 1 is compared"),
    "inode": Mask(r"(\w:\[)\d+(?=\])", "4026532178 in net:[4026532178]"),
    "mac": Mask(r"()\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b", "02:42:ac:11:00:02"),
    "hex-id": Mask(r"()\b[0-9a-f]{12,64}\b", "5eadf121cb10, the id of a container, network or image"),
    "key": Mask(r"()\b0x[0-9a-f]{8}\b", "0x79573799, the key of a System V object"),
    "veth": Mask(r"()\bveth[0-9a-f]{7}\b", "veth1a2b3c4, the name that Docker gives to its end of a cable"),
    "link": Mask(r"(@)if\d+\b *", "if12 in eth0@if12, the number of an interface in another namespace"),
    "duration": Mask(r"()\b(?:\d+(?:\.\d+)?/)*\d+(?:\.\d+)? ?ms\b", "0.045 ms, 0.04/0.05/0.06 ms"),
    "age": Mask(
        r"()\b(?:About an?|Less than a|\d+) (?:second|minute|hour)s?(?: ago)?", "Less than a second, 3 seconds ago"
    ),
    "uid": Mask(r"()\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "a74c6557-4a1a-4cc3-a681-5a2040eac7db"),
    "moment": Mask(r"()\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z", "2026-11-23T05:09:36Z"),
    "clock": Mask(r"()\b\d\d:\d\d:\d\d(?:\.\d+)?\b", "05:10:23, 05:42:02.115407"),
    "address": Mask(r"()\b(?:\d{1,3}\.){3}\d{1,3}\b", "10.244.2.35"),
    "pod-suffix": Mask(
        rf"()(?<=\w-)(?:{MADE_UP}{{7,10}}(?:-{MADE_UP}{{5}})?|(?=[a-z]*\d){MADE_UP}{{5}})\b",
        "bb6d79bd8-6rn6t in fill-bb6d79bd8-6rn6t",
    ),
    "kubectl-age": Mask(r"()\b(?:\d+[dhms]){1,2}\b", "11m, 5m20s, in the column AGE"),
}
# Of these, two different values mean nothing: they always get the same name.
ANY = {"duration", "age", "moment", "clock", "kubectl-age"}


def mask(text: str, names: tuple[str, ...]) -> str:
    """Replace what may differ between two honest runs; spaces at the ends of lines never count."""
    for name in names:
        replacement = rf"\g<1><{name}>" if name in ANY else MASKS[name].label(name)
        text = re.sub(MASKS[name].looks, replacement, text)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def difference(recorded: str, live: str, names: tuple[str, ...]) -> list[str]:
    """Compare two transcripts after masking. Lines begin with `-` (recorded), `+` (now) or a space; no lines: the same."""
    before, now = (mask(text, names).splitlines() for text in (recorded, live))
    diff = list(difflib.unified_diff(before, now, n=2, lineterm=""))[2:]  # without the two lines that name files
    return [line for line in diff if not line.startswith("@@")]
