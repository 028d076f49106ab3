"""Every word of every text of the corpus, in every format, is found again where its place says."""

import email.policy
import io
import re
import textwrap
from email.message import EmailMessage
from html import escape

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from compare.cases import find_case, list_cases
from compare.readers.isolation import read_here
from compare.reading import read_bytes

WIDTH = 80  # characters in a line of the typeset files
HEIGHT = 50  # lines on a page
TEXTS = {
    f"{name} {role}": [p for line in document.text.splitlines() if (p := " ".join(line.split()))]
    for name in list_cases()
    for role, document in (
        ("article", find_case(name).article),
        ("readout", find_case(name).readout),
    )
}


def _words(text):
    """Each word with its offset."""
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield at, word
        at += len(word)


def _lines(paragraphs):
    """Lines of at most WIDTH characters, a blank one between paragraphs."""
    wrapped = (
        textwrap.wrap(p, WIDTH, break_long_words=False, break_on_hyphens=False) for p in paragraphs
    )
    return [line for lines in wrapped for line in (*lines, "")]


def plain(paragraphs):
    lines = _lines(paragraphs)
    return "\n".join(lines).encode(), lambda place: lines[place.line - 1]


def windows(paragraphs):
    lines = _lines(paragraphs)
    data = "\r\n".join(lines).encode("utf-16")
    return data, lambda place: lines[place.line - 1]


def markdown(paragraphs):
    lines = [
        "# A **headline** of [our](https://e.example) own",
        "",
        *_lines(map(_plain_in_markdown, paragraphs)),
    ]
    return "\n".join(lines).encode(), lambda place: _shown(lines[place.line - 1])


def _shown(line):
    """A line of Markdown without its marks."""
    return re.sub(r"\*\*|\\|^# |\[(?=our)|\]\(https.*?\)", "", line)


def _plain_in_markdown(text):
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>#|~&!" else c for c in text)
    # What begins a list or a quotation at the start of a line, wrapped or not.
    marked = (f"\\{w}" if w[0] in "-+>=" else w for w in escaped.split(" "))
    return " ".join(re.sub(r"^(\d+)([.)])$", r"\1\\\2", w) for w in marked)


def page(paragraphs):
    body = "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs)
    data = (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>A page</title></head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{body}</article></body></html>"
    )
    return data.encode(), lambda place: paragraphs[place.paragraph - 1]


def saved_page(transfer):
    """A page as a browser saves it with its styles, in that transfer encoding."""

    def write(paragraphs):
        data, look_up = page(paragraphs)
        message = EmailMessage(policy=email.policy.SMTP)
        message["Snapshot-Content-Location"] = "https://harbour.example/talks"
        message["MIME-Version"] = "1.0"
        message.make_related()
        message.attach(_part(data.decode(), "html", transfer))
        message.attach(_part("article { color: navy }", "css", transfer))
        written = message.as_bytes()
        assert f"Content-Transfer-Encoding: {transfer}".encode() in written
        return written, look_up

    return write


def _part(text, subtype, transfer):
    part = EmailMessage(policy=email.policy.SMTP)
    part.set_content(text, subtype=subtype, cte=transfer)
    return part


def word(paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    written = docx.Document(io.BytesIO(out.getvalue())).paragraphs
    return out.getvalue(), lambda place: written[place.paragraph - 1].text


def mail(paragraphs):
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"], message["Subject"] = "Press Office <press@harbour.example>", "A statement"
    message.set_content("\n".join(_lines(paragraphs)))
    parsed = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    lines = parsed.get_content().splitlines()
    return message.as_bytes(), lambda place: lines[place.line - 1]


def pdf(paragraphs):
    lines = _lines(map(_latin, paragraphs))
    sheets = [lines[i : i + HEIGHT] for i in range(0, len(lines), HEIGHT)]
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for sheet in sheets:
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate(sheet):
            canvas.drawString(60, 780 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue(), lambda place: _drawn(sheets[place.page - 1])[place.line - 1]


def _drawn(sheet):
    return [line for line in sheet if line]


def _latin(text):
    """The words that the fonts every PDF reader has can show."""
    return text.encode("cp1252", "ignore").decode("cp1252")


FORMATS = {
    **{form.__name__: form for form in (plain, windows, markdown, page, word, mail, pdf)},
    "MHTML in quoted-printable": saved_page("quoted-printable"),
    "MHTML in base64": saved_page("base64"),
}


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize("paragraphs", TEXTS.values(), ids=TEXTS)
def test_every_word_stands_where_its_place_says(monkeypatch, form, paragraphs):
    monkeypatch.setattr("compare.reading.read_isolated", read_here)
    data, look_up = form(paragraphs)
    reading = read_bytes(data, "some file")
    wrong = [
        (word, str(reading.layout.place(at)), look_up(reading.layout.place(at)))
        for at, word in _words(reading.text)
        if word not in look_up(reading.layout.place(at)).split()
    ]
    assert not wrong[:5]
    removed = sum(len(passage.text.split()) for passage in reading.removed)
    written = sum(len(_latin(p).split() if form is pdf else p.split()) for p in paragraphs)
    assert len(reading.text.split()) >= written - removed
