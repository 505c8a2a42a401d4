"""Resolve: the voices of one page, and who they are across pages.

Knows names, roles and pronouns of English news; nothing of storage, the network or the model.
"""

from onrecord.resolve.clusters import cluster
from onrecord.resolve.judging import judge
from onrecord.resolve.knowledge import Knowledge, make_knowledge
from onrecord.resolve.likeness import compare_names
from onrecord.resolve.linking import link, name_keys, person_keys
from onrecord.resolve.mentions import Mention
from onrecord.resolve.offices_learned import learn, learned_keys
from onrecord.resolve.organisations_judging import judge_organisations, organisation_keys, partner_keys
from onrecord.resolve.speakers import resolve

__all__ = [
    "Knowledge",
    "Mention",
    "cluster",
    "compare_names",
    "judge",
    "judge_organisations",
    "learn",
    "learned_keys",
    "link",
    "make_knowledge",
    "name_keys",
    "organisation_keys",
    "partner_keys",
    "person_keys",
    "resolve",
]
