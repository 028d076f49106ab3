"""The framing panel: shifted words, key words, quotations."""

from dataclasses import replace

import pytest
from fakes import ARTICLE, READOUT, make_comparison
from panel import alone, empty, hostile, html_of, hundreds, open_panel

from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Role, Span
from compare.judging import Relation
from compare.keyness import KeyWord
from compare.panels import framing, quotations
from compare.panels.framing import NO_WORD, Framing, charge_sentence, find_framings, show_framing
from compare.panels.key_words import Bar, draw_bars
from compare.panels.quotations import count_sentence, lit_quotation
from compare.quotations.types import Alteration, QuotationFinding, QuotationStatus

SAID = "“The port held twelve ships that week”"


def with_differences(*differences):
    """The small comparison, with these in its contradiction, its framing and its related pair."""
    comparison = make_comparison()
    pairs = zip(comparison.judgements, differences, strict=True)
    judgements = tuple(replace(j, differences=(d,) if d else ()) for j, d in pairs)
    return replace(comparison, judgements=judgements)


def shift(kind=Kind.WORDING, verdict=Verdict.SHIFT, article="-0.60", readout="+0.00"):
    words = Span(0, 7, "Harbour")
    return Difference(kind, words, words, verdict, "Another word.", article, readout)


def quoting(*texts):
    """The small comparison with quotations at the end of both accounts."""
    return make_comparison(*(f"{t}{q}\n" for t, q in zip((ARTICLE, READOUT), texts, strict=True)))


@pytest.mark.parametrize(
    ("differences", "found"),
    [
        ((None, None, None), [("framing", 0)]),
        ((shift(), shift(), shift()), [("framing", 1), ("contradiction", 1), ("related", 1)]),
        ((None, None, shift(Kind.TIMING)), [("framing", 0), ("related", 1)]),
        ((shift(Kind.NUMBER), None, None), [("framing", 0)]),
        ((shift(verdict=Verdict.SAME), None, None), [("framing", 0)]),
        ((shift(Kind.MODALITY), None, None), [("framing", 0), ("contradiction", 1)]),
        ((shift(Kind.QUANTIFIER), None, None), [("framing", 0), ("contradiction", 1)]),
    ],
)
def test_framed_pairs_and_all_with_a_shift(differences, found):
    framings = find_framings(with_differences(*differences))
    assert [(f.judgement.relation.value, len(f.shifts)) for f in framings] == found


def test_a_pair_shifts_in_its_kinds_or_in_no_single_word():
    framed, other, _ = find_framings(with_differences(shift(Kind.TIMING), None, shift()))
    assert framed.ways == {NO_WORD}
    assert other.ways == {"timing"}


@pytest.mark.parametrize(
    ("charges", "sentence"),
    [
        ((), ""),
        ((("+0.00", "+0.00"),), ""),
        ((("-0.60", "+0.00"),), "Of 1 shift between words of unlike charge, the article has the "
         "more negative word in 1, the readout in 0."),
        ((("-0.60", None), (None, "-0.20"), ("+0.10", "-0.20")),
         "Of 3 shifts between words of unlike charge, the article has the more negative word in "
         "1, the readout in 2."),
    ],
)  # fmt: skip
def test_which_side_has_the_more_negative_words(charges, sentence):
    judgement = make_comparison().judgements[0]
    shifts = tuple(shift(article=a, readout=r) for a, r in charges)
    assert charge_sentence([Framing(judgement, shifts)]) == sentence


def test_values_that_are_no_charge_count_nothing():
    judgement = make_comparison().judgements[0]
    assert charge_sentence([Framing(judgement, (shift(article="fast", readout="slow"),))]) == ""


def test_bars_share_one_scale():
    words = [
        KeyWord("dock", 4, 0, 1.0, 2.5, 0.5, 2.0),
        KeyWord("of", 0, 9, -0.25, -0.5, -1.0, 0.5),
    ]
    assert [bar for _, bar in draw_bars(words)] == [
        Bar(62.5, 37.5, 75.0),
        Bar(25.0, 37.5, 43.8),
    ]
    assert draw_bars([]) == ()


def test_the_changed_words_of_a_quotation_are_lit():
    changes = (
        Alteration(Span(14, 18, "held"), None),
        Alteration(Span(5, 8, "old"), None),
        Alteration(None, Span(3, 6, "not")),
    )
    words = Span(0, 26, "“The old port held twelve”")
    parts = lit_quotation(QuotationFinding(words, QuotationStatus.ALTERED, alterations=changes))
    assert "".join(part.text for part in parts) == words.text
    assert [part.text for part in parts if part.mark] == ["old", "held"]


def test_a_quotation_elsewhere_in_the_text_is_lit_by_its_own_offsets():
    finding = QuotationFinding(
        Span(100, 105, "“one”"), QuotationStatus.ALTERED, alterations=(
            Alteration(Span(101, 104, "one"), None),
        )
    )  # fmt: skip
    assert [(p.text, p.mark.value) for p in lit_quotation(finding)] == [
        ("“", ""),
        ("one", "shift"),
        ("”", ""),
    ]


def test_quotations_are_counted_by_what_became_of_them():
    fates = (QuotationStatus.NOT_FOUND, QuotationStatus.VERBATIM, QuotationStatus.NOT_FOUND)
    found = [QuotationFinding(Span(0, 1, "x"), status) for status in fates]
    assert count_sentence(found, Role.ARTICLE, 3) == "3 quotations: verbatim 1, not found 2."
    assert count_sentence(found, Role.ARTICLE, 1).endswith("not found 2. 1 shown.")
    assert count_sentence([], Role.READOUT, 0) == "The readout quotes nobody."


def test_nothing_framed_says_where_to_look():
    page = open_panel(show_framing, empty())
    assert not page.exception
    assert [info.value for info in page.info] == [framing.NONE, quotations.NONE]


def test_a_framed_pair_is_shown_with_its_words_lit():
    page = open_panel(show_framing, with_differences(None, shift(), None))
    assert not page.exception
    assert html_of(page).count('class="finding framing"') == 1
    assert page.caption[0].value.startswith("1 of 1 pair. Of 1 shift")


def test_related_pairs_are_shown_when_asked_for():
    page = open_panel(show_framing, with_differences(None, None, shift()))
    assert 'class="finding related"' not in html_of(page)
    assert page.caption[0].value.startswith("1 of 2 pairs.")
    page.toggle(key=framing.RELATED).set_value(True).run()
    assert 'class="finding related"' in html_of(page)


def test_where_all_are_merely_related_the_switch_is_named():
    comparison = with_differences(None, None, shift())
    only = replace(comparison, judgements=comparison.judgements[2:])
    page = open_panel(show_framing, only)
    assert not page.exception
    assert page.info[0].value == framing.ONLY_RELATED


def test_ways_filter_the_pairs():
    page = open_panel(show_framing, with_differences(shift(Kind.TIMING), None, None))
    page.pills(key=framing.KINDS).set_value(["timing"]).run()
    assert 'class="finding framing"' not in html_of(page)
    assert 'class="finding contradiction"' in html_of(page)


def test_key_words_come_with_counts_and_the_warning():
    page = open_panel(show_framing, make_comparison())
    assert "show a leaning, not a finding" in page.warning[0].value
    assert '<th scope="row">crews</th><td>1</td><td>0</td>' in html_of(page)
    assert 'class="interval leaning"' in html_of(page)


def test_quotations_are_filtered_by_what_became_of_them():
    page = open_panel(show_framing, quoting(SAID, SAID.replace("week", "day")))
    assert html_of(page).count('class="quoted"') == 2
    assert '<mark class="shift">week</mark>' in html_of(page)
    page = open_panel(show_framing, quoting(SAID, ""))
    assert page.pills(key=quotations.STATUS).options == ["not found 1"]
    assert "The readout quotes nobody." in html_of(page)


def test_hundreds_are_shown():
    page = open_panel(show_framing, hundreds(400))
    assert not page.exception
    assert html_of(page).count('class="finding framing"') == 100
    assert page.caption[0].value.startswith("100 of 100 pairs.")


@pytest.mark.parametrize(
    "comparison", [hostile(), alone("“Never shall <script>alert(1)</script> be,” he said")]
)
def test_markup_is_text(comparison):
    page = open_panel(show_framing, comparison)
    assert not page.exception
    assert "<script>" not in html_of(page)
    assert "&lt;script&gt;" in html_of(page)


def test_relations_keep_their_order():
    found = find_framings(hundreds(40))
    assert {f.judgement.relation for f in found} == {Relation.FRAMING}
