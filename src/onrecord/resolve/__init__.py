"""Resolve: the voices of one page, and who they are across pages.

Knows names, roles and pronouns of English news; nothing of storage, the network or the model.
"""

from onrecord.resolve.judging import judge
from onrecord.resolve.linking import link, person_keys
from onrecord.resolve.speakers import resolve

__all__ = ["judge", "link", "person_keys", "resolve"]
