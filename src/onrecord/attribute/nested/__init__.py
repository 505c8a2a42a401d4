"""Statements inside statements: what a content itself reports."""

from onrecord.attribute.nested.chains import Nested, find_nested

__all__ = ["Nested", "find_nested"]
