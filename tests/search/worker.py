"""What a page with the search worker is asked, and what its answers lead to."""

ASK = """async ([address, queries]) => {
  const worker = new Worker(address);
  const answer = (message, type) => new Promise((go, fail) => {
    worker.onmessage = ({ data }) => data.type === type && go(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage(message);
  });
  await answer({ type: 0 }, 1);
  const found = [];
  for (const data of queries) found.push(await answer({ type: 2, data }, 3));
  worker.terminate();
  return found.map(({ data: { items }, note }) => ({ items, note }));
}"""


def below(location: str, language: str) -> str:
    """An address below the root of its language."""
    return location.removeprefix("en/") if language == "en" else location


def pages(answer: dict, language: str) -> list[str]:
    """The pages of an answer, best first, below the root of their language."""
    return [below(group[0]["location"], language).partition("#")[0] for group in answer["items"]]
