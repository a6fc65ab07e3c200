"""What changed after the versions that the site was checked against, as Markdown: the quiet line at the sentence concerned."""

NAMES = {
    "kubernetes": "Kubernetes",
    "docker": "Docker Engine",
    "containerd": "containerd",
    "coredns": "CoreDNS",
    "kind": "kind",
}
SINCE = {"zh": "{name} {since} 起：", "en": "From {name} {since}: "}
UNTIL = {"zh": "{name} {since} 起，到 {until} 为止：", "en": "From {name} {since} until {until}: "}


def line(change: dict, language: str) -> str:
    """One paragraph of class `since`: the component and version, what it does now, and its sources."""
    words = (UNTIL if change.get("until") else SINCE)[language]
    head = words.format(name=NAMES[change["component"]], since=change["since"], until=change.get("until"))
    cited = "".join(f"[^{source}]" for source in change["sources"])
    return f"**{head.rstrip()}**{' ' if language == 'en' else ''}{change['text'][language]}{cited}\n{{: .since }}\n"


def lines(changes: list[dict] | None, language: str) -> dict[str, str]:
    """Map `changes/<id>.md` to the line of each change."""
    return {f"changes/{change['id']}.md": line(change, language) for change in changes or []}
