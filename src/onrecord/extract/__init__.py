"""Extract: from a decoded page to its article, with what was cut and why.

    HTML --body--> lines --+
                           +--> cleaner (body, standfirst, headline or cut) --> assembly
    dump --dump--> lines --+

One cleaner decides for both ways in. Metadata, dateline, byline and the rest are read apart
and weighed in `assembly`.
"""

from onrecord.extract.assembly import extract

__all__ = ["extract"]
