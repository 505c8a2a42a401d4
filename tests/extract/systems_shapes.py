"""Invented pages whose text is written in other ways than paragraph after paragraph."""

# ruff: noqa: E501 - markup and prose as pages have them

from dataclasses import replace

from systems_invented import Sample, ld, links, page, paragraphs
from systems_texts import DAM, FERRY, GERMAN, MARKET, SCHOOL, Story

NAV = f"<nav><ul>{links('News', 'Valley', 'Sport', 'Opinion', 'Weather')}</ul></nav>"
FOOT = f"<footer><ul>{links('About us', 'Privacy', 'Contact')}</ul><p>© 2023 Corwen Star</p></footer>"


def dated_data(s: Story) -> str:
    return ld(headline=s.headline, datePublished="2023-09-06T17:20:00+02:00", author={"name": "Ole Graff"})


def form_about_all() -> Sample:
    """A form about the whole page, as one framework writes it, and paragraphs in spans."""
    s = DAM
    spans = "<br /><br />".join(f'<span id="ctl00_p{n}">{text}</span>' for n, text in enumerate(s.paragraphs))
    return Sample(story=s, standfirst=False, html=page(
        f'<form method="post" action="./news.aspx" id="aspnetForm"><div id="menu">{links("Home", "News", "Search")}</div>'
        f'<h1 id="ctl00_title">{s.headline}</h1><div id="ctl00_date">06/09/2023</div><div id="ctl00_body">{spans}</div></form>',
        title=s.headline, head=dated_data(s)))  # fmt: skip


def plain_text() -> Sample:
    """Text in <pre>, as mailing lists and old wires keep it."""
    s = MARKET
    text = "\n\n".join(s.paragraphs)
    return Sample(story=s, standfirst=False, html=page(
        f'<p><a href="/p">Previous</a> <a href="/n">Next</a> <a href="/i">Index</a></p><h2>{s.headline}</h2><pre>{text}</pre>',
        title=s.headline))  # fmt: skip


def interview() -> Sample:
    """Questions in bold between the answers."""
    s = FERRY
    questions = ("Why does the last ferry leave later?", "How did people live before?", "What did the board fear?",
                 "How long will it sail?", "Who pays for it?")  # fmt: skip
    body = "".join(
        f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in zip(questions, s.paragraphs, strict=True)
    )
    whole = tuple(each for pair in zip(questions, s.paragraphs, strict=True) for each in pair)
    return Sample(story=replace(s, paragraphs=whole), standfirst=False, html=page(
        f"{NAV}<article><h1>{s.headline}</h1>{body}</article>{FOOT}", title=s.headline, head=dated_data(s)))  # fmt: skip


def boxes_inside() -> Sample:
    """A form, an advertisement, a fact box and a tweet between the paragraphs."""
    s = DAM
    p = [f"<p>{text}</p>" for text in s.paragraphs]
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<main><article><h1>{s.headline}</h1><div class="body">{p[0]}<div class="ad-slot">Advertisement</div>{p[1]}
<div class="newsletter-inline"><h3>The valley in your inbox</h3><p>Every Friday we send you what the valley talked about, and
what it should have talked about.</p><form><input type="email"><button>Sign up</button></form><small>You can unsubscribe at
any time.</small></div>{p[2]}<aside class="factbox"><h4>Facts: the dam</h4><ul><li>Built in 1931</li><li>Feeds two mills</li>
</ul></aside>{p[3]}<blockquote class="twitter-tweet"><p>We are watching the wall tonight. Keep your boots by the door.</p>—
Corwen Rescue (@corwenrescue) <a href="/t">September 6, 2023</a></blockquote>{p[4]}</div></article></main>{FOOT}""",
        title=s.headline, head=dated_data(s)))  # fmt: skip


def many_comments() -> Sample:
    """Readers' comments are longer than the article."""
    s = replace(MARKET, paragraphs=MARKET.paragraphs[:2])
    voices = "".join(
        f"""<li class="comment" id="c{n}"><div class="vcard">Gull{n}</div><div class="says"><p>{text} I have said so for years, and
nobody on the quay listened to me, which does not surprise anybody who knows the quay.</p></div><a>Reply</a></li>"""
        for n, text in enumerate(
            ("The price of ice is a scandal.", "Trout is no fish, and I will die on this hill.", "Buy from the boats, not from the hall.",
             "My grandmother paid two crowns for a kilo.", "The wind has never dropped on a Sunday."), start=1))  # fmt: skip
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<article><h1>{s.headline}</h1><div class="text">{paragraphs(s, opening="<p>")}</div></article><section
id="comments"><h2>5 comments</h2><ol>{voices}</ol></section>{FOOT}""", title=s.headline, head=dated_data(s)))  # fmt: skip


def short_news() -> Sample:
    """Two sentences among the teasers of a large site."""
    s = replace(FERRY, paragraphs=FERRY.paragraphs[:1])
    teasers = "".join(
        f"""<div class="card"><h3><a href="/{n}">{title}</a></h3><p>{text}</p></div>"""
        for n, (title, text) in enumerate((
            ("Lighthouse gets a new keeper", "She has never slept past four in the morning and sees no reason to begin."),
            ("Storm takes a shed", "It was not a good shed, its owner says, but it was the only one he had."),
            ("Bakery opens again", "The first bread since March was sold within eleven minutes on Tuesday."),
        )))  # fmt: skip
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<main><article><h1>{s.headline}</h1><div class="meta">6 September 2023</div>{paragraphs(s, opening="<p>")}
</article><section class="more"><h2>More from Lunde</h2>{teasers}</section></main>{FOOT}""", title=s.headline, head=dated_data(s)))  # fmt: skip


def site_in_h1() -> Sample:
    """The site's name is the page's h1, the headline an h2 with a kicker above."""
    s = GERMAN
    return Sample(story=s, standfirst=True, html=page(
        f"""<header><h1><a href="/">Altenrieder Bote</a></h1>{NAV}</header><div id="content"><p class="dachzeile">Verkehr</p><h2>
{s.headline}</h2><h3>{s.standfirst}</h3><p class="info">Von Kurt Selber</p>{paragraphs(s, opening="<p>")}<p>(kus)</p></div>
<div id="rechts"><h3>Meistgelesen</h3><ul>{links("Der Bus, der nie kam", "Brücke wird saniert")}</ul></div>""",
        lang="de", title=f"{s.headline} - Altenrieder Bote"), authors=("Kurt Selber",))  # fmt: skip


def listing() -> Sample:
    """Numbered headings with a paragraph each."""
    s = SCHOOL
    heads = (
        "1. An hour comes back",
        "2. Books on the steps",
        "3. What took its place",
        "4. A street of readers",
        "5. Thursday afternoons",
    )
    body = "".join(f"<h2>{h}</h2><p>{t}</p>" for h, t in zip(heads, s.paragraphs, strict=True))
    whole = tuple(each for pair in zip(heads, s.paragraphs, strict=True) for each in pair)
    return Sample(story=replace(s, paragraphs=whole), standfirst=False, html=page(
        f"{NAV}<article><h1>{s.headline}</h1><div class='entry-content'>{body}</div></article>{FOOT}", title=s.headline, head=dated_data(s)))  # fmt: skip


def several_pages() -> Sample:
    """The first of three pages."""
    s = DAM
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<div class="story"><h1>{s.headline}</h1>{paragraphs(s, opening="<p>")}<div class="pages">Page 1 of 3 <a>2</a>
<a>3</a> <a>Next page »</a> <a>View as single page</a></div></div>{FOOT}""", title=s.headline, head=dated_data(s)))  # fmt: skip


def items() -> Sample:
    """Paragraphs as the items of a list."""
    s = MARKET
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<div class="news-item"><h1>{s.headline}</h1><ul class="text">{paragraphs(s, opening="<li>", closing="</li>")}</ul></div>
{FOOT}""", title=s.headline, head=dated_data(s)))  # fmt: skip


def next_article() -> Sample:
    """The outlet's next article follows whole on the same page."""
    s, other = DAM, MARKET
    return Sample(story=s, standfirst=False, html=page(
        f"""{NAV}<div class="infinite"><article id="a1"><h1>{s.headline}</h1><time datetime="2023-09-06T17:20:00+02:00">6 September
2023</time>{paragraphs(s, opening="<p>")}</article><article id="a2"><h1>{other.headline}</h1><time
datetime="2023-09-05T10:00:00+02:00">5 September 2023</time>{paragraphs(other, opening="<p>")}</article></div>{FOOT}""",
        title=s.headline, head=dated_data(s)))  # fmt: skip


def strong_lead() -> Sample:
    """The first paragraph is bold, as German local papers print it, and a dateline in bold opens the text."""
    s = GERMAN
    texts = (f"Altenried. {s.paragraphs[0]}", *s.paragraphs[1:])
    body = f"<p><b>Altenried.</b> {s.paragraphs[0]}</p>" + "".join(f"<p>{t}</p>" for t in s.paragraphs[1:])
    return Sample(story=replace(s, paragraphs=texts), html=page(
        f"""{NAV}<article><h1>{s.headline}</h1><p><strong>{s.standfirst}</strong></p><div class="autor">Kurt Selber</div>{body}<p>Foto:
Ines Roth</p></article>""", lang="de", title=s.headline,
        head='<meta name="date" content="2023-03-16T00:42:00+01:00">'), authors=("Kurt Selber",), published="2023-03-16T00:42:00+01:00")  # fmt: skip


def consent_above() -> Sample:
    """A consent box stands before the page's own text."""
    s = FERRY
    return Sample(story=s, standfirst=False, html=page(
        f"""<div id="cmp"><h2>We value your privacy</h2><p>We and our 812 partners store and access information on a device, such
as cookies, and process personal data, such as unique identifiers, for personalised advertising and content. With your
permission we and our partners may use precise geolocation data.</p><button>Accept</button><button>Decline</button></div>{NAV}
<article><h1>{s.headline}</h1>{paragraphs(s, opening="<p>")}</article>{FOOT}""", title=s.headline, head=dated_data(s)))  # fmt: skip


def broken_markup() -> Sample:
    """Elements that are never closed, and paragraphs inside links to nowhere."""
    s = SCHOOL
    return Sample(story=s, standfirst=False, html=page(
        f"""<div class=top><a href=/>Home</a><div class=main><h1>{s.headline}<div class=story>{"".join(f"<p>{t}" for t in s.paragraphs)}
<div class=foot><a href=/imprint>Imprint""", title=s.headline, head=dated_data(s)))  # fmt: skip
