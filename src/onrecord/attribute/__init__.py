"""Attribution: from an article to who is said to have said what, with figures and dates.

Its public verb is `attribute`; `load_model` gives the model that it needs, once for all articles.
"""

from __future__ import annotations

from onrecord.attribute.encoder import Model, load_model
from onrecord.attribute.statements import Attributed, attribute

__all__ = ["Attributed", "Model", "attribute", "load_model"]
