"""PDF files, drawn line by line, so that the place of each line is known."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from awkward.types import Awkward

WIDTH, HEIGHT = A4
PROSE = (
    "The minister left the harbour talks on Tuesday after two hours, the ministry said. No new",
    "date was set, and the unions will meet again in the old customs house at the end of the",
    "month. Both sides spoke of a constructive exchange and of a long way to go.",
)
PARAGRAPH = " ".join(PROSE)
LEFT_COLUMN = (
    "The minister left the harbour",
    "talks on Tuesday after two hours,",
    "the ministry said. No new date",
    "was set for the next round of it.",
)
RIGHT_COLUMN = (
    "The unions will meet again in the",
    "old customs house at the end of",
    "the month, and a spokesman said",
    "that they will bring new papers.",
)


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF file, the same bytes each time."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def write(
    canvas: Canvas, lines: Sequence[str], x: float = 60, y: float = 760, size: float = 11
) -> float:
    canvas.setFont("Helvetica", size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 1.3 * size
    return y


def _paragraphs(canvas: Canvas) -> None:
    y = write(canvas, ("READOUT OF THE TALKS",), size=16)
    y = write(canvas, PROSE, y=y - 10)
    write(canvas, PROSE, y=y - 10)


def _two_columns(canvas: Canvas) -> None:
    y = write(canvas, ("READOUT OF THE TALKS",), size=16)
    write(canvas, LEFT_COLUMN, x=60, y=y - 20)
    write(canvas, RIGHT_COLUMN, x=320, y=y - 20)


def _columns_out_of_order(canvas: Canvas) -> None:
    """Line by line across both columns, as some programs write them."""
    for i, pair in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
        for x, line in zip((60, 320), pair, strict=True):
            write(canvas, (line,), x=x, y=700 - 14.3 * i)


def _running_heads(canvas: Canvas) -> None:
    for number in (1, 2, 3):
        write(canvas, ("Ministry of Harbours - Press Service",), y=810, size=8)
        end = write(canvas, PROSE if number != 2 else PROSE[:1], y=760)
        if number == 1:
            write(canvas, ("The Minister",), y=end)
        if number == 2:
            write(canvas, ("thanked everyone on board.",), y=end - 100)
        write(canvas, (f"Page {number} of 3",), x=270, y=30, size=8)
        canvas.showPage()


def _hyphens(canvas: Canvas) -> None:
    write(
        canvas,
        (
            "The minister spoke of the coordi-",
            "nation of harbours, of a long-",
            "term plan, and of Anglo-",
            "American ships and vice-",
            "presidents, with and with-",
            "out boats from Osto-",
            "via.",
        ),
    )


def _turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.translate(0, -WIDTH)
    write(canvas, PROSE, y=500)


def _watermark(canvas: Canvas) -> None:
    write(canvas, PROSE)
    canvas.rotate(90)
    canvas.drawString(200, -30, "COPY 7")


def _picture(canvas: Canvas) -> None:
    canvas.rect(60, 60, 400, 700, fill=1)


def _table(canvas: Canvas) -> None:
    for i, (item, number) in enumerate((("Boats", "12"), ("Crew on board", "40"), ("Days", "3"))):
        write(canvas, (item,), x=60, y=700 - 15 * i)
        write(canvas, (number,), x=300, y=700 - 15 * i)


def _bold(canvas: Canvas) -> None:
    """Bold type by printing twice."""
    write(canvas, ("The minister left the talks.",))
    write(canvas, ("The minister left the talks.",), x=60.3)


def _pages(canvas: Canvas) -> None:
    for _ in range(501):
        canvas.showPage()


def _dated(canvas: Canvas) -> None:
    canvas.setTitle("Readout of the talks")
    write(canvas, ("Ministry of Harbours", "PRESS RELEASE No. 12", "6 May 2031"))
    write(canvas, PROSE, y=650)


def _titled_by_program(canvas: Canvas) -> None:
    canvas.setTitle("Microsoft Word - readout_final2.docx")
    write(canvas, PROSE)


def _listed(canvas: Canvas) -> None:
    y = write(canvas, ("The unions ask for three things at the harbour talks of Tuesday:",))
    write(canvas, ("\u2022 two boats", "\u2022 a hearing in May", "3. new papers"), x=75, y=y)


def _protected(user: str) -> bytes:
    return drawn(lambda canvas: write(canvas, PROSE), encrypt=StandardEncryption(user, "owner"))


HEADED = f"READOUT OF THE TALKS\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
COLUMNS = " ".join((*LEFT_COLUMN, *RIGHT_COLUMN))
ONE = drawn(lambda canvas: write(canvas, PROSE))

PDFS = (
    Awkward(
        "release.pdf",
        lambda: drawn(_paragraphs),
        HEADED,
        places={
            "READOUT": "page 1, line 1",
            "date was": "page 1, line 3",
            "month.": "page 1, line 4",
        },
    ),
    Awkward("a PDF called.txt", lambda: drawn(_paragraphs), HEADED),
    Awkward(
        "two columns.pdf",
        lambda: drawn(_two_columns),
        f"READOUT OF THE TALKS\n\n{COLUMNS}",
        places={
            "talks on": "page 1, line 3",
            "The unions": "page 1, line 6",
            "papers": "page 1, line 9",
        },
    ),
    Awkward(
        "columns out of order.pdf",
        lambda: drawn(_columns_out_of_order),
        COLUMNS,
        places={"The unions": "page 1, line 5"},
    ),
    Awkward(
        "running heads.pdf",
        lambda: drawn(_running_heads),
        f"{PARAGRAPH}\n\nThe Minister\n\n{PROSE[0]}\n\nthanked everyone on board.\n\n{PARAGRAPH}",
        left_out="3 × a running head or foot, 3 × a page number",
        places={"The Minister\n": "page 1, line 5", "thanked": "page 2, line 3"},
    ),
    Awkward(
        "hyphens.pdf",
        lambda: drawn(_hyphens),
        "The minister spoke of the coordination of harbours, of a long-term plan, and of "
        "Anglo-American ships "
        "and vice-presidents, with and without boats from Ostovia.",
        places={
            "coordi": "page 1, line 1",
            "of a long": "page 1, line 2",
            "term": "page 1, line 3",
        },
    ),
    Awkward("turned.pdf", lambda: drawn(_turned), PARAGRAPH, places={"date was": "page 1, line 2"}),
    Awkward(
        "upside down.pdf",
        lambda: drawn(lambda c: (c.rotate(180), c.translate(-WIDTH, -HEIGHT), write(c, PROSE))),
        PARAGRAPH,
    ),
    Awkward(
        "sideways.pdf", lambda: drawn(_watermark), PARAGRAPH, left_out="1 × words printed sideways"
    ),
    Awkward(
        "table.pdf",
        lambda: drawn(_table),
        "Boats\t12\n\nCrew on board\t40\n\nDays\t3",
        places={"12": "page 1, line 1", "3": "page 1, line 3"},
    ),
    Awkward("printed twice.pdf", lambda: drawn(_bold), "The minister left the talks."),
    Awkward(
        "dated.pdf",
        lambda: drawn(_dated),
        f"Ministry of Harbours\n\nPRESS RELEASE No. 12\n\n6 May 2031\n\n{PARAGRAPH}",
        facts=("Readout of the talks", None, "2031-05-06"),
    ),
    Awkward("titled by a program.pdf", lambda: drawn(_titled_by_program), PARAGRAPH),
    Awkward(
        "list.pdf",
        lambda: drawn(_listed),
        "The unions ask for three things at the harbour talks of Tuesday:\n\n"
        "\u2022 two boats\n\n\u2022 a hearing in May\n\n3. new papers",
    ),
    Awkward("only the owner's password.pdf", lambda: _protected(""), PARAGRAPH),
    Awkward(
        "password.pdf",
        lambda: _protected("secret"),
        says="is protected with a password: save a copy without one",
    ),
    Awkward(
        "picture.pdf",
        lambda: drawn(_picture),
        says="holds no text, only pictures of it: run text recognition",
    ),
    Awkward(
        "too many pages.pdf",
        lambda: drawn(_pages),
        says="has 501 pages, more than 500: cut it down",
    ),
    Awkward(
        "cut.pdf", lambda: ONE[: len(ONE) // 2], says="is a damaged PDF file: get the file again"
    ),
    Awkward(
        "end cut.pdf",
        lambda: ONE[:-7],
        PARAGRAPH,
        notes=("ends before its end mark: it may have been cut off",),
    ),
    Awkward(
        "head only.pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", says="is a damaged PDF file"
    ),
    Awkward(
        "garbled.pdf",
        lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"%%EOF",
        says="is a damaged PDF file",
    ),
)
