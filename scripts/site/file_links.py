"""The names of shown manifests and transcripts become links to these files."""

import html
import os
import re

FILENAME = re.compile(r'<span class="filename">((?:manifests|labs)/[^<]+)</span>')


def link_files(page_html: str, url: str, directory_urls: bool) -> str:
    """Turn the title of a shown manifest or transcript into a link that downloads it."""
    here = url if directory_urls else os.path.dirname(url)

    def link(match: re.Match) -> str:
        path = html.unescape(match[1])
        target = os.path.relpath(path, here or ".")
        return f'<span class="filename"><a href="{html.escape(target)}" download>{match[1]}</a></span>'

    return FILENAME.sub(link, page_html)
