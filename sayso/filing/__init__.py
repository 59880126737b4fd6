"""Coded reports into the archive: stored, linked, and summed up for the lists."""
