"""The desk's pages, one module each: what is asked of the archive, and which template shows it."""
