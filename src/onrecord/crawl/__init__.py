"""Crawl: fetches pages, politely, and never from inside the user's own network unasked.

`fetch` takes one address. Scrapy runs in a child process (`spider`), so importing this package is
cheap and a page that hangs, drips or swells is ended with its process.
"""

from onrecord.crawl.one_page import fetch

__all__ = ["fetch"]
