"""One panel on a page of its own, and comparisons of every size to show in it."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle

import numpy as np
from fakes import make_claim, make_comparison
from streamlit.testing.v1 import AppTest

from compare.comparison import Comparison, Settings
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.errors import StoreError
from compare.judging import Judgement, Relation
from compare.pairing import Pair
from compare.panels.desk import Desk
from compare.review.keys import pair_key
from compare.review.types import Decision, Review

SECONDS = 60
# What must come out as it is written: tags, Markdown, a link, a formula of a spreadsheet.
HOSTILE = "=1+1 <script>alert(1)</script> **bold** [link](https://example.org) $x$ :red[hot]"
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def open_panel(show, comparison, desk=None, **state):
    """A page with the panel alone, run once."""

    def page(show, comparison, desk):
        show(comparison, desk)

    arguments = (show, comparison, desk or make_desk())
    panel = AppTest.from_function(page, default_timeout=SECONDS, args=arguments)
    for key, value in state.items():
        panel.session_state[key] = value
    return panel.run()


def html_of(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def texts_of(page):
    """Everything that is read as Markdown: texts, captions, headings, notices, labels."""
    elements = (page.markdown, page.caption, page.header, page.subheader, page.info, page.error)
    return "\n".join(element.value for kind in elements for element in kind)


class Reviews:
    """A store that knows some reviews, or fails."""

    def __init__(self, reviews=(), error=None):
        self.reviews, self.error = reviews, error

    def current(self, pairs):
        if self.error:
            raise StoreError(self.error)
        keys = set(pairs)
        return {r.pair: (r,) for r in self.reviews if r.pair in keys}

    def all_words(self):
        return {}  # of what is no longer a pair nothing was ever reviewed


def make_desk(*reviews, error=None):
    return Desk(Reviews(reviews, error), "Ann")


def review(judgement, decision=Decision.CONFIRMED, note="", reviewer="Ann"):
    key, verdict = pair_key(judgement.pair), decision and judgement.relation
    return Review(key, reviewer, decision, note, None, NOON, verdict)


def empty():
    """Two accounts with claims and not one pair."""
    comparison = make_comparison()
    return replace(comparison, judgements=(), best={})


def one():
    """A single finding."""
    comparison = make_comparison()
    return replace(comparison, judgements=comparison.judgements[:1])


def hostile():
    """Claims, speakers, reasons and names full of markup."""
    article = Document(Role.ARTICLE, f"{HOSTILE} in one.", f"{HOSTILE}.txt", HOSTILE)
    readout = Document(Role.READOUT, f"{HOSTILE} in two.", "r.txt")
    comparison = make_comparison()
    mayor = comparison.claims[Role.ARTICLE][1].attribution
    said = replace(mayor, speaker=HOSTILE, frame=None)
    claims = (
        make_claim(article, "a1", article.text, attribution=said),
        make_claim(readout, "r1", readout.text),
    )
    pair = Pair(*claims, 0.9, 0.9)
    shift = Difference(
        Kind.WORDING, claims[0].span, claims[1].span, Verdict.SHIFT, HOSTILE, HOSTILE, "+0.00"
    )
    judgement = Judgement(pair, Relation.FRAMING, 0.8, HOSTILE, (shift,))
    return _comparison(article, readout, *[(claim,) for claim in claims], (judgement,))


def alone(words=HOSTILE):
    """Two accounts that have nothing in common, with these words in both."""
    article = Document(Role.ARTICLE, f"{words} in one.", "a.txt")
    readout = Document(Role.READOUT, f"{words} in two.", "r.txt")
    claims = make_claim(article, "a1", article.text), make_claim(readout, "r1", readout.text)
    comparison = _comparison(article, readout, *[(claim,) for claim in claims], ())
    nearest = Pair(*claims, 0.12, 0.12)
    return replace(comparison, best={"a1": nearest, "r1": nearest})


def hundreds(number=300):
    """As many claims on either side, each paired with its like, the relations in turn."""
    texts = {role: [f"In the {role} {i} ships came." for i in range(number)] for role in Role}
    documents = {role: Document(role, " ".join(texts[role]), f"{role}.txt") for role in Role}
    claims = {
        role: tuple(
            make_claim(documents[role], f"{role[0]}{i + 1}", text)
            for i, text in enumerate(texts[role])
        )
        for role in Role
    }
    verdicts = {
        Relation.CONTRADICTION: Verdict.CONFLICT,
        Relation.AGREEMENT: Verdict.SAME,
        Relation.FRAMING: Verdict.SHIFT,
        Relation.RELATED: Verdict.GATE,
    }
    judgements = [
        _judgement(Pair(a, r, 0.6, 0.7), relation, verdicts[relation], i / number)
        for i, (a, r, relation) in enumerate(
            zip(claims[Role.ARTICLE], claims[Role.READOUT], cycle(Relation), strict=False)
        )
    ]
    judgements.sort(key=lambda j: (list(Relation).index(j.relation), -j.strength))
    return _comparison(*documents.values(), *claims.values(), tuple(judgements))


def _judgement(pair, relation, verdict, score):
    spans = [claim.span for claim in (pair.article, pair.readout)]
    difference = Difference(Kind.TIMING, *spans, verdict, "One is sooner.", "fast", "slow")
    unsure = relation is Relation.RELATED and score > 0.9
    return Judgement(pair, relation, score, "One is sooner.", (difference,), score, unsure)


def _comparison(article, readout, ours, theirs, judgements):
    rows, columns = np.indices((len(ours), len(theirs)))
    return Comparison(
        article,
        readout,
        {Role.ARTICLE: ours, Role.READOUT: theirs},
        1.0 / (1 + abs(rows - columns)),
        judgements,
        {},
        Settings(),
        {"parser": "fake-parser", "encoder": "fake-encoder", "nli": "none"},
    )
