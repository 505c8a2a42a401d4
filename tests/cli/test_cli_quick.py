"""`read` understood without the parser: the same as the parser says, and nothing heavy loaded."""

import subprocess
import sys

import pytest

from onrecord.cli.chosen import ReadingOptions
from onrecord.cli.commands import build
from onrecord.cli.quick import find_plain_read

EVERY_OPTION = [
    "--as", "page", "--format", "jsonl", "--explain", "--only", "article", "--attitudes",
    "--published", "2026-03-14", "--url", "https://valley.example/a", "--outlet", "The Valley Post",
    "--language", "de", "--allow-private", "--currency", "EUR", "--model", "weights", "--rules", "own",
    "--jobs", "2",
]  # fmt: skip
# What a user may type of which the parser must decide.
NOT_PLAIN = [
    ["read", "--help"],
    ["read", "-h"],
    ["read", "page.html", "--colour", "red"],
    ["read", "page.html", "--jobs", "many"],
    ["read", "page.html", "--as", "pdf"],
    ["read", "page.html", "--url"],
    ["read", "page.html", "--url", "--explain"],
    ["read", "page.html", "--explain=yes"],
    ["read", "page.html", "--url", "a", "--url", "b"],
    ["read", "--", "page.html"],
    ["read", "-page.html"],
    ["add", "page.html"],
    ["--help"],
    [],
]


@pytest.mark.parametrize(
    "tokens",
    [
        ["read"],
        ["read", "a.html"],
        ["read", "a.html", "-", "https://valley.example/b?c=d"],
        ["read", "a.html", "--only", "article", "b.html"],
        ["read", "--only=article", "--jobs=0", "a.html"],
        ["read", "--url=https://valley.example/?a=b=c", "a.html"],
        ["read", "--batch", "-"],
        ["read", "--batch=pages.jsonl", "--as", "html"],
        ["read", "a.html", *EVERY_OPTION],
    ],
)
def test_a_plain_call_is_understood_as_the_parser_understands_it(tokens):
    _, bound, _ = build().parse_args(tokens, exit_on_error=False, print_error=False)
    bound.apply_defaults()
    plain = find_plain_read(tokens)
    assert plain is not None
    assert plain.sources == bound.arguments["sources"]
    assert plain.batch == bound.arguments["batch"]
    assert plain.options == bound.arguments["options"]


def test_every_option_of_reading_is_among_those_tried():
    plain = find_plain_read(["read", "a.html", *EVERY_OPTION])
    assert plain is not None
    untouched = ReadingOptions()
    assert not [
        name for name in ReadingOptions.__slots__ if getattr(plain.options, name) == getattr(untouched, name)
    ]


@pytest.mark.parametrize("tokens", NOT_PLAIN, ids=" ".join)
def test_what_is_not_plain_is_left_to_the_parser(tokens):
    assert find_plain_read(tokens) is None


@pytest.mark.parametrize("kind", ["page", "text", "html"])
def test_reading_an_article_alone_loads_neither_model_nor_parser_nor_database(tmp_path, words, kind):
    page = tmp_path / "page"
    page.write_text(words, encoding="utf-8")
    code = (
        "import sys; from onrecord.cli.app import run\n"
        f"assert run(['read', '--only', 'article', '--as', {kind!r}, {str(page)!r}]) in (0, 1)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    heavy = {
        "cyclopts", "rich", "pydantic", "onnxruntime", "tokenizers", "sqlalchemy", "starlette", "scrapy",
        "charset_normalizer", "py3langid", "warcio", "multiprocessing", "concurrent.futures",
        "urllib.request", "onrecord.attribute", "onrecord.resolve", "onrecord.relate", "onrecord.store",
    }  # fmt: skip
    assert not loaded & heavy
