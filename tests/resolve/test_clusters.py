"""Clusters of bare mentions: names, parts of names, roles that an event's own mentions explain."""

from onrecord.resolve import Mention, cluster

NAMES = (
    "Danish leader Olan Prideux",
    "Olan Prideux",
    "Mr. Prideux",
    "the Danish leader",
    "Irena Valdik",
    "Mayor Valdik",
    "the mayor",
)


def clusters(*texts, document="", scope="s"):
    found = cluster([Mention(key=n, scope=scope, document=document, text=t) for n, t in enumerate(texts)])
    groups = {}
    for key, name in found.items():
        groups.setdefault(name, []).append(texts[key])
    return sorted(groups.values(), key=lambda group: texts.index(group[0]))


def test_names_parts_of_names_and_told_roles_are_one():
    assert clusters(*NAMES) == [list(NAMES[:4]), list(NAMES[4:])]


def test_a_surname_of_two_people_is_nobody_of_them():
    found = clusters("Ada Valdik", "Irena Valdik", "Valdik")
    assert len(found) == 3


def test_middle_names_are_one_inside_an_event_and_other_given_names_are_not():
    assert len(clusters("Ada J. Valdik", "Ada Valdik")) == 1
    assert len(clusters("Ada Valdik", "Oleg Valdik")) == 2


def test_what_belongs_to_somebody_is_not_that_somebody():
    assert len(clusters("Irena Valdik", "Valdik's long speech")) == 2


def test_two_events_share_nobody():
    one = cluster(
        [Mention(key=1, scope="a", text="Ada Valdik"), Mention(key=2, scope="b", text="Ada Valdik")]
    )
    assert one[1] != one[2]


def test_a_pronoun_is_somebody_only_where_one_person_fits():
    assert len(clusters("Irena Valdik", "she", document="d")) == 1
    assert len(clusters("Irena Valdik", "Maria Rook", "she", document="d")) == 3


def test_bad_mentions_are_clusters_of_their_own():
    bad = ["", " ", "\u202e\u200f", "x" * 10_000, "’’", "\ud800", "Ира Δέλτα عدي سمر 金 한"]
    assert len(clusters(*bad)) == len(bad)
