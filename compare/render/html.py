"""A comparison as HTML: the whole report, and the pieces of it that the page shows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from compare import __version__
from compare.comparison import Comparison
from compare.documents import Role
from compare.findings import audit_quotations, classify_clash, find_key_words
from compare.judging import Judgement
from compare.ledger import Entry, Place
from compare.render import labels, quoting
from compare.render.diff import mark_words
from compare.render.segments import paragraphs
from compare.render.summary import (
    coverage_rows,
    extent_sentence,
    method_sentence,
    settings_rows,
    verdict_sentence,
)

TEMPLATES = Path(__file__).parent / "templates"


def render_html(comparison: Comparison) -> str:
    """The report as one self-contained file: no scripts, nothing fetched, every text escaped."""
    return _environment().get_template("report.html.j2").render(comparison=comparison)


def finding_html(comparison: Comparison, judgement: Judgement) -> str:
    """One pair, to stand apart from the texts: nothing in it leads to them."""
    return f'<div class="compare">{macros().finding(comparison, judgement, linked=False)}</div>'


def coverage_html(comparison: Comparison) -> str:
    """How both texts divide, as two bars and a table that adds up to 100 %."""
    return str(macros().coverage(comparison))


def summary_html(comparison: Comparison) -> str:
    """What was found, how much was looked at, and by what means."""
    return str(macros().summary(comparison))


def stylesheet() -> str:
    """The style of all of the above, scoped to elements of the class ``compare``."""
    return (TEMPLATES / "style.css").read_text(encoding="utf-8")


def escaping_environment(templates: Path) -> Environment:
    """A folder of templates that escape every value and fail on an unknown name."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = escaping_environment(TEMPLATES)
    environment.globals.update(
        KEY_WORDS_MEANING=quoting.KEY_WORDS_MEANING,
        KEY_WORDS_METHOD=quoting.KEY_WORDS_METHOD,
        KEY_WORDS_TITLE=quoting.KEY_WORDS_TITLE,
        KEY_WORD_COLUMNS=quoting.KEY_WORD_COLUMNS,
        PLACES=labels.PLACES,
        QUOTATIONS_MEANING=quoting.QUOTATIONS_MEANING,
        QUOTATIONS_TITLE=quoting.QUOTATIONS_TITLE,
        RELATIONS=labels.RELATIONS,
        UNREAD=labels.UNREAD,
        Place=Place,
        Role=Role,
        anchor=anchor,
        audit_quotations=audit_quotations,
        claim_of=labels.claim_of,
        classify_clash=classify_clash,
        coverage_rows=coverage_rows,
        describe_place=labels.describe_place,
        describe_quotation=quoting.describe_quotation,
        extent_sentence=extent_sentence,
        find_key_words=find_key_words,
        key_word_cells=quoting.key_word_cells,
        mark_words=mark_words,
        method_sentence=method_sentence,
        nearest_claim=labels.nearest_claim,
        paragraphs=paragraphs,
        settings_rows=settings_rows,
        shown_values=labels.shown_values,
        stylesheet=lambda: Markup(stylesheet()),  # noqa: S704 - our own file
        verdict_sentence=verdict_sentence,
        version=__version__,
    )
    environment.filters.update(
        describe_document=labels.describe_document,
        describe_doubt=labels.describe_doubt,
        describe_nli=labels.describe_nli,
        describe_speaker=labels.describe_speaker,
        describe_status=quoting.describe_status,
        slug=slug,
        verdict_reason=labels.verdict_reason,
    )
    return environment


def macros(name: str = "parts") -> Any:  # noqa: ANN401 - macros have no static type
    """The macros of a template; what one returns is escaped HTML."""
    template: Template = _environment().get_template(f"{name}.html.j2")
    return template.module


def _visible(value: object) -> object:
    """Control characters and lone surrogates have no place in HTML; markup is our own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return labels.printable(value)
    return value


def slug(title: str) -> str:
    """A title as a class name: "only here" gives "only-here"."""
    return title.replace(" ", "-").lower()


def anchor(entry: Entry) -> str:
    """Where a claim's mark leads: its strongest finding, or its line in a list."""
    if entry.place in (Place.ONLY_HERE, Place.NOT_COMPARED):
        return f"line-{entry.claim.id}"
    return "-".join(entry.judgements[0].key)
