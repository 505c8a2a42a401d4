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


def in_documents(*documents, marked):
    """Clusters of the marked words of documents of one topic, each written as document and words."""
    mentions, texts = [], {str(at): text for at, text in enumerate(documents)}
    for document, words in marked:
        start = documents[document].index(words)
        key = f"{document}:{words}"
        mentions.append(Mention(key=key, scope="s", document=str(document), start=start, text=words))
    groups = {}
    for key, name in cluster(mentions, texts).items():
        groups.setdefault(name, []).append(key)
    return sorted(groups.values())


def test_a_pronoun_is_looked_up_on_its_page_with_words_that_nobody_marked():
    text = "Irena Valdik opened the pier. Olan Prideux was late. He said it was old. She had asked him."
    assert in_documents(text, marked=[(0, "Irena Valdik"), (0, "Olan Prideux"), (0, "She"), (0, "He")]) == [
        ["0:Irena Valdik", "0:She"],
        ["0:Olan Prideux", "0:He"],
    ]


def test_a_description_beside_a_name_is_that_person_all_through_the_event():
    one = "Ferry captain Olan Prideux ran his ferry onto the rocks of Tarn harbour on Monday."
    other = "The captain who ran a ferry onto the rocks of Tarn harbour on Monday was not hurt."
    found = in_documents(one, other, marked=[(0, "captain"), (0, "Olan Prideux"), (1, "captain")])
    assert found == [["0:captain", "0:Olan Prideux", "1:captain"]]


def test_a_description_in_another_event_is_somebody_else():
    one = "Ferry captain Olan Prideux ran his ferry onto the rocks of Tarn harbour on Monday."
    other = "Wolves beat Rovers in the cup final yesterday; their captain scored twice before half time."
    found = in_documents(one, other, marked=[(0, "captain"), (0, "Olan Prideux"), (1, "captain")])
    assert found == [["0:captain", "0:Olan Prideux"], ["1:captain"]]


def test_who_is_quoted_is_the_i_of_the_quotation():
    text = "The pier is shut. “I was there,” Irena Valdik said. Olan Prideux listened."
    found = in_documents(text, marked=[(0, "I"), (0, "Irena Valdik"), (0, "Olan Prideux")])
    assert found == [["0:I", "0:Irena Valdik"], ["0:Olan Prideux"]]


def test_titles_of_both_genders_part_a_surname():
    found = clusters("Olan Prideux", "Mr. Prideux", "Miss Prideux")
    assert found == [["Olan Prideux", "Mr. Prideux"], ["Miss Prideux"]]


def test_the_order_of_documents_does_not_change_who_is_who():
    texts = {
        "a": "Irena Valdik met Olan Prideux. She left.",
        "b": "Valdik, the mayor, said so. Prideux did not.",
        "c": "The mayor said so again, and he agreed.",
    }
    marked = [("a", "Irena Valdik"), ("a", "Olan Prideux"), ("a", "She"), ("b", "Valdik"), ("b", "mayor")]
    marked += [("b", "Prideux"), ("c", "mayor"), ("c", "he")]

    def found(order):
        mentions = [
            Mention(key=(name, words), scope="s", document=name, start=texts[name].index(words), text=words)
            for name in order
            for own, words in marked
            if own == name
        ]
        groups = {}
        for key, label in cluster(mentions, texts).items():
            groups.setdefault(label, set()).add(key)
        return sorted(map(sorted, groups.values()))

    assert found("abc") == found("cba") == found("bac")


def test_bad_texts_and_places_raise_nothing():
    bad = ["", " ", "\u202e\u200f", "x" * 10_000, "\ud800", "Ира Δέλτα عدي سمر 金 한", "He said. “I"]
    texts = {str(at): text for at, text in enumerate(bad)}
    mentions = [
        Mention(key=(at, start), scope="s", document=str(at), start=start, text=words)
        for at in range(len(bad))
        for start, words in ((0, "he"), (3, "I"), (9_999_999, "the mayor"), (1, ""))
    ]
    assert len(cluster(mentions, texts)) == len(mentions)
