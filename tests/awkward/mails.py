"""E-mails and pages saved as MHTML: encodings, parts within parts, what is not the text."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from awkward.types import BOTH, LEFT, NO_DATE, Awkward
from awkward.webs import AROUND, READ, page

OF_THE_MINISTRY = ("Talks end", "Press Office", "2031-05-06")
LONG = "\n\n".join([BOTH, *(f"Boat {number} left the harbour at noon." for number in range(9))])
LISTED = "You are receiving this e-mail as a journalist. Unsubscribe: https://list.example/u"


def message(body: str = BOTH, **fields: str) -> EmailMessage:
    found = EmailMessage(policy=SMTP)
    found["From"] = "Press Office <press@ministry.example>"
    found["Subject"] = "Talks end"
    found["Date"] = "Tue, 06 May 2031 23:10:00 -0500"
    found["Message-ID"] = "<1@ministry.example>"
    found.set_content(body, **fields)
    return found


def _two_forms(plain: str) -> bytes:
    found = message(plain)
    found.add_alternative(page(AROUND).decode(), subtype="html")
    return found.as_bytes()


def _with_attachments(body: str | None) -> bytes:
    found = message(body or "")
    found.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="release.pdf")
    found.add_attachment("Not the body.", filename="notes.txt")
    return found.as_bytes()


def _nested(levels: int) -> bytes:
    """Parts within parts, the innermost with the text."""
    open_parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(levels)
    )
    close = "".join(f"\r\n--b{n}--" for n in reversed(range(levels)))
    top = "MIME-Version: 1.0\r\nSubject: Talks end\r\n"
    return f"{top}{open_parts}Content-Type: text/plain\r\n\r\n{LEFT}{close}\r\n".encode()


def _raw(header: str, body: str = LEFT) -> bytes:
    return f"MIME-Version: 1.0\r\n{header}\r\n\r\n{body}".encode()


def _encrypted() -> bytes:
    header = 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
    return _raw(f"Subject: Talks end\r\n{header}\r\nContent-Transfer-Encoding: base64", "AAAA")


def saved_page(encoding: str = "quoted-printable", *, pages: int = 1) -> bytes:
    """A page as Chromium saves it."""
    found = EmailMessage(policy=SMTP)
    found["From"] = "<Saved by Blink>"
    found["Snapshot-Content-Location"] = "https://post.example/talks"
    found["Subject"] = "Talks end"
    for number in range(pages):
        part = EmailMessage(policy=SMTP)
        part.set_content(page(AROUND if number == 0 else "<p>A frame.").decode(), subtype="html",
                         cte=encoding)  # fmt: skip
        part["Content-Location"] = f"https://post.example/talks{number or ''}"
        if number == 0:
            found.make_related()
            found["MIME-Version"] = "1.0"
        found.attach(part)
    style = EmailMessage(policy=SMTP)
    style.set_content("p { color: red }", subtype="css")
    found.attach(style)
    return found.as_bytes()


MENUS = (
    "1 × a cookie notice, 2 × a menu, 2 × a comment, 1 × a side column, 1 × the foot of the page"
)
CRLF = BOTH.replace("\n", "\r\n") + "\r\n"
POST = ("Talks end", "post.example", None)

MAILS = (
    Awkward(
        "mail.eml",
        lambda: message().as_bytes(),
        CRLF,
        facts=OF_THE_MINISTRY,
        places={"The": "line 1", "“No": "line 3"},
    ),
    Awkward(
        "a mail called.txt", lambda: message(cte="base64").as_bytes(), CRLF, facts=OF_THE_MINISTRY
    ),
    Awkward(
        "Windows-1252.eml",
        lambda: message(charset="cp1252").as_bytes(),
        CRLF,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "wrong encoding named.eml",
        lambda: message().as_bytes().replace(b'charset="utf-8"', b'charset="klingon"'),
        CRLF,
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "HTML only.eml",
        lambda: message(page(AROUND).decode(), subtype="html").as_bytes(),
        READ,
        facts=OF_THE_MINISTRY,
        left_out=MENUS,
        places={"“No": "paragraph 3"},
    ),
    Awkward(
        "two forms.eml",
        lambda: _two_forms(LONG),
        LONG.replace("\n", "\r\n") + "\r\n",
        facts=OF_THE_MINISTRY,
    ),
    Awkward(
        "plain text only points.eml",
        lambda: _two_forms("Switch on HTML."),
        READ,
        facts=OF_THE_MINISTRY,
        left_out=MENUS,
    ),
    Awkward(
        "signature.eml",
        lambda: message(f"{BOTH}\n\n-- \nPress Office\nTel. 12 34").as_bytes(),
        f"{CRLF}\r\n",
        facts=OF_THE_MINISTRY,
        left_out="1 × a signature or mailing list",
    ),
    Awkward(
        "mailing list.eml",
        lambda: message(f"View this email in your browser\n\n{BOTH}\n\n{LISTED}").as_bytes(),
        f"{CRLF}\r\n",
        facts=OF_THE_MINISTRY,
        left_out="2 × a signature or mailing list",
        places={"The": "line 3"},
    ),
    Awkward(
        "with attachments.eml",
        lambda: _with_attachments(BOTH),
        CRLF,
        facts=OF_THE_MINISTRY,
        left_out="2 × an attachment, not read",
    ),
    Awkward(
        "attachments only.eml",
        lambda: _with_attachments(None),
        says="is an e-mail without a body of text: save release.pdf or notes.txt and give that",
    ),
    Awkward(
        "no body.eml",
        lambda: message("").as_bytes(),
        says="is an e-mail without a body of text: copy its text",
    ),
    Awkward("encrypted.eml", _encrypted, says="is an encrypted e-mail: open it and save its text"),
    Awkward(
        "PGP.eml",
        lambda: message("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END").as_bytes(),
        says="is an encrypted e-mail: open it and save its text",
    ),
    Awkward("nested.eml", lambda: _nested(20), LEFT, facts=("Talks end", None, None)),
    Awkward(
        "parts without fields.eml",
        lambda: _raw('Content-Type: multipart/mixed; boundary="b"', f"--b\r\n\r\n{LEFT}\r\n--b--"),
        LEFT,
    ),
    Awkward("deep.eml", lambda: _nested(1_100), says="is nested too deeply: copy its text"),
    Awkward(
        "cut.eml",
        lambda: message(LEFT, cte="base64").as_bytes()[:-5],
        facts=OF_THE_MINISTRY,
        text="The minister left the harbour talks on Tuesday.\r",
        notes=("ends before its last part does",),
    ),
    Awkward(
        "cut in a character.eml",
        lambda: message(cte="base64").as_bytes()[:-31],
        says="ends or breaks within a character",
    ),
    Awkward(
        "cut between parts.eml",
        lambda: _two_forms(LONG)[:-60],
        LONG.replace("\n", "\r\n") + "\r\n",
        facts=OF_THE_MINISTRY,
        notes=("ends before its last part does: it may have been cut off",),
    ),
    Awkward(
        "damaged fields.eml",
        lambda: _raw("Date: 99 Foo\r\nFrom: =?utf-8?q?=ff?= <<>\r\nSubject: =?x?y?z?="),
        LEFT,
        facts=("=?x?y?z?=", "?", None),
    ),
    Awkward(
        "forwarded.eml",
        lambda: _raw("Content-Type: message/rfc822", message(LEFT).as_string()),
        f"{LEFT}\r\n",
    ),
    Awkward(
        "header in prose.txt",
        lambda: f"From: the ministry\nTo: all\n\n{BOTH}".encode(),
        f"From: the ministry\nTo: all\n\n{BOTH}",
    ),
    Awkward(
        "saved.mhtml", saved_page, READ, facts=POST, left_out=MENUS, places={"“No": "paragraph 3"}
    ),
    Awkward("saved in base64.html", lambda: saved_page("base64"), READ, facts=POST, left_out=MENUS),
    Awkward(
        "frames.mhtml",
        lambda: saved_page(pages=3),
        READ,
        facts=POST,
        left_out=MENUS,
        notes=("shows 2 more pages in frames, which were not read",),
    ),
    Awkward(
        "cut.mhtml",
        lambda: saved_page()[:-300],
        READ,
        facts=POST,
        left_out="1 × a cookie notice, 2 × a menu, 2 × a comment",
        notes=("ends before its last part does: it may have been cut off",),
    ),
    Awkward(
        "no page.mhtml",
        lambda: _raw(
            'Content-Type: multipart/related; boundary="b"',
            "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--",
        ),
        says="is a saved page without a page in it: save it again as HTML",
    ),
)

MARKDOWNS = (
    Awkward(
        "notes.md",
        lambda: (
            "# Talks **end**\n\nThe minister left [the harbour\ntalks](https://x.org/a) on "
            f"*Tuesday*.\n\n> {NO_DATE}\n"
        ).encode(),
        f"Talks end\n\n{BOTH}",
        places={"The": "line 3", "talks": "line 4", "“No": "line 6"},
    ),
    Awkward(
        "facts.md",
        lambda: (
            '---\ntitle: "Talks end"\ndate: 2031-05-06\nsource: Ministry\n---\n'
            f"# Talks **end**\r\n\r\n{LEFT}"
        ).encode(),
        f"Talks end\n\n{LEFT}",
        facts=("Talks end", "Ministry", "2031-05-06"),
        left_out="1 × facts on top of the file",
        places={"The": "line 8"},
    ),
    Awkward(
        "list and table.md",
        lambda: (
            b"# Talks\n\n**They** want:\n\n* boats\n* a hearing\n    1. in May\n\n"
            b"| Item | Number |\n|---|---|\n| Boats | 12 |\n"
        ),
        "Talks\n\nThey want:\n\nboats\n\na hearing\n\nin May\n\nItem\tNumber\n\nBoats\t12",
        places={"in May": "line 7", "12": "line 11"},
    ),
    Awkward(
        "markup in.md",
        lambda: (
            f"# Talks **end**\n\n<div onclick=x()>\n{LEFT}\n</div>\n\n<script>\nnever()\n</script>"
            f"\n\n![a boat](b.png) {NO_DATE}"
        ).encode(),
        f"Talks end\n\n{BOTH}",
        left_out="1 × the text of a picture",
        places={"The": "line 4"},
    ),
    Awkward(
        "Windows-1252.md",
        lambda: f"# Talks **end**\n\n{NO_DATE}".encode("cp1252"),
        f"Talks end\n\n{NO_DATE}",
        notes=("does not name its encoding and was read as Windows-1252",),
    ),
    Awkward(
        "fence not closed.md",
        lambda: f"# Talks **end**\n\n```\n{LEFT}\n".encode(),
        f"Talks end\n\n{LEFT}",
        places={"The": "line 4"},
    ),
    Awkward(
        "deep.md",
        lambda: b"# Talks **end**\n\n" + b">" * 500 + LEFT.encode(),
        says="is nested deeper than 100 levels",
    ),
    Awkward(
        "a hash in prose.md",
        lambda: f"{LEFT}\n# 1 of the day\n{NO_DATE}".encode(),
        f"{LEFT}\n# 1 of the day\n{NO_DATE}",
    ),
)
