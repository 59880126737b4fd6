"""How the trained reader is made: `python -m training.train`, then `python -m training.export`. Needs PyTorch; see README.md."""
