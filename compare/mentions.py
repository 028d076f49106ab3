"""Who is who: full names, speakers as a reader would name them, and what a pronoun stands for.

Pronouns are resolved by a small salience rule (the nearest fitting subject before them, as in
Lappin and Leass 1994): number must fit, and gender where a title or noun tells it. Where nothing
fits, the pronoun stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.heads import Part, subject_of
from compare.reporting import force_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from compare.clauses import Clause

MALE = frozenset("mr sir lord king prince chairman spokesman father son brother husband he him his man".split())
FEMALE = frozenset(
    "ms mrs miss madam lady queen princess chairwoman spokeswoman mother daughter sister wife she "
    "her woman".split()
)
TITLE_WORDS = MALE | FEMALE | frozenset(
    "president prime minister secretary deputy vice chief director chair judge justice mayor governor "
    "senator representative ambassador commissioner spokesperson general colonel captain major "
    "lieutenant sergeant admiral commander professor prof dr doctor sen rep gov gen col capt lt sgt "
    "hon chancellor premier former acting foreign defence defense finance interior health transport "
    "home homeland security state attorney police officer pope bishop archbishop sheikh king queen "
    "assistant under special envoy head leader economist lawyer".split()
)
PERSON_NOUNS = TITLE_WORDS | frozenset(
    "official person source resident witness driver nurse teacher farmer student worker soldier "
    "spokesman analyst expert reporter journalist owner master mate manager engineer inspector "
    "prosecutor relative victim suspect candidate rival deputy lawmaker negotiator delegate member "
    "author neighbour neighbor survivor boy girl child adviser advisor aide diplomat pilot".split()
)
BODY_NOUNS = frozenset(
    "ministry department government commission committee council union company agency office army "
    "police navy court parliament mission party authority bank association federation embassy "
    "museum hospital university institute organisation organization administration cabinet board "
    "coalition opposition firm group guard force service secretariat side team delegation".split()
)
SINGULAR_PERSON = {"he": MALE, "she": FEMALE, "him": MALE, "his": MALE, "her": FEMALE}
MAX_PLURAL_WORDS = 10  # a longer antecedent would bury the claim
REACH = 2  # paragraphs a person stays in mind; things and groups only within their own


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject that a later pronoun may stand for.

    Attributes:
        text: how it is named, in full.
        person: whether it is somebody; None where an unknown single name does not tell.
        plural: whether "they" fits it.
        gender: "m", "f" or "" where nothing tells.
        paragraph: where it stood.
    """

    text: str
    person: bool | None
    plural: bool
    gender: str
    paragraph: int


@dataclass(slots=True)
class Mentions:
    """What a reader has in mind while reading on; filled in reading order.

    Attributes:
        full_names: last name -> fullest name in the document.
        recent: subjects so far, oldest first.
        resolved: index of a pronoun token -> the words it stands for.
    """

    full_names: dict[str, str]
    recent: list[Mention] = field(default_factory=list)
    resolved: dict[int, str] = field(default_factory=dict)

    def resolve(self, pronoun: Token, paragraph: int) -> str | None:
        """The words a pronoun stands for; None where no subject before it fits safely."""
        word = pronoun.lower_
        if word in SINGULAR_PERSON:
            wanted = "m" if SINGULAR_PERSON[word] is MALE else "f"
            near = (m for m in reversed(self.recent) if paragraph - m.paragraph <= REACH)
            fitting = (m for m in near if m.person is not False and not m.plural)
            return next((m.text for m in fitting if m.gender in {"", wanted}), None)
        near = (m for m in reversed(self.recent) if paragraph == m.paragraph and not m.person)
        if word in {"it", "its"}:
            last = next(near, None)
            return last.text if last and not last.plural else None
        if word == "they":
            plurals = (m for m in reversed(self.recent) if m.plural and m.paragraph == paragraph)
            return next((m.text for m in plurals if len(m.text.split()) <= MAX_PLURAL_WORDS), None)
        return None

    def note(self, token: Token, paragraph: int) -> None:
        """Remember a subject."""
        if token.pos_ not in {"NOUN", "PROPN"} or any(t.tag_[0] == "W" for t in token.lefts):
            return
        text = self.named(token)
        if text:
            mention = Mention(text, self._somebody(token), is_plural(token), gender_of(token), paragraph)
            self.recent.append(mention)

    def _somebody(self, token: Token) -> bool | None:
        if token.text in self.full_names or token.lemma_.lower() in PERSON_NOUNS - BODY_NOUNS:
            return True
        if token.pos_ == "PROPN" and not is_body(token):
            titled = any(c.lower_.rstrip(".") in TITLE_WORDS for c in token.lefts)
            return True if titled else None
        return False

    def named(self, token: Token) -> str:
        """The noun phrase as a reader would name it; a known last name in full."""
        return self.proper_name(token) or phrase(token)

    def proper_name(self, token: Token) -> str:
        """The name in a noun phrase: its head, or its apposition ("one of them, Tobin Arkwright")."""
        apposed = (t for t in token.subtree if t.dep_ == "appos" and t.pos_ == "PROPN")
        for candidate in (token, *apposed):
            if candidate.pos_ != "PROPN" or any(c.dep_ == "conj" for c in candidate.children):
                continue
            if full := self.full_names.get(candidate.text):
                return full
            role = candidate.lower_ in PERSON_NOUNS
            person = not role and (is_person(candidate) or candidate is not token)
            name = person_name(candidate)
            return name if person and " " in name else phrase(candidate)
        return ""


def full_names(doc: Doc) -> dict[str, str]:
    """Last name -> the longest name of a person that ends in it, over a whole document."""
    names: dict[str, str] = {}
    speaking = {t.text for t in doc if t.dep_ == "nsubj" and force_of(t.head.lemma_.lower())}
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ == "compound" or is_body(token):
            continue
        name = person_name(token)
        known = is_person(token) or token.text in speaking
        if known and " " in name and len(name) > len(names.get(token.text, "")):
            names[token.text] = name
    return names


def person_name(token: Token) -> str:
    """The name alone, without titles: "Homeland Security Secretary John F. Kelly" -> "John F. Kelly"."""
    words = [token.text]
    for left in reversed(list(token.lefts)):
        if left.dep_ not in {"compound", "nmod", "flat"} or left.pos_ != "PROPN":
            break
        if _is_title(left) or left.i != token.i - len(words):
            break
        words.insert(0, left.text)
    return " ".join(words)


def _is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return bool({word, singular} & TITLE_WORDS)


def is_person(token: Token) -> bool:
    """Whether a noun names somebody."""
    if token.ent_type_ == "PERSON":
        return True
    if token.pos_ == "PROPN" and token.ent_type_ not in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
        titled = any(c.lower_.rstrip(".") in TITLE_WORDS for c in token.lefts if c.dep_ == "compound")
        if titled:
            return True
    return token.lemma_.lower() in PERSON_NOUNS and token.lemma_.lower() not in BODY_NOUNS


def is_body(token: Token) -> bool:
    """Whether a noun names an organisation."""
    return token.lemma_.lower() in BODY_NOUNS or token.ent_type_ in {"ORG", "GPE"}


def is_plural(token: Token) -> bool:
    """Whether a noun phrase is plural ("Kelly and Tillerson", "two officials")."""
    conjoined = any(child.dep_ == "conj" for child in token.children)
    return conjoined or token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "police"}


def gender_of(token: Token) -> str:
    """"m" or "f" where a title or the noun itself tells; else ""."""
    words = {t.lower_.rstrip(".") for t in token.subtree if t.i <= token.i}
    if words & FEMALE:
        return "f"
    return "m" if words & MALE else ""


def phrase(token: Token) -> str:
    """A noun phrase without what is set off in it: no apposition, no relative clause."""
    kept = [t for t in _core(token) if t.text not in {"“", "”", '"', "«", "»"}]
    text = " ".join("".join(t.text_with_ws for t in kept).split()).strip(" ,;:—–-()")
    small = kept and kept[0].is_title and kept[0].pos_ not in {"PROPN", "NUM"} and kept[0].text != "I"
    return text[0].lower() + text[1:] if small and text else text


def core_tokens(token: Token) -> list[Token]:
    """The tokens of ``phrase``."""
    return list(_core(token))


def _core(token: Token) -> Iterable[Token]:
    dropped: set[int] = set()
    for child in token.subtree:
        if child is not token and _is_set_off(child):
            dropped.update(t.i for t in child.subtree)
    return [t for t in token.subtree if t.i not in dropped]


def _is_set_off(child: Token) -> bool:
    comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text in {",", "(", "—", "–"}
    aside = comma and child.i > child.head.i and child.dep_ not in {"conj", "cc", "punct"}
    return child.dep_ == "relcl" or aside


def read_on(
    mentions: Mentions,
    clauses: Iterable[Clause],
    paragraph: int,
    quoted: Callable[[Token], bool],
) -> None:
    """Resolve the pronoun subjects of a unit's clauses, then remember its subjects.

    What stands in quotation marks is left alone: its pronouns live in another conversation.
    """
    for clause in clauses:
        if clause.part is not Part.FRAME and quoted(clause.head):
            continue
        for subject in _subjects(clause):
            for pronoun in _pronouns(subject):
                if not _is_empty(pronoun) and (name := mentions.resolve(pronoun, paragraph)):
                    mentions.resolved[pronoun.i] = name
            mentions.note(subject, paragraph)


def _pronouns(subject: Token) -> Iterator[Token]:
    """A pronoun subject itself, or the possessive that begins it ("his agency")."""
    if subject.tag_ == "PRP":
        yield subject
    yield from (child for child in subject.lefts if child.lower_ in {"his", "her", "its"})


def _subjects(clause: Clause) -> Iterator[Token]:
    if clause.part is Part.FRAME and clause.head.lower_ == "according":
        yield from (t for t in clause.tokens if t.dep_ == "pobj" and t.head.head == clause.head)
    elif (subject := subject_of(clause.head)) is not None:
        yield subject


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" stands for nothing or for a whole event ("it is clear that", "it was the first")."""
    if pronoun.lower_ != "it":
        return False
    verb = pronoun.head
    clausal = any(c.dep_ in {"ccomp", "xcomp", "acl", "advcl", "csubj"} for c in verb.children)
    copula = verb.lemma_ == "be" and any(c.dep_ == "attr" for c in verb.children)
    deep = clausal and (verb.lemma_ in {"be", "seem", "appear"} or pronoun.dep_ == "nsubjpass")
    return pronoun.dep_ == "expl" or copula or deep
