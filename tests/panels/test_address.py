"""An address says what a view shows, and bad ones say what is wrong."""

import pytest
from fakes import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st
from notices import bodies, errors, warnings
from sidebar import CASE, params, shown, start

from compare.cases import find_case, list_cases
from compare.comparison import Settings
from compare.evidence import gather
from compare.panels.address import LIMITS, Address, View, from_params, to_params
from compare.panels.navigation import LOST
from compare.review.keys import pair_key

CASES = ("ferry", "harbour-strike")
OTHER_CASE = "boat-seizure"
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
            "similarity, framing, only-in-one, reports, class, about.",
        ),
        (
            {"contradiction": "high"},
            "The address gives contradiction as 'high', which is not a number from 0.05 to 0.95: "
            "0.25 was taken.",
        ),
        (
            {"contradiction": "nan"},
            "The address gives contradiction as 'nan', which is not a number from 0.05 to 0.95: "
            "0.25 was taken.",
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


def opened(**params):
    """The page at an address, run once."""
    return start(**params).run()


def key_of_a_pair(page):
    """The key of some pair of the page's case."""
    case = find_case(shown(page)["case"])
    gathered = gather(case.article, case.readout, encoder=FakeEncoder())
    return pair_key(gathered.evidence[0].pair)


@pytest.mark.usefixtures("fake_models")
class TestPage:
    """The page and its address."""

    def test_an_address_opens_its_view(self):
        key = key_of_a_pair(opened())
        given = {
            "case": CASE,
            "view": "findings",
            "pair": key,
            "min-affinity": "0.1",
            "partners": "4",
            "contradiction": "0.42",
            "only-below": "0.5",
        }
        page = opened(**given)
        got = shown(page)
        assert (got["view"], got["pair"], got["min_affinity"], got["partners"]) == (
            "findings",
            key,
            0.1,
            4,
        )
        assert (got["contradiction"], got["only_below"]) == (0.42, 0.5)
        assert page.toggle(key="custom").value  # nothing was measured at 0.42
        assert params(page) == given
        assert warnings(page) == []

    def test_a_reload_of_what_the_page_wrote_shows_the_same(self):
        page = opened()
        page.segmented_control(key="view").set_value(View.FRAMING)
        page.slider(key="only-below").set_value(0.3).run()
        page.select_slider(key="alarms").set_value(0.5).run()
        again = opened(**params(page))
        assert shown(again) == shown(page)
        assert params(again) == params(page)

    def test_a_changed_threshold_changes_the_address_and_back_again(self):
        page = opened()
        assert params(page) == {"case": CASE}
        page.slider(key="partners").set_value(2).run()
        assert params(page) == {"case": CASE, "partners": "2"}
        page.slider(key="partners").set_value(5).run()
        assert params(page) == {"case": CASE}

    def test_an_address_without_a_case_gets_the_first(self):
        page = start()
        del page.query_params["case"]
        page.run()
        first = list_cases()[0]
        assert shown(page)["case"] == first
        assert params(page) == {"case": first}

    def test_bad_parts_are_a_sentence_each_and_the_page_works(self):
        page = opened(case="nowhere", view="map", partners="many")
        assert [w.split(":")[0] for w in warnings(page)] == [
            "The address names a case 'nowhere' that is not here",
            "The address names a view 'map' that does not exist",
            "The address gives partners as 'many', which is not a whole number from 1 to 8",
        ]
        assert shown(page)["partners"] == 5
        page.run()
        assert len(warnings(page)) == 3  # still to be read
        page.slider(key="partners").set_value(2).run()
        assert warnings(page) == []

    def test_markup_in_an_address_is_text(self):
        page = opened(case="**bold** <script>")
        assert "'**bold** <script>'" in warnings(page)[0]
        assert "<script>" not in "".join(bodies(page))

    def test_a_pair_that_is_not_there_is_one_sentence(self):
        page = opened(pair=KEY)
        assert warnings(page) == [LOST]
        assert shown(page)["pair"] is None
        assert params(page) == {"case": CASE}
        page.run()
        assert warnings(page) == [LOST]

    def test_a_pair_of_another_case_is_let_go_without_a_word(self):
        page = opened()
        page.session_state["pair"] = key_of_a_pair(page)
        page.run()
        assert "pair" in params(page)
        page.selectbox(key="case").set_value(OTHER_CASE).run()
        assert params(page) == {"case": OTHER_CASE}
        assert warnings(page) == []

    def test_back_and_forward_are_followed(self):
        page = opened()
        page.slider(key="partners").set_value(2).run()
        del page.query_params["partners"]
        page.run()
        assert shown(page)["partners"] == 5
        page.query_params["partners"] = "2"
        page.run()
        assert shown(page)["partners"] == 2

    def test_a_late_message_with_the_old_address_takes_nothing_back(self):
        page = opened()
        page.slider(key="partners").set_value(2).run()
        del page.query_params["partners"]  # the browser had not heard of it yet
        page.slider(key="only-below").set_value(0.3).run()
        assert (shown(page)["partners"], shown(page)["only_below"]) == (2, 0.3)
        assert params(page) == {"case": CASE, "partners": "2", "only-below": "0.3"}

    def test_a_model_that_fails_does_not_hold_the_page(self):
        page = opened(encoder="missing")
        page.button(key="encoder-proposed-load").click().run()
        assert "could not be loaded" in errors(page)[0]
        page.selectbox(key="encoder").set_value("all-MiniLM-L6-v2").run()
        assert shown(page)["encoder"] == "all-MiniLM-L6-v2"

    def test_a_name_stands_in_no_address(self):
        page = opened(reviewer="Ann")
        assert shown(page)["reviewer"] == ""
        page.text_input(key="reviewer").set_value("Ann").run()
        assert shown(page)["reviewer"] == "Ann"
        assert params(page) == {"case": CASE}
