"""Attribution: from an article to who is said to have said what, with figures and dates.

Its public verb is `attribute`; `load_model` gives the model that it needs, once for all articles.
`find_figures` reads the figures of any words without a model.
"""

from __future__ import annotations

from onrecord.attribute.encoder import Model, load_model
from onrecord.attribute.figures import find_figures
from onrecord.attribute.statements import Attributed, attribute

__all__ = ["Attributed", "Model", "attribute", "find_figures", "load_model"]
