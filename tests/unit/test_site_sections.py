"""What a built page's sections are, whatever the page looks like."""

import pytest

from scripts.site.sections import sections


def page(article: str) -> str:
    return f"<html><body><nav>Menu</nav><article>{article}</article><footer>Foot</footer></body></html>"


def one(article: str):
    """The only section of an article."""
    (section,) = sections(page(article))
    return section


def test_a_page_without_an_article_has_no_sections():
    assert sections("<html><body><p>text</p></body></html>") == []


def test_a_section_goes_from_heading_to_heading_and_the_lead_belongs_to_the_page():
    found = sections(
        page(
            '<h1 id="a">Title</h1><p>Lead.</p><h2 id="b">Two</h2><p>Bee.</p><div><h3 id="c">Three</h3><p>Cee.</p></div><p>Still cee.</p>'
        )
    )

    assert [(section.anchor, section.title, section.prose) for section in found] == [
        ("", "Title", ["Lead."]),
        ("b", "Two", ["Bee."]),
        ("c", "Three", ["Cee.", "Still cee."]),
    ]


def test_headings_without_an_id_and_low_ones_are_lines_of_text():
    assert one('<h2>One</h2><p>Aye.</p><h5 id="b">Two</h5><p>Bee.</p>').prose == ["One", "Aye.", "Two", "Bee."]


@pytest.mark.parametrize(
    "left_out",
    [
        '<h2 id="b">B<a class="headerlink" href="#b">¶</a></h2>',
        '<p>text<sup id="fnref:k"><a class="footnote-ref" href="#fn:k">1</a></sup></p>',
        "<figure data-search-exclude><svg><text>drawn</text></svg></figure>",
        "<aside class='checked'><p>Checked</p></aside>",
        "<table><caption>Title again</caption></table>",
        "<script>code</script><style>p {}</style><button>Copy</button>",
    ],
)
def test_what_nobody_looks_for_is_left_out(left_out):
    text = " ".join(line for section in sections(page(left_out)) for line in (section.title, *section.prose))

    assert not any(word in text for word in ("¶", "1", "drawn", "Checked", "again", "code", "Copy"))


def test_names_in_code_keep_their_marks_and_lines_have_no_needless_space():
    section = one(
        "<p>The field  <code>dnsPolicy</code>\nof a Pod,\u200b see <em>there</em>.</p><ul><li>one</li><li>two</li></ul>"
    )

    assert section.prose == ["The field `dnsPolicy` of a Pod, see there.", "one", "two"]


def test_the_space_between_han_and_latin_is_left_out():
    assert one("<p>字段 <code>dnsPolicy</code> 有 4 个值，Pod 用它。 OK</p>").prose == [
        "字段`dnsPolicy`有4个值，Pod用它。 OK"
    ]


def test_a_row_of_a_table_is_a_line_and_its_cells_are_told_apart():
    table = "<table><thead><tr><th>Aye</th><th></th><th>Cee</th></tr></thead><tbody><tr><td>1a</td><td>2b</td><td>3c</td></tr></tbody></table>"

    assert one(table).prose == ["Aye · Cee", "1a · 2b · 3c"]


def test_commands_and_sentences_of_a_transcript_are_output_and_columns_are_names():
    transcript = (
        '<div class="highlight"><span class="filename">node-1</span><pre><code data-copy="x">'
        '<span class="c">$ kubectl get pods \\\n</span><span class="c m">-o wide\n</span>'
        '<span class="t">NAME   READY\n</span><span class="o">Error from server: not found\n</span><span class="o">⋮ 3 lines\n</span>'
        "</code></pre></div>"
    )
    section = one(transcript)

    assert section.output == ["$ kubectl get pods -o wide", "Error from server: not found"]
    assert section.names == ["NAME", "READY"]
    assert section.prose == []


def test_a_manifest_gives_its_words_and_a_script_nothing():
    shown = '<div><span class="filename"><a href="../manifests/a.{}" download>a</a></span><pre><code>kind: Pod\nkind: Pod</code></pre></div>'

    assert one(shown.format("yaml")).names == ["kind:", "Pod"]
    assert (one(shown.format("sh")).names, one(shown.format("sh")).output) == ([], [])


def test_a_block_of_another_kind_is_output():
    assert one("<div><pre><code>search corp.example\n\nnameserver   10.0.0.1</code></pre></div>").output == [
        "search corp.example",
        "nameserver 10.0.0.1",
    ]


def test_of_sources_only_symbols_are_kept():
    notes = (
        '<div class="footnote"><ol><li><p>How it is read<br>kubernetes/kubernetes · <code>pkg/kubelet/dns.go</code> · '
        "<code>getPodDNS</code> · v1.2.3</p></li></ol></div>"
    )

    assert (one(notes).names, one(notes).prose) == (["getPodDNS"], [])


def test_digits_of_commits_are_left_out():
    assert one(f"<p>at {'0123456789' * 4} in main</p>").prose == ["at in main"]
