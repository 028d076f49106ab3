"""Reporting frames, denials and long sentences, put around a plain sentence."""

from __future__ import annotations

import random
import re

# Openers whose first letter may be lowered when a frame is put before them; a name may not.
LOWERABLE = re.compile(
    r"(The|A|An|It|No|None|Neither|In|On|At|By|After|Before|Following|Further|There|This|That|These"
    r"|His|Her|Their|They|He|She|All|Some|Most|Only|Under|With|While|Although|Every|Both|Up|"
    r"Officials|Police|Two|Three|Four|Five|Six|Talks|Members|Staff|Work|Having|Mindful|For|From)\b"
)
BEFORE = (
    "Officials said {s}", "Officials said that {s}", "The spokesman noted that {s}",
    "The Ministry stated that {s}", "It was underscored that {s}", "According to officials, {s}",
    "According to two people familiar with the matter, {s}", "The minister told reporters that {s}",
    "A spokeswoman confirmed that {s}", "He said {s}", "She added that {s}",
    "The readout said that {s}", "It was recalled that {s}", "The Government reiterates that {s}",
)  # fmt: skip
AFTER = (
    "{s}, officials said.", "{s}, a spokesman said.", "{s}, according to the ministry.",
    "{s}, she told reporters.", "{s}, two officials said.", "{s}, the statement said.",
)  # fmt: skip
DENIALS = (
    "Officials denied that {s}", "The Ministry denied that {s}", "It is not true that {s}",
    "The claim that {c} is without foundation.", "A spokesman rejected reports that {s}",
    "The Government categorically denies that {s}", "Reports that {c} are false.",
)  # fmt: skip
JOINED = (
    "{a}, and {b}", "{a}, while {b}", "{a}; {b}", "Although {b_}, {a}",
    "{a}, officials said, adding that {b}", "While {b_}, {a}",
)  # fmt: skip
NEGATIVE = re.compile(
    r"\b(no|not|never|neither|nor|den\w+|reject\w*|refus\w+|without|false)\b|n['’]t\b", re.I
)
REPORTED = re.compile(
    r"\b(said|says|told|according|noted|stated|confirmed|added|recall\w*|denie[sd]|adviser|aides)\b",
    re.I,
)


def lowered(sentence: str) -> str:
    """The sentence with its first letter lowered where it opens with a common word."""
    return sentence[:1].lower() + sentence[1:] if LOWERABLE.match(sentence) else sentence


def clause(sentence: str) -> str:
    """The sentence without its closing full stop."""
    return sentence.removesuffix(".")


def report(sentence: str, rng: random.Random) -> str:
    """The sentence inside a reporting frame; as it is where it has one already."""
    if REPORTED.search(sentence) or sentence.startswith('"'):
        return sentence
    if rng.random() < 0.6:
        return rng.choice(BEFORE).format(s=lowered(sentence))
    return rng.choice(AFTER).format(s=clause(sentence))


def deny(sentence: str, rng: random.Random) -> str | None:
    """A denial of the sentence; None where it holds a negation or a speaker already."""
    if NEGATIVE.search(sentence) or REPORTED.search(sentence) or '"' in sentence:
        return None
    inner = lowered(sentence)
    return rng.choice(DENIALS).format(s=inner, c=clause(inner))


def bury(sentence: str, aside: str, rng: random.Random) -> str:
    """One long sentence out of two; the first alone where there is no aside."""
    if not aside:
        return sentence
    pattern = rng.choice(JOINED)
    first, second = (sentence, aside) if rng.random() < 0.6 or "_" in pattern else (aside, sentence)
    joined = pattern.format(
        a=lowered(clause(first)), b=lowered(clause(second)), b_=lowered(clause(second))
    )
    return joined[:1].upper() + joined[1:] + "."
