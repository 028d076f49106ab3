"""Where reviews are kept: an SQLite file or a PostgreSQL database, and how messages call it."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from compare.errors import StoreError

SQLITE = ("sqlite", "sqlite+pysqlite")
POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
REMEDY = (
    "give the path of a file, sqlite:////PATH, or "
    "postgresql://USER:PASSWORD@HOST/DATABASE for a team"
)


def default_url() -> str:
    """The file in the user's own data folder where reviews are kept unless another is named."""
    return _file_url(_default_path()).render_as_string()


def to_url(given: str | Path) -> URL:
    """The URL of a database, with the driver that we use.

    Args:
        given: an SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        StoreError: no URL, or of a database that reviews cannot be kept in.
    """
    if isinstance(given, Path) or "://" not in given:
        given = _file_url(Path(given)).render_as_string()
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise StoreError(
            f"The address of the reviews is no database URL (it starts {_scheme(given)}): {REMEDY}"
        ) from error
    if url.drivername in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in SQLITE:
        raise StoreError(f"Reviews cannot be kept in {_scheme(given)}: {REMEDY}")
    if url.host or url.database in (None, "", ":memory:") or "\0" in url.database:
        raise StoreError(f"{given!r} names no file to keep reviews in: {REMEDY}")
    return url


def name_of(url: URL) -> str:
    """How a message calls a database: the path, or the server without a password or options."""
    if url.get_backend_name() == "sqlite":
        return repr(url.database)
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return repr(bare.render_as_string())


def prepare_file(url: URL) -> None:
    """See that an SQLite file can stand where it is to stand; make the user's own data folder.

    Any other folder must be there: one made out of a mistyped path would hide the mistake.

    Raises:
        StoreError: a folder, no folder for it, or a path that cannot be.
    """
    path = Path(url.database or "")
    try:
        if path == _default_path():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_folder, has_folder = path.is_dir(), path.parent.is_dir()
    except OSError as error:  # a name too long, a folder one may not look into or make
        reason = error.strerror or error
        raise StoreError(
            f"{name_of(url)} cannot be a file of reviews ({reason}): give another path"
        ) from error
    if is_folder:
        raise StoreError(f"{name_of(url)} is a folder: give the name of a file in it")
    if not has_folder:
        raise StoreError(
            f"{name_of(url)} cannot be a file of reviews, for there is no folder "
            f"{str(path.parent)!r}: make it first, or give a path in one that exists"
        )


def _default_path() -> Path:
    return user_data_path("compare", appauthor=False) / "reviews.sqlite"


def _file_url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _scheme(given: str) -> str:
    """The part of a URL that holds no password."""
    return repr(given.partition("://")[0] + "://")
