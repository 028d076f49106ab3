"""JSON: the form other programs rely on, whole and byte for byte."""

import json
from dataclasses import replace
from datetime import date

import pytest
from fakes import ARTICLE, READOUT, make_comparison

from compare import __version__
from compare.claims import Claim
from compare.comparison import Comparison, Settings
from compare.documents import Document, Role
from compare.ledger import Place
from compare.serialize import to_dict, to_json


@pytest.fixture
def got():
    return to_dict(make_comparison())


def test_the_keys_that_others_rely_on(got):
    assert list(got) == [
        "claims",
        "pairs",
        "article_only",
        "readout_only",
        "nearest",
        "cut",
        "coverage",
        "quotations",
        "keyness",
        "documents",
        "settings",
        "models",
        "version",
    ]
    assert got["article_only"] == ["a4"]
    assert got["readout_only"] == ["r4"]
    assert got["version"] == __version__
    assert got["models"] == {"parser": "fake-parser", "encoder": "fake-encoder", "nli": "none"}
    settings = Settings()
    assert got["settings"] == {
        "min_affinity": settings.min_affinity,
        "partners": settings.partners,
        "contradiction": settings.contradiction,
        "only_below": settings.only_below,
    }


def test_a_claim(got):
    assert [c["id"] for c in got["claims"]["article"]] == ["a1", "a2", "a3", "a4"]
    assert got["claims"]["article"][1] == {
        "id": "a2",
        "start": 32,
        "end": 54,
        "text": "The port held 40 ships",
        "content": "The port held 40 ships",
        "standing": "claim",
        "place": "contradicted",
        "original": None,
        "speaker": {
            "kind": "named",
            "name": "the mayor",
            "verb": "insisted",
            "force": "insists",
            "quoted": False,
            "frame": {"start": 56, "end": 74, "text": "the mayor insisted"},
        },
    }
    assert got["claims"]["readout"][2]["standing"] == "question"
    assert got["claims"]["readout"][2]["place"] == "not compared"
    assert got["claims"]["readout"][3]["speaker"] == {
        "kind": "document",
        "name": "",
        "verb": "",
        "force": "states",
        "quoted": False,
        "frame": None,
    }


def test_pairs(got):
    clash, framed, related = got["pairs"]
    assert clash == {
        "article": "a2",
        "readout": "r1",
        "similarity": 0.9,
        "affinity": 0.9,
        "relation": "contradiction",
        "score": 0.8,
        "contradiction": 0.0,
        "unsure": False,
        "reason": "40 ships in the article, 12 in the readout, for the same count.",
        "gate": None,
        "differences": [
            {
                "kind": "number",
                "verdict": "conflict",
                "article": {"start": 46, "end": 48, "text": "40"},
                "readout": {"start": 14, "end": 16, "text": "12"},
                "article_value": "40 ship",
                "readout_value": "12 ship",
                "reason": "40 ships in the article, 12 in the readout, for the same count.",
            }
        ],
        "nli": None,
        "clash": {
            "kind": "facts",
            "reason": "The facts clash: the mayor in the article against the readout itself.",
        },
    }
    assert framed["clash"] is None and related["clash"] is None
    assert (framed["relation"], framed["gate"]) == (
        "framing",
        "The article speaks of two piers, the readout of one.",
    )
    assert framed["nli"] == {"forward": [0.1, 0.7, 0.2], "backward": [0.2, 0.7, 0.1]}
    assert (related["relation"], related["contradiction"], related["unsure"]) == (
        "related",
        0.35,
        True,
    )


def test_quotations_of_both_sides():
    article = f"{ARTICLE}“We will open the port today,” he said. A “mess”, too.\n"
    readout = f"{READOUT}“We may open the port today,” the mayor said.\n"
    quotations = to_dict(make_comparison(article, readout))["quotations"]
    altered, missing = quotations["article"]
    start, here = article.index("“We will"), readout.index("We may")
    assert altered == {
        "start": start,
        "end": start + 30,
        "text": "“We will open the port today,”",
        "status": "altered",
        "matches": [{"start": here, "end": here + 26, "text": "We may open the port today"}],
        "cut": [],
        "alterations": [
            {
                "quoted": {"start": start + 4, "end": start + 8, "text": "will"},
                "other": {"start": here + 3, "end": here + 6, "text": "may"},
            }
        ],
        "speaker": "",
        "other_speaker": "",
        "same_speaker": None,
    }
    assert (missing["text"], missing["status"]) == ("“mess”", "not_found")
    assert [q["status"] for q in quotations["readout"]] == ["altered"]


def test_key_words_come_with_their_warning(got):
    assert got["keyness"]["warning"].startswith("The article has 22 words and the readout 22;")
    by_word = {row["word"]: row for row in got["keyness"]["rows"]}
    crews = by_word["crews"]
    assert (crews["article"], crews["readout"]) == (1, 0)
    assert (crews["direction"], crews["certain"]) == ("used more by the article", False)
    assert crews["low"] < 0 < crews["log_odds"] < crews["high"]
    assert by_word["crane"]["direction"] == "used more by the readout"


def test_the_best_partner_stays_on_record(got):
    nearest = {"article": "a4", "readout": "r4", "similarity": 0.21}
    assert got["nearest"] == {"a4": nearest, "r4": nearest}


def test_spans_point_into_the_texts(got):
    comparison = make_comparison()
    for role in Role:
        text = comparison.document(role).text
        spans = [c["speaker"]["frame"] for c in got["claims"][role.value]]
        spans += got["claims"][role.value] + got["coverage"][role.value]["unread_spans"]
        spans += [d[role.value] for pair in got["pairs"] for d in pair["differences"]]
        for span in filter(None, spans):
            assert text[span["start"] : span["end"]] == span["text"]


def test_documents_and_coverage(got):
    article = make_comparison().article
    assert got["documents"]["article"] == {
        "name": "article.txt",
        "source": "The Brig Gazette",
        "published": None,
        "sha256": article.sha256,
        "characters": len(article.text),
    }
    for coverage in got["coverage"].values():
        assert set(coverage["places"]) == {place.value for place in Place}
        total = sum(coverage["places"].values()) + coverage["frames"] + coverage["unread"]
        assert total == pytest.approx(1, abs=0.001)


def test_a_date_is_written_as_a_day():
    comparison = make_comparison()
    dated = replace(comparison, article=replace(comparison.article, published=date(2031, 5, 2)))
    assert to_dict(dated)["documents"]["article"]["published"] == "2031-05-02"


def test_text_is_indented_utf_8_with_a_line_end():
    text = to_json(make_comparison())
    assert text.startswith('{\n "claims": {\n')
    assert text.endswith("}\n") and not text.endswith("\n\n")
    assert json.loads(text) == to_dict(make_comparison())
    assert text == to_json(make_comparison())
    assert "—" in to_json(make_comparison(source="Tide — daily"))


def test_floats_are_rounded_and_never_minus_zero_or_nan():
    comparison = make_comparison()
    judgement = replace(comparison.judgements[0], score=0.123456, contradiction=1e-9)
    rounded = to_dict(replace(comparison, judgements=(judgement,)))["pairs"][0]
    assert (rounded["score"], rounded["contradiction"]) == (0.1235, 0.0)
    with pytest.raises(ValueError, match="nan"):
        to_json(replace(comparison, settings=Settings(min_affinity=float("nan"))))


def test_a_comparison_without_pairs():
    article = Document(Role.ARTICLE, "Up.", "a")
    readout = Document(Role.READOUT, "Down.", "r")
    comparison = Comparison(
        article,
        readout,
        {
            d.role: (Claim(f"{d.role[0]}1", d.role, 0, len(d.text), d.text, d.text, d.span(0, 1)),)
            for d in (article, readout)
        },
        None,
        (),
        {},
        Settings(),
        {},
    )
    got = to_dict(comparison)
    assert (got["pairs"], got["nearest"]) == ([], {})
    assert (got["article_only"], got["readout_only"]) == (["a1"], ["r1"])
    assert got["coverage"]["article"]["places"]["only here"] == 1.0
