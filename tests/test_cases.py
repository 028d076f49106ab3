"""Cases and their gold: what is read, and the sentence for each thing that is wrong."""

from datetime import date

import pytest

from compare.cases import CORPUS, find_case, list_cases, read_case
from compare.documents import Document, Role, Span
from compare.errors import InputError
from compare.gold import GoldOmission, GoldPair, Restatement, read_gold, read_restatements

ARTICLE = "Ferry row deepens\n\nThe port shut at noon. The mayor “wept”.\n"
READOUT = "The port stayed open. The mayor was calm.\n"
FACTS = """\
title = "Closing of the ferry port"
event_date = "2031-05-02"
article_source = "The Tide"
article_published = 2031-05-03
readout_source = "Port Authority"
readout_published = 2031-05-04T09:00:00
topic = "ferries"
licence = "CC0-1.0"
"""
GOLD = """\
{"article": "The port shut", "readout": "The port stayed open", "relation": "contradiction", \
"kind": "negation", "note": "Shut or open.", "difficulty": "easy"}

{"side": "article", "text": "“wept”", "relation": "omission"}
"""


@pytest.fixture
def make_case(tmp_path):
    """A function that writes a case folder; ``files`` replace or (None) remove the usual ones."""

    def make(name="ferry", **files):
        usual = {"article.txt": ARTICLE, "readout.txt": READOUT, "case.toml": FACTS}
        folder = tmp_path / name
        folder.mkdir()
        for file, text in {**usual, **files}.items():
            if text is not None:
                (folder / file).write_bytes(text.encode())
        return folder

    return make


def test_a_case_holds_both_accounts_and_what_is_known(make_case):
    folder = make_case(**{"gold.jsonl": GOLD, "source.md": "Invented."})
    case = read_case(folder)
    path = str(folder / "article.txt")
    assert case.article == Document(Role.ARTICLE, ARTICLE, path, "The Tide", date(2031, 5, 3))
    assert case.readout.published == date(2031, 5, 4)
    assert case.document(Role.READOUT) is case.readout
    assert (case.name, case.title) == ("ferry", "Closing of the ferry port")
    assert (case.event_date, case.topic) == (date(2031, 5, 2), "ferries")
    assert (case.licence, case.notes) == ("CC0-1.0", folder / "source.md")
    assert case.gold == folder / "gold.jsonl"


def test_only_the_title_is_required(make_case):
    case = read_case(make_case(**{"case.toml": '\ufefftitle = "Ferry"\r\n'}))
    assert (case.article.published, case.readout.source, case.event_date) == (None, None, None)
    assert (case.topic, case.licence, case.notes, case.gold) == ("", "", None, None)
    assert read_gold(case) == ()


WRONG_CASES = (
    ({"case.toml": None}, "there is no file '.*case.toml'"),
    ({"case.toml": "title = Ferry"}, "case.toml is not TOML"),
    ({"case.toml": 'topic = "ferries"'}, "has no title"),
    ({"case.toml": 'title = "F"\nartcle_published = "2031-05-03"'}, "unknown key 'artcle_pub"),
    ({"case.toml": 'title = "F"\nevent_date = "May 2"'}, "event_date is 'May 2': write a day"),
    ({"case.toml": 'title = "F"\nevent_date = 2031'}, "event_date is 2031: write a day"),
    ({"case.toml": "title = 7"}, "title is 7: write it in quotation marks"),
    ({"article.txt": None}, r"needs one file article\.\* \(found: none\)"),
    ({"readout.md": READOUT}, r"found: readout\.md, readout\.txt"),
    ({"readout.txt": " \n"}, "empty or holds only blanks"),
    ({"readout.txt": ARTICLE}, "hold the same text"),
)


@pytest.mark.parametrize(("files", "message"), WRONG_CASES)
def test_what_is_wrong_with_a_case_is_said(make_case, files, message):
    with pytest.raises(InputError, match=message) as caught:
        read_case(make_case(**files))
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="there is no file"):
        read_case(tmp_path / "none")
    with pytest.raises(InputError, match="there is no folder of cases"):
        list_cases(tmp_path / "none")


def test_cases_are_listed_in_order_and_half_cases_are_not_passed_over(make_case, tmp_path):
    make_case("b-second")
    make_case("a-first")
    make_case("c-half", **{"article.txt": None, "readout.txt": None})
    (tmp_path / "d-empty").mkdir()
    (tmp_path / "README.md").write_text("No case.", encoding="utf-8")
    assert list_cases(tmp_path) == ("a-first", "b-second", "c-half")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("fery", "there is no case 'fery': did you mean ferry?"),
        ("quarry-blast", "there is no case 'quarry-blast': choose from ferry"),
        ("", "there is no case '': choose from ferry"),
        ("../corpus/ferry", "is a path and no name of a case"),
        ("/etc", "is a path and no name of a case"),
        ("..\\ferry", "is a path and no name of a case"),
        ("..", "there is no case '..'"),
        ("ferry\0", "there is no case 'ferry"),
    ],
)
def test_a_name_that_is_no_case(make_case, name, message):
    corpus = make_case().parent
    with pytest.raises(InputError) as caught:
        find_case(name, corpus)
    assert message in str(caught.value)


def test_find_case_reads_the_case_of_that_name(make_case):
    folder = make_case()
    assert find_case("ferry", folder.parent) == read_case(folder)
    assert CORPUS.is_dir()


def test_gold_rows_point_into_the_documents(make_case):
    case = read_case(make_case(**{"gold.jsonl": GOLD}))
    pair, omission = read_gold(case)
    assert pair == GoldPair(
        Span(19, 32, "The port shut"),
        Span(0, 20, "The port stayed open"),
        "contradiction",
        "negation",
        "Shut or open.",
        "easy",
    )
    assert omission == GoldOmission(Role.ARTICLE, case.article.span(52, 58))


WRONG_ROWS = (
    ("[]", "line 1 is not an object of strings"),
    ('{"relation": 1}', "line 1 is not an object of strings"),
    ('{"relation": "omission"', "line 1 is not JSON"),
    ('{"note": "?"}', "line 1 has no 'relation'"),
    ('\n{"relation": "quarrel"}', "line 2: unknown relation 'quarrel'"),
    ('{"relation": "omission", "text": "x"}', "has no 'side'"),
    ('{"relation": "omission", "text": "x", "side": "left"}', "unknown side 'left'"),
    ('{"relation": "omission", "text": "Port", "side": "article"}', "'Port' does not occur in"),
    ('{"relation": "omission", "text": "The", "side": "article"}', "'The' occurs more than once"),
)


@pytest.mark.parametrize(("gold", "message"), WRONG_ROWS)
def test_what_is_wrong_with_a_gold_row_is_said(make_case, gold, message):
    case = read_case(make_case(**{"gold.jsonl": gold}))
    with pytest.raises(InputError, match=message):
        read_gold(case)


def test_restatements_point_into_their_article(make_case):
    corpus = make_case().parent
    assert read_restatements(corpus) == ()
    row = '{"case": "ferry", "text": "Ferry row", "same_as": "The port shut"}'
    (corpus / "restatements.jsonl").write_text(row, encoding="utf-8")
    expected = Restatement("ferry", Span(0, 9, "Ferry row"), Span(19, 32, "The port shut"))
    assert read_restatements(corpus) == (expected,)
