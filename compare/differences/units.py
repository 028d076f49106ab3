"""Units of measure: which dimension a word measures and how many base units it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """What a number measures; only numbers of one dimension can be compared."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    FLOW = "flow"
    POWER = "power"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``factor`` base units of its dimension, written ``symbol`` in values."""

    symbol: str
    dimension: Dimension
    factor: float = 1.0


# Conversion factors to the base unit of each dimension: BIPM, The International System of Units
# (9th edition), and NIST Special Publication 811, appendix B. A month and a year are the mean
# ones of the Gregorian calendar; whoever compares durations allows for that.
_TABLE: dict[Dimension, dict[str, tuple[str, float]]] = {
    Dimension.SHARE: {
        r"%|per\s?cent|percentage\s+points?|pct|percent\s+points?": ("%", 1.0),
    },
    Dimension.LENGTH: {
        r"nautical\s+miles?|nmi": ("nmi", 1852.0),
        r"kilomet(?:re|er)s?|km": ("km", 1000.0),
        r"centimet(?:re|er)s?|cm": ("cm", 0.01),
        r"millimet(?:re|er)s?|mm": ("mm", 0.001),
        r"met(?:re|er)s?": ("m", 1.0),
        r"miles?": ("mi", 1609.344),
        r"yards?": ("yd", 0.9144),
        r"feet|foot|ft": ("ft", 0.3048),
        r"inch(?:es)?": ("in", 0.0254),
    },
    Dimension.AREA: {
        r"(?:square\s+kilomet(?:re|er)s?|sq\.?\s*km|km²)": ("km²", 1e6),
        r"(?:square\s+met(?:re|er)s?|m²)": ("m²", 1.0),
        r"square\s+miles?": ("sq mi", 2_589_988.11),
        r"square\s+(?:feet|foot)": ("sq ft", 0.09290304),
        r"hectares?|ha": ("ha", 1e4),
        r"acres?": ("acre", 4046.8564),
    },
    Dimension.FLOW: {
        r"cubic\s+met(?:re|er)s?(?:\s+of\s+\w+)?\s+(?:per|a|each)\s+second|m³/s": ("m³/s", 1.0),
    },
    Dimension.VOLUME: {
        r"cubic\s+met(?:re|er)s?|m³": ("m³", 1.0),
        r"cubic\s+(?:feet|foot)": ("cu ft", 0.028316847),
        r"lit(?:re|er)s?": ("l", 0.001),
        r"gallons?": ("gal", 0.003785412),
        r"barrels?": ("bbl", 0.158987295),
    },
    Dimension.MASS: {
        r"kilograms?|kilogrammes?|kilos?|kg": ("kg", 1.0),
        r"metric\s+tons?|tonnes?": ("t", 1000.0),
        r"tons?": ("ton", 1000.0),  # which ton is not said; the tolerance of conversions covers it
        r"grams?|grammes?": ("g", 0.001),
        r"pounds?(?=\s+of\b)|lbs?": ("lb", 0.45359237),
        r"ounces?": ("oz", 0.028349523),
    },
    Dimension.SPEED: {
        r"kilomet(?:re|er)s?\s+(?:per|an)\s+hour|km/h|kph": ("km/h", 1 / 3.6),
        r"miles\s+(?:per|an)\s+hour|mph": ("mph", 0.44704),
        r"knots?": ("kn", 1852 / 3600),
    },
    Dimension.POWER: {
        r"megawatts?|MW": ("MW", 1e6),
        r"gigawatts?|GW": ("GW", 1e9),
        r"kilowatts?|kW": ("kW", 1e3),
    },
    Dimension.ENERGY: {
        r"kilowatt[-\s]hours?|kWh": ("kWh", 1e3),
        r"megawatt[-\s]hours?|MWh": ("MWh", 1e6),
        r"gigawatt[-\s]hours?|GWh": ("GWh", 1e9),
    },
    Dimension.TEMPERATURE: {r"degrees?(?:\s+(?:Celsius|centigrade))?|°C": ("°C", 1.0)},
    Dimension.DURATION: {
        r"seconds?": ("second", 1 / 86_400),
        r"minutes?|min": ("minute", 1 / 1_440),
        r"hours?|hrs?": ("hour", 1 / 24),
        r"(?:working\s+|calendar\s+|business\s+)?days?|nights?": ("day", 1.0),
        r"weeks?": ("week", 7.0),
        r"fortnights?": ("fortnight", 14.0),
        r"months?": ("month", 30.436875),
        r"years?": ("year", 365.2425),
        r"decades?": ("decade", 3652.425),
        r"centur(?:y|ies)": ("century", 36_524.25),
    },
}
# Currency words that are common nouns in no other sense; any other currency is known by its use.
_CURRENCIES = (
    "dollars?|euros?|pounds?|marks?|crowns?|francs?|pesos?|rupees?|roubles?|rubles?|yen|yuan|dinars?|"
    "dirhams?|riyals?|rials?|lira|liras|lire|zloty|krona|kronor|kroner|shillings?|guilders?|ducats?|"
    "florins?|thalers?|talers?|reais|won|naira|rand|shekels?|cents?|USD|EUR|GBP|CHF|JPY"
)
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}

# Adjectives that may stand between a number and its unit ("six more months").
_BETWEEN = r"(?:(?:more|further|additional|extra|full|consecutive|straight|successive|whole)\s+)?"
_UNITS = tuple(
    (re.compile(rf"[\s-]?{_BETWEEN}(?:{words})(?![\w])"), Unit(symbol, dimension, factor))
    for dimension, rows in _TABLE.items()
    for words, (symbol, factor) in rows.items()
)
_CURRENCY = re.compile(rf"[\s-]?(?:(?:U\.?S\.?|\w+n)\s+)?({_CURRENCIES})(?![\w-])")
_SYMBOL = re.compile(rf"(?:\b[A-Z]{{1,3}})?([{''.join(map(re.escape, _SYMBOLS))}])\s?$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit found beside a number, and how far it reaches in the text."""

    unit: Unit
    start: int
    end: int


def unit_beside(text: str, start: int, end: int) -> Measured | None:
    """The unit written after (or, for currency signs, before) the number ``text[start:end]``."""
    if sign := _SYMBOL.search(text[max(0, start - 6) : start]):
        width = len(sign[0])
        return Measured(Unit(_SYMBOLS[sign[1]], Dimension.MONEY), start - width, end)
    if currency := _CURRENCY.match(text, end):
        return Measured(Unit(_singular(currency[1]), Dimension.MONEY), start, currency.end())
    found = [(m.end(), unit) for pattern, unit in _UNITS if (m := pattern.match(text, end))]
    if not found:
        return None
    reach, unit = max(found, key=lambda pair: pair[0])
    return Measured(unit, start, reach)


def _singular(word: str) -> str:
    return word.lower().removesuffix("s") if word.islower() else word.lower()
