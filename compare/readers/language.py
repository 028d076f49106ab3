"""Is a text English? Its commonest words tell; only of a text without them is more asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.errors import InputError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Frequent words that English shares with no other large language written in Latin letters.
ENGLISH_WORDS = frozenset(
    "the of and to for with that from by their were which this would said they been its not".split()
)
# The annotated cases have 12 to 31 % of them, texts in other languages at most 1 %.
ENGLISH_SHARE = 0.06
# A headline or a list of names tells nothing of its language.
FEWEST_LETTERS = 40
# Under it the identifier is guessing: lists of names get 0.1, sentences in one language 0.99.
SURE = 0.95
LATIN_END = "\u0250"  # the Latin letters of Unicode's first four blocks stand before it
SAMPLE = 20_000  # characters; as much as the identifier needs
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese", "zxx": "no known language",
}  # fmt: skip


def check_english(text: str, name: str) -> None:
    """Refuse a text that is surely in another language; what cannot be told is let through.

    Raises:
        InputError: the text is in another language, which the message names.
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        return
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in ENGLISH_WORDS for word in words) >= ENGLISH_SHARE * len(words):
        return
    language, probability = _identifier().classify(" ".join(sample.split()))
    latin = sum(c < LATIN_END for c in letters) >= len(letters) / 2
    if language != "en" and (probability >= SURE or not latin):
        spoken = LANGUAGES.get(language, f"another language ({language!r})")
        raise InputError(
            f"{name} is in {spoken}: give an English text, or name an encoder that knows the "
            "language (--encoder NAME_OR_FOLDER, or Encoder on the page)"
        )


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
