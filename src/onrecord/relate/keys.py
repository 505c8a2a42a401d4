"""Keys: what two statements that could be one have in common, for an index.

Two kinds. Words of a speaker: the fortnight, the speaker's last name and a root, in this order, so
that an index holds side by side what one speaker says in a fortnight; statements of one speaker in
neighbouring fortnights that share enough of them are candidates, so a paraphrase is found. Runs:
every three telling roots that follow each other, of which one in a window of four is kept
(winnowing); whoever is the speaker and whenever it was, a run of six telling words in common gives
a key in common, so a trimmed quotation is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from onrecord.domain.statement import Speaker
from onrecord.domain.telling import Telling
from onrecord.relate.roots import root_of
from onrecord.relate.wording import fold, telling_keys

FORTNIGHT = 14
IN_RUN = 3
_WINDOW = 4
_MOST_ROOTS = 14
_MOST_RUNS = 24
_BITS = 23  # of a name's hash, and of a root's; what is left of 63 counts fortnights to the year 5024
STEP = 1 << 2 * _BITS
"""Between a word's keys of two fortnights."""
_BY = (0x2545F4914F6CDD1D, 0x5851F42D4C957F2D, 0x369DEA0F31A53F85)  # odd; one for each place of a run
_MASK = (1 << 63) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A statement's keys.

    Args:
        words: Of its own fortnight.
        runs: Whatever the time.
    """

    words: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()

    @property
    def near(self) -> tuple[int, ...]:
        """Its words in the fortnights before and after; asked, never stored."""
        return tuple((word + by) & _MASK for by in (-STEP, STEP) for word in self.words)

    @property
    def least(self) -> int:
        """So many words in common make a candidate of a statement without a run in common."""
        return max(2, (2 * len(self.words) + 4) // 5)


def keys_of(telling: Telling) -> Keys:
    """Give the keys of a statement; the same for the same words, speaker and fortnight."""
    roots = [root for piece in telling.text.split() for root in _roots(piece)]
    known = dict(roots)
    told = sorted(sorted(known), key=len, reverse=True)[:_MOST_ROOTS]  # the longest, then by letter
    here = (telling.day // FORTNIGHT) * STEP
    names = [here + (_cut(_hash(name)) << _BITS) for name in last_names(telling.speaker)]
    words = tuple([(name + _cut(known[root])) & _MASK for name in names for root in told])
    return Keys(words=words, runs=_runs([own for _, own in roots]))


@lru_cache(maxsize=131072)
def _roots(piece: str) -> tuple[tuple[str, int], ...]:
    """Give the telling roots in what stands between white space, each with its hash."""
    return tuple((root, _hash(root)) for root in map(root_of, telling_keys(piece)))


def last_names(speaker: Speaker) -> tuple[str, ...]:
    """Give the folded last words of a speaker's names: of one, or of the first two who speak as one."""
    names = speaker.members or ((speaker.name,) if speaker.name else ())
    return tuple(dict.fromkeys(last for name in names[:2] if (last := _last_name(name))))


@lru_cache(maxsize=65536)
def _last_name(name: str) -> str:
    words = fold(name).replace("'", " ").split()
    return words[-1] if words else ""


def _cut(hashed: int) -> int:
    return hashed >> 63 - _BITS


def _runs(hashes: Sequence[int]) -> tuple[int, ...]:
    one, two, three = _BY
    if len(hashes) < IN_RUN:
        return ((hashes[0] * one + hashes[1] * two) & _MASK,) if len(hashes) == IN_RUN - 1 else ()
    threes = zip(hashes, hashes[1:], hashes[2:], strict=False)
    runs = [(a * one + b * two + c * three) & _MASK for a, b, c in threes]
    if len(runs) <= _WINDOW:
        return tuple(dict.fromkeys(runs))
    kept = map(min, runs, runs[1:], runs[2:], runs[3:])  # of every _WINDOW runs one
    return tuple(dict.fromkeys(kept))[:_MOST_RUNS]


@lru_cache(maxsize=131072)
def _hash(word: str) -> int:
    """Give 63 bits, which every database's integers hold."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
