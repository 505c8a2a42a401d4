"""The training corpus: articles with attributions, as labelled tokens.

Reads PolNeAR's repacked JSON Lines; gives, for each article, the tokens of the shipped
program (`onrecord.attribute.tokens`), a BIO label a word and the links between fragments.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.attribute.tokens import Tokens, tokenize

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
IGNORED = -100
# Links of a content fragment, each to the first word of another fragment.
LINKS = ("cue", "source", "earlier")

# Pieces and their probabilities.
Answers: TypeAlias = "tuple[NDArray[np.int64], NDArray[np.float32]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled article.

    Args:
        id: The article's id in the corpus.
        tokens: Its pieces and words.
        labels: int64 (pieces,); label of the word at its first piece, IGNORED elsewhere.
        links: For each content fragment: piece where it begins, then for each of LINKS the
            pieces where a right target begins; empty for "has none".
        soft: float16 (words, labels); a teacher's probabilities, None without one.
        soft_links: For each piece that may begin a content, as the teacher has it, then for each of
            LINKS: the pieces that may answer, -1 for "none", and their probabilities.
    """

    id: str
    tokens: Tokens
    labels: NDArray[np.int64]
    links: tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]
    soft: NDArray[np.float16] | None = None
    soft_links: tuple[tuple[int, tuple[Answers, ...]], ...] = ()


def read_examples(
    path: Path, tokenizer: Tokenizer, *, without: frozenset[str] = frozenset()
) -> list[Example]:
    """Read the labelled articles of one file.

    Args:
        path: A JSON Lines file with `id`, `text` and `attributions`.
        tokenizer: The base encoder's tokenizer.
        without: Ids of articles to leave out.
    """
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [
        _example(row["id"], row["text"], row["attributions"], tokenizer)
        for row in rows
        if row["id"] not in without
    ]


def shared_articles(path: Path) -> frozenset[str]:
    """Give the ids of the articles that several people labelled; the model is measured on them."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return frozenset(row["id"] for row in rows)


def read_soft(path: Path, examples: Sequence[Example], tokenizer: Tokenizer) -> list[Example]:
    """Give the examples with a teacher's probabilities, and those that the teacher alone labelled.

    Args:
        path: A file that teach.py wrote: lists of ids, texts, attributions, probabilities and links.
        examples: Labelled by people; one whose id the file holds gets its probabilities.
        tokenizer: The base encoder's tokenizer.
    """
    with path.open("rb") as file:
        taught = {row["id"]: row for row in pickle.load(file)}
    out = [
        _taught(example, taught.pop(example.id)) if example.id in taught else example for example in examples
    ]
    for row in taught.values():
        example = _example(row["id"], row["text"], row["attributions"], tokenizer)
        nothing = np.full_like(example.labels, IGNORED)
        out.append(_taught(replace(example, labels=nothing), row))
    return out


def _taught(example: Example, row: dict[str, Any]) -> Example:
    firsts = np.append(example.tokens.firsts, -1)
    links = tuple(
        (
            int(firsts[word]),
            tuple((firsts[words], chances.astype(np.float32)) for words, chances in answers),
        )
        for word, answers in row.get("links", ())
    )
    return replace(example, soft=row["soft"], soft_links=links)


def _example(id: str, text: str, attributions: list[dict], tokenizer: Tokenizer) -> Example:
    tokens = tokenize(text, tokenizer)
    labels = np.full(len(tokens.pieces), IGNORED, dtype=np.int64)
    labels[tokens.firsts] = 0
    links = []
    for attribution in attributions:
        firsts = {role: [] for role in ROLES}
        for number, role in enumerate(ROLES):
            for start, end in attribution[role]:
                words = _words_of(tokens, start, end)
                if len(words):
                    labels[tokens.firsts[words]] = 2 * number + 2
                    labels[tokens.firsts[words[0]]] = 2 * number + 1
                    firsts[role].append(int(tokens.firsts[words[0]]))
        for place, content in enumerate(firsts["content"]):
            earlier = tuple(firsts["content"][:place])
            links.append((content, (tuple(firsts["cue"]), tuple(firsts["source"]), earlier)))
    return Example(id=id, tokens=tokens, labels=labels, links=tuple(links))


def _words_of(tokens: Tokens, start: int, end: int) -> NDArray[np.int64]:
    low = int(np.searchsorted(tokens.ends, start, side="right"))
    high = int(np.searchsorted(tokens.starts, end, side="left"))
    return np.arange(low, high)
