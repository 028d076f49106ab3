"""An address says what a view shows, and bad ones say what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Settings
from compare.panels.address import LIMITS, Address, View, from_params, to_params

CASES = ("ferry", "harbour-strike")
KEY = "0123456789abcdef" * 4


def test_the_first_view_of_a_case_is_its_name():
    assert to_params(Address("ferry")) == {"case": "ferry"}


def test_what_differs_from_the_start_is_named():
    address = Address(
        "ferry",
        View.CLASS,
        KEY,
        Settings(contradiction=0.45, partners=3),
        "none",
        "some/encoder",
    )
    assert list(to_params(address).items()) == [
        ("case", "ferry"),
        ("view", "class"),
        ("pair", KEY),
        ("partners", "3"),
        ("contradiction", "0.45"),
        ("nli", "none"),
        ("encoder", "some/encoder"),
    ]


def test_texts_of_no_case_have_no_address():
    assert to_params(Address(None, View.FINDINGS, KEY, Settings(contradiction=0.5))) == {}


def test_an_empty_address_is_the_page_as_it_starts():
    assert from_params({}, CASES) == (Address(), ())


settings = st.builds(
    Settings,
    min_affinity=st.floats(*LIMITS["min_affinity"]),
    partners=st.integers(*LIMITS["partners"]),
    contradiction=st.floats(*LIMITS["contradiction"]),
    only_below=st.floats(*LIMITS["only_below"]),
)
names = st.text("abcXYZ019-_./ü", min_size=1, max_size=200)
addresses = st.builds(
    Address,
    case=st.sampled_from(CASES),
    view=st.sampled_from(View),
    pair=st.none() | st.just(KEY),
    settings=settings,
    nli=st.none() | names,
    encoder=names,
)


@given(addresses)
def test_what_is_written_is_read_back(address):
    assert from_params(to_params(address), CASES) == (address, ())


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        (
            {"case": "fery"},
            "The address names a case 'fery' that is not here: choose one on the left.",
        ),
        (
            {"view": "map"},
            "The address names a view 'map' that does not exist: there are reading, findings, "
            "framing, only-in-one, reports, class, about.",
        ),
        (
            {"contradiction": "high"},
            "The address gives contradiction as 'high', which is not a number from 0.05 to 0.95: "
            "0.3 was taken.",
        ),
        (
            {"contradiction": "nan"},
            "The address gives contradiction as 'nan', which is not a number from 0.05 to 0.95: "
            "0.3 was taken.",
        ),
        (
            {"only-below": "-1e300"},
            "The address gives only-below as '-1e300', which is not a number from 0 to 1: "
            "0.45 was taken.",
        ),
        (
            {"partners": "2.5"},
            "The address gives partners as '2.5', which is not a whole number from 1 to 8: "
            "5 was taken.",
        ),
        (
            {"partners": ""},
            "The address gives partners as '', which is not a whole number from 1 to 8: "
            "5 was taken.",
        ),
        (
            {"pair": "a1-r1"},
            "The address names a pair 'a1-r1', which is no pair's key: choose one here.",
        ),
        (
            {"nli": " "},
            "The address names a model ' ', which is no name or folder: choose one on the left.",
        ),
        (
            {"encoder": "a\nb"},
            "The address names a model 'a\\nb', which is no name or folder: "
            "choose one on the left.",
        ),
        ({"reviewer": "Ann"}, "The address knows no 'reviewer': it was passed over."),
        ({"min_affinity": "0.2"}, "The address knows no 'min_affinity': it was passed over."),
        (
            {"case": "x" * 5000},
            f"The address names a case '{'x' * 39}…' that is not here: choose one on the left.",
        ),
    ],
)
def test_a_bad_part_is_one_sentence_and_the_rest_is_read(params, complaint):
    rest = {"case": "ferry", "min-affinity": "0.5"}
    address, complaints = from_params({**rest, **params}, CASES)
    assert complaints == (complaint,)
    case = None if "case" in params else "ferry"
    assert address == Address(case, settings=Settings(min_affinity=0.5))


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=300), max_size=8))
def test_any_parameters_give_an_address_and_sentences(params):
    address, complaints = from_params(params, CASES)
    assert address.case is None or address.case in CASES
    assert len(complaints) <= len(params)
    assert all(c.startswith("The address ") and c.endswith(".") for c in complaints)


@pytest.mark.parametrize("name", ["contradiction", "min-affinity", "partners", "only-below"])
@given(value=st.text(max_size=20) | st.integers().map(str) | st.floats().map(str))
def test_a_threshold_is_within_its_limits(name, value):
    address, _ = from_params({name: value}, CASES)
    low, high = LIMITS[name.replace("-", "_")]
    assert low <= getattr(address.settings, name.replace("-", "_")) <= high
