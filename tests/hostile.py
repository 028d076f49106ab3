"""Words that try to be more than words, for fuzzing what renders them."""

from hypothesis import strategies as st

PIECES = (
    "<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "</style>", "</title>",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;", "&#x6a;avascript:", "javascript:alert(1)",
    "<svg/onload=x>", "' onmouseover='x", "{{ 7*7 }}", "{% raw %}", "[x](javascript:y)",
    "![y](http://e.org/y.png)", "<https://e.org>", "www.e.org", "http://e.org", "a@e.org", "|",
    "`", "```", "~~~", "\\", "*", "_", "# ", "> ", "- ", "1. ", "---", "***", "==", "[^1]", "<br>",
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://e\",\"x\")", "\t=1", "＝1", "'", '"', ",",
    ";", "\r", "\n", "\r\n", "\n\n", "\t", "\x00", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f",
    "\x85", "\x9b", "\u2028", "\u2029", "\u200b", "\u200d", "\u202e", "\u2067", "\u2069", "\u061c",
    "\ufeff", "\ufffe", "\uffff", "\U0001fffe", "\ud800", "\udfff", "\u0301", "a\u0301" * 9, "😀",
    "👩\u200d👧", "\u3000", "\xa0", "../../etc/passwd", "C:\\con", '{ HYPERLINK "http://e.org" }',
    "_x000D_", "%s", "{0}", "$x^2$", "words", "The port held 40 ships", "“no”", "said", "(2017)",
)  # fmt: skip


def words(min_size=0):
    """Any text, most of it put together from pieces that mean something to some format."""
    piece = st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=8))
    return st.lists(piece, min_size=min_size, max_size=6).map("".join)


def visible(min_size=1):
    """The same with a character that shows."""
    return words(min_size).filter(lambda text: any(c.isalnum() for c in text))
