"""Every word of the reading view can be read, light and dark: contrast of 4.5 to 1 or more."""

import re
import tomllib
from pathlib import Path

import pytest

from compare.panels.reading.component import ASSETS
from compare.render.html import stylesheet

ROOT = Path(__file__).parent.parent.parent
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of any size
SHAPE = 3.0  # 1.4.11, for lines and frames
PLACES = ("contradicted", "framed", "agreed", "related", "only-here")
HATCHED = "hatched"

# What is written with which colour on which ground.
TEXTS = [
    *[("ink", ground) for ground in ("paper", "raised", HATCHED)],
    *[("ink", f"{place}-tint") for place in PLACES],
    *[("quiet", ground) for ground in ("paper", "raised")],
    *[("faint", ground) for ground in ("raised", "paper")],
    *[(place, ground) for place in PLACES for ground in ("paper", "raised", f"{place}-tint")],
    *[("paper", place) for place in PLACES],  # a chosen tag: the colours change sides
    ("paper", "ink"),  # a pressed button
]


def palette(theme):
    """The colours of the view by name, as it takes them from the stylesheets and the page."""
    which = 0 if theme == "light" else 1
    sheet = stylesheet() + (ASSETS / "reading.css").read_text()
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", sheet)
    colours = {name: rgb(both[which]) for name, *both in pairs}
    page = THEME[theme]
    colours |= {
        "ink": rgb(page["textColor"]),
        "paper": rgb(page["backgroundColor"]),
        "raised": rgb(page["secondaryBackgroundColor"]),
    }
    hatch = next(both[which] for name, *both in pairs if name == "hatch")
    colours[HATCHED] = blend(rgb(hatch[:7]), int(hatch[7:], 16) / 255, colours["raised"])
    return colours


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def blend(over, share, ground):
    return tuple(share * o + (1 - share) * g for o, g in zip(over, ground, strict=True))


def luminance(colour):
    """Relative luminance, 0..1 (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast(rgb("#ffffff"), rgb("#000000")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS, ids="-on-".join)
def test_words_can_be_read(theme, text, ground):
    colours = palette(theme)
    assert contrast(colours[text], colours[ground]) >= ENOUGH


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("line", PLACES)
def test_lines_can_be_seen(theme, line, ground):
    colours = palette(theme)
    assert contrast(colours[line], colours[ground]) >= SHAPE


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_grey_over_its_hatch_can_be_read(theme):
    colours = palette(theme)
    # The hatch covers a quarter of the ground; this is its darkest line.
    assert contrast(colours["faint"], colours[HATCHED]) >= SHAPE
    assert contrast(colours["faint"], colours["raised"]) >= ENOUGH


def test_no_two_places_are_marked_alike_without_colour():
    styles = re.findall(r"\.([\w-]+) \{[^}]*--style: (\w+); --width: (\w+);", stylesheet())
    drawn = [(style, width) for _, style, width in styles if style != "none"]
    assert len(drawn) == len(set(drawn)) == 4
