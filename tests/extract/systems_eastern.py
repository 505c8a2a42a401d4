"""Invented pages of content systems in scripts other than the Latin, and of Turkey, and of older kinds."""

# ruff: noqa: E501 - markup and prose as pages have them

from dataclasses import replace

from systems_invented import Sample, ld, links, page, paragraphs
from systems_texts import (
    ARABIC,
    CHINESE,
    DAM,
    FERRY,
    HINDI,
    JAPANESE,
    MARKET,
    PERSIAN,
    RUSSIAN,
    SCHOOL,
    TURKISH,
    Story,
)


def russian_portal() -> Sample:
    s = RUSSIAN
    return Sample(
        story=s,
        authors=("Инна Берёзкина",),
        published="2023-08-16T12:40:00+03:00",
        html=page(
            f"""<header class="header"><ul>{
                links("Новости", "Политика", "Спорт", "Реклама")
            }</ul></header><div
class="article"><div class="article__header"><div class="article__meta"><time class="article__time"
datetime="2023-08-16T12:40:00+03:00">16 августа 2023, 12:40</time><span class="article__views">3 214</span></div><h1
class="article__title">{s.headline}</h1><h2 class="article__announce">{s.standfirst}</h2><div
class="article__authors">Автор: <a href="/a">Инна Берёзкина</a></div></div><div class="article__body">
{
                paragraphs(
                    s,
                    opening='<div class="article__block" data-type="text"><div class="article__text">',
                    closing="</div></div>",
                )
            }
<div class="article__block" data-type="article"><a href="/7">Читайте также: Трамвайное депо ждёт водителей</a></div>
</div><div class="article__subscribe">Подписывайтесь на наш канал в Telegram</div><div class="article__tags">Теги:
<a href="/t">трамвай</a></div></div><div class="list"><h3>Последние новости</h3>{
                links("Мост откроют в октябре", "Лось вышел к вокзалу", tag="div")
            }</div>""",
            lang="ru",
            title=f"{s.headline} - Заречный вестник",
        ),
    )


def russian_agency() -> Sample:
    """The city and the agency open the body."""
    s = RUSSIAN
    s = replace(s, paragraphs=(f"ЗАРЕЧНЫЙ, 16 авг — ВЕСТ Новости. {s.paragraphs[0]}", *s.paragraphs[1:]))
    return Sample(
        story=s,
        published="2023-08-16T12:40:00",
        standfirst=False,
        html=page(
            f"""<div class="endless"><div class="article__info-date"><a href="/20230816/">12:40 16.08.2023</a><span
class="article__info-date-modified">(обновлено: 13:02 16.08.2023)</span></div><div class="article__title">{
                s.headline
            }
</div><div class="article__body">{
                paragraphs(
                    s,
                    opening='<div class="article__block"><div class="article__text">',
                    closing="</div></div>",
                )
            }</div></div>""",
            lang="ru",
            title=f"{s.headline} - ВЕСТ Новости, 16.08.2023",
            head=f'<meta property="og:title" content="{s.headline}">',
        ),
    )


def arabic_portal() -> Sample:
    s = ARABIC
    return Sample(
        story=s,
        authors=("رنا الخطيب",),
        published="2023-05-04T14:10:00",
        html=page(
            f"""<header><nav><ul>{links("الرئيسية", "أخبار", "رياضة", "اتصل بنا")}</ul></nav></header><div
class="news-post"><h1 class="post-title">{s.headline}</h1><h2 class="post-subtitle">{s.standfirst}</h2><div
class="post-info"><span class="author">كتبت: رنا الخطيب</span> <span class="date">الخميس 4 مايو 2023 - 02:10
مساءً</span></div><div class="share">شارك الخبر</div><div class="post-body" dir="rtl">{paragraphs(s, opening="<p>")}</div>
<div class="tags">الكلمات الدلالية: <a href="/t">السوق القديم</a></div><div class="more"><h3>اقرأ أيضا</h3>
{links("ترميم قلعة التل", "موسم الورد يبدأ مبكرا", tag="div")}</div></div>""",
            lang="ar",
            title=f"{s.headline} - صحيفة الوادي",
            attributes=' dir="rtl"',
        ),
    )


def hindi_portal() -> Sample:
    s = HINDI
    return Sample(
        story=s,
        authors=("विवेक राठौर",),
        published="2023-05-08T18:22:00+05:30",
        html=page(
            f"""<div class="hdr"><ul>{links("होम", "देश", "खेल", "मनोरंजन")}</ul></div><div class="article-box"><h1
class="article-title">{s.headline}</h1><h2 class="article-summary">{s.standfirst}</h2><div class="auth">Written by:
<a href="/a">विवेक राठौर</a></div><div class="pub">Updated: 08 मई 2023, 06:22 PM IST</div><div class="article-desc">
{paragraphs(s, opening="<p>")}</div><div class="also"><b>ये भी पढ़ें:</b> <a href="/5">नदी किनारे बनेगा नया बाग</a>
</div></div>""",
            lang="hi",
            title=f"{s.headline} | सूरज समाचार",
            head='<meta property="article:published_time" content="2023-05-08T18:22:00+05:30">',
        ),
    )


def chinese_portal() -> Sample:
    s = CHINESE
    return Sample(
        story=s,
        authors=("何听雨",),
        published="2023-06-08T09:15:00",
        standfirst=False,
        html=page(
            f"""<div class="nav">{links("首页", "新闻", "财经", "体育", tag="span")}</div><div class="main-wrap"><h1
class="main-title">{s.headline}</h1><div class="top-bar"><span class="date">2023年06月08日 09:15</span><span
class="source">来源：青溪日报</span><span class="author">作者：何听雨</span></div><div class="article" id="artibody">
{"".join(f"<p>　　{text}</p>" for text in s.paragraphs)}<p class="show_author">责任编辑：孙一鸣</p></div><div
class="keywords">关键字：<a href="/k">石桥</a></div><div class="share">分享到微信</div></div>""",
            lang="zh-CN",
            title=f"{s.headline}_青溪新闻网",
        ),
    )


def japanese_local() -> Sample:
    s = JAPANESE
    return Sample(
        story=s,
        published="2023-04-12T20:30:00",
        standfirst=False,
        html=page(
            f"""<header><ul>{links("トップ", "社会", "スポーツ", "購読案内")}</ul></header><main><article><h1
class="title">{s.headline}</h1><p class="date"><time>2023年4月12日 20時30分</time></p><div class="sns">シェア ツイート
</div><figure><img src="a.jpg"><figcaption>休止中の夜行バス＝白浜町で</figcaption></figure><div class="body">
{paragraphs(s, opening="<p>")}</div><p class="copyright">無断転載を禁じます</p></article><section class="ranking"><h2>
アクセスランキング</h2><ol>{links("港に新しい灯台", "桜まつり始まる")}</ol></section></main>""",
            lang="ja",
            title=f"{s.headline}｜しらはま新報",
        ),
    )


def turkish_portal() -> Sample:
    s = TURKISH
    return Sample(
        story=s,
        authors=("Selin Aktaş",),
        published="2023-05-12T16:45:00",
        html=page(
            f"""<nav><ul>{links("Gündem", "Ekonomi", "Spor", "Yazarlar")}</ul></nav><div class="haber"><h1
class="baslik">{s.headline}</h1><h2 class="spot">{s.standfirst}</h2><div class="bilgi"><span>Haber: Selin Aktaş</span>
<span>Giriş: 12 Mayıs 2023 Cuma 16:45</span> <span>Güncelleme: 12.05.2023 17:10</span></div><div class="icerik">
{paragraphs(s, opening="<p>")}</div><div class="etiket">Etiketler: <a href="/k">köprü</a></div></div>""",
            lang="tr",
            title=f"{s.headline} - Karaçay Postası",
        ),
    )


def persian_agency() -> Sample:
    s = PERSIAN
    return Sample(
        story=s,
        published="2023-05-06T10:05:00",
        html=page(
            f"""<div class="news"><div class="news-info">کد خبر: ۸۸۲۱۴ | ۱۶ اردیبهشت ۱۴۰۲ - ۱۰:۰۵</div><h1
class="news-title">{s.headline}</h1><p class="lead">{s.standfirst}</p><div class="news-body" itemprop="articleBody">
{paragraphs(s, opening="<p>")}<p>انتهای پیام</p></div><div class="tags">برچسب‌ها: <a href="/t">کتابخانه</a></div></div>""",
            lang="fa",
            title=f"{s.headline} - خبرگزاری مهرآباد",
            attributes=' dir="rtl"',
        ),
    )


def font_page() -> Sample:
    """A page of tables and <font>, as of the year 2001."""
    s = DAM
    return Sample(
        story=s,
        authors=("Ole Graff",),
        published="2001-09-06",
        standfirst=False,
        html=f"""<HTML><HEAD><TITLE>Corwen Star: {s.headline}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER><TABLE
WIDTH=600><TR><TD WIDTH=120 VALIGN=top><FONT SIZE=1><A HREF="/">Front page</A><BR><A HREF="/v">Valley</A><BR><A
HREF="/s">Sports</A><BR><A HREF="/w">Weather</A></FONT></TD><TD WIDTH=480><FONT FACE="Times" SIZE=5><B>{s.headline}</B>
</FONT><BR><FONT SIZE=2><I>By Ole Graff</I><BR>September 6, 2001</FONT><P><FONT FACE="Times" SIZE=3>
{"<P>".join(s.paragraphs)}</FONT><P><FONT SIZE=1><A HREF="/m">Mail this story</A> | <A HREF="/p">Printer-friendly
version</A></FONT><HR><FONT SIZE=1>Copyright 2001 Corwen Star</FONT></TD></TR></TABLE></CENTER></BODY></HTML>""",
    )


def cells_page() -> Sample:
    """Each paragraph in a table cell of its own."""
    s = MARKET
    rows = "".join(f'<tr><td class="txt">{text}</td></tr>' for text in s.paragraphs)
    return Sample(
        story=s,
        published="2023-11-03",
        standfirst=False,
        html=page(
            f"""<table><tr>{links("Home", "Port", "Links", tag="td")}</tr></table><table class="content"><tr><td
class="hd">{s.headline}</td></tr><tr><td class="dt">03.11.2023</td></tr>{rows}</table><table><tr><td>Made by Sel
Web</td></tr></table>""",
            title=s.headline,
        ),
    )


def amp_page() -> Sample:
    s = SCHOOL
    return Sample(
        story=s,
        authors=("Asa Monk",),
        published="2024-02-13T06:02:11+00:00",
        standfirst=False,
        credits=frozenset(("Brenmoor County",)),
        html=page(
            f"""<amp-sidebar id="sidebar"><ul>{links("Home", "Schools", "Council")}</ul></amp-sidebar><article
class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{s.headline}</h1><div
class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">Asa Monk</span></div><div
class="amp-wp-meta amp-wp-posted-on"><time datetime="2024-02-13T06:02:11+00:00">2 years ago</time></div></header><figure
class="amp-wp-article-featured-image"><amp-img src="a.jpg"></amp-img><p class="wp-caption-text">Readers in the rain.
Photo: Brenmoor County</p></figure><div class="amp-wp-article-content">{paragraphs(s, opening="<p>")}<amp-ad>
</amp-ad></div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: <a
href="/c">Schools</a></div></footer></article><footer class="amp-wp-footer"><a href="#top" class="back-to-top">Back to
top</a></footer>""",
            title=s.headline,
            head=ld(
                headline=s.headline,
                datePublished="2024-02-13T06:02:11+00:00",
                author={"@type": "Person", "name": "Asa Monk"},
            ),
            attributes=" amp",
        ),
    )


def print_version() -> Sample:
    s = FERRY
    return Sample(
        story=s,
        authors=("Runa Eklid",),
        published="2023-05-05T14:10:00",
        standfirst=False,
        html=page(
            f"""<div class="print-logo"><img src="l.gif" alt="Lunde Tidings"></div><div class="print-site_name">Published on
<em>Lunde Tidings</em> (<a href="https://lunde.example">https://lunde.example</a>)</div><div
class="print-breadcrumb"><a href="/">Home</a> &gt; {s.headline}</div><hr><h1 class="print-title">{s.headline}</h1><div
class="print-submitted">By Runa Eklid</div><div class="print-created">Created 05/05/2023 - 14:10</div><div
class="print-content">{paragraphs(s, opening="<p>")}</div><hr><div class="print-source_url"><strong>Source
URL:</strong> https://lunde.example/ferry</div><div class="print-links"><p><strong>Links:</strong><br>[1]
https://lunde.example/pier</p></div>""",
            title=s.headline,
        ),
    )


def cut_page() -> Sample:
    """The page breaks off in the middle of its fourth paragraph."""
    whole = print_version()
    at = whole.html.index(FERRY.paragraphs[3][30:60])
    story = replace(FERRY, paragraphs=(*FERRY.paragraphs[:3], FERRY.paragraphs[3][:30].strip()))
    return replace(whole, html=whole.html[:at], story=story)


def press_release() -> Sample:
    s = DAM
    s = replace(s, paragraphs=(f"CORWEN, September 6, 2023 – {s.paragraphs[0]}", *s.paragraphs[1:]))
    return Sample(
        story=s,
        authors=(),
        published="2023-09-06",
        standfirst=False,
        html=page(
            f"""<header class="usa-header"><p>An official website of the State of Corwen</p><nav><ul>{
                links("About us", "Newsroom", "Contact")
            }</ul></nav></header><main id="main-content"><div class="usa-breadcrumb">{
                links("Home", "Press Releases")
            }</div><div class="press-release"><p class="press-label">FOR IMMEDIATE RELEASE</p><p
class="press-date">Wednesday, September 6, 2023</p><h1>{s.headline}</h1>{
                paragraphs(s, opening="<p>")
            }<p>###</p><p>
<strong>Media contact:</strong><br>Lowri Penn, State Inspectorate<br>press@inspectorate.example<br>555 0142</p></div></main>
<footer><p>State of Corwen · Privacy · Accessibility</p></footer>""",
            title=f"{s.headline} | State Inspectorate",
        ),
    )


def live_blog() -> Sample:
    s = FERRY
    posts = "".join(
        f"""<article class="liveblog-post" id="b{number}"><time datetime="2023-05-05T1{number}:20:00+02:00">1{number}:20
</time><h2 class="post-heading">{heading}</h2><p>{text}</p><div class="post-share"><button>Share</button></div></article>"""
        for number, (heading, text) in enumerate(
            zip(
                (
                    "Board decides",
                    "A chemist rejoices",
                    "What passengers said",
                    "Until September",
                    "Who pays",
                ),
                s.paragraphs,
                strict=True,
            )
        )
    )
    headings = ("Board decides", "A chemist rejoices", "What passengers said", "Until September", "Who pays")
    story = replace(
        s, paragraphs=tuple(each for pair in zip(headings, s.paragraphs, strict=True) for each in pair)
    )
    return Sample(
        story=story,
        standfirst=False,
        published="2023-05-05T09:00:00+02:00",
        html=page(
            f"""<nav><ul>{links("News", "Live", "Sport")}</ul></nav><main><div class="liveblog"><h1>{s.headline}</h1><div
class="live-label">LIVE</div><div class="liveblog-posts">{posts}</div><button>Load more updates</button></div></main>""",
            title=f"{s.headline} – as it happened",
            head=ld(
                headline=s.headline,
                datePublished="2023-05-05T09:00:00+02:00",
                coverageStartTime="2023-05-05T09:00:00+02:00",
            ).replace('"NewsArticle"', '"LiveBlogPosting"'),
        ),
    )


def gallery_in_text() -> Sample:
    """A slide show stands between the second and the third paragraph."""
    s = DAM
    slides = "".join(
        f"""<li class="slide"><figure><img src="{number}.jpg"><figcaption>{text} <span class="slide-credit">Photo: Lars
Munk</span></figcaption></figure><span class="slide-count">{number} of 6</span></li>"""
        for number, text in enumerate(
            (
                "Divers enter the water below the wall on Wednesday morning.",
                "The chief inspector, Lena Forsgard, shows how long the cracks are.",
                "Beans on the fields of Petr Halloran, who fears for his harvest this year.",
                "The wall in 1931, seen from the road to the upper mill.",
                "Children of the village school watch the divers from the bridge.",
                "The lake seen from the power station, with the boathouse on the left.",
            ),
            start=1,
        )
    )
    texts = [f"<p>{text}</p>" for text in s.paragraphs]
    return Sample(
        story=s,
        authors=("Ole Graff",),
        standfirst=False,
        published="2023-09-06T17:20:00+02:00",
        html=page(
            f"""<nav><ul>{links("News", "Valley", "Sport")}</ul></nav><article><h1>{s.headline}</h1><p class="byline">By Ole
Graff</p><div class="story-body">{"".join(texts[:2])}<div class="slideshow"><h3>Slideshow</h3><button>Previous</button>
<ul>{slides}</ul><button>Next</button></div>{"".join(texts[2:])}</div></article>""",
            title=s.headline,
            head=ld(headline=s.headline, datePublished="2023-09-06T17:20:00+02:00"),
        ),
    )


def two_languages() -> Sample:
    """The article in English, its summary in German below."""
    s = MARKET
    return Sample(
        story=s,
        authors=("Pia Lorentz",),
        published="2023-11-03T17:45:00+01:00",
        standfirst=False,
        html=page(
            f"""<nav><a href="/en">English</a> <a href="/de">Deutsch</a></nav><article><h1>{s.headline}</h1><p class="by">By
Pia Lorentz</p><div class="text">{paragraphs(s, opening="<p>")}</div><div class="text" lang="de"><h2>Zusammenfassung auf
Deutsch</h2><p>Ein Kilo Hering kostete am Freitag in Port Sel 14 Kronen, so viel wie nie zuvor. Nur neun von sechzig Booten
liefen aus.</p></div></article><footer><p>Impressum</p></footer>""",
            title=s.headline,
            head='<meta property="article:published_time" content="2023-11-03T17:45:00+01:00">',
        ),
    )


def author_note() -> Sample:
    s = SCHOOL
    return Sample(
        story=s,
        authors=("Asa Monk",),
        published="2024-02-13",
        standfirst=False,
        html=page(
            f"""<header><ul>{links("Home", "Voices", "About")}</ul></header><article><h1>{s.headline}</h1><div
class="meta">By Asa Monk | February 13, 2024</div><div class="entry">{paragraphs(s, opening="<p>")}<p><em>Asa Monk is a
reporter at the Brenmoor Lamp, where she covers schools. She taught for nine years.</em></p></div><p>Share or comment on
this article: {s.headline}</p></article>""",
            title=f"{s.headline} - The Brenmoor Lamp",
        ),
    )


def data_body() -> Sample:
    """The body stands in JSON-LD alone, with its paragraphs parted by blank lines."""
    s = FERRY
    return Sample(
        story=s,
        authors=("Runa Eklid",),
        published="2023-05-05T14:10:00+02:00",
        standfirst=False,
        html=page(
            '<div id="app">Please enable JavaScript</div>',
            title=s.headline,
            head=ld(
                headline=s.headline,
                datePublished="2023-05-05T14:10:00+02:00",
                author=[{"@type": "Person", "name": "Runa Eklid"}],
                articleBody="\n\n".join(s.paragraphs),
            ),
        ),
    )


def colon_dateline(place: str = "Kigali") -> Sample:
    s = replace(MARKET, paragraphs=(f"{place}: {MARKET.paragraphs[0]}", *MARKET.paragraphs[1:]))
    return Sample(
        story=s,
        published="2023-11-03T17:45:00+05:30",
        standfirst=False,
        html=page(
            f"""<nav><ul>{links("News", "Nation", "World")}</ul></nav><div class="story"><h1>{s.headline}</h1><div
class="info">Updated: November 3, 2023 17:45 IST</div><div class="story-content">{paragraphs(s, opening="<p>")}</div>
</div>""",
            title=f"{s.headline} | The Sel Express",
        ),
    )


def wire_mirror(end: str = "— AFP") -> Sample:
    s: Story = DAM
    return Sample(
        story=s,
        published="2023-09-06T17:20:00",
        standfirst=False,
        html=page(
            f"""<div class="nav">{links("Home", "World", "Business", tag="span")}</div><div class="post"><h1>{s.headline}</h1>
<div class="post-date">6 September 2023 17:20</div><div class="post-text">{paragraphs(s, opening="<p>")}<p>{end}</p></div>
<div class="post-tags"><a href="/t">dams</a></div></div>""",
            title=f"{s.headline} - Daily Mirrorer",
        ),
    )


def divs_page() -> Sample:
    """Paragraphs in bare <div>s, menus in <div>s too."""
    s = MARKET
    return Sample(
        story=s,
        authors=("Pia Lorentz",),
        published="2023-11-03",
        standfirst=False,
        html=page(
            f"""<div><div><a href="/">Home</a></div><div><a href="/n">News</a></div><div><a href="/c">Contact</a></div></div>
<div><div>{s.headline}</div><div>by Pia Lorentz, Nov. 3, 2023</div>{paragraphs(s, opening="<div>", closing="</div>")}</div>
<div><div>More from the port</div><div><a href="/1">Ice plant silent for a week</a></div><div><a href="/2">A trout in
every pond</a></div></div>""",
            title=f"{s.headline} :: Sel Report",
        ),
    )
