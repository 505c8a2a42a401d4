"""Asides: what a page tells screen readers of a link, which stands in nobody's sentence.

"She told the Chronicle (opens in new tab) that ...": most pages hide these words by their own style
sheets, which are not read, so they are told by what they say.
"""

from __future__ import annotations

import re

_NEW = r"new|neue[mnrs]?|nouvel(?:le)?|nueva|nova|nuov[ao]|nieuwe?|nytt?|nye|ny|novém|nowej|нов\w+"
_PLACE = (
    r"tab|window|fenster|fenêtre|onglet|ventana|pestaña|janela|guia|finestra|scheda|venster|tabblad"
    r"|vindu|fane|fönster|flik|vindue|faneblad|okně|karcie|oknie|окне|вкладке"
)
_OPENS = (
    r"(?:link\s)?(?:opens?|öffnet(?:\ssich)?|wird|s['’]ouvre|ouvre|se\sabre|abre|si\sapre|opent|åpner|åpnes|öppnas"
    r"|åbner|otwiera\ssię|откроется)\b[^()<>]{0,16}?\s"
)
_INTO = r"(?:in|im|dans|en|em|i)\s(?:an?\s|einem\s|une?\s|una\s|uma\s|een\s|et\s|ett\s)?"
_WORDS = rf"\((?:{_OPENS})?(?:{_INTO})?(?:(?:{_NEW})\s(?:{_PLACE})|(?:{_PLACE})\s(?:{_NEW}))(?:\sgeöffnet)?\)"
_ASIDE = re.compile(_WORDS, re.IGNORECASE)


def is_aside(text: str) -> bool:
    """Say whether an element's text tells nothing but that its link opens a new window or tab."""
    return text.endswith(")") and _ASIDE.fullmatch(text.strip()) is not None
