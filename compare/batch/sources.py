"""Where the texts of a case come from: two files, a case folder, or documents at hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compare.cases import CASE_FILE, Case, read_account, read_case
from compare.documents import Document, Role
from compare.errors import InputError
from compare.readers.web import is_url
from compare.reading import STANDARD_INPUT, check_distinct


@dataclass(frozen=True, slots=True)
class AccountFile:
    """A file with one account, and what a manifest says of it.

    Attributes:
        role: article or readout.
        path: where it lies, as a manifest names it: relative to ``base``, or absolute.
        base: the folder of the manifest.
        published: the day it was published, where known.
        source: outlet or department, where known.
    """

    role: Role
    path: str
    base: Path
    published: date | None = None
    source: str | None = None

    def read(self) -> Document:
        """The account, named as in the manifest; what the manifest says of it goes first.

        Raises:
            InputError: the file cannot be read as one.
        """
        document = read_account(self._file(), self.role)
        return replace(
            document,
            name=self.path,
            published=self.published or document.published,
            source=self.source or document.source,
        )

    def digest(self) -> bytes:
        """What ``read`` goes by, as digests.

        Raises:
            InputError: it is no file, or may not be read.
        """
        file = self._file()
        said = json.dumps([self.role, self.path, str(self.published or ""), self.source or ""])
        beside = file.parent / CASE_FILE
        facts = file_digest(beside) if file.stem == self.role and beside.is_file() else b""
        return hashlib.sha256(said.encode()).digest() + file_digest(file) + facts

    def _file(self) -> Path:
        if self.path == STANDARD_INPUT or is_url(self.path):
            raise InputError(
                f"{self.path!r} is no file: save the text in a file, so that a batch can be "
                "repeated, and name that"
            )
        return self.base / self.path


@dataclass(frozen=True, slots=True)
class FileSource:
    """A case whose two accounts lie in files."""

    id: str
    article: AccountFile
    readout: AccountFile
    group: str = ""

    def digest(self) -> str:
        """SHA-256 of both files and of what the manifest says of them."""
        return hashlib.sha256(self.article.digest() + self.readout.digest()).hexdigest()

    def read(self) -> tuple[Document, Document]:
        """The article and the readout."""
        documents = self.article.read(), self.readout.read()
        check_distinct(*documents)
        return documents


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A case in a folder of its own, as in ``corpus/``."""

    id: str
    folder: Path
    group: str = ""

    def digest(self) -> str:
        """SHA-256 of the files of the case by name and content."""
        digest = hashlib.sha256(self.id.encode("utf-8", "surrogatepass"))
        for file in self._files():
            digest.update(hashlib.sha256(file.name.encode("utf-8", "surrogatepass")).digest())
            digest.update(file_digest(file))
        return digest.hexdigest()

    def read(self) -> tuple[Document, Document]:
        """The article and the readout, named by the folder and the file in it."""
        case = read_case(self.folder)
        article, readout = (
            replace(case.document(role), name=f"{self.id}/{Path(case.document(role).name).name}")
            for role in Role
        )
        return article, readout

    def _files(self) -> list[Path]:
        patterns = (CASE_FILE, *(f"{role}.*" for role in Role))
        return [file for pattern in patterns for file in sorted(self.folder.glob(pattern))]


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """A case whose documents are at hand."""

    id: str
    article: Document
    readout: Document
    group: str = ""

    def digest(self) -> str:
        """SHA-256 of both documents and of what is known of them."""
        said = [
            (d.role, d.name, d.sha256, str(d.published or ""), d.source or "")
            for d in (self.article, self.readout)
        ]
        return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()

    def read(self) -> tuple[Document, Document]:
        """The article and the readout."""
        check_distinct(self.article, self.readout)
        return self.article, self.readout


def source_of(case: Case) -> DocumentSource:
    """A case that has been read."""
    return DocumentSource(case.name, case.article, case.readout)


def file_digest(path: Path) -> bytes:
    """SHA-256 of a file.

    Raises:
        InputError: it is no file, or may not be read.
    """
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise InputError(f"there is no file {str(path)!r}: check the path")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{str(path)!r} cannot be read ({reason}): check the path") from error
