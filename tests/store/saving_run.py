"""A run of `add` to be killed: saves invented pages until it is done. Arguments: where, captures, count."""

import sys
from pathlib import Path

from invented_pages import keep_links, many

from onrecord.store import open_archive

if __name__ == "__main__":
    where, captures, count = sys.argv[1:]
    print("ready", flush=True)
    with open_archive(where, captures=Path(captures)) as archive:
        for page in many(int(count)):
            keep_links(archive, page)
    print("done", flush=True)
