"""Within sentences: words that were struck out, raised figures, notes and their marks, comments."""

from __future__ import annotations

from docx import Document
from reportlab.pdfgen.canvas import Canvas

from awkward.pdfs import drawn
from awkward.types import BOTH, LEFT, Awkward
from awkward.webs import page
from awkward.words import body_of, saved

FACTS = ("Talks end", None, None)
STRUCK = "1 × struck-out words"
HEAD = "# Talks **end**\n\n"


def _run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def _word(*runs: str) -> bytes:
    return saved(body_of(f"<w:p>{''.join(runs)}</w:p>"))


def _commented(document: Document) -> None:
    document.add_comment(document.add_paragraph(LEFT).runs, text="Is that so?", author="Ann")


def _raised(canvas: Canvas) -> None:
    x = 60.0
    for words, size, up in (
        ("They left in 2030", 11, 0),
        ("4", 6.5, 4),
        (" with 12 boats.", 11, 0),
    ):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, 760 + up, words)
        x += canvas.stringWidth(words)


MARKS = (
    Awkward(
        "struck out.html",
        lambda: page("<p>They want <del>three</del><ins>two</ins> boats."),
        "They want two boats.",
        facts=FACTS,
        left_out=STRUCK,
    ),
    Awkward(
        "raised.html",
        lambda: page("<p>They left 12 km<sup>2</sup> in 2030<sup><a href=#n>4</a></sup>, 10<sup>6"
                     "</sup> in all, on the 9<sup>th</sup>."),
        "They left 12 km² in 2030, 10⁶ in all, on the 9th.",
        facts=FACTS,
        left_out="1 × the mark of a note",
    ),
    Awkward(
        "raised by a link.html",
        lambda: page("<p>They left in 2030<a href=#n><sup>[4]</sup></a> with 12 boats."),
        "They left in 2030 with 12 boats.",
        facts=FACTS,
        left_out="1 × the mark of a note",
    ),
    Awkward("raised.pdf", lambda: drawn(_raised), "They left in 2030⁴ with 12 boats."),
    Awkward(
        "raised.docx",
        lambda: _word(_run("In 2030"), _run("4", "<w:vertAlign w:val='superscript'/>"), _run(".")),
        f"{BOTH}\n\nIn 2030⁴.",
    ),
    Awkward(
        "struck out.docx",
        lambda: _word(_run("three", "<w:strike/>"), _run("two", "<w:strike w:val='0'/>")),
        f"{BOTH}\n\ntwo",
        left_out=STRUCK,
    ),
    Awkward(
        "hidden.docx",
        lambda: _word(_run("Secret.", "<w:vanish/>"), _run("Said.")),
        f"{BOTH}\n\nSaid.",
        left_out="1 × hidden words",
    ),
    Awkward(
        "symbol.docx",
        lambda: _word(_run("Boats"), "<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>",
                      _run("12")),
        f"{BOTH}\n\nBoats 12",
    ),
    Awkward(
        "formula.docx",
        lambda: _word(_run("The sum is "), "<m:oMath xmlns:m='http://schemas.openxmlformats.org/"
                      "officeDocument/2006/math'><m:r><m:t>12</m:t></m:r></m:oMath>"),
        f"{BOTH}\n\nThe sum is 12",
    ),
    Awkward("comment.docx", lambda: saved(_commented), LEFT, left_out="1 × a comment"),
    Awkward(
        "struck out.md",
        lambda: f"{HEAD}They want ~~three~~two boats.".encode(),
        "Talks end\n\nThey want two boats.",
        left_out=STRUCK,
    ),
    Awkward(
        "notes below.md",
        lambda: f"{HEAD}They left in 2030[^4].\n\n[^4]: Says the ministry.\n\n{LEFT}".encode(),
        f"Talks end\n\nThey left in 2030.\n\n{LEFT}",
        left_out="1 × the mark of a note, 1 × a footnote",
        places={"The minister": "line 7"},
    ),
    Awkward(
        "raised.md",
        lambda: f"{HEAD}They left 10<sup>6</sup> boats.".encode(),
        "Talks end\n\nThey left 10⁶ boats.",
    ),
    Awkward(
        "facts in TOML.md",
        lambda: f'+++\ntitle = "Talks end"\ndate = 2031-05-06\n+++\n\n{HEAD}{LEFT}'.encode(),
        f"Talks end\n\n{LEFT}",
        facts=("Talks end", None, "2031-05-06"),
        left_out="1 × facts on top of the file",
        places={"The": "line 8"},
    ),
    Awkward(
        "byte order mark.md",
        lambda: f"\ufeff{HEAD}{LEFT}".encode(),
        f"Talks end\n\n{LEFT}",
        places={"The": "line 3"},
    ),
    Awkward(
        "table in markup.md",
        lambda: f"{HEAD}<table><tr><td>Boats</td><td>12</td></tr></table>\n".encode(),
        "Talks end\n\nBoats\t12",
    ),
)  # fmt: skip
