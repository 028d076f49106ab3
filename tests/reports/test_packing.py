"""The ZIP file of a bundle: the same bytes in, nothing trusted out."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import ReportError
from compare.reports import packing
from compare.reports.packing import MAX_PARTS, pack, read_file, unpack

PARTS = {
    "manifest.json": b"{}",
    "article.txt": "“Ünï” 🚢".encode(),
    "report.docx": b"PK\x03\x04\x00",
}


def zipped(parts, method=zipfile.ZIP_STORED, comment=b""):
    """A ZIP file as another program makes it; names may be odd or come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), part, method)
        archive.comment = comment
    return out.getvalue()


def encrypted(data):
    """Say of the first part, in its own head and in the directory, that it is encrypted."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def claiming(data, size):
    """Let the directory say that the first part holds so many bytes."""
    changed = bytearray(data)
    struct.pack_into("<L", changed, changed.index(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def test_parts_come_back_as_they_were():
    assert unpack(pack(PARTS), "b.zip") == PARTS


def test_neither_order_nor_clock_is_in_the_bytes():
    data = pack(PARTS)
    assert data == pack(dict(reversed(PARTS.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == sorted(PARTS)
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.compress_type for part in archive.infolist()} == {zipfile.ZIP_STORED}


NAMES = ["../up.txt", "/etc/passwd", "a/b.txt", "a\\b.txt", "C:x.txt", "a.txt\0.html", ".hidden",
         "a.txt.", "con fig.txt", "\u202e.txt", "x" * 300 + ".txt\n", "", "folder/"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(ReportError, match="for it holds a part with the name") as refused:
        data = zipped([("manifest.json", b"{}"), (name.replace("\0", "~"), b"x")])
        unpack(data.replace(b"~", b"\0"), "b.zip")  # zipfile itself writes no NUL
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


REFUSED = [
    (b"", "it is no ZIP file or was cut short"),
    (b"PK", "it is no ZIP file or was cut short"),
    (b"\x89PNG" * 20, "it is no ZIP file or was cut short"),
    (pack(PARTS)[:-1], "it is no ZIP file or was cut short"),
    (pack(PARTS) + b"\n", "it is no ZIP file or was cut short"),
    (pack(PARTS)[10:], "it is damaged"),
    (b"x" + pack(PARTS), "another program packed it again"),
    (zipped([("a.txt", b"x")]), "another program packed it again"),
    (zipped([("a.txt", b"x")], comment=b"hello"), "it is no ZIP file or was cut short"),
    (zipped([("a.txt", b"0" * 9_000_000)], zipfile.ZIP_DEFLATED), "compressed or encrypted"),
    (zipped([("a.txt", b"x")], zipfile.ZIP_LZMA), "compressed or encrypted"),
    (encrypted(pack(PARTS)), "compressed or encrypted"),
    (claiming(pack(PARTS), 5), "it is damaged"),
    (zipped([(f"{i}.txt", b"") for i in range(MAX_PARTS + 1)]), "it holds 41 parts, more than 40"),
    (zipped([(f"{i}.txt", b"") for i in range(9_999)]), "its directory is longer"),
    (pack(PARTS).replace("Ünï".encode(), "Uni".ljust(5).encode()), "it is damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "fault"), REFUSED)
def test_what_is_no_bundle_is_refused(data, fault):
    with pytest.raises(ReportError, match=f"cannot be used as a report bundle, for .*{fault}"):
        unpack(data, "b.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused():
    with pytest.raises(ReportError, match=r"it holds 2 parts with the name 'a\.txt'"):
        unpack(zipped([("a.txt", b"x"), ("b.txt", b""), ("a.txt", b"y")]), "b.zip")


@pytest.mark.parametrize("claimed", [10_000_001, 2**32 - 2])
def test_more_than_fits_is_refused_before_it_is_read(monkeypatch, claimed):
    monkeypatch.setattr(packing, "MAX_BYTES", 10_000_000)
    with pytest.raises(ReportError, match=r"what b\.zip holds is larger than 10 MB"):
        unpack(claiming(pack(PARTS), claimed), "b.zip")


def test_a_file_that_is_too_large_is_refused(monkeypatch, tmp_path):
    (tmp_path / "b.zip").write_bytes(pack(PARTS))
    monkeypatch.setattr(packing, "MAX_BYTES", 100)
    for refuse in (lambda: read_file(tmp_path / "b.zip"), lambda: unpack(pack(PARTS), "b.zip")):
        with pytest.raises(ReportError, match=r"b\.zip is larger than 0 MB"):
            refuse()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.zip", "there is no file '.*none.zip': check the path"),
        ("", r"cannot be read \(Is a directory\): check the path"),
        ("x\0.zip", r"cannot be read \(embedded null byte\): check the path"),
        ("n" * 300, r"cannot be read \(File name too long\): check the path"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, name, message):
    with pytest.raises(ReportError, match=message):
        read_file(tmp_path / name)


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_as_it_is(data):
    whole = bytearray(pack(PARTS))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(whole), "b.zip")
    except ReportError:
        return
    assert pack(found) == whole


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_noise_is_refused(noise):
    with pytest.raises(ReportError):
        unpack(noise + pack({}), "b.zip")
