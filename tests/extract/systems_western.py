"""Invented pages of content systems: blogs, news systems and agencies in European languages."""

# ruff: noqa: E501 - markup and prose as pages have them

import json
from dataclasses import replace

from systems_invented import Sample, ld, links, page, paragraphs
from systems_texts import DAM, FERRY, FRENCH, GERMAN, ITALIAN, MARKET, PORTUGUESE, SCHOOL, SPANISH


def wordpress_classic() -> Sample:
    s = FERRY
    return Sample(
        story=s,
        authors=("Runa Eklid",),
        published="2023-05-05T14:10:00+02:00",
        standfirst=False,
        credits=frozenset(("Tor Vinge",)),
        html=page(
            f"""<div id="page" class="hfeed site"><header id="masthead"><p class="site-title"><a href="/">Lunde
Tidings</a></p><nav id="site-navigation"><ul>{links("News", "Harbour", "Opinion", "About")}</ul></nav></header>
<div id="content"><div id="primary"><article id="post-812" class="post-812 post type-post hentry category-harbour">
<header class="entry-header"><h1 class="entry-title">{s.headline}</h1><div class="entry-meta"><span
class="posted-on">Posted on <a href="/812"><time class="entry-date published" datetime="2023-05-05T14:10:00+02:00">May
5, 2023</time><time class="updated" datetime="2023-05-06T08:00:00+02:00">May 6, 2023</time></a></span><span
class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/runa">Runa Eklid</a></span></span>
</div></header><div class="entry-content"><div id="attachment_9" class="wp-caption alignnone"><img src="a.jpg"><p
class="wp-caption-text">The pier at Lunde. Photo: Tor Vinge</p></div>
{paragraphs(s)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>
{links("Click to share on Twitter (Opens in new window)", "Click to share on Facebook (Opens in new window)")}</ul></div>
<div id="jp-relatedposts"><h3><em>Related</em></h3></div></div><footer class="entry-footer"><span class="cat-links">
Posted in <a href="/c">Harbour</a></span><span class="tags-links">Tagged <a href="/t">ferry</a>, <a href="/t2">pier</a>
</span></footer></article><nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous">
<a href="/811">Bakery to open again in June</a></div><div class="nav-next"><a href="/813">Lighthouse gets a new
keeper</a></div></div></nav><div id="comments" class="comments-area"><h2>2 thoughts on “{s.headline}”</h2><ol
class="comment-list"><li class="comment"><article class="comment-body"><b class="fn">Gull</b> says: <div
class="comment-content"><p>At last! I have slept on that pier more often than I would like to tell my wife, and the
gulls there have no manners at all.</p></div></article></li></ol></div></div><aside id="secondary"><section
class="widget"><h2>Recent Posts</h2><ul>{links("Bakery to open again in June", "Storm takes a shed")}</ul></section>
</aside></div><footer id="colophon">Proudly powered by WordPress</footer></div>""",
            title=f"{s.headline} – Lunde Tidings",
        ),
    )


def wordpress_blocks() -> Sample:
    s = SCHOOL
    return Sample(
        story=s,
        authors=("Asa Monk",),
        published="2024-02-13T06:02:11+00:00",
        credits=frozenset(("Brenmoor County",)),
        html=page(
            f"""<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title">The
Brenmoor Lamp</p></header><main class="wp-block-group"><h1 class="wp-block-post-title">{s.headline}</h1>
<p class="wp-block-post-excerpt__excerpt">{s.standfirst}</p>
<div class="wp-block-group is-layout-flex"><div class="wp-block-post-author-name">Asa Monk</div><div
class="wp-block-post-date"><time datetime="2024-02-13T06:02:11+00:00">13 February 2024</time></div></div>
<figure class="wp-block-post-featured-image"><img src="a.jpg"><figcaption class="wp-element-caption">Readers on the steps
of the county hall. (Image: Brenmoor County)</figcaption></figure>
<div class="entry-content wp-block-post-content">{paragraphs(s, opening="<p>")}
<hr class="wp-block-separator"><p class="has-background"><em>Did you like this story? <a href="/give">Support the
Lamp</a> with a small gift each month.</em></p></div>
<div class="wp-block-jetpack-subscriptions"><p>Discover more from The Brenmoor Lamp</p><p>Subscribe to get the latest
posts sent to your email.</p></div></main></div>""",
            title=f"{s.headline} | The Brenmoor Lamp",
            head='<meta property="og:type" content="article"><meta property="og:site_name" content="The Brenmoor Lamp">'
            '<meta property="article:published_time" content="2024-02-13T06:02:11+00:00">'
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Asa Monk">'
            '<meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="2 minutes">',
        ),
    )


def arc_fusion() -> Sample:
    """A page that scripts fill: the body is in Fusion.globalContent alone."""
    s = DAM
    content = {
        "type": "story",
        "headlines": {"basic": s.headline},
        "subheadlines": {"basic": s.standfirst},
        "display_date": "2023-09-06T15:20:00Z",
        "credits": {"by": [{"type": "author", "name": "Ole Graff"}]},
        "content_elements": [
            {"_id": f"E{number}", "type": "text", "content": text} for number, text in enumerate(s.paragraphs)
        ],
    }
    return Sample(
        story=s,
        authors=("Ole Graff",),
        published="2023-09-06T15:20:00+00:00",
        standfirst=False,
        html=page(
            '<div id="fusion-app"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
            f'<script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{{}};'
            f'Fusion.arcSite="corwen";Fusion.globalContent={json.dumps(content)};Fusion.layout="article";</script>',
            title=f"{s.headline} - Corwen Star",
            head=f'<meta property="og:title" content="{s.headline}"><meta property="og:type" content="article">',
        ),
    )


def next_data() -> Sample:
    """A page that scripts fill: the body is HTML inside __NEXT_DATA__."""
    s = MARKET
    data = {
        "props": {
            "pageProps": {
                "article": {
                    "title": s.headline,
                    "publishedAt": "2023-11-03T17:45:00+01:00",
                    "author": {"name": "Pia Lorentz"},
                    "body": "".join(f"<p>{text}</p>" for text in s.paragraphs),
                },
                "menu": [{"title": "News", "url": "/news"}, {"title": "Sport", "url": "/sport"}],
            }
        },
        "page": "/article/[slug]",
        "buildId": "x8",
    }
    return Sample(
        story=s,
        authors=("Pia Lorentz",),
        published="2023-11-03T17:45:00+01:00",
        standfirst=False,
        html=page(
            f'<div id="__next"><div class="loader">Loading…</div></div><script id="__NEXT_DATA__" '
            f'type="application/json">{json.dumps(data)}</script>',
            title=s.headline,
            head=f'<meta property="og:title" content="{s.headline}">',
        ),
    )


def initial_state() -> Sample:
    """A page that scripts fill: the body is a list of blocks in window.__INITIAL_STATE__."""
    s = FERRY
    state = {
        "user": None,
        "story": {
            "headline": s.headline,
            "published": "2023-05-05T12:10:00Z",
            "blocks": [{"kind": "paragraph", "text": text} for text in s.paragraphs],
            "related": [{"headline": "Lighthouse gets a new keeper", "text": "He likes his sleep."}],
        },
    }
    return Sample(
        story=s,
        standfirst=False,
        html=page(
            f'<div id="root"></div><script>window.__INITIAL_STATE__ = {json.dumps(state)};(function(){{var s;}}());'
            "</script>",
            title=s.headline,
            head=ld(headline=s.headline, datePublished="2023-05-05T12:10:00Z", author={"name": "Runa Eklid"}),
        ),
    )


def drupal() -> Sample:
    s = DAM
    return Sample(
        story=s,
        authors=("Ole Graff",),
        published="2023-09-06T17:20:00+02:00",
        html=page(
            f"""<div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation"
aria-labelledby="block-main-menu"><ul class="menu">{links("Home", "Districts", "Weather")}</ul></nav></header>
<main role="main"><div class="region region-content"><div id="block-page-title"><h1 class="page-title"><span
class="field field--name-title field--type-string field--label-hidden">{s.headline}</span></h1></div>
<article data-history-node-id="44" role="article" class="node node--type-article node--view-mode-full"><footer
class="node__meta"><div class="node__submitted">Submitted by <span class="field field--name-uid">Ole Graff</span> on
<span class="field field--name-created">Wed, 09/06/2023 - 17:20</span></div></footer><div class="node__content"><div
class="field field--name-field-subtitle field--type-string-long"><div class="field__item">{s.standfirst}</div></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden
field__item">{paragraphs(s, opening="<p>")}</div><div class="field field--name-field-tags"><div
class="field__label">Tags</div><div class="field__items"><div class="field__item"><a href="/t/9">Dams</a></div></div>
</div></div></article></div><aside role="complementary"><div class="views-row"><a href="/12">Bean fair moves to
October</a></div><div class="views-row"><a href="/13">Mill wheel stolen at night</a></div></aside></main>
<footer role="contentinfo"><span>Powered by Drupal</span></footer></div>""",
            title=f"{s.headline} | Corwen Star",
            head='<meta property="article:published_time" content="2023-09-06T17:20:00+02:00">',
        ),
    )


def joomla_breaks() -> Sample:
    """Paragraphs parted by two breaks alone."""
    s = MARKET
    return Sample(
        story=s,
        authors=("Pia Lorentz",),
        published="2023-11-03T17:45:00",
        standfirst=False,
        html=page(
            f"""<table class="menutable"><tr><td><ul>{links("Start", "Town", "Port")}</ul></td></tr></table>
<div class="item-page"><div class="page-header"><h2 itemprop="headline">{s.headline}</h2></div><dl
class="article-info muted"><dt>Details</dt><dd class="createdby">Written by <span>Pia Lorentz</span></dd><dd
class="category-name">Category: <a href="/c">Port</a></dd><dd class="published">Published: 03 November 2023 17:45</dd>
<dd class="hits">Hits: 1204</dd></dl><div itemprop="articleBody">{"<br /><br />".join(s.paragraphs)}</div>
<ul class="pager pagenav">{links("Prev", "Next")}</ul></div>
<div class="moduletable"><h3>Who's Online</h3><p>We have 31 guests and no members online</p></div>""",
            title=s.headline,
        ),
    )


def blogger() -> Sample:
    s = SCHOOL
    return Sample(
        story=s,
        authors=("Asa Monk",),
        published="2024-02-13T06:02:00-08:00",
        standfirst=False,
        html=page(
            f"""<div class="main-outer"><div class="date-outer"><h2 class="date-header"><span>Tuesday, February 13,
2024</span></h2><div class="post-outer"><div class="post hentry uncustomized-post-template" itemprop="blogPost"
itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">{s.headline}</h3>
<div class="post-body entry-content" itemprop="description articleBody"><div dir="ltr" style="text-align: left;"
trbidi="on">{"".join(f"<div>{text}</div><div><br /></div>" for text in s.paragraphs)}</div><div style="clear: both;">
</div></div><div class="post-footer"><div class="post-footer-line post-footer-line-1"><span
class="post-author vcard">Posted by <span class="fn" itemprop="author" itemscope
itemtype="http://schema.org/Person"><a class="g-profile" href="/p"><span itemprop="name">Asa Monk</span></a></span>
</span> <span class="post-timestamp">at <a class="timestamp-link" href="/"><abbr class="published"
itemprop="datePublished" title="2024-02-13T06:02:00-08:00">6:02 AM</abbr></a></span></div></div></div>
<div class="comments" id="comments"><h4>No comments:</h4><h4 id="comment-post-message">Post a Comment</h4></div></div>
</div><div class="blog-pager"><a href="/n">Newer Post</a> <a href="/o">Older Post</a> <a href="/">Home</a></div>
<div class="widget BlogArchive"><h2>Blog Archive</h2><ul>{links("February (3)", "January (9)")}</ul></div></div>""",
            title=f"Brenmoor Notes: {s.headline}",
        ),
    )


def ghost() -> Sample:
    s = FERRY
    return Sample(
        story=s,
        authors=("Runa Eklid", "Per Stav"),
        published="2023-05-05T12:10:00+00:00",
        credits=frozenset(("Tor Vinge / Unsplash",)),
        html=page(
            f"""<div class="gh-viewport"><header class="gh-head"><a class="gh-head-logo" href="/">Island Wire</a></header>
<main class="gh-main"><article class="gh-article post tag-news"><header class="gh-article-header gh-canvas"><a
class="gh-article-tag" href="/tag/news/">News</a><h1 class="gh-article-title">{s.headline}</h1><p
class="gh-article-excerpt">{s.standfirst}</p><div class="gh-article-meta"><h4 class="gh-article-meta-name"><a
href="/author/r">Runa Eklid</a>, <a href="/author/p">Per Stav</a></h4><div class="gh-article-meta-content"><time
class="gh-article-meta-date" datetime="2023-05-05">05 May 2023</time><span class="gh-article-meta-length">— 2 min
read</span></div></div><figure class="gh-article-image"><img src="a.jpg"><figcaption>The last boat leaves Lunde. Photo
by Tor Vinge / Unsplash</figcaption></figure></header><div class="gh-content gh-canvas">{paragraphs(s, opening="<p>")}
<div class="kg-card kg-callout-card"><div class="kg-callout-text">This story is free. <a href="#/portal">Become a
member</a> to keep it so.</div></div></div></article><section class="footer-cta"><h2>Sign up for more like this.</h2>
<a class="footer-cta-button">Enter your email</a></section><aside class="read-more-wrap"><h3
class="post-card-title">Storm takes a shed</h3><div class="post-card-excerpt">It was not a good shed, its owner says,
but it was the only one he had on the island.</div></aside></main></div>""",
            title=s.headline,
            head='<meta property="article:published_time" content="2023-05-05T12:10:00.000Z">',
        ),
    )


def squarespace() -> Sample:
    s = MARKET
    return Sample(
        story=s,
        authors=("Pia Lorentz",),
        published="2023-11-03T12:00:00-04:00",
        standfirst=False,
        html=page(
            f"""<main id="page"><article class="sections"><section class="page-section"><div
class="blog-item-wrapper"><article class="h-entry entry hentry author-pia"><div class="blog-item-top-wrapper"><div
class="blog-item-title"><h1 class="entry-title entry-title--large p-name">{s.headline}</h1></div><div
class="blog-item-meta-wrapper"><div class="blog-meta-item"><time class="dt-published blog-meta-item--date"
datetime="Nov 3" pubdate><span>Nov 3</span></time></div><div class="blog-meta-item--author-date"><span>Written By <a
class="blog-author-name" href="/?author=1">Pia Lorentz</a></span></div></div></div><div
class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12"><div class="sqs-block html-block
sqs-block-html"><div class="sqs-block-content">{paragraphs(s, opening='<p class="" style="white-space:pre-wrap;">')}
</div></div></div></div></article></div></section></article><section id="itemPagination"><a
class="item-pagination-link">Previous<h2>Ice plant silent for a week</h2></a></section></main>""",
            title=f"{s.headline} — Sel Report",
            head=f'<meta itemprop="headline" content="{s.headline}">'
            '<meta itemprop="datePublished" content="2023-11-03T12:00:00-0400">',
        ),
    )


def wix() -> Sample:
    s = SCHOOL
    return Sample(
        story=s,
        authors=("Asa Monk",),
        published="2024-02-13T06:02:11+00:00",
        standfirst=False,
        html=page(
            f"""<div id="SITE_CONTAINER"><div id="comp-k1" data-hook="post-page"><div data-hook="post"><article
class="Kz2Rn"><div class="s0Fq"><ul class="aJk"><li><span title="Asa Monk" data-hook="user-name">Asa Monk</span></li>
<li><span title="Feb 13, 2024" data-hook="time-ago">Feb 13, 2024</span></li><li><span data-hook="time-to-read">2 min
read</span></li></ul></div><h1 data-hook="post-title" class="H3vOVf"><span class="post-title__text">{
                s.headline
            }</span>
</h1><div data-hook="post-description"><section class="post-content__body"><div data-rce-version="9"><div dir="ltr"
class="xLpe">{
                paragraphs(
                    s,
                    opening='<div data-breakout="normal"><p class="Hq1a" dir="auto"><span class="Bz8">',
                    closing='</span></p></div><div type="empty-line"><div class="Hq1a"><br role="presentation"/></div></div>',
                )
            }</div>
</div></section></div><div data-hook="post-main-actions"><span>14 views</span><span>0 comments</span><button
aria-label="2 likes">2</button></div></article></div><div data-hook="related-posts"><span>Recent Posts</span><a
href="/s">See All</a><p>Canal frozen for the first time in years</p></div></div></div>""",
            title=s.headline,
            head=ld(
                headline=s.headline,
                author={"@type": "Person", "name": "Asa Monk"},
                datePublished="2024-02-13T06:02:11.123Z",
            ).replace("NewsArticle", "BlogPosting"),
        ),
    )


def hashed_classes() -> Sample:
    s = DAM
    blocks = "".join(
        f'<div data-component="text-block" class="sc-18fde0d6-0 dlWCEZ"><p class="sc-eb7bd5f6-0 fYAfXe">{text}</p></div>'
        for text in s.paragraphs
    )
    return Sample(
        story=s,
        authors=("Ole Graff",),
        published="2023-09-06T15:20:00+00:00",
        standfirst=False,
        html=page(
            f"""<div id="__next"><header class="sc-c9b1 hdr"><nav class="sc-df0 kLm"><ul>{
                links("Home", "News", "Sport", "Weather")
            }</ul></nav></header><main id="main-content"><article class="sc-e70 kMqT"><div
data-component="headline-block" class="sc-18f"><h1 class="sc-518485e5-0 bWszMR">{s.headline}</h1></div><div
data-component="byline-block" class="sc-18f"><div class="sc-2b5e3b35-1"><time class="sc-2b5e3b35-2"
datetime="2023-09-06T15:20:00.000Z">6 September 2023</time><div data-testid="byline-new-contributors"><span
class="sc-2b5e3b35-7">Ole Graff</span><div class="sc-2b5e3b35-8">Valley correspondent</div></div></div></div><div
data-component="image-block"><figure class="sc-c8e5d517-0"><div data-testid="image"><img alt="The dam"><span
class="sc-a34861b-3">Corwen Valley Archive</span></div><figcaption class="sc-8353772e-0">The wall in the year it was
built</figcaption></figure></div>{blocks}<div data-component="links-block"><p>More on this story</p><ul>
{
                links("Bean fair moves to October", "How a dam is read")
            }</ul></div><div data-component="tags"><a href="/t">Dams</a>
</div></article></main><div data-component="related-stories"><h2>Related</h2><p>Mill wheel stolen at night</p><p>Two
mills and no miller: the valley waits</p></div></div>""",
            title=f"{s.headline} - VNC News",
            head=ld(
                headline=s.headline,
                datePublished="2023-09-06T15:20:00.000Z",
                author=[{"@type": "Person", "name": "Ole Graff"}],
            ),
        ),
    )


def escenic() -> Sample:
    s = GERMAN
    return Sample(
        story=s,
        authors=("Kurt Selber",),
        published="2023-03-16T00:42:00+01:00",
        credits=frozenset(("Ines Roth",)),
        html=page(
            f"""<div class="page"><header class="header"><nav class="navigation"><ul>{
                links("Altenried", "Kreis", "Sport", "Anzeigen", "Abo")
            }</ul></nav></header><main class="main"><article class="article"><header class="article-header"><span
class="article-kicker">Verkehr in der Stadt</span><h2 class="article-heading">{s.headline}</h2><p
class="article-lead">{
                s.standfirst
            }</p></header><div class="article-meta"><span class="article-author">Von Kurt
Selber</span><time class="article-date">16.03.2023, 00:42 Uhr</time></div><figure class="article-image"><img
src="a.jpg"><figcaption><span class="caption-text">So sollte die Seilbahn aussehen.</span> <span
class="caption-credit">Foto: Ines Roth</span></figcaption></figure><div class="article-body">
{paragraphs(s, opening="<p>")}<div class="article-infobox"><h3>Lesen Sie auch</h3><ul>{
                links("Was die Seilbahn gekostet hätte", "Der Bus, der nie kam")
            }</ul></div></div><div class="article-tools"><a>Drucken</a><a>Merken</a><a>Teilen</a></div>
</article><section class="teaser-list"><h3>Mehr aus Altenried</h3><article class="teaser"><h4>Brücke am Ried wird
saniert</h4><p>Ab Montag ist die Brücke nur einspurig befahrbar, die Stadt rechnet mit Staus.</p></article></section>
</main><footer>© Altenrieder Bote</footer></div>""",
            lang="de",
            title=f"{s.headline} | Altenrieder Bote",
            head='<meta name="date" content="2023-03-16T00:42:00+01:00"><meta name="author" content="Kurt Selber">',
        ),
    )


def german_paywall() -> Sample:
    """The beginning alone, and an offer."""
    s = GERMAN
    short = replace(s, paragraphs=s.paragraphs[:2])
    return Sample(
        story=short,
        authors=("Kurt Selber",),
        published="2023-03-16T00:42:00",
        html=page(
            f"""<article class="park-article"><header><span class="park-kicker">Verkehr</span><h1
class="park-headline">{s.headline}</h1><p class="park-intro">{s.standfirst}</p><span class="park-author">Kurt
Selber</span> <span class="park-date">16.03.2023 | Stand 16.03.2023, 00:42 Uhr</span></header><div
class="park-body">{paragraphs(short, opening="<p>")}</div><div class="paywall-box"><h3>Jetzt weiterlesen mit
BotePlus</h3><p>Sie haben bereits ein Abo? Hier anmelden</p><ul><li>Zugriff auf alle Artikel</li><li>Monatlich
kündbar</li></ul><a>Jetzt für 1 € testen</a></div></article>""",
            lang="de",
            title=f"{s.headline} - Altenrieder Bote",
        ),
    )


def german_agency_mirror() -> Sample:
    s = GERMAN
    texts = [f"Altenried (lad) – {s.paragraphs[0]}", *s.paragraphs[1:]]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return Sample(
        story=replace(s, paragraphs=tuple(texts)),
        published="2023-03-16T01:10:00+01:00",
        standfirst=False,
        html=page(
            f"""<div id="wrap"><div id="nav"><a href="/">Startseite</a> | <a href="/l">Lokales</a> | <a
href="/k">Kontakt</a></div><div id="inhalt"><h1>{s.headline}</h1><div class="meta">16.03.2023 - 01:10 Uhr</div>{body}
<p class="copyright">© lad-infocom, lad:230316-99-004/2</p></div><div id="fuss"><a href="/i">Impressum</a> <a
href="/d">Datenschutz</a></div></div>""",
            lang="de",
            title=s.headline,
            head='<meta name="date" content="2023-03-16T01:10:00+01:00">',
        ),
    )


def french_local() -> Sample:
    s = FRENCH
    return Sample(
        story=s,
        authors=("Maëlle Kervran",),
        published="2023-04-04T18:32:00+02:00",
        credits=frozenset(("Yann Le Goff",)),
        html=page(
            f"""<div id="app"><header><ul class="menu">{
                links("Accueil", "Communes", "Sports", "Avis de décès", "S'abonner")
            }</ul></header><main><nav class="breadcrumb"><a>Accueil</a> &gt; <a>Aune</a> &gt; <a>Valmorel</a></nav>
<h1 class="tc-article-title">{s.headline}</h1><p class="tc-chapo">{
                s.standfirst
            }.</p><div class="tc-infos">Par <a
rel="author" href="/a">Maëlle Kervran</a> - Publié le 4 avril 2023 à 18h32 - Mis à jour le 5 avril 2023 à 07h01</div>
<div class="tc-share">Partager <a>Facebook</a> <a>X</a> <a>Copier le lien</a></div><figure><img src="a.jpg"><figcaption>
La place des Tilleuls, vide le samedi. (Photo Yann Le Goff)</figcaption></figure><div class="tc-content">
{paragraphs(s, opening="<p>")}<p><strong>À lire aussi : <a href="/2">Le tribunal saisi de douze plaintes en un
an</a></strong></p></div><div class="tc-nl"><p>Recevez chaque matin l'essentiel de l'actualité de votre commune</p>
<input placeholder="Votre adresse e-mail"><button>Je m'inscris</button></div><div class="tc-comments"><h2>Commentaires
(3)</h2><p>Connectez-vous pour commenter</p></div></main></div>""",
            lang="fr",
            title=f"Valmorel-sur-Aune. {s.headline} - L'Écho de l'Aune",
            head=f'<meta property="og:title" content="{s.headline}"><meta name="author" content="Maëlle Kervran">'
            '<meta property="article:published_time" content="2023-04-04T18:32:00+02:00">',
        ),
    )


def french_agency() -> Sample:
    """A wire copy whose last paragraph names the agency alone."""
    s = FRENCH
    return Sample(
        story=s,
        published="2023-04-04T18:32:00",
        standfirst=False,
        html=page(
            f"""<div class="site"><div class="menu">{links("À la une", "Monde", "Économie", tag="span")}</div><div
class="col-left"><h1>{s.headline}</h1><div class="date">04/04/2023 à 18:32</div><div class="texte">
{paragraphs(s, opening="<p>")}<p>(AFP)</p></div></div><div class="col-right"><h3>Les plus lus</h3><ol>
{links("Un phare à vendre", "Le miel se fait rare")}</ol></div></div>""",
            lang="fr",
            title=s.headline,
        ),
    )


def spanish_local() -> Sample:
    s = SPANISH
    return Sample(
        story=s,
        authors=("Irene Cobos",),
        published="2023-05-15T13:05:00+02:00",
        credits=frozenset(("LUCAS PRADO",)),
        html=page(
            f"""<header class="ue-l-header"><nav><ul>{
                links("Portada", "Provincia", "Deportes", "Esquelas")
            }</ul></nav>
</header><article class="ue-c-article" itemscope itemtype="https://schema.org/NewsArticle"><div
class="ue-c-article__kicker">Ferrocarril</div><h1 class="ue-c-article__headline" itemprop="headline">{
                s.headline
            }</h1>
<div class="ue-c-article__standfirst"><ul><li>{
                s.standfirst
            }</li></ul></div><div class="ue-c-article__bar"><div
class="ue-c-article__byline-name">Irene Cobos</div><div class="ue-c-article__byline-location">Villarrubia</div><time
datetime="2023-05-15T11:05:00Z" itemprop="datePublished">Actualizado Lunes, 15 mayo 2023 - 13:05</time></div><figure
class="ue-c-article__media"><img src="a.jpg"><figcaption><span
class="ue-c-article__media-description">La estación de Villarrubia, ayer.</span><span
class="ue-c-article__media-author">LUCAS PRADO</span></figcaption></figure><div class="ue-c-article__body"
itemprop="articleBody">{paragraphs(s, opening="<p>")}<ul class="ue-c-article__related"><li><span>Más
información.</span> <a href="/3">Seis años sin tren</a></li></ul></div><ul class="ue-c-article__tags">{
                links("Trenes", "Villarrubia")
            }</ul></article><section class="outbrain">Te puede interesar</section>""",
            lang="es",
            title=f"{s.headline} | La Voz de Villarrubia",
            head='<meta property="article:published_time" content="2023-05-15T13:05:00+02:00">',
        ),
    )


def portuguese_portal() -> Sample:
    s = PORTUGUESE
    return Sample(
        story=s,
        authors=("Jussara Lins",),
        published="2023-06-15T10:21:33-03:00",
        credits=frozenset(("Caio Barros/TV Serra",)),
        html=page(
            f"""<div class="theme"><div class="content-head__title-wrapper"><h1 class="content-head__title"
itemprop="headline">{s.headline}</h1></div><h2 class="content-head__subtitle" itemprop="alternativeHeadline">
{
                s.standfirst
            }</h2><div class="content-publication-data"><p class="content-publication-data__from" title="Jussara
Lins">Por Jussara Lins, gSerra — Monte Claro</p><p class="content-publication-data__updated"><time
itemprop="datePublished" datetime="2023-06-15T13:21:33.521Z">15/06/2023 10h21</time></p></div><div
class="progressive-img"><figure><img src="a.jpg"></figure><p class="content-media__description__caption">Ponte fechada —
Foto: Caio Barros/TV Serra</p></div><div class="mc-article-body"><article itemprop="articleBody">
{
                paragraphs(
                    s,
                    opening='<div class="mc-column content-text active-extra-styles"><p class="content-text__container">',
                    closing="</p></div>",
                )
            }<div class="content-unordered-list"><ul><li><a href="/w">📱 Clique aqui para seguir o canal do
gSerra no WhatsApp</a></li></ul></div><p class="content-text__container"><strong>Vídeos: tudo sobre
Monte Claro</strong></p></article></div><section class="entities"><ul>{
                links("Monte Claro")
            }</ul></section></div>""",
            lang="pt-BR",
            title=f"{s.headline} | Serra | gSerra",
            head='<meta property="article:published_time" content="2023-06-15T10:21:33.521-03:00">'
            '<meta itemprop="author" content="Jussara Lins">',
        ),
    )


def italian_local() -> Sample:
    s = ITALIAN
    return Sample(
        story=s,
        authors=("Dario Menghi",),
        published="2023-10-12T11:30:00",
        standfirst=True,
        html=page(
            f"""<div class="container"><div class="article_header"><span class="occhiello">Lago</span><h1
class="title">{s.headline}</h1><div class="summary">{s.standfirst}</div><div class="author">di <span>Dario
Menghi</span></div><div class="datetime">12 ottobre 2023 alle 11:30</div><span class="reading">2 minuti di
lettura</span></div><div id="article-body" class="story__text">{"<br><br>".join(s.paragraphs)}<br><br>© Riproduzione
riservata</div><div class="widget"><h3>I più letti</h3>{links("Neve sul lago", "Il sindaco del ponte", tag="div")}</div>
</div>""",
            lang="it",
            title=f"{s.headline} - Corriere del Velio",
        ),
    )
