"""Resolve: the voices of one page, and who they are across pages.

Knows names, roles and pronouns of English news; nothing of storage, the network or the model.
"""

from onrecord.resolve.clusters import Mention, cluster
from onrecord.resolve.judging import judge
from onrecord.resolve.likeness import compare_names
from onrecord.resolve.linking import link, person_keys
from onrecord.resolve.speakers import resolve

__all__ = ["Mention", "cluster", "compare_names", "judge", "link", "person_keys", "resolve"]
