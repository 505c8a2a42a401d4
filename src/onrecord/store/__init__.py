"""The archive: what was read, kept with its evidence, and asked again.

    with open_archive(folder) as archive:
        archive.save(analysis, data)
        archive.search("grain exports", Filter())

Keeps captures (WARC, by their SHA-256), articles, statements with minted ids, people and
the search index, in a folder with SQLite or in PostgreSQL. Knows nothing of models,
extraction or the web; what it needs of them arrives as a value or a function.
"""

from onrecord.store.archive import Archive, open_archive
from onrecord.store.backup import restore
from onrecord.store.export import Adding, write_export
from onrecord.store.export_rows import row_of

__all__ = ["Adding", "Archive", "open_archive", "restore", "row_of", "write_export"]
