"""Which words are lit."""

import pytest
from fakes import make_claim, make_comparison

from compare.documents import Document, Role
from compare.render.diff import Mark, differing_words, lit_parts, mark_words

ROWS = [
    # article, readout, words lit in the article, words lit in the readout
    ("They returned home.", "They return home.", [], []),
    ("The talks were tense.", "The talks were cordial.", ["tense"], ["cordial"]),
    ("He will go.", "He will not go.", [], ["not"]),
    ("All ships left.", "Some ships left.", ["All"], ["Some"]),
    ("They paid 1,400.50 crowns.", "They paid 1,400 crowns.", ["1,400.50"], ["1,400"]),
    ("It may rain.", "It must rain.", ["may"], ["must"]),
    ("The mayor’s house burned.", "The mayor's house burned.", [], []),
    ("STORM closes PORT", "storm closes port", [], []),
    ("Élodie sang.", "élodie sang.", [], []),
    ("A sudden heavy storm came.", "A storm came.", ["sudden heavy"], []),
    ("John F. Kelly came.", "Somebody came.", ["John F. Kelly"], ["Somebody"]),
    ("東京", "京都", ["東京"], ["京都"]),
    ("of the", "in a", [], []),
    ("…", "—", [], []),
]


@pytest.mark.parametrize(("left", "right", "lit_left", "lit_right"), ROWS)
def test_differing_words(left, right, lit_left, lit_right):
    article = make_claim(Document(Role.ARTICLE, f"— {left}", "a"), "a1", left)
    readout = make_claim(Document(Role.READOUT, f"\n\n{right}", "r"), "r1", right)
    found = differing_words(article, readout)
    assert [[span.text for span in spans] for spans in found] == [lit_left, lit_right]
    for text, spans in ((f"— {left}", found[0]), (f"\n\n{right}", found[1])):
        assert all(text[s.start : s.end] == s.text for s in spans)


def test_swapping_the_sides_mirrors_the_words():
    article = make_claim(Document(Role.ARTICLE, "Nine left early.", "a"), "a1", "Nine left early.")
    readout = make_claim(Document(Role.READOUT, "Nine stayed.", "r"), "r1", "Nine stayed.")
    assert differing_words(article, readout) == differing_words(readout, article)[::-1]


def test_parts_add_up_to_the_claim_and_typed_words_win():
    clash, framed, _ = make_comparison().judgements
    for judgement in (clash, framed):
        for role, claim in zip(Role, (judgement.pair.article, judgement.pair.readout), strict=True):
            assert "".join(part.text for part in mark_words(judgement, role)) == claim.text
    assert [p.text for p in mark_words(clash, Role.ARTICLE) if p.mark is Mark.CONFLICT] == ["40"]


def test_single_words_stay_dark_beside_typed_differences():
    clash, framed, _ = make_comparison().judgements
    assert {p.text for p in lit_parts(clash, Role.READOUT) if p.mark} == {"12"}
    assert {p.text for p in lit_parts(framed, Role.READOUT) if p.mark} == {"One"}
