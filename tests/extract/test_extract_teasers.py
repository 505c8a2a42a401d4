"""Pages that show the beginning of their article say so in many words."""

import pytest

from onrecord.extract.teasers import is_teaser

SHORT = "The lake above Corwen must be lowered by two metres before the autumn rains."


def named(line, text=SHORT):
    return is_teaser(text, is_summary=False, is_cut=False, below=(line,))


@pytest.mark.parametrize(
    "line",
    [
        "This article is reserved for subscribers",
        "Unlock the full article with a free trial",
        "To continue, please subscribe",
        "You've reached your monthly article limit",
        "Il vous reste 85% de cet article à lire",
        "Dieser Artikel ist Abonnenten vorbehalten",
        "Questo articolo è riservato agli abbonati",
        "Lees verder met een abonnement",
        "Artikeln är bara för prenumeranter",
        "Ten artykuł przeczytasz do końca z subskrypcją",
        "Материал доступен только подписчикам",
        "A cikk csak előfizetőknek érhető el",
        "この記事は有料会員限定です",
        "残り1,234文字",
        "이 기사는 유료회원 전용입니다",
        "本文为付费内容",
        "هذا المحتوى للمشتركين فقط",
    ],
)
def test_an_offer_of_the_rest_below_a_beginning_names_a_teaser(line):
    assert named(line)


@pytest.mark.parametrize(
    "line",
    ["The council gave 900 books to its subscribers.", "Read the full report of the inspectors", "Weather"],
)
def test_other_lines_below_name_none(line):
    assert not named(line)


def test_an_offer_below_a_whole_article_names_none():
    assert not named("This article is reserved for subscribers", text=" ".join([SHORT] * 20))
    assert not named(
        "この記事は有料会員限定です", text="青溪镇政府周四宣布，镇上建于一百二十年前的石桥已经修复完工。" * 20
    )


def test_a_page_whose_card_calls_it_locked_is_a_teaser(extracted):
    card = (
        '<meta property="article:content_tier" content="locked"><meta property="og:title" content="The lake">'
    )
    page = f"<html><head>{card}</head><body><article><h1>The lake</h1><p>{SHORT}</p></article></body></html>"
    assert extracted(page, "html").notices == ("teaser",)
