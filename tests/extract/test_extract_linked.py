"""Authors in many scripts, and those whom only a link, a script or a card for other sites names."""

import pytest
from pages_invented import HTML

from onrecord.extract.dump import lines_of_dump
from onrecord.extract.linked import authors_linked
from onrecord.extract.signers import names_after_lead, reporters

BYLINE = '<div class="byline">By Nora Lind and Per Ash</div>'
DATA = '<meta name="author" content="By Nora Lind and Per Ash">'
BARE = HTML.replace(DATA, "").replace(BYLINE, "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتبت: رنا الخطيب", ("رنا الخطيب",)),
        ("بقلم: سامر النجار", ("سامر النجار",)),
        ("نویسنده: بهرام فروغی", ("بهرام فروغی",)),
        ("Written by: विवेक राठौर", ("विवेक राठौर",)),
        ("लेखक: विवेक राठौर", ("विवेक राठौर",)),
        ("Haber: Selin Aktaş Giriş: 12 Mayıs 2023", ("Selin Aktaş",)),
        ("Журналист: Инна Берёзкина", ("Инна Берёзкина",)),
        ("ผู้เขียน: สมชาย ใจดี", ("สมชาย ใจดี",)),
    ],
)
def test_a_byline_is_led_in_many_languages(line, names):
    assert names_after_lead(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2023年06月08日 来源：青溪日报 作者：何听雨", ("何听雨",)),
        ("来源：青溪日报 记者：何听雨 责任编辑：孙一鸣", ("何听雨",)),
        ("读者：来信", ()),
    ],
)
def test_a_chinese_line_names_its_author_behind_its_source(line, names):
    assert reporters(line) == names


@pytest.mark.parametrize(
    "head",
    [
        '<div><h4><a href="/author/nora-lind/">Nora Lind</a></h4></div>',
        '<div><h4><a rel="author" href="/p/7"><span>Nora Lind</span></a></h4></div>',
        '<div><h4>Nora Lind</h4></div><script>var page = {"authorName": "Nora Lind", "id": 7};</script>',
    ],
)
def test_a_name_by_the_headline_that_links_to_its_writer_is_the_author(extracted, head):
    html = BARE.replace("<time", f"{head}<time", 1)
    assert extracted(html, "html").article.authors == ("Nora Lind",)


def test_a_card_for_other_sites_names_the_author(extracted):
    card = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Nora Lind">'
    assert extracted(HTML.replace(DATA, card).replace(BYLINE, ""), "html").article.authors == ("Nora Lind",)


@pytest.mark.parametrize(
    "source",
    [
        '<a href="/author/nora/">Nora Lind</a>',  # stands nowhere near
        '<a href="/sport/">Velden Harbour</a>',
        '<a href="/author/post/">Harbour Post</a>',
        "".join(f'<a href="/author/{n}">Nora {n}lind</a>' for n in "ABCDEFGH"),
    ],
)
def test_other_links_name_nobody(source):
    names = "".join(f"Nora {n}lind\n" for n in "ABCDEFGH")
    lines = lines_of_dump(f"The bridge\n{names}Velden Harbour\nHarbour Post\nThe old bridge will close.")
    assert authors_linked(source, lines, 0, [len(lines) - 1]) == ()
