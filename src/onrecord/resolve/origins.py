"""Origins: party and state as brackets behind a name tell them: "(R-Fla.)", ", D-Calif.,", "(Ohio)".

Abbreviations are those of American news agencies and of the post. What a page tells this way helps
to know whom "the Florida senator" means, and whom it cannot mean.
"""

from __future__ import annotations

import re

_PARTIES = {"r": "republican", "d": "democratic", "i": "independent"}
_SHORT = """
ala alabama al alabama ak alaska ariz arizona az arizona ark arkansas ar arkansas calif california
ca california colo colorado co colorado conn connecticut ct connecticut del delaware de delaware
fla florida fl florida ga georgia hi hawaii id idaho ill illinois il illinois ind indiana in indiana
ia iowa kan kansas ks kansas ky kentucky la louisiana me maine md maryland mass massachusetts
ma massachusetts mich michigan mi michigan minn minnesota mn minnesota miss mississippi ms mississippi
mo missouri mont montana mt montana neb nebraska ne nebraska nev nevada nv nevada nh new_hampshire
nj new_jersey nm new_mexico ny new_york nc north_carolina nd north_dakota oh ohio okla oklahoma
ok oklahoma ore oregon or oregon pa pennsylvania ri rhode_island sc south_carolina sd south_dakota
tenn tennessee tn tennessee tex texas tx texas ut utah vt vermont va virginia wash washington
wa washington wva west_virginia wv west_virginia wis wisconsin wi wisconsin wyo wyoming wy wyoming
""".split()  # noqa: SIM905
_STATES = dict(zip(_SHORT[::2], _SHORT[1::2], strict=True))
_WHOLE = frozenset(_STATES.values())
_TOLD = re.compile(
    r"\s?\((?:([RDI])(?:[-–—]([A-Z][\w. ]{1,16}))?|([A-Z][\w. ]{1,16}))\)|,\s([RDI])[-–—]([A-Z][\w. ]{1,14}),"
)


def origin_told(text: str, end: int) -> frozenset[str]:
    """Give party and state, in lower-case words, that stand right behind a name.

    Args:
        text: The field.
        end: Where the name ends.
    """
    told = _TOLD.match(text, end)
    if told is None:
        return frozenset()
    party = told.group(1) or told.group(4) or ""
    state = told.group(2) or told.group(3) or told.group(5) or ""
    words = _state_words(state)
    if told.group(3) and not words:
        return frozenset()
    return words | ({_PARTIES[party.lower()]} if party else frozenset())


def _state_words(short: str) -> frozenset[str]:
    plain = re.sub(r"[^a-z ]", "", short.lower()).strip()
    name = _STATES.get(plain.replace(" ", ""), plain.replace(" ", "_"))
    return frozenset(name.split("_")) if name in _WHOLE else frozenset()
