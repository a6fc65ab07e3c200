"""What screen readers and keyboards need and Markdown does not write: in the HTML of one page, before the theme wraps it."""

import re
from itertools import count

HEADER_LINK = re.compile(r'(<a class="headerlink" href="[^"]*") title="[^"]*">')
# A drawing or plot, and the fold-out right below it that tells the same in words.
FIGURE_WITH_WORDS = re.compile(
    r'(<figure class="diagram(?P<instead> in-words)?[^>]*)(>(?:(?!</figure>).)*</figure>\s*)<details class="note">',
    re.S,
)
LINK_TITLES = {"zh": "本节的链接", "en": "Link to this section"}


def mend(page_html: str, language: str) -> str:
    """Keep the mark beside a heading out of its name, and let each drawing point to its version in words."""
    title = LINK_TITLES[language]
    page_html = HEADER_LINK.sub(rf'\1 title="{title}" aria-hidden="true" tabindex="-1">', page_html)
    numbers = count(1)

    def join(match: re.Match[str]) -> str:
        name = f"in-words-{next(numbers)}"
        # Open, so that a phone without scripts shows the words that take the drawing's place; site.js closes it elsewhere.
        instead = " in-words" if match["instead"] else ""
        opened = " open" if instead else ""
        return f'{match[1]} aria-details="{name}"{match[3]}<details class="note{instead}" id="{name}"{opened}>'

    return FIGURE_WITH_WORDS.sub(join, page_html)
