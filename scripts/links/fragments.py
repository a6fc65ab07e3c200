"""What a fragment names: which ones need an anchor, and how browsers compare."""

import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote, unquote

from scripts.links import urls
from scripts.links.folders import is_page

MEDIA_FRAGMENT = re.compile(r"svgView\(|viewBox\(|xywh=|t=")


@lru_cache(maxsize=10_000)
def plain_fragment(fragment: str) -> str:
    """Clean a fragment, and leave out what is only for finding text (`#:~:text=…`)."""
    return urls.clean(fragment).partition(":~:")[0]


def needs_anchor(path: str, fragment: str) -> bool:
    """Tell whether a fragment has to name something in the file: not `#top`, not a time in a film or a page of a PDF."""
    if not fragment or fragment.lower() == "top":
        return False
    return is_page(path) or (path.lower().endswith(".svg") and not MEDIA_FRAGMENT.match(fragment))


def has_anchor(anchors: Container[str], fragment: str) -> bool:
    """Look for a fragment as browsers do: as it stands in the address, then decoded."""
    return (
        fragment in anchors
        or unquote(fragment) in anchors
        or quote(fragment, safe="%!$&'()*+,;=:@/?-._~", errors="replace") in anchors
    )
