"""Teasers: whether a page shows only the beginning of its article, and says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.datatext import count_words_in
from onrecord.extract.phrases import phrases_of

_CUT_WORDS = 250
_OFFER_WORDS = 150
_LOOKED_AT, _LEAST_CHARS, _OFFER_CHARS = 14, 6, 140
# What names the rest of the article, so that an article of any length is not whole.
_REST_LEFT = re.compile(
    r"\d\s?%\s+(?:de cet article|of this (?:article|story)|d(?:es|ieses) Artikels|de este artículo"
    r"|di questo articolo)"
)

# What offers the rest in words that the lists of phrases lack, or in scripts that part no words.
_OFFERED = re.compile(
    r"(?:reserved|available only|only available|exclusive(?:ly)?) (?:for|to) (?:our )?(?:subscribers|members)"
    r"|(?:unlock|read) (?:the (?:full|whole|entire|rest of th)|this (?:full|entire)).{0,30}"
    r"(?:subscri|sign|log|trial|\$|€|£)|to continue,? (?:please )?(?:subscribe|log in|sign in|register)"
    r"|(?:monthly|free) (?:article )?limit|keep reading for|subscription to (?:read|continue)"
    r"|abonnenten vorbehalten|nur mit (?:\w+ ?)?abo\b|möchten weiterlesen\?|continue lendo"
    r"|riservato (?:agli|ai) (?:abbonati|soci)|lees verder met (?:een )?(?:abonnement|proef)"
    r"|(?:bara|endast|enbart|kun|forbeholdt|bare) (?:för |for |til )?(?:våra |vores |våre )?(?:prenumeranter"
    r"|abonnenter|abonnementer)|artikeln är låst|läs vidare som|abonnent for å lese|vain tilaajille"
    r"|z (?:subskrypcją|prenumeratą)|dla (?:prenumeratorów|subskrybentów)|pro předplatitele|le naročnikom"
    r"|előfizetőknek|(?:только|лишь) (?:для )?подписчик\w+|передплатник\w+"
    r"|abonelere özel|μόνο (?:σε|για) συνδρομητές"
    r"|למנויים בלבד|للمشتركين فقط|ویژه مشترکین"
    r"|有料会員|会員限定|残り\s?[\d,]+\s?文字|続きを読むには|유료\s?회원|구독자 전용|付费(?:内容|阅读)"
    r"|會員專屬|会员专享|訂閱後?即可|登录后(?:阅读|查看)",
    re.IGNORECASE,
)


def is_teaser(text: str, *, is_summary: bool, is_cut: bool, below: Iterable[str]) -> bool:
    """Say whether the page itself says that the rest of the article is to be paid for, or is elsewhere.

    Args:
        text: The body.
        is_summary: Whether it is only the page's summary of itself.
        is_cut: Whether the page's data says that the article is not free to read.
        below: The lines under the body, in order; the first few are looked at.
    """
    words = count_words_in(text)
    if is_summary or (is_cut and words < _CUT_WORDS):
        return True
    near = [line for line, _ in zip(below, range(_LOOKED_AT), strict=False) if len(line) >= _LEAST_CHARS]
    if any("%" in line and _REST_LEFT.search(line) for line in near):
        return True
    # An offer below a whole article is no paywall.
    if words >= _OFFER_WORDS:
        return False
    return any(
        "teaser" in phrases_of(line) or (len(line) <= _OFFER_CHARS and _OFFERED.search(line)) for line in near
    )
