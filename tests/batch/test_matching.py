"""Which texts are about the same event."""

from datetime import date

import pytest

from compare.batch.matching import DAYS_APART, SAME_EVENT, Match, likeness, match, profile
from compare.cases import find_case, list_cases
from compare.documents import Document, Role


def document(role, text, published=None):
    return Document(role, text, "x", published=published)


def test_every_annotated_article_finds_its_own_statement_and_no_other():
    cases = [find_case(name) for name in list_cases()]
    profiles = [(profile(c.article.text), profile(c.readout.text)) for c in cases]
    for i, (article, _) in enumerate(profiles):
        for k, (_, readout) in enumerate(profiles):
            found = likeness(article, readout)
            assert found > 0.15 if i == k else found < 0.06


def test_likeness_weighs_rare_words_most():
    rare = likeness(profile("The Varnborg treaty"), profile("A Varnborg bakery"))
    common = likeness(profile("The good people of today"), profile("A good day for people"))
    assert rare > 1.5 * common > 0
    assert likeness(profile("One two"), profile("One two")) == pytest.approx(1.0)
    assert likeness(profile(""), profile("One")) == 0.0


DAYS = [
    (None, None, None, True),
    (date(2024, 5, 1), None, None, True),
    (date(2024, 5, 1), date(2024, 5, 1), 0, True),
    (date(2024, 5, 1 + DAYS_APART), date(2024, 5, 1), DAYS_APART, True),
    (date(2024, 5, 1), date(2024, 5, 2 + DAYS_APART), DAYS_APART + 1, False),
]


@pytest.mark.parametrize(("article", "readout", "days", "same"), DAYS)
def test_texts_far_apart_in_time_are_about_two_events(article, readout, days, same):
    text = "The Varnborg treaty was signed."
    found = match(document(Role.ARTICLE, text, article), document(Role.READOUT, text, readout))
    assert (found.days, found.same_event) == (days, same)


def test_likeness_decides_where_the_days_agree():
    assert Match(SAME_EVENT, 0).same_event
    assert not Match(SAME_EVENT - 0.01, 0).same_event
