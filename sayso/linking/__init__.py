"""Accounts become incidents and statements, names become actors, copies one origin; what several reports say, and where they contradict each other."""
