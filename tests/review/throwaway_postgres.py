"""A PostgreSQL server that lives in a temporary folder for as long as the tests run."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

PASSWORD = "correct horse@/"  # must be quoted in a URL


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl: the newest that Debian installed, or one on the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    on_path = shutil.which("pg_ctl")
    folders = [*reversed(debian), *([Path(on_path).parent] if on_path else [])]
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


class ThrowawayPostgres:
    """Started on the loopback address."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="compare-postgres-"))
        self.port = _free_port()
        self._numbers = count(1)
        self._shared: str | None = None
        password = self.folder / "password"
        password.write_text(PASSWORD)
        for path in (self.folder, password):
            self.give(path)
        self._run(
            *("initdb", "--no-sync", "--username=owner", f"--pwfile={password}"),
            *("--auth=scram-sha-256", "--locale=C.UTF-8", "--encoding=UTF8"),
        )
        self.start()

    def give(self, path: Path) -> None:
        """Let the server own a path; it refuses to run as root."""
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(path, owner.pw_uid, owner.pw_gid)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off"
        options += f" -c unix_socket_directories={self.folder}"
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--wait", "--log", str(log), "--options", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop it; "immediate" is what a crash looks like."""
        self._run("pg_ctl", "stop", "--wait", "--mode", mode)

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def do(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the owner, each on its own."""
        where = {"host": "127.0.0.1", "port": self.port, "dbname": database}
        with psycopg.connect(
            **where, user="owner", password=PASSWORD, autocommit=True
        ) as connection:
            for statement in statements:
                connection.execute(statement)

    def address(self, database: str, user: str = "owner", password: str = PASSWORD) -> URL:
        return URL.create("postgresql", user, password, "127.0.0.1", self.port, database)

    def emptied(self) -> str:
        """The URL of one database, always the same, without its tables: quicker than a new one."""
        if self._shared is None:
            self._shared = self.new()
        self.do(
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
            database=make_url(self._shared).database,
        )
        return self._shared

    def new(self, more: str = "") -> str:
        """The URL of a new database; ``more`` ends its CREATE DATABASE."""
        name = f"reviews_{next(self._numbers)}"
        self.do(f"CREATE DATABASE {name} {more}")
        return self.address(name).render_as_string(hide_password=False)

    def _run(self, program: str, *arguments: str) -> None:
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        subprocess.run(
            [str(self.programs / program), "-D", str(self.folder / "data"), *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            timeout=60,
            **(as_user if os.geteuid() == 0 else {}),
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
