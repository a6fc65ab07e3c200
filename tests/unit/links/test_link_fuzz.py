"""The checker agrees with the plain reference implementation on 1,000 random sites, in both modes."""

import html
import shutil
import tempfile
from pathlib import Path

import pytest
import reference_checker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.links.checking import Options, check_site

FILES = [
    "index.html",
    "404.html",
    "a.html",
    "B.html",
    "guide/index.html",
    "guide/b c.html",
    "guide/deep/容.html",
    "en/a.html",
    "pic.png",
    "empty/x.txt",
    "a.html.d/y.txt",
    "README.md",
]
STEPS = [
    "a.html",
    "A.html",
    "b",
    "B",
    "B.html",
    "guide",
    "Guide",
    "deep",
    "b c.html",
    "b%20c.html",
    "容.html",
    "%E5%AE%B9.html",
    "en",
    "empty",
    "pic.png",
    "index.html",
    "gone",
    "gone.md",
    "README.md",
    "%2e%2e",
    "..",
    "..",
    ".",
    "",
    "a.html.d",
    "x%2",
]
IDS = ["x", "X", "y z", "锚", "top", "a%20b", "%E9%94%9A"]
FRAGMENTS = [
    "",
    "#",
    "#x",
    "#X",
    "#y z",
    "#y%20z",
    "#锚",
    "#%E9%94%9A",
    "#top",
    "#Top",
    "#a%20b",
    "#gone",
    "#x:~:text=q",
    "#:~:text=q",
    "##",
    "#x#",
]
WHOLE = [
    "",
    " ",
    "mailto:a@b",
    "data:,x",
    "javascript:0",
    "file:///x",
    "C:/x",
    "C:\\x",
    "http://localhost/",
    "https://other.org/x#y",
    "//other.org/x",
    "https://example.org",
    "/home/x",
    "tel:1",
]
WRAPPINGS = [
    "{}",
    "{}",
    "{}",
    "<p>{}</p>",
    "<!-- {} -->",
    "<template>{}</template>",
    "<textarea>{}</textarea>",
    "<div><b>{}</b></div>",
    "<script>var x = 1</script>{}",
    "<svg>{}</svg>",
]
TAGS = [
    '<a href="{}">t</a>',
    '<img src="{}">',
    '<iframe src="{}"></iframe>',
    '<form action="{}"></form>',
    '<link rel="icon" href="{}">',
    '<svg><use href="{}"/></svg>',
    '<script src="{}"></script>',
]

random_paths = (
    st.lists(st.sampled_from(STEPS), min_size=1, max_size=4)
    .map("/".join)
    .filter(lambda path: "//" not in path and not path.startswith("/"))
)
paths = st.one_of(random_paths, st.sampled_from([*FILES, "guide/", "guide", "en/a", "guide/deep/"]))
prefixes = st.sampled_from(
    [
        "",
        "",
        "",
        "",
        "./",
        "../",
        "/",
        "/notes/",
        "https://example.org/",
        "https://example.org/notes/",
        "//example.org/notes/",
        " ",
        "\n",
    ]
)
addresses = st.one_of(
    st.builds(
        lambda prefix, path, query, fragment: f"{prefix}{path}{query}{fragment}",
        prefixes,
        paths,
        st.sampled_from(["", "", "?q=1", "?q/../x"]),
        st.sampled_from(FRAGMENTS),
    ),
    st.sampled_from(FRAGMENTS),
    st.sampled_from(WHOLE),
)
references = st.builds(lambda tag, address: tag.format(html.escape(address)), st.sampled_from(TAGS), addresses)
anchors = st.sampled_from(IDS).flatmap(
    lambda name: st.sampled_from(
        [
            f'<p id="{name}">t</p>',
            f'<a name="{name}">t</a>',
            f'<svg><g id="{name}"></g></svg>',
            f'<p name="{name}">t</p>',
        ]
    )
)
parts = st.builds(
    lambda wrapping, part: wrapping.replace("{}", part),
    st.sampled_from(WRAPPINGS),
    st.one_of(references, references, anchors),
)
bases = st.sampled_from(
    [
        "",
        "",
        "",
        "",
        "",
        "",
        '<base href="guide/">',
        '<base href="../">',
        '<base href="guide/deep/x.html">',
        '<base href="a.html?x">',
    ]
)
pages = st.builds(lambda base, parts: base + "".join(parts), bases, st.lists(parts, max_size=6))
sites = st.dictionaries(
    st.sampled_from([name for name in FILES if name.endswith(".html")]), pages, min_size=1, max_size=5
)


def write(root: Path, files: dict[str, str]) -> None:
    others = {name: "" for name in FILES if not name.endswith(".html")}
    for name, text in (files | others).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("base_path", ["/", "/notes/"])
@pytest.mark.parametrize("mode", ["server", "offline"])
@settings(max_examples=250, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(files=sites)
def test_the_checker_agrees_with_the_reference(mode, base_path, files):
    root = Path(tempfile.mkdtemp())
    try:
        write(root, files)
        expected = reference_checker.check(root, mode == "offline", base_path)
        result = check_site(Options(root, mode, "https://example.org/", base_path))
    finally:
        shutil.rmtree(root)

    assert sorted((one.page, one.rule, one.raw, one.resolved, one.fragment) for one in result.findings) == expected
