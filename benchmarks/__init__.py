"""Accuracy and speed, measured the way others can repeat. `python -m benchmarks --help` lists the sets."""
