"""What the gates measure: each figure by the scorers beside the data, on the program's own output.

Takes the folder that holds seeds/, data/ and tools/; gives figures by name. Every figure
comes from `onrecord read` as a user runs it.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Figures = dict[str, float]
SPANS = ("span/source", "span/cue", "span/content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where the data stands and where work may be written.

    Args:
        data: Holds seeds/, data/ and tools/.
        work: A folder that goes away afterwards.
    """

    data: Path
    work: Path

    def tool(self, name: str, *arguments: str | Path, check: bool = True) -> str:
        """Run one of the scorers' tools and give what it prints."""
        command = [sys.executable, str(self.data / "tools" / name), *map(str, arguments)]
        return subprocess.run(command, check=check, capture_output=True, text=True).stdout

    def read(self, kind: str, gold: str, *options: str) -> Path:
        """Read a gold file's documents with `onrecord read --batch` and give the records' path."""
        name = "-".join((kind, gold.replace("/", "-"), *options))
        out = self.work / f"{name}.records"
        if not out.exists():
            batch = out.with_suffix(".batch")
            batch.write_text(self.tool("to_batch.py", kind, self.data / "data" / gold))
            onrecord("read", "--batch", str(batch), *options, out=out)
        return out

    def gate_input(self, kind: str, gold: str) -> Path:
        """Give the path of what `onrecord gate-input` predicts for a gold file."""
        out = self.work / f"{kind}-{gold.replace('/', '-')}.predicted"
        command = [sys.executable, "-m", "onrecord", "gate-input", kind, str(self.data / "data" / gold)]
        out.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
        return out

    def predictions(self, kind: str, records: Path) -> Path:
        """Turn records into a scorer's prediction file."""
        out = records.with_suffix(f".{kind}")
        out.write_text(self.tool("from_records.py", kind, records))
        return out


@contextmanager
def bench(data: Path) -> Iterator[Bench]:
    """Open a Bench with a work folder of its own."""
    with tempfile.TemporaryDirectory(prefix="onrecord-gate-") as folder:
        yield Bench(data=data, work=Path(folder))


def onrecord(*arguments: str, out: Path) -> float:
    """Run the program on one thread; give the CPU seconds that it took.

    Raises:
        RuntimeError: It ended with a status other than 0 and 1 (some sources turned down).
    """
    before = _children_s()
    command = [sys.executable, "-m", "onrecord", *arguments, "--format", "jsonl"]
    with out.open("wb") as stream:
        run = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}: {run.stderr.decode()[-2000:]}")
    return _children_s() - before


def measure_seeds(own: Bench) -> Figures:
    """The two first pages: share of the checks that hold, and of the strict ones."""
    out = own.work / "seeds.records"
    pages = [str(own.data / "seeds" / name) for name in ("moscow_times.txt", "tass.txt")]
    onrecord("read", "--as", "page", *pages, out=out)
    figures: Figures = {}
    for name, options in (("checks", ()), ("strict", ("--strict",))):
        said = own.tool("score_seeds.py", *options, own.data / "seeds" / "gold.jsonl", out, check=False)
        for line in said.splitlines()[:-1]:
            print("   ", line)
        held, _, total = said.splitlines()[-1].split()[:3]
        figures[f"seeds/{name}"] = int(held) / int(total)
    return figures


def measure_pages(own: Bench) -> Figures:
    """Bodies of HTML pages and of flattened ones, and the fields beside them."""
    figures: Figures = {}
    for kind, gold in (("html", "pages/gold.jsonl"), ("page", "pages/flat.jsonl")):
        predicted = own.predictions("pages", own.read(kind, gold, "--only", "article"))
        for source in ("zyte", "fundus"):
            extra = ["--drop-lead"] if source == "fundus" else []
            path = own.data / "data" / gold
            score = json.loads(
                own.tool("score_pages.py", path, predicted, "--source", source, "--json", *extra)
            )
            figures.update(_of_bodies(f"{kind}/{source}", score))
            for name in ("title_exact", "authors_set", "date_day", "date_minute", "lead_exact"):
                if name in score and kind == "html":
                    figures[f"{kind}/{source}/{name}"] = score[name]["share"]
    return figures


def _of_bodies(name: str, score: dict[str, dict[str, float]]) -> Figures:
    """Give how good the bodies are; every figure so that more is better."""
    body = score["body"]
    print(f"    {name}: {body['extra_lines']} extra lines on {body['extra_pages']} of {body['n']} pages")
    figures = {
        f"{name}/body": body["f1"],
        f"{name}/recall": body["recall"],
        f"{name}/whole": body["accuracy"],
        f"{name}/pages_without_extra": 1 - body["extra_pages"] / body["n"],
    }
    if "caption_leak" in score:
        figures[f"{name}/captions_kept_out"] = 1 - score["caption_leak"]["share"]
    return figures


def measure_unseen(_: Bench) -> Figures:
    """Bodies of pages of sites that the networks did not see, as training/lines.py measured them last."""
    stored = json.loads((Path(__file__).parents[1] / "training" / "unseen_sites.json").read_text())
    return {f"unseen/{name}/{key}": found[key] for name, found in stored.items() for key in ("body", "whole")}


def measure_statements(own: Bench) -> Figures:
    """Who said what, and the speakers' names."""
    figures: Figures = {}
    for name in ("polnear", "world"):
        gold = own.data / "data" / name / "dev.jsonl"
        predicted = own.predictions("attributions", own.read("article", f"{name}/dev.jsonl"))
        speakers = ["--speakers", gold.parent / "dev_speakers.jsonl"] if name == "polnear" else []
        score = json.loads(own.tool("score_attributions.py", gold, predicted, "--json", *speakers))
        for key in ("pair/said", "pair/direct", "pair/all", *SPANS, "strict/direct", "pair_strict/direct"):
            figures[f"{name}/{key}"] = score["scores"][key]["f1"]
        if speakers:
            found = {key: each["accuracy"] for key, each in score["speakers"].items()}
            figures[f"{name}/speakers/named"] = found["named"]
            figures[f"{name}/speakers/named_content_found"] = found["named_content_found"]
            figures[f"{name}/speakers/right_of_named"] = 1 - found["wrong_name"]
            figures[f"{name}/speakers/no_unnamed_given_name"] = 1 - found["unnamed_given_name"]
    return figures


def measure_speed(own: Bench) -> Figures:
    """Articles a CPU second, as a ratio to a fixed piece of arithmetic in the same run."""
    batch = own.work / "speed.batch"
    batch.write_text(own.tool("to_batch.py", "article", own.data / "data" / "polnear" / "dev.jsonl"))
    lines = batch.read_text().splitlines(keepends=True)
    one, all_ = own.work / "one.batch", own.work / "all.batch"
    one.write_text(lines[0])
    all_.write_text("".join(lines))
    start_s = onrecord("read", "--batch", str(one), out=own.work / "one.out")
    yardstick_s = _yardstick_s()
    whole_s = onrecord("read", "--batch", str(all_), out=own.work / "all.out")
    yardstick_s = min(yardstick_s, _yardstick_s())
    each_s = (whole_s - start_s) / (len(lines) - 1)
    print(f"    {1 / each_s:.2f} articles a CPU second; the yardstick takes {yardstick_s:.2f} s")
    return {"speed/articles_a_yardstick": yardstick_s / each_s}


def _yardstick_s() -> float:
    """CPU seconds of 1,500 products of 384 x 384 matrices on one thread: the encoder's own trade."""
    code = (
        "import numpy as np, time\n"
        "a = np.random.default_rng(0).random((384, 384), dtype=np.float32)\n"
        "began = time.process_time()\n"
        "for _ in range(1500): b = a @ a\n"
        "print(time.process_time() - began)"
    )
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

    run = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **threads},
    )
    return float(run.stdout)


def _children_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


MEASURES: dict[str, Callable[[Bench], Figures]] = {
    "seeds": measure_seeds,
    "pages": measure_pages,
    "unseen": measure_unseen,
    "statements": measure_statements,
    "speed": measure_speed,
}


def digest(data: Path) -> str:
    """Give the first 16 hex digits of SHA-256 over the gold files and scorers."""
    names = [
        "seeds/gold.jsonl",
        "data/pages/gold.jsonl",
        "data/pages/flat.jsonl",
        "data/polnear/dev.jsonl",
        "data/polnear/dev_speakers.jsonl",
        "data/world/dev.jsonl",
        "data/polnear/multi_annotated.jsonl",
        "data/names/pairs.jsonl",
        "data/names/aliases.jsonl",
        "data/names/mentions.jsonl",
        "data/dates/docs.jsonl",
        "data/dates/seeds.jsonl",
        "data/figures/claims.jsonl",
        "data/figures/meantime_values.jsonl",
        "data/stories/ecb.jsonl",
        "data/stories/basil.jsonl",
        "data/stories/wire.jsonl",
        "data/stories/editions.jsonl",
        "data/stories/statements.jsonl",
        "tools/score_seeds.py",
        "tools/score_pages.py",
        "tools/score_attributions.py",
        "tools/score_dates.py",
        "tools/score_figures.py",
        "tools/score_names.py",
        "tools/score_stories.py",
        "tools/to_batch.py",
        "tools/from_records.py",
    ]
    whole = hashlib.sha256()
    for name in names:
        whole.update(hashlib.sha256((data / name).read_bytes()).digest())
    return whole.hexdigest()[:16]


__all__ = ["MEASURES", "Bench", "Figures", "bench", "digest"]
