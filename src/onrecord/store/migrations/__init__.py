"""Migrations: how an archive of any earlier shape becomes one of today's."""
