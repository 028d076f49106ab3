"""Attribution: who says a claim, and with what force."""

import pytest

from compare.claims import Force, SpeakerKind, split_claims
from compare.documents import Document, Role

DOCUMENT, NAMED, UNNAMED = SpeakerKind.DOCUMENT, SpeakerKind.NAMED, SpeakerKind.UNNAMED


def claims(text):
    return split_claims(Document(Role.READOUT, text, "test"))


FRAMES = [  # text, claim, kind, speaker, force
    ("Marta Kern said the dam was safe.", "the dam was safe.", NAMED, "Marta Kern", "states"),
    ("The dam was safe, Marta Kern said.", "The dam was safe", NAMED, "Marta Kern", "states"),
    ("The dam was safe, said an engineer.", "The dam was safe", UNNAMED, "an engineer", "states"),
    ("The dam was safe, officials said.", "The dam was safe", UNNAMED, "officials", "states"),
    (
        "The ministry insisted that no oil had leaked.",
        "no oil had leaked.",
        NAMED,
        "the ministry",
        "insists",
    ),
    (
        "The mayor denied that the bridge was unsafe.",
        "the bridge was unsafe.",
        NAMED,
        "the mayor",
        "denies",
    ),
    (
        "The bishop rejected reports that he had fled.",
        "he had fled.",
        NAMED,
        "the bishop",
        "denies",
    ),
    (
        "The envoy was told that no visa would be issued.",
        "no visa would be issued.",
        NAMED,
        "the envoy",
        "heard",
    ),
    (
        "It was stressed that both ports stay open.",
        "both ports stay open.",
        DOCUMENT,
        "",
        "insists",
    ),
    (
        "According to the union, half of the drivers stayed home.",
        "half of the drivers stayed home.",
        NAMED,
        "the union",
        "states",
    ),
    (
        "Half of the drivers stayed home, according to bank records.",
        "Half of the drivers stayed home",
        UNNAMED,
        "bank records",
        "states",
    ),
    (
        "The plant reportedly leaked acid into the bay.",
        "The plant reportedly leaked acid into the bay.",
        UNNAMED,
        "",
        "suggests",
    ),
    (
        "The general hinted that troops would leave.",
        "troops would leave.",
        NAMED,
        "the general",
        "suggests",
    ),
    (
        "The pump, one of the guards said, had been broken for days.",
        "The pump, one of the guards said, had been broken for days.",
        UNNAMED,
        "one of the guards",
        "states",
    ),
    (
        "As the mayor explained on Monday, the pool will close.",
        "the pool will close.",
        NAMED,
        "the mayor",
        "states",
    ),
    (
        "I would like to note that the harvest was good.",
        "the harvest was good.",
        DOCUMENT,
        "",
        "states",
    ),
    (
        "The mayor said: “The pool will close.”",
        "“The pool will close.”",
        NAMED,
        "the mayor",
        "states",
    ),
    (
        "Rainfall doubled in June, figures show.",
        "Rainfall doubled in June",
        UNNAMED,
        "figures",
        "states",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind", "speaker", "force"), FRAMES)
def test_frame_is_taken_off(text, words, kind, speaker, force):
    (claim,) = claims(text)
    said = claim.attribution
    assert (claim.text, said.kind, said.speaker, said.force) == (words, kind, speaker, Force(force))
    assert said.frame is not None and text[said.frame.start : said.frame.end] == said.frame.text


OWN_NEWS = [
    "The ministry agreed to publish the contract.",
    "The mayor promised that the pool would reopen.",
    "The army ordered its men to leave the valley.",
    "The bank refused to comment on the loss.",
    "The minister emphasized the good harvest of last year.",
    "The court has not said that the vote was void.",
    "The union may say that the talks have failed.",
    "The bridge was closed on Monday.",
]


@pytest.mark.parametrize("text", OWN_NEWS)
def test_what_is_done_is_no_frame(text):
    (claim,) = claims(text)
    assert (claim.text, claim.attribution.frame) == (text, None)


def speakers(text):
    return [claim.attribution.speaker for claim in claims(text)]


def test_pronoun_speaker_is_the_last_fitting_person():
    text = "Governor Marta Kern opened the pier. The pier was late, she said."
    assert speakers(text) == ["", "Marta Kern"]


def test_last_name_is_given_in_full():
    text = "Colonel Ivo Brandt left the fort, Ann Reed said. Brandt said the fort was empty."
    assert speakers(text) == ["Ann Reed", "Ivo Brandt"]


def test_every_sentence_of_a_quotation_has_its_speaker():
    text = "“We waited. Nobody came,” said Ann Reed, a nurse. “The road was empty.”"
    assert speakers(text) == ["Ann Reed"] * 3
    assert all(claim.attribution.quoted for claim in claims(text))


def test_statement_over_several_paragraphs_belongs_to_who_states_it():
    text = (
        "The spokesperson, Ms Ida Falk, states the following:\n\n"
        "“The boat held no licence. Its radio was off.\n\n"
        "“The ministry reiterates that the port is open. Nobody was hurt.”"
    )
    assert speakers(text) == ["", "Ida Falk", "Ida Falk", "the ministry", "Ida Falk"]


def test_label_of_a_transcript_is_the_speaker():
    text = "For the council: Ms Ida Falk\n\nMS FALK: The pool is open.\n\nIt will close in May."
    assert speakers(text)[1:] == ["Ida Falk", "Ida Falk"]


def test_question_of_a_transcript_asks():
    (claim,) = claims("QUESTION: The pool was shut, they say.")
    assert claim.attribution.force is Force.ASKS


def test_what_hangs_on_a_frame_is_the_documents_own():
    first, second = claims("Ann Reed, who runs the clinic, said the road was empty.")
    assert (first.attribution.kind, second.attribution.speaker) == (DOCUMENT, "Ann Reed")


def test_reason_given_with_a_denial_is_not_denied():
    text = "The ministry denies that rent was paid, since the lease began only in May of this year."
    assert [claim.attribution.force for claim in claims(text)] == [Force.DENIES, Force.STATES]


def test_scare_quotes_do_not_make_a_quotation():
    (claim,) = claims("The deal was called “historic” by both sides after the long talks in May.")
    assert not claim.attribution.quoted
