"""Answers about claims last for one case."""

import gc

from fakes import FakeEncoder, make_claim

from compare.claims import Claim
from compare.claims.memory import forget, remembered
from compare.differences.alignment import content_words
from compare.documents import Document, Role
from compare.evidence import gather
from compare.parsing import load_parser


def test_a_question_is_asked_once_in_a_case():
    asked = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("ab"), length("ab"), length("c")] == [2, 2, 1]
    assert asked == ["ab", "c"]
    forget()
    assert length("ab") == 2
    assert asked == ["ab", "c", "ab"]


def gathered(article):
    return gather(
        Document(Role.ARTICLE, article, "a"),
        Document(Role.READOUT, "Ships left the port.", "r"),
        encoder=FakeEncoder(),
    )


def test_an_equal_claim_of_another_text_is_another_claim():
    document = Document(Role.ARTICLE, "Ships march.", "a")
    parses = [load_parser()(text) for text in ("Ships march.", "Nothing.")]
    one, other = (make_claim(document, "a1", "Ships march.", parse=p[:]) for p in parses)
    assert one == other
    words = [word.form for word in content_words(one)]
    gathered("Crews ate well.")
    assert [word.form for word in content_words(other)] != words


def test_nothing_of_a_case_is_held_by_the_next():
    # Two words of no other test: claims that other tests hold are not asked about.
    kept = gathered("The port held 40 ships. Two drydocks hired ferrymen.")
    assert "ferrymen" in living_claims()
    del kept
    gathered("Crews ate well.")
    assert "ferrymen" not in living_claims()


def living_claims() -> str:
    """The words of every claim in memory."""
    gc.collect()
    return " ".join(o.text for o in gc.get_objects() if isinstance(o, Claim))
