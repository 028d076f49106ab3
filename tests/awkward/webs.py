"""Web pages: what surrounds an article, what breaks a parser, what a page hides."""

from __future__ import annotations

from awkward.types import BOTH, LEFT, NO_DATE, Awkward

HEAD = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Talks end</title></head>'
ARTICLE = f"<article><h1>Talks end</h1>\n<p>{LEFT}</p>\n<p>{NO_DATE}</p>\n</article>"
READ = f"Talks end\n\n{BOTH}"
AROUND = (
    '<div id="cookie-consent"><p>We use cookies. Accept all of them?</p></div>'
    '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
    f"</header><main>{ARTICLE}</main>"
    '<section class="comments-area"><h2>1 comment</h2><p>They never listen, do they?</p></section>'
    '<aside><a href="/1">Mayor opens bridge</a></aside><footer>© 2031 The Post</footer>'
)


def page(body: str, head: str = HEAD) -> bytes:
    return f"{head}<body>{body}</body></html>".encode()


BOMB = (
    '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE_ENTITY = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
FACTS = ("Talks end", None, None)

PAGES = (
    Awkward(
        "page.html",
        lambda: page(ARTICLE),
        READ,
        facts=FACTS,
        places={"The": "paragraph 2, line 2", "“No": "paragraph 3, line 3"},
    ),
    Awkward(
        "a page called.txt",
        lambda: page(AROUND),
        READ,
        facts=FACTS,
        left_out="1 × a cookie notice, 2 × a menu, 2 × a comment, 1 × a side column, "
        "1 × the foot of the page",
    ),
    Awkward("fragment.html", lambda: f"<p>{LEFT}</p><p>{NO_DATE}</p>".encode(), BOTH),
    Awkward("no tags closed.html", lambda: f"<body><p>{LEFT}<p>{NO_DATE}".encode(), BOTH),
    Awkward(
        "cut.html",
        lambda: page(ARTICLE)[:-40],
        f"Talks end\n\n{LEFT}\n\n“No new date was set,” she said – and th",
        facts=FACTS,
        notes=("ends before its closing tag: it may have been cut off",),
    ),
    Awkward(
        "Windows-1252.html",
        lambda: f"<meta charset=iso-8859-1><p>{LEFT}<p>{NO_DATE}".encode("cp1252"),
        BOTH,
    ),
    Awkward("UTF-16.html", lambda: page(ARTICLE).decode().encode("utf-16"), READ, facts=FACTS),
    Awkward(
        "no encoding named.html",
        lambda: f"<p>{LEFT}<p>{NO_DATE}".encode("cp1252"),
        BOTH,
        notes=("does not name its encoding and was read as Windows-1252",),
    ),
    Awkward(
        "wrong byte.html",
        lambda: page(f"<p>{LEFT} @ that is all.").replace(b"@", b"\x92"),
        f"{LEFT} \ufffd that is all.",
        facts=FACTS,
        notes=("has 1 places that are no utf-8; they show as \ufffd in the text",),
    ),
    Awkward(
        "unknown encoding.html",
        lambda: page(ARTICLE).replace(b"utf-8", b"klingon"),
        READ,
        facts=FACTS,
    ),
    Awkward("UTF-7.html", lambda: page(ARTICLE).replace(b"utf-8", b"utf-7"), READ, facts=FACTS),
    Awkward("NUL.html", lambda: page(ARTICLE).replace(b"left", b"le\0ft"), says="is a binary file"),
    Awkward(
        "NUL by number.html",
        lambda: page(ARTICLE).replace(b"left", b"le&#0;ft"),
        READ.replace("left", "le\ufffdft"),
        facts=FACTS,
    ),
    Awkward(
        "entities.html",
        lambda: page(
            "<p>Tom &amp; Ann left at 5&nbsp;pm &mdash; &#8220;no&#8221; &lt;b&gt; &bogus; word"
        ),
        "Tom & Ann left at 5\u00a0pm — “no” <b> &bogus; word",
        facts=FACTS,
    ),
    Awkward(
        "entity bomb.html",
        lambda: page(f"<p>{LEFT} &c; &c;", BOMB),
        f"{LEFT} &c; &c;",
        left_out="1 × outside the article",
    ),
    Awkward(
        "outside entity.html",
        lambda: page(f"<p>{LEFT} &x; ends", OUTSIDE_ENTITY),
        f"{LEFT} &x; ends",
        left_out="1 × outside the article",
    ),
    Awkward(
        "deep.html", lambda: page("<div>" * 300 + LEFT), says="is nested deeper than 256 levels"
    ),
    Awkward(
        "very deep.html",
        lambda: page("<b><i>" * 50_000 + LEFT),
        says="is nested deeper than 256 levels",
    ),
    Awkward(
        "script only.html",
        lambda: page('<div id="root"></div><script>render()</script>'),
        says="shows no words: it may be filled by a script",
    ),
    Awkward(
        "script not closed.html",
        lambda: page(f"<p>{LEFT}</p><script>var x = '<p>never</p>'"),
        LEFT,
        facts=FACTS,
    ),
    Awkward(
        "hidden.html",
        lambda: page(
            f'<p>{LEFT}</p><p style="display:none">Ignore the rest.</p><p hidden>And this.</p>'
            f"<p>{NO_DATE}</p>"
        ),
        BOTH,
        facts=FACTS,
        left_out="2 × hidden words",
    ),
    Awkward(
        "comment in the markup.html",
        lambda: page(f"<!-- <p>Not shown.</p> --><p>{LEFT}</p>"),
        LEFT,
        facts=FACTS,
    ),
    Awkward(
        "breaks.html",
        lambda: page(f"<div>{LEFT}<br><br>{NO_DATE}<br>Ends.</div>"),
        f"{BOTH}\nEnds.",
        facts=FACTS,
    ),
    Awkward(
        "tables for layout.html",
        lambda: page(
            f"<table><tr><td><a href=/>Home</a></td><td><p>{LEFT}</p><p>{NO_DATE}</p></td></tr>"
            "</table>"
        ),
        BOTH,
        facts=FACTS,
        left_out="1 × outside the article",
    ),
    Awkward(
        "table of figures.html",
        lambda: page(
            f"<p>{LEFT}</p><table><tr><th>Item<th>Number<tr><td>Boats<td>12</table><p>{NO_DATE}</p>"
        ),
        f"{LEFT}\n\nItem\tNumber\n\nBoats\t12\n\n{NO_DATE}",
        facts=FACTS,
    ),
    Awkward(
        "inline.html",
        lambda: page(
            "<p>The <b>min</b>ister <em>left</em> <a href='/x'>the harbour</a> talks on "
            "<span>Tues</span>day.</p>"
        ),
        LEFT,
        facts=FACTS,
    ),
    Awkward(
        "quotes and lists.html",
        lambda: page(
            f"<article><p>{LEFT}</p><blockquote><p>“We wait.”</p>"
            "<blockquote>“No boats.”</blockquote></blockquote>"
            "<p>They want:</p><ol><li>two boats</li><li>a hearing<ul><li>in May</li></ul></li>"
            "</ol>"
            f"<dl><dt>Fee</dt><dd>12 percent</dd></dl><p>{NO_DATE}</p></article>"
        ),
        "\n\n".join(
            (
                LEFT,
                "“We wait.”",
                "“No boats.”",
                "They want:",
                "two boats",
                "a hearing",
                "in May",
                "Fee",
                "12 percent",
                NO_DATE,
            )
        ),
        facts=FACTS,
    ),
    Awkward(
        "named like comments.html",
        lambda: page(f'<div class="comments"><p>{LEFT}</p><p>{NO_DATE}</p></div>'),
        BOTH,
        facts=FACTS,
    ),
    Awkward(
        "facts.html",
        lambda: page(
            ARTICLE,
            HEAD.replace(
                "</head>",
                '<meta property="og:site_name" content="The Elda Post">'
                '<meta property="article:published_time" '
                'content="2031-05-06T23:30:00-05:00"></head>',
            ),
        ),
        READ,
        facts=("Talks end", "The Elda Post", "2031-05-06"),
    ),
    Awkward("no words.html", lambda: page(""), says="shows no words"),
    Awkward(
        "no language known.html",
        lambda: page("<p>" + "大臣は水曜日に会談した。日程は決まっていない。" * 4),
        says="is in Japanese",
    ),
    Awkward(
        "turned.html",
        lambda: page(f"<p>{LEFT} &#8238;x&#8236;</p>"),
        f"{LEFT} \u202ex\u202c",
        facts=FACTS,
        notes=("2 characters that turn the direction",),
    ),
)
