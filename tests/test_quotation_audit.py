"""The quotation audit: what becomes of each quoted span in the other account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.claims import Attribution, Claim, SpeakerKind
from compare.documents import Document, Role
from compare.quotations.audit import audit
from compare.quotations.types import QuotationStatus

VERBATIM, TRIMMED, ALTERED, SPLICED, NOT_FOUND = QuotationStatus

# Quotation, other text, status, matched words, what was cut, (quoted, other) words that differ.
ROWS = [
    ("“we stay”", "We stay!", VERBATIM, ["We stay"], [], []),
    ("a “sweep”", "A sweep took place.", VERBATIM, ["sweep"], [], []),
    ("“We stay here”", "‘we  stay\u00a0here’", VERBATIM, ["we  stay\u00a0here"], [], []),
    ("“It’s over”", "It's over.", VERBATIM, ["It's over"], [], []),
    ("“of the old mill”", "The roof of the old mill fell in last night.", VERBATIM,
     ["of the old mill"], [], []),
    ("“we will go”", "“Tomorrow we will go home.”", TRIMMED, ["we will go"],
     ["Tomorrow", "home"], []),
    ("“The dam is safe”", "The dam is safe for now.", TRIMMED, ["The dam is safe"],
     ["for now"], []),
    ("“We stay … until spring”", "“We stay in the north until spring.”", TRIMMED,
     ["We stay", "until spring"], ["in the north"], []),
    ("“We stay [in the valley] until spring”", "We stay there until spring.", TRIMMED,
     ["We stay", "until spring"], ["there"], []),
    ("“The peak lies behind us”", "“The peak almost lies behind us.”", ALTERED,
     ["The peak almost lies behind us"], [], [(None, "almost")]),
    ("“We will pay for every new roof”", "We may pay for every new roof", ALTERED,
     ["We may pay for every new roof"], [], [("will", "may")]),
    ("“There will be no dismissals at all”", "There will be no forced dismissals at all.", ALTERED,
     ["There will be no forced dismissals at all"], [], [(None, "forced")]),
    ("“We stay in the north. The dam is safe today,”",
     "We stay in the north of it. Nobody fled. The dam is safe today and always.", SPLICED,
     ["We stay in the north", "The dam is safe today"], [], []),
    ("“We stay here … we were afraid”", "We were afraid. Now we stay here.", SPLICED,
     ["we stay here", "We were afraid"], [], []),
    ("“nonsense”", "The report was careful.", NOT_FOUND, [], [], []),
    ("“We stay”", "They left the town.", NOT_FOUND, [], [], []),
    ("“We stay”", "", NOT_FOUND, [], [], []),
    ("“[^1]”", "They left the town.", NOT_FOUND, [], [], []),  # a bracket and nothing else
]  # fmt: skip


def document(text, role=Role.ARTICLE):
    return Document(role, text, "test")


@pytest.mark.parametrize(("quoting", "other", "status", "matches", "cut", "changed"), ROWS)
def test_audit(quoting, other, status, matches, cut, changed):
    (finding,) = audit(document(quoting), document(other, Role.READOUT))
    assert finding.status is status
    assert [span.text for span in finding.matches] == matches
    assert [span.text for span in finding.cut] == cut
    words = [
        (change.quoted and change.quoted.text, change.other and change.other.text)
        for change in finding.alterations
    ]
    assert words == changed


def test_nothing_quoted():
    assert audit(document("No quotation."), document("“One.”", Role.READOUT)) == ()


def claim_of(where, speaker):
    """The whole document as one claim of one speaker."""
    whole = where.span(0, len(where.text))
    attribution = Attribution(SpeakerKind.NAMED, speaker)
    return Claim("c1", where.role, 0, whole.end, where.text, where.text, whole, attribution)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("Orla Benn", "Ms Benn", True), ("Orla Benn", "Tomas Reil", False), ("Benn", "a guard", None)],
)
def test_speakers(one, two, same):
    article, readout = document("“We stay here,” she said."), document("We stay here.")
    (finding,) = audit(article, readout, [claim_of(article, one)], [claim_of(readout, two)])
    assert (finding.speaker, finding.other_speaker, finding.same_speaker) == (one, two, same)


PIECES = st.lists(
    st.sampled_from("we stay “ ” \" ' here … [ ] . not \n\n the dam is safe today".split(" ")),
    max_size=16,
)


@given(PIECES.map(" ".join) | st.text(max_size=40), PIECES.map(" ".join) | st.text(max_size=40))
def test_any_text(one, two):
    for finding in audit(document(one), document(two, Role.READOUT)):
        for span in (*finding.matches, *finding.cut, *(a.other for a in finding.alterations)):
            assert span is None or two[span.start : span.end] == span.text
        for change in finding.alterations:
            quoted = change.quoted
            assert quoted is None or one[quoted.start : quoted.end] == quoted.text
