"""Extract: from a decoded page to its article, with what was cut and why.

    HTML --body--> lines --+
                           +--> cleaner (body, standfirst, headline or cut) --> assembly
    dump --dump--> lines --+

One cleaner decides for both ways in. Metadata, dateline, byline and the rest are read apart
and weighed in `assembly`. What an outlet repeats is told from its other pages in `repeats`.
"""

from onrecord.extract.assembly import extract, extract_all
from onrecord.extract.repeats import find_repeated, is_due, seen_page
from onrecord.extract.rules import OutletRules, read_rules
from onrecord.extract.trial import Trial, try_rules

__all__ = [
    "OutletRules",
    "Trial",
    "extract",
    "extract_all",
    "find_repeated",
    "is_due",
    "read_rules",
    "seen_page",
    "try_rules",
]
