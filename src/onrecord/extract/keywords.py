"""Keywords: topics among what a page's data lists for search engines, adverts and its own machinery.

"tag:Bridges" is Bridges; "type:story", "WC: 2000-2999", "channel_sport" and the list of every
town that prints the article too are nobody's topic.
"""

from __future__ import annotations

import re

_LABEL = re.compile(r"^(?:tag|category|subject|topic|keyword)s?\s*:\s*(?=\S)", re.IGNORECASE)
_MACHINE = re.compile(
    r"^(?i:ssts|type|page type|article type|content type|wc|word count|partner|language|day|time|nlp [\w ]+"
    r"|source|section|adnode|template|format)\s*:"
    r"|^[a-z]{3,}_[a-z][a-z0-9_-]*$"
    r"|^[A-Z]{2}_.+\.(?:com|net|org|info)$|^\w.*\s[-–]\s[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info)$",
    re.ASCII,
)
_KINDS = re.compile(r"(?:\s+(?:[A-Z]+(?:_[A-Z]+)+|PERSON))+$")


def topic_of(keyword: str) -> str | None:
    """Give the topic that a keyword names, without the labels that a site's machinery reads.

    Args:
        keyword: As the page's data has it, white space folded.

    Returns:
        The topic; None for a keyword that only machines read.
    """
    if _MACHINE.match(keyword):
        return None
    return _KINDS.sub("", _LABEL.sub("", keyword)) or None
