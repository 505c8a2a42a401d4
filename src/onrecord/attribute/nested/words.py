"""Words: the closed lists of English by which contents are read without a parser.

Lower case throughout. A word that stands in none of them counts as a noun.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attribute.wording import word_set
from onrecord.domain.span import Span

OPENING = word_set('" “ ‘ « „ `')
CLOSING = word_set("\" ” ’ » '")
SUBJECTS = word_set("he she they it who which you")
OWN = word_set("i we me us")
OBJECTS = word_set("him her them me us you it himself herself themselves")
CROWDS = word_set(
    "people some many others everyone everybody someone somebody nobody critics supporters experts "
    "opponents officials most several all both few half none media police women men children"
)
# Heads of phrases that mean persons, for "our experts have said".
PERSONS = word_set(
    "deputy deputies representative representatives lawyer lawyers doctor doctors colleague colleagues "
    "minister ministers friend friends father mother son daughter brother sister wife husband boss "
    "adviser advisers member members partner partners ally allies neighbor neighbors neighbour neighbours "
    "president director staff team"
)
DETERMINERS = word_set(
    "the a an this that these those his her their its my our your every each any no some several many "
    "most all both two three four five other another"
)
# What leads a clause that stands as a noun: "what he called".
FUSED = word_set("what which")
POSSESSIVES = word_set("his her their its my our your")
PREPOSITIONS = word_set(
    "of for from in at on with to by about into over under against between among through during after "
    "before since until without within toward towards via per like as than off up down out"
)
CONJUNCTIONS = word_set(
    "that when while if because as after before since although though whether unless until where why how "
    "what whatever once so which who whom whose and but or nor yet than then"
)
EVERYBODY = word_set("somebody someone anybody anyone everybody everyone nobody")
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
TIMES = word_set(
    "yesterday today tonight tomorrow earlier later last this next week month year night morning "
    "afternoon evening ago recently spring summer fall autumn winter weekend january february march april "
    "june july august september october november december years weeks months days prior"
)
_TITLES = word_set(
    "mr mrs ms dr sen rep gov gen lt col st prof jr sr no vs rev hon capt sgt maj pres u.s d.c u.k u.n "
    "e.g i.e"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: its lower-case form, whether it has a capital, and where it stands."""

    low: str
    is_capital: bool
    span: Span


def is_title(token: Token) -> bool:
    """Say whether the full stop behind a token belongs to it ("Mr.", "U.S.", "J.")."""
    return token.low in _TITLES or (len(token.low) == 1 and token.is_capital)


def is_weekday(low: str) -> bool:
    """Say whether a lower-case word names a day of the week."""
    return low in _WEEKDAYS


def is_time(low: str) -> bool:
    """Say whether a lower-case word names a time."""
    return low in TIMES or low in _WEEKDAYS
