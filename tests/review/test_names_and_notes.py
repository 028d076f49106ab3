"""What a name and a note may be, and the sentence where they may not."""

import pytest

from compare.errors import InputError
from compare.review.wording import MAX_NOTE, MAX_REVIEWER, clean_note, clean_reviewer, storable


@pytest.mark.parametrize(
    ("clean", "given", "kept"),
    [
        (clean_reviewer, "  Ann\t Lee\n", "Ann Lee"),
        (clean_reviewer, "Zoe\u0308", "Zo\u00eb"),
        (clean_reviewer, "x" * MAX_REVIEWER, "x" * MAX_REVIEWER),
        (clean_reviewer, "👩\u200d🚀", "👩\u200d🚀"),
        (clean_note, "", ""),
        (clean_note, " two\n\n lines\t", "two\n\n lines"),
        (clean_note, "x" * MAX_NOTE + "  ", "x" * MAX_NOTE),
        (storable, "plain “words” 🦊", "plain “words” 🦊"),
        (storable, "a\0b\udcff", "a\\x00b\\udcff"),
    ],
)
def test_what_is_kept(clean, given, kept):
    assert clean(given) == kept


@pytest.mark.parametrize(
    ("clean", "given", "sentence"),
    [
        (clean_reviewer, "", "A review needs its reviewer's name: give yours first"),
        (clean_reviewer, " \u00a0\n", "A review needs its reviewer's name: give yours first"),
        (
            clean_reviewer,
            "x" * 101,
            "A reviewer's name has at most 100 characters and this one has 101: shorten it",
        ),
        (
            clean_reviewer,
            "Ann\0",
            "A reviewer's name is kept as text and cannot hold the character U+0000: leave it out",
        ),
        (
            clean_reviewer,
            "Ann\x1b[31m",
            "A reviewer's name is kept as text and cannot hold the character U+001B: leave it out",
        ),
        (
            clean_note,
            "half \ud83d",
            "A note is kept as text and cannot hold the character U+D83D: leave it out",
        ),
        (
            clean_note,
            "a\0b",
            "A note is kept as text and cannot hold the character U+0000: leave it out",
        ),
        (
            clean_note,
            "x" * 10_001,
            "A note has at most 10,000 characters and this one has 10,001: shorten it",
        ),
    ],
)
def test_what_is_refused(clean, given, sentence):
    with pytest.raises(InputError) as error:
        clean(given)
    assert str(error.value) == sentence
