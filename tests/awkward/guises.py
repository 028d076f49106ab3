"""Files that are something else than they seem: data, mailboxes, frames, pages behind a script."""

from __future__ import annotations

import json

from awkward.mails import CRLF, MENUS, OF_THE_MINISTRY, message
from awkward.pdfs import ONE, PARAGRAPH, PROSE, drawn, write
from awkward.types import BOTH, LEFT, NO_DATE, Awkward
from awkward.webs import AROUND, READ, page
from awkward.words import WHOLE, archive, with_part

TYPE = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKED = {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": BOTH}]}
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DATA = ("shows no article; its text was taken from the data that it holds for search engines",)


def _linked(data: str, body: str = "<div id=root></div>") -> bytes:
    return page(f"<script type='application/ld+json'>{data}</script>{body}")


def _parts(kind: str, *parts: str) -> bytes:
    """A message of the ministry with these parts, each with its own fields."""
    held = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return _sent(f'multipart/{kind}; boundary="b"', f"{held}--b--\r\n")


def _sent(kind: str, body: str) -> bytes:
    fields = (
        "From: Press Office <press@ministry.example>\r\nTo: desk@post.example\r\n"
        "Subject: Talks end\r\nDate: Tue, 06 May 2031 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        f"Message-ID: <1@ministry.example>\r\nContent-Type: {kind}\r\n\r\n"
    )
    return f"{fields}{body}".encode()


def _plain(words: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\r\n\r\n{words}"


def _html(words: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{words}</p>"


PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA"
FORWARDED = f"Content-Type: message/rfc822\r\n\r\nSubject: Readout\r\n\r\n{BOTH}"
WINMAIL = "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx"
MAILBOX = b"From press@ministry.example Tue May  6 10:00:00 2031\r\n"
SIGNED = (
    f"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n{LEFT}\r\n"
    "-----BEGIN PGP SIGNATURE-----\r\n\r\niQIz\r\n-----END PGP SIGNATURE-----\r\n"
)

DATA_FILES = (
    Awkward("data.json", lambda: json.dumps({"body": BOTH}).encode(), says="a file of data (JSON)"),
    Awkward("list.json", lambda: json.dumps([BOTH]).encode(), says="is a file of data (JSON)"),
    Awkward("braces.txt", lambda: f"[{LEFT}]".encode(), f"[{LEFT}]"),
    Awkward(
        "wire.xml",
        lambda: f"<?xml version='1.0'?><nitf><p>{LEFT}</p></nitf>".encode(),
        says="is a file of data (XML), which cannot be read: save its text as a .txt file",
    ),
    Awkward("feed.rss", lambda: b"<rss><channel/></rss>", says="is a file of data (XML)"),
    Awkward("print.ps", lambda: b"%!PS-Adobe-3.0\nshowpage\n", says="is a PostScript file"),
    Awkward(
        "answer.html",
        lambda: b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(f"<p>{LEFT}"),
        says="save the page without that header (curl without -i)",
    ),
    Awkward(
        "pointer.txt",
        lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n",
        says="fetch the file itself with 'git lfs pull'",
    ),
    Awkward("packed.7z", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(9), says="unpack it first"),
    Awkward(
        "sheet.docx", lambda: archive(("xl/workbook.xml", b"<x/>")), says="is a spreadsheet (.xlsx)"
    ),
    Awkward(
        "slides.zip",
        lambda: archive(("ppt/presentation.xml", b"<x/>")),
        says="is a presentation (.pptx)",
    ),
    Awkward(
        "book.zip",
        lambda: archive(("mimetype", b"application/epub+zip")),
        says="is an electronic book (.epub)",
    ),
    Awkward(
        "Word in an archive.zip",
        lambda: archive(("article.docx", WHOLE)),
        says="is a ZIP archive, which cannot be read: give the files in it",
    ),
    Awkward(
        "archive in an archive.zip",
        lambda: archive(("one.zip", archive(("article.txt", LEFT.encode())))),
        says="is a ZIP archive, which cannot be read",
    ),
    Awkward(
        "macros.docx",
        lambda: with_part("[Content_Types].xml", MACROS, b"application/" + TYPE),
        says="is a Word template or a document with macros, which cannot be read",
    ),
    Awkward("blanks before.pdf", lambda: b"\r\n" + ONE, PARAGRAPH),
    Awkward("byte order mark before.pdf", lambda: b"\xef\xbb\xbf" + ONE, PARAGRAPH),
    Awkward("words before.pdf", lambda: b"Sent by fax\n" + ONE, PARAGRAPH),
    Awkward(
        "PDF in prose.txt",
        lambda: f"The file began so:\n%PDF-1.4\n{LEFT}".encode(),
        f"The file began so:\n%PDF-1.4\n{LEFT}",
    ),
    Awkward(
        "a page scanned.pdf",
        lambda: drawn(lambda c: (write(c, PROSE), c.showPage(), c.rect(9, 9, 400, 700, fill=1))),
        PARAGRAPH,
        notes=("holds no text on 1 of its 2 pages, only pictures, which were not read (page 2)",),
    ),
    Awkward(
        "a page blank.pdf", lambda: drawn(lambda c: (c.showPage(), write(c, PROSE))), PARAGRAPH
    ),
)

WEB_PAGES = (
    Awkward(
        "frames.html",
        lambda: (
            b"<html><frameset cols='9,*'><frame src=menu.html><frame src=story.html><noframes>"
            b"<body>No frames here.</body></noframes></frameset></html>"
        ),
        says="only shows other pages in frames (menu.html, story.html): save the page that holds",
    ),
    Awkward(
        "article in linked data.html",
        lambda: _linked(json.dumps(LINKED)),
        BOTH,
        facts=("Talks end", None, None),
        notes=DATA,
        places={"The": "paragraph 1", "“No": "paragraph 2"},
    ),
    Awkward(
        "linked data under a menu.html",
        lambda: _linked(json.dumps(LINKED), "<nav><a href=/>Home</a></nav><footer>© 2031</footer>"),
        BOTH,
        facts=("Talks end", None, None),
        notes=DATA,
    ),
    Awkward(
        "markup in linked data.html",
        lambda: _linked(json.dumps({"articleBody": f"<p>{LEFT}</p><p>R&amp;D</p>"})),
        f"{LEFT}\n\nR&D",
        facts=("Talks end", None, None),
        notes=DATA,
    ),
    Awkward(
        "article beside linked data.html",
        lambda: _linked(json.dumps({"articleBody": "Another text."}), f"<p>{LEFT}</p>"),
        LEFT,
        facts=("Talks end", None, None),
    ),
    Awkward(
        "broken linked data.html", lambda: _linked('{"articleBody": "The'), says="shows no words"
    ),
    Awkward(
        "AMP.html",
        lambda: page(
            "<amp-ad><p>Buy.</p></amp-ad>" + AROUND,
            "<!doctype html><html ⚡ lang=en><head><title>Talks end</title></head>",
        ),
        READ,
        facts=("Talks end", None, None),
        left_out=f"1 × an advertisement, {MENUS}",
    ),
)

MESSAGES = (
    Awkward(
        "mail with a picture in it.eml",
        lambda: _parts("related", _plain(BOTH), PICTURE),
        BOTH,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "page with a picture in it.eml",
        lambda: _parts("related", _html(LEFT), PICTURE),
        LEFT,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "around a picture.eml",
        lambda: _parts("mixed", _plain(LEFT), PICTURE, _plain(NO_DATE)),
        f"{LEFT}\r\n{NO_DATE}",
        facts=OF_THE_MINISTRY,
        places={"“No": "line 2"},
    ),
    Awkward(
        "notice below.eml",
        lambda: _parts("mixed", _html(LEFT), _plain("In confidence.")),
        LEFT,
        facts=OF_THE_MINISTRY,
        left_out="1 × another part of the message, not read",
    ),
    Awkward(
        "forwarded with a word.eml",
        lambda: _parts("mixed", _plain("For you."), FORWARDED),
        "For you.",
        facts=OF_THE_MINISTRY,
        left_out="1 × another part of the message, not read",
    ),
    Awkward(
        "forwarded without a word.eml",
        lambda: _parts("mixed", _plain(""), FORWARDED),
        BOTH,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "winmail.eml",
        lambda: _parts("mixed", WINMAIL),
        says="holds its text in winmail.dat, which only Outlook reads",
    ),
    Awkward(
        "signed.eml",
        lambda: _sent("text/plain; charset=utf-8", SIGNED),
        f"{LEFT}\r\n",
        facts=OF_THE_MINISTRY,
        left_out="2 × a signature or mailing list",
        places={"The": "line 4"},
    ),
    Awkward(
        "called Latin-1 and UTF-8.eml",
        lambda: _sent("text/plain; charset=iso-8859-1", NO_DATE),
        NO_DATE,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "called Latin-1 and Windows-1252.eml",
        lambda: _sent("text/plain; charset=iso-8859-1", "") + NO_DATE.encode("cp1252"),
        NO_DATE,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "page without a type.eml",
        lambda: message().as_bytes().split(b"\r\n\r\n")[0].split(b"\r\nContent-Type")[0]
        + f"\r\n\r\n<html><body><p>{LEFT}</p></body></html>".encode(),
        LEFT,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "XHTML.eml",
        lambda: _sent("application/xhtml+xml; charset=utf-8", f"<html><p>{LEFT}</p></html>"),
        LEFT,
        facts=OF_THE_MINISTRY,
    ),
    Awkward("UTF-16.eml", lambda: message().as_bytes().decode().encode("utf-16"), CRLF,
            facts=OF_THE_MINISTRY),
    Awkward("byte order mark.eml", lambda: b"\xef\xbb\xbf" + message(cte="base64").as_bytes(), CRLF,
            facts=OF_THE_MINISTRY),
    Awkward("mailbox of one.mbox", lambda: MAILBOX + message(cte="base64").as_bytes(), CRLF,
            facts=OF_THE_MINISTRY),
    Awkward(
        "mailbox of two.mbox",
        lambda: b"\r\n".join(2 * [MAILBOX + message().as_bytes()]),
        says="is a mailbox with 2 messages: save the one that matters alone",
    ),
)  # fmt: skip

GUISES = (*DATA_FILES, *WEB_PAGES, *MESSAGES)
