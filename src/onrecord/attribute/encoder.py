"""The encoder: the shipped network, run over the windows of one text.

Takes Tokens; gives, for each word, label probabilities, and what is needed to score links
between words. The one owner of the model runtime.

Windows overlap; each word is judged in the window where it lies farthest from an edge. Two
words can be linked where one window holds both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.attribute.confidence import Judge, read_calibration
from onrecord.attribute.tokens import FEATURES, Tokens, load_tokenizer, starts_paragraph, tokenize
from onrecord.errors import ModelError

Float = NDArray[np.float32]
Facts = dict[str, Any]
Network = Callable[[NDArray[np.int64], NDArray[np.int64]], tuple[Float, Float]]
WEIGHTS = Path(__file__).parent / "weights"
# Pieces shared by neighbouring windows. With windows that end between paragraphs 64 are as good as 96 were
# without (training/LOG.md), for a tenth less work; 48 lose on the world articles.
OVERLAP = 64
# Pieces that a window gives up to end or begin with a paragraph.
NEAR = 48
FINGERPRINT_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One window's part of the scores.

    Args:
        low, high: The words that it holds, half-open.
        queries, keys: float32 (links, words + 1, width); row 0 stands for "none", row i + 1 for
            word low + i.
    """

    low: int
    high: int
    queries: Float
    keys: Float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network says of one text.

    Args:
        tokens: The text's tokens.
        labels: float32 (words, labels); log probabilities, labels as in labels.json.
        windows: In order.
        best: int64 (words,); the window that each word is judged in.
    """

    tokens: Tokens
    labels: Float
    windows: tuple[Window, ...]
    best: NDArray[np.int64]

    def link_scores(
        self, link: int, words: NDArray[np.int64], targets: NDArray[np.int64]
    ) -> tuple[Float, Float]:
        """Score how well words answer the link of others.

        Args:
            link: Index of the link, as in labels.json.
            words: int64 (words,); the words that ask, in order.
            targets: int64 (targets,); words that may answer, in order.

        Returns:
            float32 (words, targets) scores, minus infinity for words that share no window with the
            asking one, and float32 (words,) scores of "none". Scores are logits of one distribution:
            that of the window which judges the asking word; what only a neighbouring window holds is
            counted from the same "none".
        """
        scores = np.full((len(words), len(targets)), -np.inf, dtype=np.float32)
        none = np.zeros(len(words), dtype=np.float32)
        judges = self.best[words]
        for step in (0, -1, 1):
            for number in sorted({*judges.tolist()}):
                if not 0 <= number + step < len(self.windows):
                    continue
                window = self.windows[number + step]
                asking = np.flatnonzero((judges == number) & (words >= window.low) & (words < window.high))
                if not len(asking):
                    continue
                queries = window.queries[link, words[asking] - window.low + 1]
                own_none = queries @ window.keys[link, 0]
                if step == 0:
                    none[asking] = own_none
                start, end = targets.searchsorted((window.low, window.high))
                keys = window.keys[link, targets[start:end] - window.low + 1]
                found = queries @ keys.T - own_none[:, None] + none[asking, None]
                before = scores[asking, start:end]
                scores[asking, start:end] = np.where(before == -np.inf, found, before)
        return scores, none


class Model:
    """The statement model: tokenizer, network and what its labels mean.

    Args:
        facts: What labels.json says.
        tokenizer: The base encoder's.
        network: Scores one window: int64 (1, pieces) pieces with the special ones, int64 (1, pieces)
            features; gives float32 (1, pieces, labels) logits and float32
            (1, pieces, 2 * links * width), all queries, then all keys.
        folder: Where it comes from.
    """

    def __init__(self, facts: Facts, tokenizer: Tokenizer, network: Network, folder: Path = WEIGHTS) -> None:
        self.folder = folder
        self.fingerprint: str = facts["sha256"][:FINGERPRINT_LENGTH]
        self.languages: frozenset[str] = frozenset(facts["languages"])
        self.labels: tuple[str, ...] = tuple(facts["labels"])
        self.links: tuple[str, ...] = tuple(facts["links"])
        self.calibration: Judge = read_calibration(facts)
        self._window: int = facts["window"]
        self._width: int = facts["link_width"]
        self._special: dict[str, int] = facts["pieces"]
        self._tokenizer = tokenizer
        self._network = network

    def score(self, text: str) -> Scores:
        """Run the network over one text.

        Args:
            text: Any text; an empty one gives empty scores.
        """
        tokens = tokenize(text, self._tokenizer)
        cuts = _cut_windows(tokens, self._window)
        judged = [self._run(tokens, cut) for cut in cuts]
        best = _best_windows(cuts, len(tokens.firsts))
        labels = np.zeros((len(tokens.firsts), len(self.labels)), dtype=np.float32)
        windows = []
        for number, (cut, (logits, links)) in enumerate(zip(cuts, judged, strict=True)):
            own = np.flatnonzero(best[cut.low : cut.high] == number)
            labels[cut.low + own] = logits[1:][own]
            windows.append(self._window_of(cut, links))
        return Scores(tokens=tokens, labels=_log_softmax(labels), windows=tuple(windows), best=best)

    def _window_of(self, cut: _Cut, links: Float) -> Window:
        sides = links.reshape(len(links), 2, len(self.links), self._width).transpose(1, 2, 0, 3)
        return Window(low=cut.low, high=cut.high, queries=sides[0] * self._width**-0.5, keys=sides[1])

    def _run(self, tokens: Tokens, cut: _Cut) -> tuple[Float, Float]:
        """Give logits and links of [CLS] and of each word's first piece.

        One window at a time: without padding the network needs no mask, and what it works
        on stays in the processor's cache.
        """
        size = cut.stop - cut.start
        pieces = np.empty((1, size + 2), dtype=np.int64)
        features = np.zeros_like(pieces)
        pieces[0, 0], pieces[0, -1] = self._special["cls"], self._special["sep"]
        pieces[0, 1:-1] = tokens.pieces[cut.start : cut.stop]
        features[0, 1:-1] = tokens.features[cut.start : cut.stop]
        logits, links = self._network(pieces, features)
        places = np.concatenate(([0], tokens.firsts[cut.low : cut.high] - cut.start + 1))
        return logits[0, places], links[0, places]


def load_model(folder: Path | None = None, *, threads: int = 1) -> Model:
    """Load the model that ships with the program, or another one.

    Args:
        folder: Holds model.onnx, tokenizer.json and labels.json; None for the shipped one.
        threads: Processor threads for the network.

    Raises:
        ModelError: A file is missing, damaged or belongs to another model.
    """
    folder = folder or WEIGHTS
    facts = _read_facts(folder)
    weights = (folder / "model.onnx").read_bytes()
    digest = hashlib.sha256(weights).hexdigest()
    if digest != facts["sha256"] or facts["features"] != FEATURES:
        raise ModelError(
            f"{folder / 'model.onnx'}: its SHA-256 is {digest[:16]}..., labels.json names "
            f"{facts['sha256'][:16]}...; the files do not belong together. Install the model again."
        )
    tokenizer = load_tokenizer(str(folder / "tokenizer.json"))
    return Model(facts, tokenizer, _onnx_network(weights, threads), folder)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A window: its pieces [start, stop), and its words [low, high)."""

    start: int
    stop: int
    low: int
    high: int


def _cut_windows(tokens: Tokens, window: int) -> list[_Cut]:
    """Cut a text into overlapping windows of whole words; a word longer than a window is cut off.

    Windows end and begin between paragraphs where one ends near: what belongs together seldom
    lies on both sides.
    """
    total = len(tokens.pieces)
    words = len(tokens.firsts)
    bounds = np.append(tokens.firsts, total)
    openings = np.append(np.flatnonzero(starts_paragraph(tokens)), words)
    cuts: list[_Cut] = []
    low = 0
    while low < words:
        start = int(bounds[low])
        high = int(np.searchsorted(bounds, start + window, side="right")) - 1
        high = max(high, low + 1)
        if high < words:
            high = _opening(openings, bounds, high, int(bounds[high])) or high
        stop = min(int(bounds[high]), start + window)
        cuts.append(_Cut(start, stop, low, high))
        if high >= words:
            break
        back = int(np.searchsorted(bounds, stop - OVERLAP, side="left"))
        back = _opening(openings, bounds, back, stop - OVERLAP) or back
        low = max(back, low + 1) if back < high else high
    return cuts


def _opening(openings: NDArray[np.int64], bounds: NDArray[np.int64], word: int, piece: int) -> int:
    """Give the last word at or before one that opens a paragraph, at most NEAR pieces before; else 0."""
    place = int(np.searchsorted(openings, word, side="right")) - 1
    found = int(openings[place]) if place >= 0 else 0
    return found if piece - int(bounds[found]) <= NEAR else 0


def _best_windows(cuts: Sequence[_Cut], words: int) -> NDArray[np.int64]:
    """Give for each word the window where it lies farthest from an inner edge."""
    best = np.zeros(words, dtype=np.int64)
    margin = np.full(words, -1, dtype=np.int64)
    for number, cut in enumerate(cuts):
        place = np.arange(cut.high - cut.low)
        left = place if cut.low else place + words
        right = place[::-1] if cut.high < words else place[::-1] + words
        own = np.minimum(left, right)
        better = own > margin[cut.low : cut.high]
        best[cut.low : cut.high][better] = number
        margin[cut.low : cut.high][better] = own[better]
    return best


def _log_softmax(logits: Float) -> Float:
    shifted = logits - logits.max(axis=-1, keepdims=True, initial=-np.inf)
    out: Float = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def _read_facts(folder: Path) -> Facts:
    path = folder / "labels.json"
    try:
        facts: Facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path}: the statement model cannot be read ({error}); install the package again, "
            "or name a folder that holds model.onnx, tokenizer.json and labels.json."
        ) from error
    return facts


def _onnx_network(weights: bytes, threads: int) -> Network:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Spinning threads burn the CPU time of whoever else runs here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The fused form of "add, then norm" takes longer than the two: an eighth of the whole (onnxruntime 1.31).
    session = onnxruntime.InferenceSession(
        weights,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )

    def run(pieces: NDArray[np.int64], features: NDArray[np.int64]) -> tuple[Float, Float]:
        logits, links = session.run(None, {"pieces": pieces, "features": features})
        return logits, links

    return run
