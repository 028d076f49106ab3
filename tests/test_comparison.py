"""Comparison: the whole way, with a fake encoder; and on the real case with the real one."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from fakes import FakeEncoder, FakeNLI, make_comparison

from compare.cases import find_case
from compare.comparison import Comparison, Settings, compare_documents, judge_all
from compare.differences.types import Kind
from compare.documents import Document, Role
from compare.encoder import load_encoder
from compare.errors import InputError
from compare.evidence import gather
from compare.judging import Relation
from compare.ledger import Place
from compare.parsing import PARSER
from compare.serialize import to_json

ARTICLE = Document(
    Role.ARTICLE,
    "Harbour blocked\nBRIG — The port held 40 ships, the mayor insisted. Two piers were closed by "
    "a storm on Monday. Crews ate well. Who counted?",
    "article.txt",
)
READOUT = Document(
    Role.READOUT,
    "The port held 12 ships. One pier was closed by a storm, the office said. A crane arrived.",
    "readout.txt",
)


def test_a_comparison_is_what_was_gathered_and_judged():
    got = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder())
    gathered = gather(ARTICLE, READOUT, encoder=FakeEncoder())
    assert got == Comparison(
        ARTICLE,
        READOUT,
        gathered.claims,
        gathered.similarity,
        judge_all(gathered.evidence, Settings().contradiction),
        gathered.best,
        Settings(),
        {"parser": PARSER, "encoder": "fake-encoder", "nli": "none"},
    )
    assert got.judgements
    assert compare_documents(ARTICLE, READOUT, encoder=FakeEncoder()) == got


def test_every_claim_has_exactly_one_place():
    got = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder())
    for role in Role:
        assert tuple(e.claim for e in got.ledger[role]) == got.claims[role]
        coverage = got.coverage[role]
        shares = sum(coverage.places.values()) + coverage.frames + coverage.unread
        assert shares == pytest.approx(1.0)
        assert got.document(role).role is role


def test_settings_reach_the_steps():
    far = Settings(min_affinity=9.0)
    got = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder(), settings=far)
    assert (got.settings, got.judgements) == (far, ())
    places = {e.place for role in Role for e in got.ledger[role]}
    assert places == {Place.ONLY_HERE, Place.NOT_COMPARED}

    sure = Settings(contradiction=0.0)
    got = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder(), settings=sure)
    gated = [j for j in got.judgements if j.gate]
    assert len(got.related_by(Relation.CONTRADICTION)) >= len(got.judgements) - len(gated) > 0


@pytest.mark.parametrize(("only_below", "place"), [(0.5, Place.RELATED), (0.6, Place.ONLY_HERE)])
def test_the_ledger_uses_the_threshold_of_the_settings(only_below, place):
    comparison = replace(make_comparison(), settings=Settings(only_below=only_below))
    title = comparison.ledger[Role.ARTICLE][0]  # related to r1 at affinity 0.5
    assert (title.claim.id, title.place) == ("a1", place)


def test_figures_of_the_fake_comparison():
    comparison = make_comparison()
    assert [j.key for j in comparison.related_by(Relation.CONTRADICTION)] == [("a2", "r1")]
    assert comparison.related_by(Relation.AGREEMENT) == ()
    assert comparison.only_in(Role.ARTICLE) == ("a4",)
    assert comparison.only_in(Role.READOUT) == ("r4",)


def test_the_nli_model_is_named_and_asked_of_every_pair():
    plain = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder(), settings=FEW)
    assert plain.judgements == ()
    got = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder(), nli=FakeNLI({}), settings=FEW)
    assert got.models["nli"] == "fake-nli"


FEW = Settings(min_affinity=9.0)


@pytest.mark.parametrize(("article", "readout"), [("Why?", "The port closed."), ("It shut.", "1.")])
def test_a_side_without_a_claim_is_an_error_not_an_empty_result(article, readout):
    with pytest.raises(
        InputError, match=r"no claim was found in the (article|readout) '[ar]': give"
    ):
        compare_documents(
            Document(Role.ARTICLE, article, "a"),
            Document(Role.READOUT, readout, "r"),
            encoder=FakeEncoder(),
        )


# The real case, with the real encoder.


@pytest.fixture(scope="module")
def case():
    return find_case("kelly-guatemala-2017")


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


@pytest.fixture(scope="module")
def kelly(case, encoder):
    return compare_documents(case.article, case.readout, encoder=encoder)


def claim_with(comparison, role, words):
    (found,) = [c for c in comparison.claims[role] if words in c.text]
    return found


@pytest.mark.model
def test_every_claim_of_the_real_case_stands_where_it_says(kelly):
    for role in Role:
        document, claims = kelly.document(role), kelly.claims[role]
        assert all(document.text[c.start : c.end] == c.text for c in claims)
        assert tuple(e.claim for e in kelly.ledger[role]) == claims
        assert len({c.id for c in claims}) == len(claims)
        for judgement in kelly.judgements:
            for difference in judgement.differences:
                span = getattr(difference, role.value)
                assert span is None or document.text[span.start : span.end] == span.text


@pytest.mark.model
def test_deportees_have_the_people_returned_as_best_partner(kelly):
    deportees = claim_with(kelly, Role.ARTICLE, "return deportees")
    returned = claim_with(kelly, Role.READOUT, "stopped and returned immediately")
    assert deportees.attribution.speaker.endswith("Kelly")
    assert kelly.best[deportees.id].readout == returned
    (found,) = [j for j in kelly.judgements if j.key == (deportees.id, returned.id)]
    lit = {(d.kind, d.article.text, d.readout.text) for d in found.differences if d.article}
    assert (Kind.TIMING, "as quickly as possible", "immediately") in lit
    assert found.relation is not Relation.CONTRADICTION


@pytest.mark.model
def test_the_denied_mass_deportations_meet_the_plans(kelly):
    mass = claim_with(kelly, Role.READOUT, "mass deportations")
    partners = [j.pair.article.text for j in kelly.judgements if j.pair.readout == mass]
    assert any("deport" in text for text in partners)


@pytest.mark.model
def test_two_meetings_with_the_president_are_no_contradiction(kelly):
    for judgement in kelly.related_by(Relation.CONTRADICTION):
        pair = judgement.pair
        meetings = ["meeting" in c.sentence.text.lower() for c in (pair.article, pair.readout)]
        presidents = ["president" in c.sentence.text.lower() for c in (pair.article, pair.readout)]
        assert not all(meetings + presidents), judgement.reason


@pytest.mark.model
def test_exchanging_the_real_texts_mirrors_the_relations(case, encoder, kelly):
    swapped = compare_documents(
        replace(case.readout, role=Role.ARTICLE),
        replace(case.article, role=Role.READOUT),
        encoder=encoder,
    )

    def relations(comparison, first, second):
        return {
            (getattr(j.pair, first).span, getattr(j.pair, second).span): j.relation
            for j in comparison.judgements
        }

    assert relations(swapped, "readout", "article") == relations(kelly, "article", "readout")


@pytest.mark.model
def test_the_command_prints_one_json_object_the_same_each_time(kelly):
    command = [sys.executable, "-m", "compare", "run", "--case", "kelly-guatemala-2017"]
    command += ["--nli", "none"]
    done = subprocess.run([*command, "--format", "json"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == to_json(kelly)  # another process, the same bytes
    got = json.loads(done.stdout)
    for role in Role:
        shares = got["coverage"][role.value]
        assert sum(shares["places"].values()) + shares["frames"] + shares["unread"] == (
            pytest.approx(1, abs=0.001)
        )
        only = [c["id"] for c in got["claims"][role.value] if c["place"] == "only here"]
        assert got[f"{role.value}_only"] == only
