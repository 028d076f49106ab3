"""Pairs of claims for the table and property tests of the kinds of difference."""

import re

from hypothesis import strategies as st

from compare.claims import Attribution, SpeakerKind
from compare.differences.context import Context

# Words that touch the rules, so that random texts meet them, and any Unicode beside them.
WORDS = (
    "The the a ministry mayor Kelly signed sign closed open no not never denied that it will may "
    "plans to if “ ” \" ' ‘ ’ … [ ] said neither nor took note of refused agreed without every "
    "members \n\n 12 U.S. would nobody proposal she , . ; — nearly be were"
).split(" ")
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.text(max_size=60),
)


def context(make_claim, left, right, speakers=("", "")):
    """The two claims and their context: ``left`` is the article's."""
    attributions = [
        Attribution(SpeakerKind.NAMED, speaker) if speaker else Attribution()
        for speaker in speakers
    ]
    article, one = make_claim(left, role="article", attribution=attributions[0])
    readout, two = make_claim(right, role="readout", attribution=attributions[1])
    return one, two, Context(article, readout)


def rows(kind, make_claim, left, right, speakers=("", "")):
    """What ``kind`` finds: (verdict, article words, readout words, article value, ...)."""
    return [
        (
            difference.verdict,
            difference.article and difference.article.text,
            difference.readout and difference.readout.text,
            difference.article_value,
            difference.readout_value,
        )
        for difference in kind.find(*context(make_claim, left, right, speakers))
    ]


def check_properties(kind, make_claim, left, right, speakers=("", "")):
    """Offsets hold, and exchanging the two accounts mirrors every difference exactly."""
    one, two, where = context(make_claim, left, right, speakers)
    found = kind.find(one, two, where)
    for difference in found:
        for span, document in (
            (difference.article, where.article),
            (difference.readout, where.readout),
        ):
            assert span is None or document.text[span.start : span.end] == span.text
    mirrored = kind.find(*context(make_claim, right, left, speakers[::-1]))
    assert sorted(map(_shape, found)) == sorted(_swapped(_shape(d)) for d in mirrored)


def _shape(difference):
    """A difference as sortable text fields, the two sides apart."""
    return (
        difference.verdict.value,
        _fields(difference.article, difference.article_value),
        _fields(difference.readout, difference.readout_value),
        _words(difference.reason),
    )


def _fields(span, value):
    return str(span and (span.start, span.end)), str(value)


def _swapped(shape):
    """The same difference with the accounts exchanged."""
    verdict, article, readout, reason = shape
    names = {"article": "readout", "readout": "article"}
    return verdict, readout, article, sorted(names.get(word, word) for word in reason)


def _words(reason):
    """The words of a reason in any order: it names the article first, whoever says what."""
    return sorted(re.findall(r"\w+", reason.casefold()))
