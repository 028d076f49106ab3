"""What the lines of a saved page look like: furniture, and the openings of the two accounts.

The patterns are written after the layouts of WordPress, Disqus and mail programs, and after the
letterheads that press offices use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a line is; the value says it to the reader."""

    TEXT = "text outside the two accounts"
    COUNTER = "the heading of the comments"
    COMMENT = "a comment"  # its first line, with its number
    AUTHOR = "the name of a commenter"
    CLOSER = "what the site shows after a text"
    FURNITURE = "a line of the site's navigation"
    RULE = "a line that only separates"
    MAIL = "the header of an e-mail"
    LABEL = "a label of the article"


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


COUNTER = _any_of(
    r"(?P<count>\d+|one|two|three|no)\s+(?:thoughts?|comments?|responses?|repl(?:y|ies))"
    r"(?:\s+(?:on|to|so far)\b.*)?:?",
    r"(?:reader |readers’ |user |your |all )?comments?\s*(?:\(\d+\)|\d+)?:?",
    r"(?:responses|discussion|join the (?:discussion|conversation))\s*(?:\(\d+\))?:?",
)
CLOSER = _any_of(
    r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)\b.*",
    r"(?:leave|post|add|write) a (?:reply|comment)\b.*",
    r"you must (?:be logged|log|sign) in\b.*",
    r"related(?: (?:stories|posts|articles|coverage|topics|links|news))?:?",
    r"more (?:stories|news|headlines|coverage|on this (?:story|topic)):?",
    r"(?:read next|recommended(?: for you)?|trending(?: now)?|most (?:read|popular|viewed)):?",
    r"(?:you (?:may|might) also like|see also|also in the news|older posts|newer posts):?",
    r"post navigation|(?:previous|next) (?:post|article|story)\b.*",
    r"(?:copyright|©|\(c\)) .*|.*\ball rights reserved\.?",
    r"(?:about|contact)(?: us)?|privacy policy.*|terms of (?:use|service).*",
)
TIMESTAMP = _any_of(
    r"(?:posted )?(?:on )?(?:\w+\.? \d{1,2},? \d{4}|\d{1,2}\.? \w+\.? \d{4}|[\d/.-]{8,10})"
    r",?(?: at)? \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?",
    r"(?:about )?(?:\d+|an?) (?:minutes?|hours?|days?|weeks?|months?|years?) ago",
)
FURNITURE = _any_of(
    r"(?:share|like|tweet|save|print|e-?mail|follow)(?: this)?(?: (?:article|story|post|page))?:?",
    r"share (?:on|via) .*|facebook|twitter|x|linkedin|whatsapp|reddit|telegram|instagram|copy link",
    r"reply|edit|report|quote|permalink|loading\W*|view (?:all )?comments|log ?in(?: to .*)?",
    r"menu|search|home|news|sign (?:in|up)(?: .*)?|skip to (?:main )?content|subscribe(?: .*)?",
    r"home\s*[>»/|].*|\w+(?: \w+)?(?:\s+[|•·]\s+\w+(?: \w+)?){2,}",
    r"advertisement|sponsored(?: content)?|newsletter.*",
    r"(?:filed under|tags?|tagged|categor(?:y|ies)|topics):.*|posted (?:in|by|on)\b.*",
    r"(?:first |last )?(?:published|updated)(?: on)?:?\b.*\d{4}.*",
    r"\W*(?:continue reading|read more|read the (?:full|whole) (?:article|story))\b.*",
    r"\d+ min(?:utes?)? read",
)
FURNITURE_WORDS = 14  # a longer line is prose that only begins like furniture
RULE = re.compile(r"(?:[-_*=~#•·—–+]\s*){3,}")
LABEL = _any_of(
    r"(?:the )?(?:article|news (?:report|article|story)|(?:press|newspaper) report)s?:?"
)
MAIL_BREAK = _any_of(
    r"-*\s*(?:original|forwarded) message\s*-*", r"begin forwarded message:?", r"on .{8,80} wrote:"
)
MAIL_FIELD = _any_of(r"(?:from|to|cc|bcc|date|sent|subject|reply-to|organi[sz]ation): .*")
NUMBERED = re.compile(r"(?P<number>\d{1,4})[.)]\s+")
COMMENT_AUTHOR = _any_of(
    r".{2,60}\b(?:says|said|wrote|writes|commented|replied)(?:,? (?:on|at) .{5,40})?:"
)

OFFICIAL = (
    r"(?:ministry|minister|department|embassy|consulate|secretariat|secretary|commission"
    r"|government|presidency|president|cabinet|council|agency|authority|bureau|directorate"
    r"|administration|command|police|republic|kingdom|office"
    r"|press (?:service|section|centre|center)|spokes(?:person|man|woman))"
)
_GENRE = (
    r"(?:read-?out|press (?:statement|release|communiqué|communique|note|briefing)"
    r"|(?:news|media) (?:statement|release|note|briefing)|communiqué|communique|transcript"
    r"|statement|official (?:account|response|reply)|fact sheet)"
)
_DATE = r"(?:\d{1,2}\.? [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})"


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that an account begins.

    Attributes:
        says: what the line does, for the reader: "this line ...".
        weight: 1 supports, 2 suggests, 3 is enough alone.
        pattern: what a whole line without its marks looks like.
        most_words: a longer line is no such sign.
    """

    says: str
    weight: int
    pattern: re.Pattern[str]
    most_words: int = 25

    def fits(self, core: str) -> bool:
        """Whether the line with these words is such a sign."""
        return len(core.split()) <= self.most_words and self.pattern.fullmatch(core) is not None


READOUT_CUES = (
    Cue(
        "introduces an official text",
        3,
        _any_of(
            r".*\b(?:gave|gives?|issued|released|published|made|provided|sent|offered|posted|said)\b"
            rf".*\b(?:the following\b.*|(?:{_GENRE}|account|text|response|reply)\b.{{0,60}}):",
            rf"here(?: is|’s|'s) .{{0,40}}\b{_GENRE}\b.*:",
            r"(?:here is |here’s |here's |this is |below is |read )?(?:(?:the|its|their|our) )?"
            r"(?:full|complete|official|entire) (?:text|statement|read-?out|account|reply|response"
            r"|version|transcript|communiqué|communique|release)\b.*[^.!?]",
            rf".*\b(?:{_GENRE}|text|account|response|reply)\b.{{0,60}}"
            r"\b(?:follows|in full|reads|below)\s*[:.]",
            rf"(?:the )?(?:{_GENRE}|response|reply|answer) (?:from|by|of) .{{3,90}}:",
        ),
        40,
    ),
    Cue(
        "is the heading of an official text",
        3,
        _any_of(
            rf"(?:(?:joint|official|full|public|final|closing)\s+)*{_GENRE}s?"
            r"(?:\s+(?:of|on|by|from|to|after|following|concerning|regarding|at|in|no|nr)\b.*[^.!?]"
            r"|\s*[:–—-].*[^.!?]|\s*:)?",
            r"remarks (?:by|of|to)\b.*[^.!?]",
        ),
    ),
    Cue(
        "says that it is for release",
        3,
        _any_of(
            r"(?:for )?(?:immediate )?release\W*(?:" + _DATE + r")?", r"for immediate release.*"
        ),
    ),
    Cue(
        "is a letterhead",
        3,
        re.compile(rf"(?=.*\b(?i:{OFFICIAL})\b)[^a-z.!?]{{6,}}"),
        15,
    ),
    Cue(
        "names an official sender",
        3,
        _any_of(rf"from: .*\b(?:{OFFICIAL}|media relations)\b.*", rf"subject: .*\b{_GENRE}\b.*"),
    ),
    Cue(
        "is a comment by an official body",
        3,
        _any_of(
            rf"(?:.*\b)?{OFFICIAL}\b.{{0,50}}\b(?:says|said|wrote|writes|commented|replied)\b.*:"
        ),
        16,
    ),
    Cue(
        "names an official body",
        2,
        _any_of(rf"(?:the )?{OFFICIAL}\b[^.!?:]*", rf"press {OFFICIAL}[^.!?:]*"),
        9,
    ),
    Cue(
        "is the heading of an official body’s text",
        2,
        re.compile(
            rf"(?:[A-Z][\w.&’'-]*\s+(?:(?:of|the|for|and|on)\s+)*){{0,6}}"
            rf"(?:(?i:{OFFICIAL})(?:’s|'s|s’)?|[A-Z]{{2,6}}|White House)\s+"
            rf"(?:[A-Z][\w’'-]*\s+){{0,4}}(?=[A-Z])(?i:{_GENRE})"
            r"(?:\s+(?:of|on|by|from|to|after|following|regarding)\b.*[^.!?]|:)?"
        ),
    ),
    Cue("is a date", 1, _any_of(rf"(?:.{{0,60}}, ?)?{_DATE}"), 9),
)
ARTICLE_CUES = (
    Cue("is a byline", 2, re.compile(r"(?:By|BY) (?:the )?[A-Z].*[^.!?:]"), 14),
    Cue(
        "has the dateline of a news report",
        2,
        re.compile(
            r"[A-Z][A-Z’'. -]{2,60}(?:,[^—–]{2,40}?)?(?: ?\([^)]{2,40}\))? (?:—|–|-+) .{40,}"
        ),
        10_000,
    ),
)
