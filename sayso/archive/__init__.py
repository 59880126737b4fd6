"""Records at rest: SQLAlchemy Core on SQLite and PostgreSQL, full-text search, the audit log."""
