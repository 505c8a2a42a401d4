"""Reading: what an article costs, beside lxml's bare parse of the same pages in the same run.

Figures are the parse's CPU time divided by ours, so that more is better: 0.2 means that an
article costs five times the parse. Pages are read some at once, as `read --batch` reads them. Each round is a
process of its own that reads every page once: lines that were seen before are remembered, so that a
second reading costs less than pages cost. What is loaded once (weights, tables, the language model, ftfy)
is loaded before the clock runs.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

from gates.measures import Bench, Figures

_CODE = """
import json, sys, time
import lxml.html
from onrecord.cycles import look_less_for_cycles
from onrecord.extract.language import language_of
from onrecord.intake import Plan, Task, read_tasks

def spent(work, items):
    began = time.process_time()
    work(items)
    return time.process_time() - began

pages, dumps = (
    [line.encode("latin-1") for line in json.load(open(name))] for name in sys.argv[1:3]
)
look_less_for_cycles()  # as the command does
plan = Plan(program="gate", with_statements=False)
def parse(pages):
    for page in pages:
        lxml.html.document_fromstring(page)
def read_as(kind):
    def read(pages):
        tasks = [Task(source="page", data=page, kind=kind) for page in pages]
        for _ in read_tasks(tasks, plan, jobs=1, are_at_hand=True):
            pass
    return read
html, dump = read_as("html"), read_as("page")
parse(pages[:1])
html(pages[:1])
twice = "Ana Verling dejó la región, señaló ayer: «mañana volveré», según la reunión".encode()
dump([dumps[0], twice.decode("cp1252").encode()])  # the second loads ftfy
language_of("lorem ipsum dolor sit amet consectetur adipiscing elit", stated=None)  # loads its model
work = ((parse, pages[1:]), (html, pages[1:]), (dump, dumps[1:]))
print(json.dumps([spent(each, items) / len(items) for each, items in work]))
"""
_ROUNDS = 3


def measure_reading(own: Bench) -> Figures:
    """Articles from HTML and from dumps, without statements."""
    folder = own.data / "data" / "pages"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    pages = [
        gzip.decompress((folder / row["html"]).read_bytes()) for row in rows if row.get("body") is not None
    ]
    flat = [json.loads(line)["text"].encode() for line in (folder / "flat.jsonl").open(encoding="utf-8")]
    names = []
    for name, texts in (("pages", pages), ("dumps", flat)):
        place = own.work / f"{name}.json"
        place.write_text(json.dumps([text.decode("latin-1") for text in texts]))
        names.append(str(place))
    rounds = [
        json.loads(
            subprocess.run([sys.executable, "-c", _CODE, *names], check=True, capture_output=True).stdout
        )
        for _ in range(_ROUNDS)
    ]
    parse_s, html_s, dump_s = map(min, zip(*rounds, strict=True))  # a page
    print(f"    HTML: {html_s / parse_s:.1f} times lxml's parse; dumps: {1 / dump_s:.0f} a CPU second")
    return {"speed/html_beside_parse": parse_s / html_s, "speed/dump_beside_parse": parse_s / dump_s}
