"""The desk: the archive as web pages, for one person on their own machine or for a team."""
