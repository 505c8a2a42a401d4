"""Take the picture of the desk that the README shows.

    python scripts/photograph_desk.py ARCHIVE docs/images/desk.png

ARCHIVE is a folder made by `onrecord demo --once --archive ARCHIVE`. The article with most
statements is opened in Chromium, in a window of 1280 by 1000.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.domain.listing import Filter
from onrecord.store import open_archive

BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Serve the archive, open its richest article, and write the picture."""
    archive, out = Path(sys.argv[1]), Path(sys.argv[2])
    with open_archive(archive) as opened:
        ids = [card.id for card in opened.list_articles(Filter(), limit=100).items]
        statements = opened.statements_of(ids, Filter())
    richest = max(ids, key=lambda number: len(statements.get(number, ())))
    command = [sys.executable, "-m", "onrecord", "serve", "--archive", str(archive), "--port", "0"]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert served.stdout is not None
        address = next(m.group() for line in served.stdout if (m := re.search(r"http://[\d.]+:\d+", line)))
        _photograph(f"{address}/article/{richest}", out)
    finally:
        served.terminate()
        served.wait()


def _photograph(address: str, out: Path) -> None:
    browser_path = next(path for path in BROWSERS if Path(path).exists())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(address)
        page.screenshot(path=str(out))
        browser.close()


if __name__ == "__main__":
    main()
