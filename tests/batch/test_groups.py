"""Several articles against several statements: what is compared, what is a copy, the matrix."""

import csv
import json
from dataclasses import replace

import pytest
from small import SETUP, lay_manifest

from compare.batch.planning import plan
from compare.batch.writing import write_batch

# Two statements about one event, two independent articles, a reprint of the first statement, a
# reprint of that reprint, a copy of the first article, and an article about something else.
RELEASE = (
    "The Varnborg harbour office closed both piers on Monday evening because of the storm. "
    "Forty ships were held in the basin, said harbour master Ada Lund. "
    "Nobody was hurt, and the piers will open again on Thursday.\n"
)
MINISTRY = (
    "Varnborg: the ministry sent two tugs after the storm. Harbour master Ada Lund reported "
    "twelve ships in the basin and no injuries.\n"
)
POST = (
    "Chaos in Varnborg. Twelve ships lay in the basin when a storm shut the piers, "
    "according to Ada Lund, the harbour master. Two sailors were hurt.\n"
)
TEXTS = {
    "release": RELEASE,
    "ministry": MINISTRY,
    "post": POST,
    "wire": "A storm kept forty ships in Varnborg. Ada Lund, the harbour master, blamed the "
    "forecast. The piers stay shut till Thursday.\n",
    "reprint": "VARNBORG (own report). " + RELEASE.replace("Forty", "About forty"),
    "again": RELEASE.replace("Nobody was hurt, and the", "The"),
    "verbatim": RELEASE,
    "copied-post": POST.replace("Chaos in Varnborg. ", ""),
    "recipe": "Take four eggs and whisk them with sugar. Bake the cake for an hour.\n",
}


@pytest.fixture
def listed(tmp_path):
    """A function from (id, article, readout) to a manifest in one group."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")

    def listed(*rows, **more):
        return lay_manifest(
            tmp_path / "m.csv",
            [
                {
                    "id": id_,
                    "article": article and f"{article}.txt",
                    "readout": readout and f"{readout}.txt",
                    "group": "storm",
                    **more,
                }
                for id_, article, readout in rows
            ],
        )

    return listed


EVERYTHING = (
    ("p", "post", ""),
    ("w", "wire", ""),
    ("x", "reprint", ""),
    ("y", "again", ""),
    ("v", "verbatim", ""),
    ("c", "copied-post", ""),
    ("e", "recipe", ""),
    ("r", "", "release"),
    ("m", "", "ministry"),
)


def test_every_article_meets_the_statements_of_its_event(listed):
    found = plan(listed(*EVERYTHING))
    (group,) = found.groups
    assert len(group.meetings) == 7 * 2
    assert [entry.id for entry in found.entries] == [
        *("p+r", "p+m", "w+r", "w+m", "x+r", "x+m", "y+r", "y+m"),
        *("v+m", "c+r", "c+m"),  # "v" is the release itself, and "e" another event
    ]
    assert {entry.group for entry in found.entries} == {"storm"}


def test_copies_give_the_account_of_their_origin(listed):
    (group,) = plan(listed(*EVERYTHING)).groups
    origins = {article: f"{role}:{id_}" for article, (role, id_) in group.accounts.items()}
    assert origins == {
        "p": "article:p",
        "w": "article:w",
        "x": "readout:r",
        "y": "readout:r",
        "v": "readout:r",
        "c": "article:p",
        "e": "article:e",
    }


def test_pairs_that_rows_name_are_cases_as_they_stand(listed):
    rows = (("one", "post", "release"), ("two", "post", "ministry"), ("cake", "recipe", "release"))
    found = plan(listed(*rows))
    ids = [entry.id for entry in found.entries]
    assert ids == ["one", "two", "cake"]  # "cake" with the ministry is no event
    assert [m.case for m in found.groups[0].meetings] == ["one", "two", "cake", ""]


def test_texts_of_other_days_are_not_the_same_event(listed):
    rows = (("p", "post", ""), ("r", "", "release"))
    apart = {"article_date": "2024-05-01", "readout_date": "2024-05-20"}
    found = plan(listed(*rows, **apart))
    assert found.entries == ()
    (meeting,) = found.groups[0].meetings
    assert (meeting.match.days, meeting.match.same_event) == (19, False)


def test_a_case_alone_in_its_group_is_a_plain_case(listed):
    found = plan(listed(("one", "post", "release")))
    assert ([entry.id for entry in found.entries], found.groups) == (["one"], ())


def test_a_text_that_cannot_be_read_fails_alone(listed, tmp_path):
    manifest = listed(*EVERYTHING)
    (tmp_path / "post.txt").unlink()
    found = plan(manifest)
    assert [entry.id for entry in found.entries][:2] == ["p", "w+r"]
    assert "there is no file" in found.entries[0].reason


def test_the_matrix_counts_accounts_and_not_articles(listed, tmp_path):
    out = tmp_path / "out"
    summary = write_batch(plan(listed(*EVERYTHING)), out, SETUP)
    assert summary.failures == ()
    with (out / "matrix.csv").open(encoding="utf-8", newline="") as file:
        cells = {(row["article"], row["readout"]): row for row in csv.DictReader(file)}
    assert len(cells) == 14
    assert cells["x", "r"]["is_copy"] == "true"
    assert cells["p", "r"]["is_copy"] == "false"
    assert cells["e", "r"]["case"] == cells["e", "r"]["pairs_agreement"] == ""
    assert cells["v", "r"] | {"likeness": "1.0"} == cells["v", "r"]
    assert cells["p", "r"]["case"] == "p+r"
    (group,) = json.loads((out / "matrix.json").read_text("utf-8"))
    assert group["accounts"] == [
        {"origin": {"role": "article", "id": "p"}, "articles": ["p", "c"]},
        {"origin": {"role": "article", "id": "w"}, "articles": ["w"]},
        {"origin": {"role": "readout", "id": "r"}, "articles": ["x", "y", "v"]},
        {"origin": {"role": "article", "id": "e"}, "articles": ["e"]},
    ]
    assert group["not_compared"] == ["e"]
    release, ministry = group["readouts"]
    assert (release["readout"], release["articles"], release["accounts"]) == ("r", 6, 2)
    assert (release["copies"], ministry["copies"], ministry["accounts"]) == (3, 0, 3)


def test_ten_reprints_are_one_account(listed, tmp_path):
    rows = [("r", "", "release"), ("p", "post", "")]
    for n in range(10):
        (tmp_path / f"paper{n}.txt").write_text(f"{RELEASE}Paper {n}.\n", "utf-8")
        rows.append((f"n{n}", f"paper{n}", ""))
    (group,) = plan(listed(*rows)).groups
    assert len(set(group.accounts.values())) == 2


def test_a_matrix_of_an_earlier_run_goes(listed, tmp_path):
    out = tmp_path / "out"
    write_batch(plan(listed(*EVERYTHING)), out, SETUP)
    write_batch(replace(plan(listed(("one", "post", "release")))), out, SETUP)
    assert not (out / "matrix.csv").exists()
