"""Word documents and archives: what is unpacked, and what must not be."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import parse_xml

from awkward.types import BOTH, LEFT, NO_DATE, Awkward

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DAY = (2031, 5, 6, 12, 0, 0)


def saved(write: Callable[[Document], None]) -> bytes:
    document = Document()
    document.core_properties.title = ""
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _both(document: Document) -> None:
    document.add_paragraph(LEFT)
    document.add_paragraph("")
    document.add_paragraph(NO_DATE)


def _formatted(document: Document) -> None:
    document.core_properties.title = "Talks end"
    document.add_heading("READOUT", 0)
    document.add_paragraph("6 May 2031")
    paragraph = document.add_paragraph("The min")
    paragraph.add_run("ister left").bold = True
    paragraph.add_run(" the harbour talks\ton Tuesday.")
    document.add_paragraph("two boats", style="List Bullet")
    document.add_paragraph(NO_DATE, style="Intense Quote")


def _table(document: Document) -> None:
    document.add_paragraph(LEFT)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Boats", "12", "Crew", "40"), strict=True):
        cell.text = words
    document.add_paragraph(NO_DATE)


def _heads(document: Document) -> None:
    _both(document)
    document.sections[0].header.paragraphs[0].text = "Ministry of Harbours"
    document.sections[0].footer.paragraphs[0].text = "Page 1"


def body_of(markup: str) -> Callable[[Document], None]:
    def write(document: Document) -> None:
        _both(document)
        body = parse_xml(f"<w:body {W}>{markup}</w:body>")
        for element in list(body):
            document.element.body.insert(-1, element)

    return write


CHANGED = (
    "<w:p><w:r><w:t>They want </w:t></w:r><w:del><w:r><w:delText>three</w:delText></w:r></w:del>"
    "<w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:r><w:t> boats</w:t><w:noBreakHyphen/></w:r></w:p>"
)
CONTROL = (
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
BOX = (
    "<w:p><w:r><w:t>Beside a box.</w:t><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
    "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    "</w:r></w:p>"
)
FIELD = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Seen.</w:t></w:r></w:p>"


def with_part(name: str, content: bytes, replaced: bytes = b"") -> bytes:
    """A Word document with one part changed."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(saved(_both))) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == name:
                data = data.replace(replaced, content, 1) if replaced else content
            new.writestr(member, data)
    return out.getvalue()


DECLARED = b"<w:document "
BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "boom boom boom boom "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = b'<!DOCTYPE d [<!ENTITY d SYSTEM "file:///etc/passwd">]>'


def _entities(declaration: bytes) -> bytes:
    out = with_part("word/document.xml", declaration + DECLARED, DECLARED)
    return _again(out, b"harbour", b"&d;")


def _again(data: bytes, old_words: bytes, new_words: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "word/document.xml":
                content = content.replace(old_words, new_words)
            new.writestr(member, content)
    return out.getvalue()


def _nested_tables(levels: int) -> str:
    start = "<w:tbl><w:tr><w:tc>" * levels
    return f"{start}<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>{'</w:tc></w:tr></w:tbl>' * levels}"


def archive(*members: tuple[str | ZipInfo, bytes], compression: int = ZIP_STORED) -> bytes:
    """A ZIP archive, the same bytes each time."""
    out = io.BytesIO()
    with ZipFile(out, "w", compression) as new:
        for name, content in members:
            info = name if isinstance(name, ZipInfo) else ZipInfo(name, DAY)
            info.compress_type = compression
            new.writestr(info, content)
    return out.getvalue()


def _bomb() -> bytes:
    """A Word document that unpacks to 300 MB."""
    return archive(
        ("word/document.xml", bytes(150_000_000)),
        ("word/styles.xml", bytes(150_000_000)),
        compression=ZIP_DEFLATED,
    )


def _encrypted_member() -> bytes:
    data = bytearray(archive(("word/document.xml", b"xxxx")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def link(name: str, target: str) -> tuple[ZipInfo, bytes]:
    info = ZipInfo(name, DAY)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target.encode()


WHOLE = saved(_both)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")

WORDS = (
    Awkward(
        "release.docx", lambda: WHOLE, BOTH, places={"The": "paragraph 1", "“No": "paragraph 2"}
    ),
    Awkward("a Word file called.txt", lambda: WHOLE, BOTH),
    Awkward(
        "formatted.docx",
        lambda: saved(_formatted),
        f"READOUT\n\n6 May 2031\n\n{LEFT.replace(' on', chr(9) + 'on')}\n\ntwo boats\n\n{NO_DATE}",
        facts=("Talks end", None, "2031-05-06"),
        places={"The": "paragraph 3", "“No": "paragraph 5"},
    ),
    Awkward(
        "table.docx",
        lambda: saved(_table),
        f"{LEFT}\n\nBoats\t12\n\nCrew\t40\n\n{NO_DATE}",
        places={"12": "paragraph 3", "“No": "paragraph 6"},
    ),
    Awkward(
        "heads.docx", lambda: saved(_heads), BOTH, left_out="1 × a running head, 1 × a running foot"
    ),
    Awkward(
        "changes tracked.docx", lambda: saved(body_of(CHANGED)), f"{BOTH}\n\nThey want two boats-"
    ),
    Awkward("control.docx", lambda: saved(body_of(CONTROL)), f"{BOTH}\n\nIn a control."),
    Awkward("box.docx", lambda: saved(body_of(BOX)), f"{BOTH}\n\nBeside a box.\n\nIn a box."),
    Awkward("field.docx", lambda: saved(body_of(FIELD)), f"{BOTH}\n\nSeen."),
    Awkward(
        "tables in tables.docx", lambda: saved(body_of(_nested_tables(30))), f"{BOTH}\n\nDeep."
    ),
    Awkward(
        "deep.docx",
        lambda: _again(WHOLE, b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5_000),
        says="is a damaged Word document",
    ),
    Awkward(
        "empty.docx", lambda: saved(lambda document: None), says="is empty or holds only blanks"
    ),
    Awkward(
        "password.docx",
        lambda: OLE,
        says="is an Office document protected with a password, which "
        "cannot be read: save a copy without one",
    ),
    Awkward(
        "cut.docx",
        lambda: WHOLE[: len(WHOLE) // 2],
        says="is damaged or cut off (File is not a zip file)",
    ),
    Awkward(
        "bad sum.docx",
        lambda: WHOLE.replace(b"\x00\x00word/document.xml", b"\x00\x00word/document.xmm", 1),
        says="is damaged or cut off",
    ),
    Awkward(
        "name runs on.docx",  # the first file's name is said to be 255 bytes long
        lambda: WHOLE[:26] + b"\xff" + WHOLE[27:],
        says="is damaged or cut off (File name in directory '[Content_Types].xml' and header",
    ),
    Awkward(
        "bomb.docx",
        _bomb,
        says="unpacks to 300 MB, more than 200 MB: split it, or raise the limits",
    ),
    Awkward(
        "parts protected.docx",
        _encrypted_member,
        says="is protected with a password: save it without one",
    ),
    Awkward(
        "nothing in.docx",
        lambda: archive(("word/document.xml", b"<x/>")),
        says="is a damaged Word document",
    ),
    Awkward(
        "no XML.docx",
        lambda: with_part("word/document.xml", b"not XML"),
        says="is a damaged Word document",
    ),
    Awkward(
        "entity bomb.docx",
        lambda: _entities(BOMB),
        says="declares entities, which no Word document",
    ),
    Awkward(
        "outside entity.docx",
        lambda: _entities(OUTSIDE),
        says="declares entities, which no Word document",
    ),
    Awkward(
        "cases.zip",
        lambda: archive(("one/article.txt", LEFT.encode())),
        says="is a ZIP archive, which cannot be read: "
        "give the files in it, or the archive alone where it holds cases",
    ),
    Awkward("empty.zip", lambda: archive(), says="is a ZIP archive, which cannot be read"),
)
