"""Models in a browser page, and test tables for them.

`models` is one page of headless Chromium with every script of docs/assets/models loaded. A test marked with

    @pytest.mark.vectors("quantity", "TestQuantityParse", ask=lambda case: Call("quantity.parse", ...))

runs once for each case of the named tables of quantity.json (of all its tables, if none is named); `ask` turns a case
into a call, `answer` is what the model said. All cases of one test are asked in one go, so that a thousand take
seconds.
"""

import pytest
from model_calls import MODELS, Answer, ModelError, Models, cases_of


@pytest.fixture(scope="session")
def browser_page(browser):
    return browser.new_page()


@pytest.fixture(scope="session")
def models(browser_page) -> Models:
    assert MODELS, "no model scripts found"
    added = {}
    names = set()
    for path in MODELS:
        browser_page.add_script_tag(path=path)
        now = set(browser_page.evaluate("Object.keys(globalThis.notes ?? {})"))
        added[path.name] = now - names
        names = now
    return Models(browser_page, added)


def pytest_configure(config):
    config.addinivalue_line("markers", "vectors(subject, *tables, ask, where): once for each case of these tables")


def pytest_generate_tests(metafunc):
    marker = metafunc.definition.get_closest_marker("vectors")
    if not marker:
        return
    subject, *wanted = marker.args
    where = marker.kwargs.get("where", lambda case: True)
    cases = [case for case in cases_of(subject, tuple(wanted)) if where(case)]
    if not cases:
        raise ValueError(f"{metafunc.definition.name}: no cases")
    metafunc.parametrize("case", cases, ids=[case["name"] for case in cases])


@pytest.fixture
def answer(request, models, case) -> Answer:
    """What the model answers to this case; the first test asks for all cases of its kind."""
    marker = request.node.get_closest_marker("vectors")
    key = request.node.originalname, request.node.path
    if key not in models.remembered:
        ask = marker.kwargs["ask"]
        where = marker.kwargs.get("where", lambda case: True)
        subject, *wanted = marker.args
        cases = [one for one in cases_of(subject, tuple(wanted)) if where(one)]
        answers = models.batch([ask(one) for one in cases])
        models.remembered[key] = dict(zip([one["name"] for one in cases], answers, strict=True))
    return models.remembered[key][case["name"]]


@pytest.fixture
def raises(models):
    """Asserts that a call throws, and gives the message."""

    def check(name, *args) -> str:
        with pytest.raises(ModelError) as caught:
            models.call(name, *args)
        return str(caught.value)

    return check
