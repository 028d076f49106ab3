"""Shared fixtures."""

import pytest
from hypothesis import settings

from compare.claims import Claim
from compare.documents import Document, Role
from compare.parsing import load_parser

# For long runs, which differ each time: pytest PATH --hypothesis-profile long
settings.register_profile("long", max_examples=5_000, deadline=None)


@pytest.fixture(scope="session")
def make_claim():
    """A function text -> (Document, Claim): the whole text as one claim, parsed by spaCy."""

    def make(text, role="article", published=None, **fields):
        document = Document(Role(role), text, "test", published=published)
        doc = load_parser()(text)
        fields = {"content": text, "sentence": document.span(0, len(text)), **fields}
        claim = Claim(f"{role[0]}1", document.role, 0, len(text), text, parse=doc[:], **fields)
        return document, claim

    return make
