"""The ranking of what one account alone says."""

import itertools
from statistics import mean

import pytest
from fakes import make_comparison

from compare.claims import Attribution, SpeakerKind
from compare.documents import Role
from compare.ledger import Entry, Place
from compare.newsworthiness import aside, rank, rank_only_in, signals
from training.omissions import average_precision, expected_average_precision


def entry(claim):
    return Entry(claim, Place.ONLY_HERE, ())


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The weather was fine.", ()),
        ("They bought 40 ships.", ("gives a figure (40 ships)",)),
        ("It cost 3 million dollars.", ("gives a sum (3 million dollars)",)),
        ("It was the third visit.", ()),
        ("Officials met Helga Sorn.", ("names Helga Sorn",)),
        ("They came on 4 March.", ("says when (4 March)",)),
        ("Villagers were killed.", ("tells of harm (killed)",)),
        (
            "Two drivers were arrested.",
            ("gives a figure (Two drivers)", "tells of the law (arrested)"),
        ),
        ("The council approved it.", ("tells of a decision (approved)",)),
        ("They searched Block C again.", ("names Block C",)),
        ("The farmers protested loudly.", ("tells of a dispute (protested)",)),
        (
            "The long road to the old harbour was quiet that whole day.",
            ("in detail",),
        ),
    ],
)
def test_each_signal_has_its_words(make_claim, text, reasons):
    document, claim = make_claim(text)
    assert signals(claim, document) == reasons


def test_quoted_words_count(make_claim):
    said = Attribution(SpeakerKind.NAMED, "the mayor", quoted=True)
    document, claim = make_claim("Nothing has been done.", attribution=said)
    assert signals(claim, document) == ("quoted",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The ministry thanks its 400 officers.", "a courtesy"),
        ("The two sides underscored the importance of access.", "a courtesy"),
        ("Issued on 26 August 2024 at 18:00.", "about the text itself"),
        ("This update replaces the first one.", "about the text itself"),
        ("Passports were issued to all of them.", ""),
        ("The road is closed.", ""),
    ],
)
def test_courtesies_and_lines_about_the_text(make_claim, text, why):
    assert aside(make_claim(text)[1]) == why


def test_the_order_and_its_reasons(make_claim):
    texts = (
        "The weather was fine again.",
        "who runs one.",
        "The minister thanks General Ruiz for his 40 brave officers.",
        "The weather was quite fine again.",
        "Soldiers killed 12 villagers on 4 March.",
    )
    document, _ = make_claim("irrelevant")
    ranked = rank([entry(make_claim(text)[1]) for text in texts], document)
    assert [r.entry.claim.text for r in ranked] == [texts[i] for i in (4, 3, 0, 1, 2)]
    assert [r.last for r in ranked] == [False, False, False, False, True]
    assert ranked[3].reasons[-1] == "says little on its own"
    assert ranked[4].reasons[-1] == "a courtesy"


def test_only_what_one_account_says_is_ranked():
    comparison = make_comparison()
    for role in Role:
        ids = {r.entry.claim.id for r in rank_only_in(comparison, role)}
        assert ids == set(comparison.only_in(role))


def test_a_claim_without_a_parse_is_ranked_by_what_its_text_tells():
    (ranked,) = rank_only_in(make_comparison(), Role.ARTICLE)
    assert ranked.reasons == ("says little on its own",)
    assert ranked.points == -1


@pytest.mark.parametrize(
    ("hits", "value"),
    [((True,), 1), ((False, True), 1 / 2), ((True, False, True), (1 + 2 / 3) / 2)],
)
def test_average_precision(hits, value):
    assert average_precision(hits) == pytest.approx(value)


@pytest.mark.parametrize(("n", "true"), [(1, 1), (3, 1), (4, 2), (5, 3)])
def test_chance_is_the_mean_over_all_orders(n, true):
    orders = itertools.permutations([True] * true + [False] * (n - true))
    exact = mean(average_precision(order) for order in orders)
    assert expected_average_precision(n, true) == pytest.approx(exact)
