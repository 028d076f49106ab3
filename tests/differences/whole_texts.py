"""Whole texts as claims, for the tests of wording, entity and agency."""

from hypothesis import strategies as st

from compare.differences.context import Context


def compared(find, make_claim, left, right):
    """The differences of two texts, the first as the article."""
    article, ours = make_claim(left, "article")
    readout, theirs = make_claim(right, "readout")
    return find(ours, theirs, Context(article, readout))


def row(difference):
    """(article words, readout words, verdict, article value, readout value)."""
    return (
        difference.article and difference.article.text,
        difference.readout and difference.readout.text,
        difference.verdict,
        difference.article_value,
        difference.readout_value,
    )


def check_mirror(find, make_claim, left, right, expected):
    """With the documents exchanged the same rows come back, their sides exchanged."""
    mirrored = [(b, a, verdict, y, x) for a, b, verdict, x, y in expected]
    found = [row(difference) for difference in compared(find, make_claim, right, left)]
    assert sorted(found, key=repr) == sorted(mirrored, key=repr)


def texts_of(rows):
    """Texts of the rows, any Unicode, and both together."""
    sentences = st.sampled_from([text for left, right, _ in rows for text in (left, right)])
    joined = st.builds("{} {}".format, sentences, st.text())
    return st.one_of(sentences, st.text(max_size=60), joined)


def check_offsets(find, make_claim, left, right):
    """Every span holds its words, and every reason is a sentence."""
    for difference in compared(find, make_claim, left, right):
        for span, text in ((difference.article, left), (difference.readout, right)):
            assert span is None or text[span.start : span.end] == span.text != ""
        assert difference.reason.endswith(".")
