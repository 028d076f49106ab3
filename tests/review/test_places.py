"""Where reviews are kept by default, and what a database may be called."""

import stat
import sys
from pathlib import Path

import pytest
from decided_pairs import CLASH, KEY

from compare.errors import StoreError
from compare.review.places import default_url, name_of, to_url
from compare.review.types import Decision

REMEDY = (
    "give the path of a file, sqlite:////PATH, or "
    "postgresql://USER:PASSWORD@HOST/DATABASE for a team"
)


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_DATA_HOME is how Linux names the folder")
def test_the_default_is_a_file_that_only_its_owner_reads(tmp_path, monkeypatch, open_store):
    data = tmp_path / "50% of a home?" / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    url = default_url()
    assert not data.exists()  # made when it is opened, not when it is named
    open_store(url).decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    folder = data / "compare"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "reviews.sqlite").is_file()
    assert len(open_store(default_url()).history(KEY)) == 1


@pytest.mark.parametrize(
    ("given", "url", "name"),
    [
        ("reviews.sqlite", "sqlite:///reviews.sqlite", "'reviews.sqlite'"),
        (Path("/a/b c.db"), "sqlite:////a/b c.db", "'/a/b c.db'"),
        ("sqlite:////a/b.db", "sqlite:////a/b.db", "'/a/b.db'"),
        ("/a/100%?#.db", "sqlite:////a/100%25%3F%23.db", "'/a/100%?#.db'"),
        (
            "postgresql://ann:se%40cret@db:5433/team?password=x&sslmode=require",
            "postgresql+psycopg://ann:se%40cret@db:5433/team?password=x&sslmode=require",
            "'postgresql://ann@db:5433/team'",
        ),
        ("postgres://db/team", "postgresql+psycopg://db/team", "'postgresql://db/team'"),
    ],
)
def test_urls_and_their_names(given, url, name):
    got = to_url(given)
    assert got.render_as_string(hide_password=False) == url
    assert name_of(got) == name


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("mysql://u:secret@h/d", f"Reviews cannot be kept in 'mysql://': {REMEDY}"),
        (
            "postgresql+asyncpg://h/d",
            f"Reviews cannot be kept in 'postgresql+asyncpg://': {REMEDY}",
        ),
        ("https://h/reviews", f"Reviews cannot be kept in 'https://': {REMEDY}"),
        (
            "postgresql://u:secret@h:many/d",
            f"The address of the reviews is no database URL (it starts 'postgresql://'): {REMEDY}",
        ),
        ("://", f"The address of the reviews is no database URL (it starts '://'): {REMEDY}"),
        ("sqlite://", f"'sqlite://' names no file to keep reviews in: {REMEDY}"),
        ("sqlite:///:memory:", f"'sqlite:///:memory:' names no file to keep reviews in: {REMEDY}"),
        ("sqlite://a.db", f"'sqlite://a.db' names no file to keep reviews in: {REMEDY}"),
        ("", "'.' is a folder: give the name of a file in it"),
        ("a\0b", f"'sqlite:///a%00b' names no file to keep reviews in: {REMEDY}"),
    ],
)
def test_what_is_no_place_for_reviews(given, sentence, open_store):
    with pytest.raises(StoreError) as error:
        open_store(given)
    assert str(error.value) == sentence
    assert "secret" not in str(error.value)


def test_a_folder_is_no_file(tmp_path, open_store):
    with pytest.raises(StoreError) as error:
        open_store(tmp_path)
    assert str(error.value) == f"'{tmp_path}' is a folder: give the name of a file in it"


def test_a_folder_that_is_not_there_is_not_made(tmp_path, open_store):
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "mistyped" / "reviews.sqlite")
    assert str(error.value) == (
        f"'{tmp_path}/mistyped/reviews.sqlite' cannot be a file of reviews, for there is no folder "
        f"'{tmp_path}/mistyped': make it first, or give a path in one that exists"
    )
    assert not (tmp_path / "mistyped").exists()


def test_a_name_too_long(tmp_path, open_store):
    with pytest.raises(StoreError, match=r"\(File name too long\): give another path"):
        open_store(tmp_path / ("x" * 300))
