"""Who said what: onrecord beside textacy and regular expressions, in one run.

    python -m bench.attribution [--print]

Every program reads the same articles on one thread, its models loaded before the clock starts, one
article by each in turn (A B C A B C ...), CPU time of the process. Ours is what `onrecord read --as
text` does for an article, to the record's line of JSON: statements, figures, dates and speakers. All
are scored by the scorer beside the data that ONRECORD_DATA names, on PolNeAR dev and on the
world's news, ours with 95 % intervals; people are compared by gates/people.py.

The figures go into the program's file of figures and the tables of docs/accuracy.md, unless --print is given.
`make bench` installs the yardsticks into an environment of their own and runs this there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from gates.accuracy import PAIRS, SPANS, commit, save, tables, today
from gates.measures import Bench, bench
from gates.people import measure_people

from bench.peers import (
    Attribution,
    find_by_expressions,
    load_language,
    textacy_by_paragraph,
    textacy_whole,
)
from onrecord.attribute.encoder import WEIGHTS
from onrecord.desk.accuracy import Accuracy, Collection, Measured, Names, Score, System, Tally

COLLECTIONS = ("polnear", "world")
TIMED = "polnear"
RESAMPLES = 500
# The world's gold has reported speech alone, so that thoughts found there would count as wrong.
KINDS = {"polnear": ("said", "direct", "mixed", "indirect"), "world": ("said", "direct", "mixed")}
OURS = "onrecord"
_DATA_FILES = (
    "data/polnear/dev.jsonl",
    "data/polnear/dev_speakers.jsonl",
    "data/polnear/multi_annotated.jsonl",
    "data/world/dev.jsonl",
    "tools/score_attributions.py",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One program.

    Args:
        name: For the table.
        read: From a line of batch input to a line of output.
        gives_records: Whether that is our record, or already the scorer's form.
    """

    name: str
    read: Callable[[dict[str, Any]], str]
    gives_records: bool = False


def contestants() -> list[Contestant]:
    """Give the programs, ours first, their models loaded."""
    language = load_language()
    lean = load_language(without=("ner",))
    peers = {
        "textacy, whole text": textacy_whole(language),
        "textacy, by paragraph": textacy_by_paragraph(language),
        "textacy, by paragraph, spaCy’s name finder off": textacy_by_paragraph(lean),
        "regular expressions": find_by_expressions,
    }
    return [_ours(), *(_peer(name, find) for name, find in peers.items())]


def _ours() -> Contestant:
    from onrecord.attribute import load_model
    from onrecord.domain.page import Facts
    from onrecord.domain.record import to_json
    from onrecord.pipeline import Reader

    model = load_model(threads=1)
    reader = Reader(program="bench", load_model=lambda: model)

    def read(row: dict[str, Any]) -> str:
        facts = Facts(published=row.get("published"), language=row["language"])
        data = row["text"].encode()
        return to_json(
            reader.read(data, source="text", kind="text", charset="utf-8", facts=facts, id=row["id"])
        )

    return Contestant(name=OURS, read=read, gives_records=True)


def _peer(name: str, find: Callable[[str], list[Attribution]]) -> Contestant:
    def read(row: dict[str, Any]) -> str:
        return json.dumps({"id": row["id"], "attributions": [asdict(each) for each in find(row["text"])]})

    return Contestant(name=name, read=read)


def run(own: Bench, over: str, programs: list[Contestant]) -> tuple[list[Path], list[float]]:
    """Read one collection with every program in turn.

    Returns:
        Each program's prediction file and its articles a CPU second.
    """
    gold = own.data / "data" / over / "dev.jsonl"
    rows = [json.loads(line) for line in own.tool("to_batch.py", "article", gold).splitlines()]
    lines: list[list[str]] = [[] for _ in programs]
    spent = [0.0 for _ in programs]
    for program in programs:
        program.read(rows[0])
    for row in rows:
        for place, program in enumerate(programs):
            began = time.process_time()
            lines[place].append(program.read(row))
            spent[place] += time.process_time() - began
    files = []
    for place, program in enumerate(programs):
        out = own.work / f"{over}-{place}.out"
        out.write_text("\n".join(lines[place]) + "\n", encoding="utf-8")
        files.append(own.predictions("attributions", out) if program.gives_records else out)
    return files, [len(rows) / seconds for seconds in spent]


def score(own: Bench, over: str, predicted: Path, *, is_ours: bool) -> dict[str, Any]:
    """Give what the scorer says of one prediction file."""
    gold = own.data / "data" / over / "dev.jsonl"
    more = ["--bootstrap", str(RESAMPLES)] if is_ours else []
    speakers = gold.parent / "dev_speakers.jsonl"
    if is_ours and speakers.exists():
        more += ["--speakers", str(speakers)]
    found: dict[str, Any] = json.loads(own.tool("score_attributions.py", gold, predicted, "--json", *more))
    return found


def scores_of(over: str, said: dict[str, Any]) -> list[Score]:
    """Take the figures of the table from what the scorer says."""
    out = []
    for measure in (*PAIRS, *SPANS):
        found = said["scores"].get(measure, {"p": 0.0, "r": 0.0, "f1": 0.0})
        low, high = said.get("ci95_f1", {}).get(measure, (None, None))
        p, r, f1 = (round(found[key], 4) for key in ("p", "r", "f1"))
        interval = {"low": low and round(low, 4), "high": high and round(high, 4)}
        out.append(Score(over=over, measure=measure, precision=p, recall=r, f1=f1, **interval))
    return out


def tallies_of(over: str, said: dict[str, Any]) -> list[Tally]:
    """Count what becomes of the statements of each kind."""
    out = []
    for kind in KINDS[over]:
        pair, words = said["scores"][f"pair/{kind}"], said["scores"][f"partial/{kind}"]
        right = round(pair["p"] * pair["pred"])
        out.append(
            Tally(
                over=over,
                kind=kind,
                shown=pair["pred"],
                right=right,
                wrong_source=round(words["p"] * pair["pred"]) - right,
                marked=pair["gold"],
                found=round(pair["r"] * pair["gold"]),
            )
        )
    return out


def names_of(said: dict[str, Any]) -> Names:
    """Count what becomes of the speakers' names."""
    named, wrong = said["speakers"]["named"], said["speakers"]["wrong_name"]
    return Names(marked=named["rows"], right=named["right"], given=wrong["rows"], wrong=wrong["right"])


def measure(own: Bench) -> dict[str, Any]:
    """Measure everything; give the parts of the file of figures."""
    programs = contestants()
    scores: list[list[Score]] = [[] for _ in programs]
    tallies: list[Tally] = []
    collections = []
    parts: dict[str, Any] = {}
    for over in COLLECTIONS:
        print(f"{over} ...", flush=True)
        files, rates = run(own, over, programs)
        for place, predicted in enumerate(files):
            said = score(own, over, predicted, is_ours=place == 0)
            scores[place] += scores_of(over, said)
            if place == 0:
                tallies += tallies_of(over, said)
                marked = said["scores"]["pair/all"]["gold"]
                collections.append(Collection(name=over, articles=said["articles"], statements=marked))
                if "speakers" in said:
                    parts["names"] = names_of(said)
        if over == TIMED:
            speeds = [round(rate, 2) for rate in rates]
    print("people ...", flush=True)
    systems = [
        System(name=program.name, articles_a_cpu_s=speed, scores=tuple(own_scores))
        for program, speed, own_scores in zip(programs, speeds, scores, strict=True)
    ]
    return {
        **parts,
        "measured": _measured(own.data),
        "collections": collections,
        "systems": systems,
        "tallies": tallies,
        "people": measure_people(own),
    }


def _measured(data: Path) -> Measured:
    whole = hashlib.sha256()
    for name in _DATA_FILES:
        whole.update(hashlib.sha256((data / name).read_bytes()).digest())
    model = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))["sha256"]
    return Measured(
        on=today(), command="make bench", commit=commit(), data=whole.hexdigest()[:16], model=model[:16]
    )


def main() -> None:
    """Measure, print, and keep what is asked to be kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--print", dest="prints", action="store_true", help="print the figures and keep none")
    options = parser.parse_args()
    place = os.environ.get("ONRECORD_DATA")
    if not place:
        sys.exit("SKIPPED: set ONRECORD_DATA to the folder that holds data/ and tools/.")
    with bench(Path(place)) as own:
        parts = measure(own)
    figures = Accuracy(**parts) if options.prints else save(**parts)
    for name, table in tables(figures).items():
        print(f"\n{name}\n{table}")


if __name__ == "__main__":
    main()
