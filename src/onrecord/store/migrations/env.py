"""Environment of the migrations: runs them on the connection that the archive holds open."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
