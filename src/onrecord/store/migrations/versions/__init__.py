"""One module a migration, in the order of their numbers; one that was released is never changed."""
