"""Relate: what articles and statements have to do with each other.

Pure: values in, values out. What they need to know of the archive arrives as an argument.
Knows nothing of storage, the network or the model.
"""

from onrecord.relate.copies import Shingles, compare_texts, containment, judge_reuse, shingle
from onrecord.relate.editions import compare_editions
from onrecord.relate.relation import Finding, Sayable, compare_statements
from onrecord.relate.repeats import mark_repeats
from onrecord.relate.reprints import copies_left, find_alike, find_stand_in, share_of_both
from onrecord.relate.stories import likeness
from onrecord.relate.stories import threshold as story_threshold
from onrecord.relate.stories_groups import find_regions, group_articles, group_profiles
from onrecord.relate.stories_search import find_links, find_stories
from onrecord.relate.stories_words import Profile, Profiles, Written, profile, read_profiles
from onrecord.relate.topics import Topic, Topical, find_topic
from onrecord.relate.voices import Voice
from onrecord.relate.words import read_words

__all__ = [
    "Finding",
    "Profile",
    "Profiles",
    "Sayable",
    "Shingles",
    "Topic",
    "Topical",
    "Voice",
    "Written",
    "compare_editions",
    "compare_statements",
    "compare_texts",
    "containment",
    "copies_left",
    "find_alike",
    "find_links",
    "find_regions",
    "find_stand_in",
    "find_stories",
    "find_topic",
    "group_articles",
    "group_profiles",
    "judge_reuse",
    "likeness",
    "mark_repeats",
    "profile",
    "read_profiles",
    "read_words",
    "share_of_both",
    "shingle",
    "story_threshold",
]
