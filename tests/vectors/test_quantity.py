"""quantity.js and upstream's tables for quantities."""

import random
from decimal import Decimal

import pytest
from model_calls import Call


def parse(case):
    return Call("quantity.parse", case["inputs"]["input"])


@pytest.mark.vectors("quantity", "TestQuantityParse", ask=parse)
def test_a_text_is_read_as_upstream_reads_it(case, answer):
    if case["want"].get("error"):
        assert answer.error.startswith(f'quantity "{case["inputs"]["input"]}": ')
    else:
        assert answer.value["format"] == case["want"]["format"]
        assert Decimal(answer.value["value"]) == Decimal(case["want"]["value"])


@pytest.mark.vectors(
    "quantity", "TestQuantityCmp", ask=lambda case: Call("quantity.compare", case["inputs"]["x"], case["inputs"]["y"])
)
def test_two_quantities_compare_as_upstream(case, answer):
    assert answer.value == case["want"]["cmp"]


@pytest.mark.vectors(
    "quantity",
    "TestQuantityRoundUp",
    ask=lambda case: Call("quantity.roundUp", case["inputs"]["input"], case["inputs"]["scale"]),
)
def test_a_quantity_is_rounded_away_from_zero(case, answer):
    assert answer.value["exact"] == case["want"]["exact"]
    assert Decimal(answer.value["value"]) == Decimal(case["want"]["value"])


def print_quantity(case):
    return Call("quantity.print", {"value": case["inputs"]["value"], "format": case["inputs"]["format"]})


@pytest.mark.vectors("quantity", "TestQuantityString", ask=print_quantity)
def test_a_quantity_is_printed_in_canonical_form(case, answer):
    assert answer.value == case["want"]["canonical"]


@pytest.mark.vectors(
    "quantity",
    "TestQuantityString",
    where=lambda case: case["inputs"]["alternateInput"],
    ask=lambda case: Call("quantity.canonical", case["inputs"]["alternateInput"]),
)
def test_another_way_to_write_it_has_the_same_canonical_form(case, answer):
    assert answer.value == case["want"]["canonical"]


@pytest.mark.vectors(
    "quantity", "TestQuantityParseEmit", ask=lambda case: Call("quantity.canonical", case["inputs"]["input"])
)
def test_a_text_is_read_and_printed_again(case, answer):
    assert answer.value == case["want"]["canonical"]


def some_quantities(count):
    """Texts of all three families, the same ones on every run."""
    rng = random.Random(20261123)
    suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "e3", "E-3", "e0"]
    for _ in range(count):
        fraction = f".{rng.randrange(1000)}" if rng.random() < 0.4 else ""
        yield f"{rng.choice(['', '-', '+'])}{rng.randrange(10 ** rng.randrange(1, 7))}{fraction}{rng.choice(suffixes)}"


def test_the_canonical_form_is_stable_and_means_the_same(models):
    texts = list(some_quantities(500))
    first = [one.value for one in models.batch(Call("quantity.canonical", text) for text in texts)]
    again = [one.value for one in models.batch(Call("quantity.canonical", text) for text in first)]
    compared = [
        one.value for one in models.batch(Call("quantity.compare", *pair) for pair in zip(texts, first, strict=True))
    ]

    assert again == first
    assert set(compared) == {0}
    assert not any("." in text for text in first)


def test_comparing_the_other_way_round_turns_the_sign(models):
    texts = list(some_quantities(200))
    pairs = list(zip(texts, reversed(texts), strict=True))
    forward = [one.value for one in models.batch(Call("quantity.compare", x, y) for x, y in pairs)]
    backward = [one.value for one in models.batch(Call("quantity.compare", y, x) for x, y in pairs)]

    assert [-sign for sign in backward] == forward


def test_the_scheduler_counts_cpu_in_thousandths_and_rounds_up(models):
    calls = [
        Call("quantity.milliValue", "1.5"),
        Call("quantity.milliValue", "100u"),
        Call("quantity.wholeValue", "1500m"),
    ]

    assert [one.value for one in models.batch(calls)] == [1500, 1, 2]


@pytest.mark.parametrize(
    "text, want",
    [
        ("9007199254740991", "9007199254740991"),
        ("9007199254740993", "9007199254740993"),
        ("8Pi", "9007199254740992"),
        ("9E", "9000000000000000000"),
        ("9223372036854775807", "9223372036854775807"),
        ("10E", "0"),
    ],
)
def test_amounts_are_exact_as_far_as_int64_goes(models, text, want):
    assert str(models.call("quantity.wholeValue", text)) == want


@pytest.mark.parametrize(
    "operation, x, y, want",
    [
        ("add", "9223372036854775807", 1, "-9223372036854775808"),
        ("add", 9007199254740991, 2, "9007199254740993"),
        ("subtract", -9007199254740991, 2, "-9007199254740993"),
        ("multiply", "1152921504606846976", 100, "4611686018427387904"),
        ("divide", "9007199254740993", 2, "4503599627370496"),
        ("divide", -7, 2, "-3"),
    ],
)
def test_whole_numbers_wrap_and_round_as_gos_int64(models, operation, x, y, want):
    assert str(models.call(f"int64.{operation}", x, y)) == want


def test_a_sum_keeps_its_family(models):
    assert models.call("quantity.add", "512Mi", "512Mi") == "1Gi"
    assert models.call("quantity.add", "0", "1Gi") == "1Gi"
    assert models.call("quantity.add", "900m", "0.1") == "1"


@pytest.mark.parametrize(
    "text, want",
    [
        ("1024", "1024"),
        ("1Ki", "1Ki"),
        ("-1Ki", "-1Ki"),
        ("1023.5Ki", "1048064"),
        ("-0.5", "-500m"),
        ("8Ei", "9223372036854775807"),
    ],
)
def test_the_edges_of_the_binary_family(models, text, want):
    assert models.call("quantity.canonical", text) == want


def test_a_very_large_exponent_is_the_last_one_that_is_read(models):
    assert models.call("quantity.canonical", "1e100") == "10e99"


@pytest.mark.parametrize("text", ["", "-", ".", "Ki", "1 Gi", "1K", "1mi", "1e", "1e1.5", "0x10", "١", "1e101"])
def test_what_is_no_quantity_is_refused_with_its_text(raises, text):
    assert raises("quantity.parse", text).startswith(f'quantity "{text}": ')


def test_other_bad_input_is_refused(raises):
    assert raises("quantity.parse", None) == "quantity null: not a text"
    assert raises("quantity.print", {"value": "1", "format": "SI"}).startswith('quantity format "SI": not one of ')
