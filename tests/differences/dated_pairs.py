"""Pairs of claims with a date of publication, for the kinds that count and date."""

from datetime import date

from hypothesis import strategies as st

from compare.differences.context import Context
from tests.differences import pairs

PUBLISHED = date(2024, 5, 22)  # a Wednesday

# Words that the readers of numbers, dates, times and quantifiers look for.
WORDS = (
    "two third half a dozen dozens 1,400 3.5 per cent % $ € million tonnes km hours days 22:40 6 "
    "p.m. noon 3 May March 2024 31 February Monday last next year month since until by before "
    "after all none only except but one of the them in from to between and - – at least about "
    "more than fewer killed people were signed was will Article 00 0 9999 1e9 the following day"
).split(" ")
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.text(alphabet="0123456789.,:-–%$€ amp\n", max_size=40),
    pairs.TEXTS,
)


def context(make_claim, left, right):
    """The two claims and their context: ``left`` is the article's."""
    article, one = make_claim(left, role="article", published=PUBLISHED)
    readout, two = make_claim(right, role="readout", published=PUBLISHED)
    return one, two, Context(article, readout)


def found(kind, make_claim, left, right):
    """What ``kind`` finds: (verdict, article words, readout words, article value, ...)."""
    return [
        (
            difference.verdict,
            difference.article and difference.article.text,
            difference.readout and difference.readout.text,
            difference.article_value,
            difference.readout_value,
        )
        for difference in kind.find(*context(make_claim, left, right))
    ]


def check_properties(kind, make_claim, left, right):
    """Offsets hold, and exchanging the two accounts mirrors every difference exactly."""
    one, two, where = context(make_claim, left, right)
    differences = kind.find(one, two, where)
    for difference in differences:
        for span, document in (
            (difference.article, where.article),
            (difference.readout, where.readout),
        ):
            assert span is None or document.text[span.start : span.end] == span.text
    mirrored = kind.find(*context(make_claim, right, left))
    shapes = [
        _shape(d.article, d.readout, d.article_value, d.readout_value, d) for d in differences
    ]
    swapped = [_shape(d.readout, d.article, d.readout_value, d.article_value, d) for d in mirrored]
    assert sorted(shapes) == sorted(swapped)


def _shape(one, two, value, other, difference):
    return str((one and (one.start, one.end), two and (two.start, two.end), value, other)) + str(
        difference.verdict
    )
