"""The words of English numerals, as tables and patterns."""

from __future__ import annotations

# Number words up to the trillions, as text2num reads them.
WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundred|thousand|million|billion|trillion"
).split("|")
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "tn": 1e12,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    "fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
).split("|")
# What a vague plural covers: from twice its unit to just under the next larger word.
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (2e7, 1e8 - 1),
    "hundreds of millions": (2e8, 1e9 - 1),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 1e9 - 1),
    "several": (3, 9),
    "a handful": (3, 9),
    "a few": (3, 9),
    "a couple": (2, 2),
    "a pair": (2, 2),
}

WORD = rf"(?:{'|'.join(WORDS)})"
RUN = rf"{WORD}(?:(?:[ -]|\s+and\s+){WORD})*"
DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f\x20]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SCALE = rf"(?:[\s-]?(?:{'|'.join(SCALES)}))*"
_PART = "|".join(PARTS)
_VAGUE = "|".join(words.replace(" ", r"\s+") for words in sorted(VAGUE, key=len, reverse=True))
_SINGLE = "hour|minute|day|week|fortnight|month|year|decade|century"
_HALVED = f"{_SINGLE}|mile|kilomet(?:re|er)|tonne|ton|lit(?:re|er)|kilo(?:gram)?|pound"

# The form that stands first wins; each has a reader of its name.
NUMERAL = rf"""(?<![\w.,/:])(?<![A-Za-z]-)(?:
      (?P<mixed>(?P<whole>{DIGITS}|{WORD})\s+and\s+a\s+(?P<mpart>half|quarter)(?P<mscale>{SCALE}))
    | (?P<fraction>(?P<top>a|an|one|two|three|four|five|six|seven|nine)
        (?P<join>[\s-])(?P<part>{_PART})s?\b(?![\s-]?(?:million|billion|dozen)))
    | (?P<half>half(?P<of>\s+(?:a\s+)?(?:million|billion|dozen)|\s+an?(?=\s+(?:{_HALVED})\b))?\b)
    | (?P<vague>(?:{_VAGUE})\b)
    | (?P<dozen>(?:a|one|two|three|four|five|six)[\s-]dozen\b|dozen\b)
    | (?P<digits>(?P<figure>{DIGITS})(?P<scale>{SCALE})\b(?!:\d)(?P<suffix>(?:st|nd|rd|th)\b)?)
    | (?P<rank>\d+(?:st|nd|rd|th)\b|(?:twenty|thirty|forty|fifty)-(?:{"|".join(ORDINALS[:9])})\b
        |(?:{"|".join(ORDINALS)})\b)
    | (?P<indefinite>an?\s+(?:hundred|thousand|million|billion)\b)
    | (?P<single>an?(?=\s+(?:{_SINGLE})\b))
    | (?P<words>{RUN}\b)
    )"""
