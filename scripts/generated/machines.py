"""The machines that transcripts were recorded on, as fold-outs: how many labs each has, how it was set up."""

from collections import Counter
from pathlib import Path

from scripts.pages import LANGUAGES
from scripts.yaml_files import read_yaml

TITLE = ("{name}：{labs} 个实验", "{name}: {labs} {word}")


def machines(described: dict, docs: Path, language: str) -> str:
    """One fold-out a machine of `docs/data/machines.yml`; labs are counted by their `recorded.yml`."""
    labs = Counter(read_yaml(path)["machine"] for path in sorted((docs / "labs").glob("*/*/recorded.yml")))
    parts = []
    for name, machine in described.items():
        word = "lab" if labs[name] == 1 else "labs"
        title = TITLE[LANGUAGES.index(language)].format(name=name, labs=labs[name], word=word)
        parts.append(f'??? note "{title}"\n\n    {machine["setup"][language].strip()}\n')
    return "\n".join(parts)
