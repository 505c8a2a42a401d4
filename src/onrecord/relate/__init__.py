"""Relate: what articles and statements have to do with each other.

Pure: values in, values out. What they need to know of the archive arrives as an argument.
Knows nothing of storage, the network or the model.
"""

from onrecord.relate.relation import Finding, Sayable, compare_statements
from onrecord.relate.repeats import mark_repeats
from onrecord.relate.voices import Voice

__all__ = ["Finding", "Sayable", "Voice", "compare_statements", "mark_repeats"]
