"""Loading: disk before hub, quick and quiet refusals."""

import logging
import socket

import pytest

import compare.loading
from compare.errors import ModelError
from compare.loading import hub_answers, load_model, quiet_libraries

pytestmark = pytest.mark.model  # the libraries take seconds to import


class Maker:
    """Makes "a model" in the places it is said to lie, and remembers where it was asked for."""

    def __init__(self, *places):
        self.places = places
        self.asked = []

    def __call__(self, local_only):
        place = "disk" if local_only else "hub"
        self.asked.append(place)
        if place not in self.places:
            raise OSError(f"nothing on the {place}.\nSee the handbook.")
        return f"a model from the {place}"


def load(make, name):
    return load_model(make, "thinker", name, "think yourself")


@pytest.fixture
def hub(monkeypatch):
    """A function that says whether the hub answers; without it no test may ask."""

    def refuse():
        raise AssertionError("the hub was asked")

    monkeypatch.setattr(compare.loading, "hub_answers", refuse)
    return lambda answers: monkeypatch.setattr(compare.loading, "hub_answers", lambda: answers)


@pytest.mark.parametrize("name", ["some/model", "model", "."])
def test_what_is_on_the_disk_is_taken_from_there(hub, name):
    make = Maker("disk", "hub")
    assert load(make, name) == "a model from the disk"
    assert make.asked == ["disk"]


def test_the_hub_is_asked_only_after_the_disk(hub):
    hub(True)
    make = Maker("hub")
    assert load(make, "some/model") == "a model from the hub"
    assert make.asked == ["disk", "hub"]


NOT_LOADED = [
    ("some/model", False, ["disk"], "it is not on the disk, and no model hub can be reached"),
    ("model", False, ["disk"], "it is not on the disk, and no model hub can be reached"),
    ("some/model", True, ["disk", "hub"], "nothing on the hub"),
    (".", False, ["disk"], "nothing on the disk"),  # a folder is never looked up on a hub
    ("./none", False, [], "there is no such folder"),
    ("/none/of/these", False, [], "there is no such folder"),
    ("a/b/c", False, [], "there is no such folder"),
    ("", False, [], "there is no such folder"),
    ("two words", False, [], "there is no such folder"),
    ("ünï", False, [], "there is no such folder"),
]


@pytest.mark.parametrize(("name", "answers", "asked", "reason"), NOT_LOADED)
def test_what_cannot_be_loaded_is_refused_in_one_sentence(hub, name, answers, asked, reason):
    hub(answers)
    make = Maker()
    with pytest.raises(ModelError) as refusal:
        load(make, name)
    assert str(refusal.value) == (
        f"the thinker {name!r} could not be loaded ({reason}): think yourself"
    )
    assert make.asked == asked


def test_a_very_long_name_is_refused_too(hub):
    with pytest.raises(ModelError, match=r"could not be loaded .*: think yourself$"):
        load(Maker(), "x" * 5000)


def test_an_error_of_ones_own_stays_as_it_is(hub):
    def make(local_only):
        raise ModelError("not of the kind asked for: give another")

    with pytest.raises(ModelError, match=r"^not of the kind asked for: give another$"):
        load(make, ".")


def test_without_a_network_the_hub_does_not_answer(monkeypatch):
    asked = []

    def no_network(*arguments, **_):
        asked.append(arguments[0])
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    for proxy in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
        monkeypatch.delenv(proxy.lower(), raising=False)
    assert hub_answers() is False
    assert len(asked) <= 1  # one try


def test_the_libraries_are_quiet_only_meanwhile():
    from huggingface_hub import utils as hub
    from transformers.utils import logging as bars

    logger = logging.getLogger("sentence_transformers")
    before = (logger.level, bars.is_progress_bar_enabled(), hub.are_progress_bars_disabled())
    with pytest.raises(RuntimeError), quiet_libraries():
        assert logger.level == logging.ERROR
        assert not bars.is_progress_bar_enabled()
        assert hub.are_progress_bars_disabled() == before[2]  # a download still shows
        raise RuntimeError("in the middle")
    after = (logger.level, bars.is_progress_bar_enabled(), hub.are_progress_bars_disabled())
    assert after == before
