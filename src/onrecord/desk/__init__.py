"""The desk: the record in the browser, and pages read at a paste.

    app = create_app(archive=archive, reader=reader, fetch=fetch, keep=keep, settings=DeskSettings())
    serve(app, "127.0.0.1", 8765)

Server-rendered and whole without scripts. Knows nothing of models or of how pages are
fetched; the reader, the fetcher and the archive arrive as arguments.
"""

from onrecord.desk.app import create_app
from onrecord.desk.server import serve
from onrecord.desk.settings import DeskSettings

__all__ = ["DeskSettings", "create_app", "serve"]
