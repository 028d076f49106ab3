"""Databases to keep reviews in: an SQLite file, and a database of a throw-away server."""

import os

import pytest
from throwaway_postgres import ThrowawayPostgres, find_programs

from compare.review.store import ReviewStore


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server. In CI it must be there."""
    programs = find_programs()
    if programs is None:
        missing = "PostgreSQL is not installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    server = ThrowawayPostgres(programs)
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    """The URL of a database, an empty one, once of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'reviews.sqlite'}"
    return request.getfixturevalue("postgres").emptied()


@pytest.fixture
def open_store():
    """``ReviewStore.open``, closed in the end."""
    stores = []

    def open_store(*args, **kwargs):
        stores.append(ReviewStore.open(*args, **kwargs))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()
