"""Pages: where the two accounts are found, and that nothing of a page is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cases import CORPUS
from compare.documents import Role
from compare.errors import InputError
from compare.pages import split_page
from compare.pages.dates import read_date
from compare.pages.lines import read_lines

HEADLINE = "Harbour minister walks out of ferry talks"
ARTICLE = f"""{HEADLINE}

By Nora Quill

PORT ELDA — The harbour minister left the ferry talks on Tuesday after twenty minutes, two people \
in the room said, and no new date was set.

“There is nothing to discuss,” a union leader told reporters on the quay."""
READOUT = """READOUT OF THE MINISTER’S MEETING WITH THE FERRY UNIONS

The Minister met the representatives of the three ferry unions on Tuesday for a constructive \
exchange. The meeting concluded as planned after two hours.

The Minister thanked all participants and looks forward to the next round in May."""
LETTERHEAD = "MINISTRY OF HARBOURS\nPress Section"
STATEMENT = """The Ministry thanks the unions for a constructive exchange on Tuesday. The meeting \
concluded as planned after two hours, and a second round has been agreed for the month of May."""
MINUTES = """1. The Minister opened the meeting and welcomed the three unions.

2. The unions put forward their claims, and all of them were taken note of.

3. The meeting was closed."""
CHATTER = (
    "They never listen, do they? My cousin works on the boats and has not been paid in weeks, \
and nobody in that ministry has ever answered one of his letters."
)

# A page of each shape, and the article and the readout that a reader would mark on it.
PAGES = {
    "numbered comment": (
        f"{ARTICLE}\n\n2 thoughts on “{HEADLINE}”\n\n  1. {CHATTER}\n\n"
        "  2. The Ministry of Harbours on Tuesday gave the following account of the talks:\n\n"
        f"    {READOUT}\n\n"
        "Comments are closed.\n",
        ARTICLE,
        "The Ministry of Harbours on Tuesday gave the following account of the talks:\n\n    "
        + READOUT,
    ),
    "several comments with names": (
        f"Menu\nHome\nSkip to content\n\n{ARTICLE}\n\nShare this:\nTwitter\nFacebook\n\n"
        f"3 comments\n\nIda Brook says:\nMay 5, 2031 at 3:14 pm\n\n{CHATTER}\n\nReply\n\n"
        f"Press Office, Ministry of Harbours says:\nMay 5, 2031 at 4:02 pm\n\n{STATEMENT}\n\n"
        f"Reply\n\nold salt says:\nMay 6, 2031 at 9:00 am\n\n{CHATTER}\n\nLeave a Reply\n",
        ARTICLE,
        STATEMENT,
    ),
    "names and ages of comments": (
        f"{ARTICLE}\n\nComments (2)\n\nold salt\n3 hours ago\n\n{CHATTER}\n\n"
        f"Ministry of Harbours\n2 hours ago\n\n{STATEMENT}\n\nReply\n",
        ARTICLE,
        STATEMENT,
    ),
    "numbered paragraphs in a numbered comment": (
        f"{ARTICLE}\n\n3 responses to “{HEADLINE}”\n\n1. {CHATTER}\n\n"
        f"2. Full text of the minutes:\n\n{MINUTES}\n\n3. {CHATTER}\n",
        ARTICLE,
        f"Full text of the minutes:\n\n{MINUTES}",
    ),
    "statement first": (
        f"PRESS RELEASE No. 12\n5 May 2031\n\n{STATEMENT}\n\n---\n\n{ARTICLE}\n",
        ARTICLE,
        f"PRESS RELEASE No. 12\n5 May 2031\n\n{STATEMENT}",
    ),
    "statement first, nothing between": (
        f"{LETTERHEAD}\n\nFOR IMMEDIATE RELEASE\n\n{STATEMENT}\n\n{ARTICLE}\n",
        ARTICLE,
        f"{LETTERHEAD}\n\nFOR IMMEDIATE RELEASE\n\n{STATEMENT}",
    ),
    "labels": (
        f"Official readout:\n\n{STATEMENT}\n\nNews report:\n\n{ARTICLE}\n",
        ARTICLE,
        f"Official readout:\n\n{STATEMENT}",
    ),
    "full statement below": (
        f"{ARTICLE}\n\nFull statement:\n\n{STATEMENT}\n\n"
        "Related stories\nFerry fares to rise again\n© 2031 The Elda Tide\n",
        ARTICLE,
        f"Full statement:\n\n{STATEMENT}",
    ),
    "block quotation inside the article": (
        f"{ARTICLE}\n\nThe ministry later issued the following statement:\n\n“{STATEMENT}”\n\n"
        "The unions said they had seen no such plan.\n",
        ARTICLE,
        f"The ministry later issued the following statement:\n\n“{STATEMENT}”",
    ),
    "boxed between rules": (
        f"{ARTICLE}\n\n* * *\n{READOUT}\n* * *\n\nNora Quill covers the coast.\n",
        ARTICLE,
        READOUT,
    ),
    "e-mail, article first": (
        f"{ARTICLE}\n\nFrom: Ministry of Harbours, Press Section <press@harbours.example>\n"
        f"To: Desk <desk@tide.example>\nDate: Mon, 5 May 2031 10:12\nSubject: Your report\n\n"
        f"{STATEMENT}\n",
        ARTICLE,
        STATEMENT,
    ),
    "e-mail, quoted article": (
        f"From: press@harbours.example\nSubject: Statement on the ferry talks\n\n{STATEMENT}\n\n"
        f"-----Original Message-----\nFrom: Nora Quill\nSubject: for comment\n\n{ARTICLE}\n",
        ARTICLE,
        STATEMENT,
    ),
    "Windows line ends": (
        f"{ARTICLE}\n\n***\n\n{READOUT}\n".replace("\n", "\r\n"),
        ARTICLE.replace("\n", "\r\n"),
        READOUT.replace("\n", "\r\n"),
    ),
    "letterhead of an unknown body": (
        f"{ARTICLE}\n\nPORT OF ELDA\nQUAYSIDE 4\n\nJOINT COMMUNIQUÉ\n\n{STATEMENT}\n",
        ARTICLE,
        f"PORT OF ELDA\nQUAYSIDE 4\n\nJOINT COMMUNIQUÉ\n\n{STATEMENT}",
    ),
    "a body’s name before the genre": (
        f"{ARTICLE}\n\n_____\n\nHarbour Ministry Statement on the Ferry Talks\n\n{STATEMENT}\n",
        ARTICLE,
        f"Harbour Ministry Statement on the Ferry Talks\n\n{STATEMENT}",
    ),
    "introduced without 'the following'": (
        f"{ARTICLE}\n\n1 Comment\n\nadmin\nMay 6, 2031 at 8:01 am\n\n"
        f"On Wednesday the ministry released this account of the talks:\n\n{STATEMENT}\n\nReply\n",
        ARTICLE,
        f"On Wednesday the ministry released this account of the talks:\n\n{STATEMENT}",
    ),
    "all in capitals": (
        f"{CHATTER[:-1]}\n\nFULL TEXT OF THE STATEMENT:\n\n{STATEMENT}".upper(),
        CHATTER[:-1].upper(),
        f"FULL TEXT OF THE STATEMENT:\n\n{STATEMENT}".upper(),
    ),
    "Markdown": (
        f"# {HEADLINE}\n\nBy Nora Quill\n\n{STATEMENT}\n\n"
        f"## Statement by the Ministry of Harbours\n\n{CHATTER}\n",
        f"# {HEADLINE}\n\nBy Nora Quill\n\n{STATEMENT}",
        f"## Statement by the Ministry of Harbours\n\n{CHATTER}",
    ),
}


@pytest.mark.parametrize("shape", PAGES)
def test_both_accounts_are_found(shape):
    text, article, readout = PAGES[shape]
    page = split_page(text, "page.txt")
    assert (page.article.text, page.readout.text) == (article, readout)


def check_nothing_is_lost(page):
    """Each document is a slice, and each visible character has exactly one place."""
    places = [0] * len(page.text)
    for document in (page.article, page.readout):
        whole = page.on_page(document.role, document.span(0, len(document.text)))
        assert page.text[whole.start : whole.end] == whole.text == document.text
        for i in range(whole.start, whole.end):
            places[i] += 1
    for note in page.left_out:
        assert page.text[note.span.start : note.span.end] == note.span.text
        for i in range(note.span.start, note.span.end):
            places[i] += 1
    seen = [count for count, char in zip(places, page.text, strict=True) if not char.isspace()]
    assert set(seen) == {1}


@pytest.mark.parametrize("shape", PAGES)
def test_nothing_of_a_page_is_lost(shape):
    page = split_page(PAGES[shape][0], "page.txt")
    check_nothing_is_lost(page)
    assert [note.reason.split(" was told by ")[0] for note in page.cuts] == [
        "The article",
        "The readout",
    ]


PIECES = (
    ARTICLE,
    READOUT,
    STATEMENT,
    CHATTER,
    "2 comments",
    "Ida says:",
    "1. One",
    "---",
    "From: press office\nSubject: Statement",
    "Full statement:",
    "> quoted",
    "News report:",
    "Reply",
    "Comments are closed.",
    "A LINE IN CAPITALS",
    CHATTER[:-1].upper(),
    "\ufeff",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12), st.text(max_size=3))
def test_any_page_is_split_without_loss_or_refused(pieces, blank):
    try:
        page = split_page((blank + "\n").join(pieces), "page.txt")
    except InputError as error:
        assert "give them as two files" in str(error)
    else:
        check_nothing_is_lost(page)


NO_PAGES = {
    "nothing": "",
    "an article": ARTICLE,
    "a readout": READOUT,
    "an article with comments": f"{ARTICLE}\n\n2 comments\n\nIda says:\n\n{CHATTER}\n",
    "an article that mentions a statement": f"{ARTICLE}\n\nIn a statement, the ministry said the "
    f"talks had gone well.\n\n{CHATTER}\n",
    "a link and no statement": f"{ARTICLE}\n\nRead the full statement here\n",
    "a readout with its introduction": "The Ministry of Harbours on Tuesday gave the following "
    "account of the talks with the three ferry unions in the main hall of the port of Elda:\n\n"
    f"{READOUT}\n",
    "a readout with headings": f"{READOUT}\n\nSTATEMENT BY THE MINISTER\n\n{STATEMENT}\n",
    "a press release with a dateline": f"PRESS RELEASE\nFerry talks\n\nPORT ELDA, 5 May 2031 — "
    f"{STATEMENT}\n\nNotes to editors\n\n{CHATTER}\n",
    "a headline about a statement": f"Statement by minister angers unions\n\n{CHATTER}\n",
    "a quotation after a colon": f"{ARTICLE}\n\nShe said:\n\n“{CHATTER}”\n",
    "two articles": f"{ARTICLE}\n\n---\n\n{ARTICLE}\n",
    "a book": "PRESS RELEASE\n\n" * 2000 + ARTICLE,
}


@pytest.mark.parametrize("shape", NO_PAGES)
def test_one_account_alone_is_refused_with_the_remedy(shape):
    with pytest.raises(InputError, match=r"page\.txt does not show .*: give them as two files"):
        split_page(NO_PAGES[shape], "page.txt")


def test_what_was_left_out_is_said():
    page = split_page(PAGES["numbered comment"][0], "page.txt")
    assert [(note.reason, note.span.text[:12]) for note in page.left_out] == [
        ("Left out: the heading of the comments.", "2 thoughts o"),
        ("Left out: another comment.", "1. They neve"),
        ("Left out: the number of the comment.", "2. "),
        ("Left out: what the site shows after a text.", "Comments are"),
    ]
    assert page.cuts[1].reason == (
        "The readout was told by this line, which introduces an official text."
    )


def test_dates_are_taken_where_the_page_gives_them():
    page = split_page(PAGES["statement first"][0], "page.txt")
    assert (page.article.published, page.readout.published) == (None, date(2031, 5, 5))
    page = split_page(PAGES["e-mail, article first"][0], "page.txt")
    assert page.readout.published == date(2031, 5, 5)
    text = f"{HEADLINE}\nPublished on 4 May 2031\n\n{CHATTER}\n\n{READOUT}\n"
    assert split_page(text, "page.txt").article.published == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Feb. 24, 2017", date(2017, 2, 24)),
        ("Friday, 24th February 2017", date(2017, 2, 24)),
        ("Sept. 3 2020", date(2020, 9, 3)),
        ("Sent: 2031-05-05", date(2031, 5, 5)),
        ("31 June 2020", None),
        ("Friday, Feb. 24", None),
        ("May be 12 2020", None),
        ("", None),
    ],
)
def test_full_dates(words, day):
    assert read_date(words) == day


def test_wrapped_lines_are_one_line():
    text = (
        "Ferry talks\nsecond title\n\n"
        "The harbour minister left the ferry talks on Tuesday after\n"
        "twenty minutes, two people in the room said.\n"
    )
    assert [line.text.replace("\n", " ") for line in read_lines(text)] == [
        "Ferry talks",
        "second title",
        "The harbour minister left the ferry talks on Tuesday after twenty minutes, two people "
        "in the room said.",
    ]


def test_the_saved_page_of_the_corpus():
    folder = CORPUS / "kelly-guatemala-2017"
    page = split_page((folder / "page.txt").read_bytes().decode(), "page.txt")
    for document in (page.article, page.readout):
        saved = (folder / f"{document.role}.txt").read_bytes().decode()
        assert saved == document.text + "\n"
    check_nothing_is_lost(page)
    assert page.readout.role is Role.READOUT


@pytest.mark.xfail(strict=True, reason="a caption without a full stop looks like a headline")
def test_a_caption_at_the_end_of_a_leading_readout():
    text = f"{READOUT}\n\nThe Minister with the three union leaders on the quay\n\n{ARTICLE}\n"
    assert split_page(text, "page.txt").article.text == ARTICLE
