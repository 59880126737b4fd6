"""Accounts become incidents and statements, names become actors, copies one origin; what reports say together, and against each other."""
