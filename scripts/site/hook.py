"""What only a MkDocs hook can do; everything else runs before MkDocs (checks, drawings) or after it (`build.py`).

Brings our data to the templates, gives Markdown our one extension, tells at the head of a page what newer versions make wrong,
puts drawings in the place of Mermaid fences when the site is published, and writes a search index for each language. Refuses a diagram without a drawing.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from scripts.generated import changes
from scripts.generated import texts as generated_texts
from scripts.generated.reading_time import minutes
from scripts.pages import LANGUAGES, read_pages
from scripts.site import access, code_blocks, diagrams, file_links, page_facts, search_index
from scripts.site import data as site_data
from scripts.site.markdown_extension import PageExtension

live = False


def on_startup(command, dirty):
    """Remember whether this is the live preview, in which the reader's browser draws the diagrams."""
    global live
    live = command == "serve"


def on_config(config):
    """Load the data that templates show, write generated text, and add our Markdown extension once."""
    docs = Path(config.docs_dir)
    try:
        data = site_data.load(docs)
        texts = generated_texts.generate(data, docs)
        pages = read_pages(docs)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # No schema is read here, so that who only builds needs no jsonschema.
        raise PluginError(f"{error!r}; what is wrong in the data says: python3 scripts/dev.py check schema") from error
    generated_texts.write(texts, ROOT / ".generated")
    config.extra["page_facts"] = {f"{page.language}/{page.name}": (page, minutes(page, texts)) for page in pages}
    config.extra["site_data"] = data
    config.markdown_extensions = [one for one in config.markdown_extensions if not isinstance(one, PageExtension)]
    config.markdown_extensions.append(
        PageExtension(data | {"sources": data["gates"] | data["sources"]}, lambda: config.theme["language"])
    )
    return config


def on_page_markdown(markdown, page, config, files):
    """Give the theme its description, and the template what this page was checked against and recorded on."""
    page.meta["description"] = page.meta.get("summary")
    page.meta["search"] = {"exclude": True}  # from the theme's index, which nothing reads: ours is written at the end
    if page.file.src_uri in ("index.md", *(f"{language}/index.md" for language in LANGUAGES)):
        page.meta["hide"] = ["navigation", "toc"]
    page.meta["recordings"] = site_data.recordings(markdown, Path(config.docs_dir))
    language, _, name = page.file.src_uri.removesuffix(".md").partition("/")
    if language not in LANGUAGES:
        return markdown
    return changes.with_box(markdown, changes.box(config.extra["site_data"]["changes"], name, language))


@event_priority(50)
def on_page_content(html, page, config, files):
    """Draw diagrams (published site only) and make the names of shown files links to these files."""
    html = with_facts(html, page, config, files)
    html = code_blocks.shape(file_links.link_files(html, page.url, config.use_directory_urls))
    if live:
        return html
    try:
        html = diagrams.inline(html, Path(config.docs_dir) / "assets/diagrams")
        return access.mend(html, config.theme["language"])
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from None


def with_facts(html, page, config, files):
    """Put the line of a page's facts below its title, on pages that are there to be read."""
    own, times = config.extra["page_facts"].get(page.file.src_uri, (None, None))
    if own is None or own.meta.get("kind") not in ("concept", "lab", "troubleshooting"):
        return html
    links = []
    for name in own.meta.get("before", []):
        source = f"{own.language}/{name}"
        target = files.get_file_from_path(source)
        if target is None:
            raise PluginError(f"{page.file.src_uri}: front matter, before: {name} is no page")
        links.append((target.url_relative_to(page.file), config.extra["page_facts"][source][0].meta["title"]))
    return html.replace("</h1>", f"</h1>\n{page_facts.line(own, times, links)}", 1)


def on_post_template(output, template_name, config):
    """Keep the 404 page of the default language; the others would overwrite it."""
    return output if template_name != "404.html" or config.plugins["i18n"].is_default_language_build else ""


@event_priority(-120)
def on_post_build(config):
    """After the languages have been built and joined: one search index each."""
    search_index.write(Path(config.site_dir), Path(config.docs_dir), config.use_directory_urls)
