"""The place where readers get the offline bundle: a button with size, date and checksum on the published site."""

import datetime
import os

NAME = "k8s-notes-offline.zip"
# Set by scripts/site/build.py while it builds the site that carries a bundle: bytes, SHA-256, and seconds since 1970.
VARIABLE = "SITE_BUNDLE_FACTS"


def bundle(language: str, offline: bool) -> str:
    """A button and a command that verifies; one sentence where there is no bundle beside the page.

    `offline` says that the page is in the bundle itself. Raises ValueError when the facts of the bundle are not three words.
    """
    if offline:
        return {"zh": "你正在读的就是离线包里的页面。\n", "en": "You are reading a page of the bundle itself.\n"}[
            language
        ]
    facts = os.environ.get(VARIABLE, "").split()
    if not facts:
        return {
            "zh": "这是预览，旁边没有离线包；`python3 scripts/dev.py build` 生成的站点才带着它。\n",
            "en": "This is a preview without a bundle; the site that `python3 scripts/dev.py build` makes carries one.\n",
        }[language]
    size, checksum, seconds = facts
    date = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date().isoformat()
    megabytes = f"{int(size) / 1e6:.1f} MB"
    # Raw HTML: the file is put beside the pages after MkDocs has run, which would take a Markdown link for a mistake.
    here = "../../" if language == "zh" or os.environ.get("ONLY_LANG") else "../../../"
    words = {
        "zh": f"下载 {NAME}（{megabytes}，{date}）",
        "en": f"Download {NAME} ({megabytes}, {date})",
    }[language]
    checksum_words = {"zh": "校验和文件", "en": "checksum file"}[language]
    return (
        f'<p><a class="md-button" href="{here}download/{NAME}" download>{words}</a> '
        f'<a href="{here}download/{NAME}.sha256" download>{checksum_words}</a></p>\n\n'
        f"SHA-256: `{checksum}`\n"
    )
