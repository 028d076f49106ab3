"""What the tests of batches share."""

import pytest
from small import lay_corpus


@pytest.fixture
def corpus(tmp_path):
    """A folder of three small cases."""
    return lay_corpus(tmp_path / "corpus")
