"""Invented pages as many content systems write them, each with what stands on it.

The outlets, people and places are invented; what imitates is the markup alone.
"""

import json
from dataclasses import dataclass
from html import escape

from systems_texts import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page and what an attentive reader takes from it; None where that is not asked."""

    html: str
    story: Story
    authors: tuple[str, ...] | None = None
    published: str | None = None
    standfirst: bool = True
    credits: frozenset[str] | None = None
    kind: str = "html"


def paragraphs(story: Story, *, opening: str = '<p class="">', closing: str = "</p>\n") -> str:
    return "".join(f"{opening}{escape(text, quote=False)}{closing}" for text in story.paragraphs)


def page(body: str, *, head: str = "", title: str = "", lang: str = "en", attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"{attributes}><head><meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f"{head}\n</head>\n<body>{body}</body></html>"
    )


def ld(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def links(*texts: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/x/{number}">{text}</a></{tag}>' for number, text in enumerate(texts))
