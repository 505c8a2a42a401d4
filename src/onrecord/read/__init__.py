"""Read: from captured bytes to a Page, or the reason why there is none.

    bytes --unpack--> plain bytes --decode--> characters --take--> Page | Rejected

Nothing here knows what an article is. `visible_text` gives the words that a reader of the
page sees, without the extractor, so that a statement can be proved against its capture.
"""

from onrecord.read.page import read_page
from onrecord.read.visible import visible_text
from onrecord.read.warc import WarcPage, iterate_warc

__all__ = ["WarcPage", "iterate_warc", "read_page", "visible_text"]
