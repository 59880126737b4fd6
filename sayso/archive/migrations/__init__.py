"""How the tables came to be what they are, step by step. Alembic runs what is missing when an archive is opened."""
