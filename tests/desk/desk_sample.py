"""Invented articles with their statements, made by hand: the desk's tests and pictures show them.

Made by hand so that they hold what the desk must lay out (nesting, insertions, denials,
uncertain speakers, furniture in its place), whatever a model would find in them today.
"""
# ruff: noqa: E501 - a paragraph stands on one line

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.domain.analysis import Analysis, MadeBy
from onrecord.domain.article import Article, Field, Furniture, KeptLine, Phrase
from onrecord.domain.page import Capture, Kind
from onrecord.domain.person import Link
from onrecord.domain.span import Span
from onrecord.domain.statement import Act, Attribution, Polarity, Setting, Speaker, Statement, StatementKind

GONE = "<script>document.title='run'</script>"
HOSTILE = '"><img src="http://outside.invalid/x.png" onerror="document.title=1">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement by its words; each is sought after the one before it, from `after`."""

    content: tuple[str, ...]
    cue: str = ""
    source: str = ""
    speaker: Speaker
    kind: StatementKind = "indirect"
    place: Field = "text"
    act: Act = "say"
    lemma: str | None = "say"
    polarity: Polarity = "asserted"
    insertion: str = ""
    within: int | None = None
    setting: Setting = field(default_factory=Setting)
    after: str = ""


VELD = Speaker(name="Anna Veld", type="person", role="harbour master", mention="Veld")
ROSSO = Speaker(name="Ilario Rosso", type="person", role="transport minister of Merland", mention="Rosso")
PORT = Speaker(name="Port Authority of Velmora", type="organization", mention="the Port Authority")
OFFICIALS = Speaker(type="unnamed", role="two port officials", mention="two port officials")
UNSURE = Speaker(type="person", mention="He", candidate="Ilario Rosso")
HACKER = Speaker(name=GONE, type="person", role=HOSTILE, mention=GONE)

PORT_TEXT = """VELMORA, March 3. The harbour of Velmora will stay closed for ten days, harbour master Anna Veld said on Tuesday, after the freighter Halden ran aground at the northern mole.

“We have counted around 2,000 containers [on the Halden] that must come off before she can float,” Veld told a news conference at the old customs house. “Not one of them leaves the quay unsearched.”

Transport minister Ilario Rosso denied that the government had been warned about the sandbank. According to Rosso, the Port Authority of Velmora reported in January that “several hundred” buoys were out of place.

He also said that the pilots would be heard this week. Two port officials fear a longer closure.

“It is an embarrassment,” a fisherman at the quay said."""

ELECTION_TEXT = """The council of Brannock voted on Thursday to keep the ferry fares as they are. Councillor Teodora Lind said that “nobody on the islands can pay more”.

If the subsidy is cut, fares will double, Lind told Radio Brannock.

The ferry company Nordvik Line will announce on Friday how it means to pay for new ships."""

GERMAN_TEXT = """Die Bürgermeisterin von Sandhofen, Klara Emmerich, hat den Umbau des Bahnhofs verteidigt. „Wir bauen für dreißig Jahre, nicht für drei“, sagte Emmerich am Montag im Stadtrat."""

HOSTILE_TEXT = f"""{GONE} said that the {HOSTILE} was open. “Pay & display <b>now</b>,” he said."""


def find(text: str, words: str, start: int = 0) -> Span:
    """Find words that must be there."""
    place = text.index(words, start)
    return Span(place, place + len(words))


def phrase(text: str, words: str) -> Phrase:
    """Give words of a text with their place."""
    return Phrase(text=words, span=find(text, words))


def analyse_by_hand(
    article: Article,
    said: Sequence[Said],
    *,
    source: str,
    kind: Kind = "text",
    furniture: tuple[Furniture, ...] = (),
    kept: tuple[KeptLine, ...] = (),
    notices: tuple[str, ...] = (),
    data: bytes = b"",
) -> tuple[Analysis, bytes]:
    """Make the analysis that a reading would give, and the bytes it is of."""
    data = data or f"{article.headline or ''}\n\n{article.text}\n".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    ids = [hashlib.sha256(f"{sha256} {place}".encode()).hexdigest()[:16] for place in range(len(said))]
    statements = tuple(
        Statement(
            id=own,
            attribution=_attribution(article, each),
            speaker=each.speaker,
            within=None if each.within is None else ids[each.within],
        )
        for own, each in zip(ids, said, strict=True)
    )
    media_type = "text/html" if kind == "html" else "text/plain"
    analysis = Analysis(
        id=sha256[:16],
        capture=Capture(
            source=source, sha256=sha256, media_type=media_type, taken_as=kind, size_bytes=len(data)
        ),
        made_by=MadeBy(program="onrecord 0.1.0", model="0123456789abcdef"),
        article=article,
        furniture=furniture,
        kept=kept,
        notices=notices,
        statements=statements,
    )
    return analysis, data


def _attribution(article: Article, said: Said) -> Attribution:
    words = article.words_of(said.place)
    start = words.index(said.after) if said.after else 0
    content = []
    place = start
    for piece in said.content:
        content.append(find(words, piece, place))
        place = content[-1].end
    return Attribution(
        field=said.place,
        kind=said.kind,
        content=tuple(content),
        cue=(find(words, said.cue, start),) if said.cue else (),
        source=(find(words, said.source, start),) if said.source else (),
        act=said.act,
        cue_lemma=said.lemma,
        polarity=said.polarity,
        insertions=(find(words, said.insertion, start),) if said.insertion else (),
        setting=said.setting,
        within=said.within,
        confidence=0.93,
    )


def port_page() -> tuple[Analysis, bytes]:
    """An article with all that the desk must lay out."""
    article = Article(
        text=PORT_TEXT,
        language="en",
        kicker="Shipping",
        headline="Velmora harbour shut for ten days, says its master",
        standfirst="Minister denies that warnings about a sandbank went unread",
        url="https://gazette.example/2026/03/03/velmora-harbour",
        outlet="Harbour Gazette",
        authors=("Mira Holt",),
        published_at="2026-03-03T14:10:00+03:00",
        modified_at="2026-03-03T18:45:00+03:00",
        section="Coast",
    )
    conference = Setting(
        said_on="2026-03-03",
        said_text=phrase(PORT_TEXT, "Tuesday"),
        occasion=phrase(PORT_TEXT, "a news conference"),
        place=phrase(PORT_TEXT, "the old customs house"),
    )
    said = (
        Said(
            place="headline",
            content=("Velmora harbour shut for ten days",),
            cue="says",
            source="its master",
            speaker=VELD,
        ),
        Said(
            place="standfirst",
            content=("that warnings about a sandbank went unread",),
            cue="denies",
            source="Minister",
            speaker=ROSSO,
            act="deny",
            lemma="deny",
            polarity="denied",
        ),
        Said(
            content=(
                "The harbour of Velmora will stay closed for ten days",
                "after the freighter Halden ran aground at the northern mole",
            ),
            cue="said",
            source="harbour master Anna Veld",
            speaker=VELD,
            setting=Setting(said_on="2026-03-03", said_text=phrase(PORT_TEXT, "Tuesday")),
        ),
        Said(
            kind="direct",
            content=(
                "“We have counted around 2,000 containers [on the Halden] that must come off before she can float,”",
                "“Not one of them leaves the quay unsearched.”",
            ),
            cue="told",
            source="Veld",
            speaker=VELD,
            insertion="[on the Halden]",
            setting=conference,
            lemma="tell",
            after="“We have",
        ),
        Said(
            content=("that the government had been warned about the sandbank",),
            cue="denied",
            source="Transport minister Ilario Rosso",
            speaker=ROSSO,
            act="deny",
            lemma="deny",
            polarity="denied",
        ),
        Said(
            kind="mixed",
            content=(
                "the Port Authority of Velmora reported in January that “several hundred” buoys were out of place",
            ),
            cue="According to",
            source="Rosso",
            speaker=ROSSO,
            lemma="according to",
            after="According to",
        ),
        Said(
            kind="mixed",
            content=("that “several hundred” buoys were out of place",),
            cue="reported",
            source="the Port Authority of Velmora",
            speaker=PORT,
            lemma="report",
            within=5,
            after="According to",
            setting=Setting(said_text=phrase(PORT_TEXT, "January")),
        ),
        Said(
            content=("that the pilots would be heard this week",),
            cue="said",
            source="He",
            speaker=UNSURE,
            after="He also",
        ),
        Said(
            content=("a longer closure",),
            cue="fear",
            source="Two port officials",
            speaker=OFFICIALS,
            act="think",
            lemma="fear",
        ),
        Said(
            kind="direct",
            content=("“It is an embarrassment,”",),
            cue="said",
            source="a fisherman at the quay",
            speaker=Speaker(
                type="unnamed", role="a fisherman at the quay", mention="a fisherman at the quay"
            ),
            after="“It is an",
        ),
    )
    lines = ("Home", "Coast", "Sport", "Subscribe for 3 a month", *PORT_TEXT.split("\n\n"))
    cut = (
        Furniture(kind="navigation", text="Home", line=0, reason="menu"),
        Furniture(kind="navigation", text="Coast", line=1, reason="menu"),
        Furniture(kind="navigation", text="Sport", line=2, reason="menu"),
        Furniture(
            kind="support",
            text="We, the journalists of this paper, need you: give 3 a month",
            line=3,
            reason="asks for money",
        ),
        Furniture(
            kind="related",
            text="Read also: Pilots strike enters its third week",
            line=6,
            reason="link to another article",
        ),
        Furniture(kind="most_read", text="Most read", line=11, reason="list head"),
        Furniture(kind="most_read", text="1 Senator lambasts the toll plan", line=12, reason="list of links"),
        Furniture(kind="template", text="{{item.date}}", line=13, reason="unfilled template"),
    )
    places = (4, 5, 7, 8, 9)
    kept = tuple(
        KeptLine(text=text, line=line, reason="paragraph")
        for text, line in zip(lines[4:], places, strict=True)
    )
    return analyse_by_hand(article, said, source="velmora.html", kind="html", furniture=cut, kept=kept)


def ferry_page() -> tuple[Analysis, bytes]:
    """An article without a date."""
    lind = Speaker(name="Teodora Lind", type="person", role="councillor", mention="Lind")
    line = Speaker(
        name="Nordvik Line",
        type="organization",
        role="ferry company",
        mention="The ferry company Nordvik Line",
    )
    article = Article(
        text=ELECTION_TEXT, language="en", headline="Brannock keeps its ferry fares", outlet="Island Courier"
    )
    said = (
        Said(
            kind="mixed",
            content=("that “nobody on the islands can pay more”",),
            cue="said",
            source="Councillor Teodora Lind",
            speaker=lind,
        ),
        Said(
            content=("If the subsidy is cut, fares will double",),
            cue="told",
            source="Lind",
            speaker=lind,
            polarity="conditional",
            after="If the subsidy",
            setting=Setting(channel=phrase(ELECTION_TEXT, "Radio Brannock")),
        ),
        Said(
            content=("how it means to pay for new ships",),
            cue="will announce",
            source="The ferry company Nordvik Line",
            speaker=line,
            polarity="future",
            after="The ferry company",
        ),
    )
    return analyse_by_hand(article, said, source="ferry.txt", kind="page")


def german_page() -> tuple[Analysis, bytes]:
    """An article in a language without a model."""
    article = Article(
        text=GERMAN_TEXT,
        language="de",
        headline="Sandhofen baut weiter",
        outlet="Sandhofer Bote",
        published_at="2026-02-16",
    )
    voice = Speaker(
        name="Klara Emmerich", type="person", role="Bürgermeisterin von Sandhofen", mention="Emmerich"
    )
    said = (
        Said(
            kind="direct",
            content=("„Wir bauen für dreißig Jahre, nicht für drei“",),
            cue="sagte",
            source="Emmerich",
            speaker=voice,
            after="„Wir",
        ),
    )
    return analyse_by_hand(article, said, source="bote.txt", notices=("quotations_only",))


def hostile_page() -> tuple[Analysis, bytes]:
    """An article whose every field tries to get out of its place."""
    article = Article(
        text=HOSTILE_TEXT,
        language="en",
        headline=f"{GONE}{HOSTILE}",
        kicker=GONE,
        standfirst=HOSTILE,
        outlet=f"Outlet {GONE}",
        url="javascript:document.title='run'",
        section=GONE,
        authors=(HOSTILE,),
        published_at="2026-01-01",
    )
    said = (
        Said(content=(f"that the {HOSTILE} was open",), cue="said", source=GONE, speaker=HACKER),
        Said(
            kind="direct",
            content=("“Pay & display <b>now</b>,”",),
            cue="said",
            source="he",
            speaker=HACKER,
            after="“Pay",
        ),
    )
    cut = (Furniture(kind="advert", text=HOSTILE, line=9, reason=GONE),)
    return analyse_by_hand(article, said, source=f"{GONE}.html", kind="html", furniture=cut)


def links_of(analysis: Analysis) -> tuple[Link, ...]:
    """Tie each named speaker to a person of that name."""
    return tuple(
        Link(
            statement=statement.id,
            person=hashlib.sha256(speaker.name.casefold().encode()).hexdigest()[:16],
            key=speaker.name.casefold(),
            name=speaker.name,
            type=speaker.type,
            role=speaker.role,
            score=1.0,
            reason="same name",
        )
        for statement in analysis.statements
        if (speaker := statement.speaker).name is not None
    )


def fares_page(day: int) -> tuple[Analysis, bytes]:
    """One of a row of articles, a day apart."""
    article = Article(
        text=f"The fare rises to {day} crowns, Teodora Lind said.",
        language="en",
        headline=f"Fares day {day}",
        outlet="Island Courier",
        published_at=f"2026-04-{day:02d}",
    )
    lind = Speaker(name="Teodora Lind", type="person", mention="Teodora Lind")
    said = (
        Said(content=(f"The fare rises to {day} crowns",), cue="said", source="Teodora Lind", speaker=lind),
    )
    return analyse_by_hand(article, said, source=f"fares-{day}.txt")
