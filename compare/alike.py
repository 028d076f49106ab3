"""Claims with their equal values in the same words, as the NLI model is asked about them.

A small model does not know that "Monday" is 17 November or that 0.61 GW are 610 megawatts, and
takes other words for another value. Where the rules know, it is not left to guess.
"""

from __future__ import annotations

from compare.differences.context import Context
from compare.differences.equal_values import equal_values
from compare.pairing import Pair


def write_alike(pair: Pair, context: Context) -> tuple[str, str]:
    """The wording of the article's and the readout's claim, each shared value in its shorter words.

    Example: "Work begins on Monday." beside "Work shall commence on 17 November." becomes
    "Work shall commence on Monday.". Swapping the accounts swaps the two texts.
    """
    article, readout = pair.article.content, pair.readout.content
    for ours, theirs in equal_values(pair.article, pair.readout, context):
        if ours.text.lower() == theirs.text.lower():
            continue
        if ours.text in article and theirs.text in readout:
            words = min((ours.text, theirs.text), key=lambda text: (len(text), text))
            article = article.replace(ours.text, words, 1)
            readout = readout.replace(theirs.text, words, 1)
    return article, readout
