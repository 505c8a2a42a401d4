"""Invented pages for the tests of extraction."""

PARAGRAPHS = (
    "VELDEN, May 5 (Reuters) - The old harbour bridge will be closed for two years from June, the "
    "city of Velden said on Friday, after engineers found cracks in three of its pillars.",
    "“We could not wait any longer,” said Ilse Brandt, who chairs the city's council, at a news "
    "conference. “Nobody should cross a bridge that its own engineers do not trust.”",
    "Some 14,000 cars cross the bridge each day. Traders in the old town have called on the "
    "council to run a free ferry while the work goes on, and to pay for it out of the state's "
    "fund.",
    "The state's transport minister, Aron Feld, told reporters that the money was there, but that "
    "the council had not yet asked for it. A spokesman for the council denied that.",
)

HTML = f"""<!doctype html><html lang="en"><head><title>Velden closes its harbour bridge | Harbour Post</title>
<meta property="og:title" content="Velden closes its harbour bridge">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2023-05-05T14:10:00+02:00">
<meta name="news_keywords" content="Velden, Bridges">
<meta property="article:section" content="City">
<meta name="author" content="By Nora Lind and Per Ash">
</head><body>
<nav><ul>
<li><a href="/">Home</a></li>
<li><a href="/city">City</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Velden closes its harbour bridge</h1>
<p class="standfirst">Engineers found cracks in three pillars;
traders in the old town ask for a free ferry</p>
<div class="byline">By Nora Lind and Per Ash</div>
<time datetime="2023-05-05T14:10:00+02:00">5 May 2023</time>
<figure><img src="b.jpg">
<figcaption>The harbour bridge on Friday. Photo: Mia Holm/Harbour Post</figcaption></figure>
<div class="article-body"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<div class="newsletter">
<h3>Sign up for our newsletter</h3><p>Get the best of the Post in your inbox.</p></div>
<h2>A ferry for the old town</h2>
<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></div></article>
<aside><h3>Most read</h3><ol><li><a href="/1">Rain floods the cellar of the town hall</a></li>
<li><a href="/2">Feld says he will stand again</a></li></ol></aside>
<footer><p>© 2023 Harbour Post. All rights reserved.</p></footer></body></html>"""

DUMP = "\n".join(
    (
        "Skip to content",
        "Home",
        "City",
        "Sport",
        "Sign in",
        "Support the Harbour Post",
        "City",
        "Velden closes its harbour bridge",
        "By Nora Lind",
        "5 May 2023 14:10 UTC+2",
        "Share",
        "The harbour bridge on Friday. Photo: Mia Holm/Harbour Post",
        "",
        PARAGRAPHS[0],
        "",
        PARAGRAPHS[1],
        "",
        "Read also",
        "Feld says he will stand again",
        "",
        PARAGRAPHS[2],
        "",
        PARAGRAPHS[3],
        "",
        "{{item.date}}",
        "Topics",
        "Bridges",
        "Velden",
        "Sign up for our newsletter",
        "Get the best of the Post in your inbox every Friday.",
        "Dear readers,",
        "We, the journalists of the Harbour Post, refuse to be silenced. The authorities say our "
        'work "harms the state".',
        "Please support us with a monthly gift, however small it may be.",
        "Most read",
        "1",
        "Rain floods the cellar of the town hall",
        "2",
        "Minister says ferry will run",
        "© 2023 Harbour Post",
    )
)
