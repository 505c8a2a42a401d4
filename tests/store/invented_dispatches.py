"""Invented dispatches of an agency, as outlets print them: re-headed, credited, trimmed, added to."""

from __future__ import annotations

import random
from collections.abc import Iterator

from invented_pages import Sheet, sheet

STORM = (
    "At least 14 people were hurt on Tuesday when a storm tore the roof off the railway station of Ostermar.",
    "The storm reached the coast of Velland shortly before noon and moved inland within the hour.",
    "Station master Tilda Brockmann said that the hall was cleared ten minutes before the roof gave way.",
    "“Had we waited for the noon train, 400 people would have stood under it,” Brockmann told reporters.",
    "Velland's interior minister, Anselm Kortig, flew to Ostermar and promised 3 million crowns for repairs.",
    "Trains between Ostermar and Lindhaven will not run before Friday, the railway company Vellbahn said.",
    "Its spokeswoman, Dorit Sanger, said that buses would take travellers as far as the junction of Hemm.",
    "The weather service had raised its warning for the coast to the second highest step on Monday evening.",
    "Gusts of 148 kilometres an hour were measured on the lighthouse of Cape Rennick, more than ever.",
    "In the harbour two fishing boats sank at their moorings, but nobody was hurt, the harbour master said.",
    "Some 9,000 households had no electricity in the afternoon, according to the power company Norrlicht.",
    "Schools in the district of Ostermar stay shut on Wednesday, the governor, Ruth Aldinger, announced.",
    "The station was built in 1911 and its roof was last renewed eight years ago.",
)
FIRE = (
    "A fire in the old paper mill of Ostermar kept 60 firefighters at work through the night to Wednesday.",
    "Fire chief Bruno Haldane said that sparks from a welder's torch had set bales of paper alight.",
    "The mill has belonged to the company Papyra since 2003 and makes cardboard for fruit growers.",
    "Nobody was hurt, but two of the four halls are lost, Papyra's manager Wilma Estering said.",
    "Estering put the damage at 7 million crowns and said that 80 workers would be paid on.",
    "The smoke drifted towards the villages of Aspe and Grunn, where people were told to shut their windows.",
    "Police closed the road along the river Torne until the morning.",
    "Haldane praised the fire brigades of nine towns, which had come within half an hour.",
)
OWN_OF_STORM = (
    (
        "Storm rips off station roof",
        "It took a few seconds for the storm to lift the roof of Ostermar's railway station and drop it.",
        "Fourteen people were hurt, most of them by glass, a doctor of the hospital at Hemm said on Tuesday.",
        "Tilda Brockmann, the station master, had sent everybody out ten minutes before, witnesses said.",
        "Vellbahn does not expect trains to Lindhaven before Friday.",
    ),
    (
        "After the storm, Ostermar asks who checked the roof",
        "The roof that the storm took from Ostermar's station was eight years old; Vellbahn had it built.",
        "Anselm Kortig, the interior minister, would not say on Tuesday who checked it last.",
        "Tilda Brockmann had the hall cleared in time. Fourteen people were hurt all the same.",
    ),
    (
        "Kortig promises money for Ostermar's station",
        "Interior minister Anselm Kortig promised Ostermar 3 million crowns on Tuesday after the storm.",
        "The storm had torn the roof from the railway station; 14 people were hurt.",
        "Governor Ruth Aldinger called the sum a beginning. Schools of Ostermar stay shut on Wednesday.",
    ),
)
CREDITS = ("OSTERMAR, Sept 2 (Velpress) - ", "OSTERMAR (VP) ", "By our correspondents and Velpress. ", "")
_HEADS = ("Storm", "Roof falls", "14 hurt", "Station", "Storm tears roof off station", "Ostermar")
_TAILS = ("in Ostermar", "as gusts reach 148", "on the coast of Velland", "at Ostermar station", "at noon")


def printings(
    dispatch: tuple[str, ...], count: int, *, name: str = "storm", seed: int = 1
) -> Iterator[Sheet]:
    """Give a dispatch as so many outlets print it.

    Every seventh drops the last third, every fifth has a first line of its own, every eleventh a
    paragraph of its own at the end; all have another headline and a credit in front or none.
    """
    chance = random.Random(seed)
    for number in range(count):
        first, *rest = dispatch
        if number % 7 == 3:
            rest = rest[: 2 * len(rest) // 3]
        if number % 5 == 2:
            first = f"{chance.choice(_HEADS)} {chance.choice(_TAILS)}: " + first
        if number % 11 == 5:
            rest.append(f"Readers of the {name.title()} Courier {number} can send pictures to the editors.")
        yield printed(
            f"{name}{number}",
            f"{chance.choice(_HEADS)} {chance.choice(_TAILS)}",
            chance.choice(CREDITS) + first,
            *rest,
            hour=8 + number * 10 // max(count, 1),
        )


def printed(name: str, headline: str, *paragraphs: str, hour: int = 12, day: int = 2) -> Sheet:
    """Give a page of an outlet of its own."""
    return sheet(
        *paragraphs,
        headline=headline,
        url=f"https://{name}.example/",
        outlet=f"Outlet {name}",
        published=f"2025-09-{day:02}T{hour:02}:00:00+02:00",
        captured=f"2025-09-{day:02}T{hour:02}:30:00Z",
        extra=name,
    )


def own_reports() -> Iterator[Sheet]:
    """Give what outlets wrote themselves of the storm."""
    for number, (headline, *paragraphs) in enumerate(OWN_OF_STORM):
        yield printed(f"own{number}", headline, *paragraphs, hour=19)
