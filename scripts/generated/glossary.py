"""The glossary as Markdown: one heading a term, under its letter, each language in its own order."""

from itertools import groupby

from scripts.pages import LANGUAGES

WORDS = {
    "zh": {"also": "也作：", "join": "、", "see": "详见[{}](../{})", "letters": "字母："},
    "en": {"also": "Also: ", "join": ", ", "see": "More: [{}](../{})", "letters": "Letters: "},
}
# GB 2312 orders its 3,755 common characters by pinyin; these are the first of each letter. Its bytes are those of GB 18030.
FIRST_OF_LETTER = dict(zip("ABCDEFGHJKLMNOPQRSTWXYZ", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", strict=True))
# Characters with two readings, by one that has the reading of our terms: 重启 is read chóng.
READ_AS = str.maketrans({"重": "虫", "调": "刁"})
LAST_COMMON = "座"


def glossary(terms: dict, language: str, titles: dict[str, str]) -> str:
    """Every term with its other language, its definition, its variants and the page that explains it. `titles` are those of the pages.

    Raises ValueError for a Chinese term whose place in the order is not known.
    """
    words = WORDS[language]
    ordered = sorted(terms.items(), key=lambda item: order(item[1]["term"][language]))
    groups = [(key, list(group)) for key, group in groupby(ordered, key=lambda item: letter(item[1]["term"][language]))]
    links = " ".join(f"[{key}](#letter-{key.lower()})" for key, _ in groups)
    parts = [f"{words['letters']}{links}\n{{: .letters }}\n"]
    for key, group in groups:
        parts.append(f"### {key} {{#letter-{key.lower()} .letter }}\n")
        parts += [entry(name, term, language, titles) for name, term in group]
    return "\n".join(parts)


def entry(name: str, term: dict, language: str, titles: dict[str, str]) -> str:
    """One term below its heading."""
    words, other = WORDS[language], LANGUAGES[1 - LANGUAGES.index(language)]
    heading = term["term"][language]
    if term["term"][other] != heading:
        heading += f"（{term['term'][other]}）" if language == "zh" else f" ({term['term'][other]})"
    parts = [f"#### {heading} {{#{name}}}\n", f"{term['definition'][language]}\n"]
    if variants := [*term["variants"][language], *term["variants"][other]]:
        parts.append(f"{words['also']}{words['join'].join(variants)}\n")
    if term.get("see"):
        page = term["see"].partition("#")[0]
        parts.append(words["see"].format(titles.get(page, page), term["see"]) + "\n")
    return "\n".join(parts)


def order(term: str) -> tuple[str, bytes]:
    """Where a term stands: by letter, then Latin before Chinese as dictionaries do, Chinese by pinyin."""
    return letter(term), term.casefold().translate(READ_AS).encode("gb18030")


def letter(term: str) -> str:
    """The letter that a term stands under: its first Latin one, or that of the pinyin of its first character."""
    first = term.strip("`")[0].translate(READ_AS)
    if first.isascii():
        return first.upper() if first.isalpha() else "#"
    code = first.encode("gb18030")
    if not FIRST_OF_LETTER["A"].encode("gb18030") <= code <= LAST_COMMON.encode("gb18030"):
        raise ValueError(
            f"docs/data/glossary.yml: {term}: {first} is not ordered by pinyin; give it a reading in READ_AS"
        )
    return max(key for key, one in FIRST_OF_LETTER.items() if one.encode("gb18030") <= code)
