"""Bench: other programs beside ours, in one run; never part of the wheel."""
