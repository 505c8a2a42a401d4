"""Office-holders without a name: who "the head of the Tide Office" is, by what the page tells."""

from __future__ import annotations

import pytest

LED = "Mara Velling, who {leads}, told reporters that three boats were out. "
OTHER = "The authority’s director, Lena Prowse, was away and wrote a short letter. "


@pytest.mark.parametrize(
    ("leads", "source"),
    [
        ("leads the Coast Rescue Service", "the head of the Coast Rescue Service"),
        ("now heads the Coast Rescue Service", "the chief of the Coast Rescue Service"),
        ("runs the Coast Rescue Service", "the Coast Rescue Service’s director"),
        ("directs the Coast Rescue Service", "the head of the service"),
        ("chairs the Tide Board", "the chair of the Tide Board"),
        ("is head of the Coast Rescue Service", "the leader of the Coast Rescue Service"),
        ("has led the Coast Rescue Service since May", "the Coast Rescue Service chief"),
    ],
)
def test_an_office_holder_without_name_is_whom_the_page_says_to_lead_the_body(speaker, leads, source):
    text = LED.format(leads=leads) + OTHER + f"A second flood is near, {source} said on the air."
    assert speaker(text, source, after="letter").name == "Mara Velling"


def test_who_leads_the_body_may_be_told_in_a_main_clause_and_further_down(speaker):
    text = (
        "Snow fell all night on the pass and in the town below it.\n\n"
        "The roads were shut at four.\n\n" + OTHER + "\n\nThe head of the Coast Rescue Service said no."
        "\n\nMara Velling leads the Coast Rescue Service and has a house by the pier."
    )
    assert speaker(text, "The head of the Coast Rescue Service").name == "Mara Velling"


@pytest.mark.parametrize(
    "told",
    [
        OTHER,
        "Lena Prowse, head of the Alder River Authority, was away and wrote a short letter. ",
        "Lena Prowse, the former head of the Coast Rescue Service, wrote a short letter. ",
        "Harbour Board Director Lena Prowse was away and wrote a short letter. ",
        "Lena Prowse, who led the Coast Rescue Service until May, wrote a short letter. ",
        "Lena Prowse, who leads the Coast Rescue Service’s boat crew, wrote a short letter. ",
        "Lena Prowse, who leads the Alder River Authority, wrote a short letter. ",
    ],
)
def test_who_leads_another_body_or_led_it_once_is_not_its_head(speaker, told):
    text = f"It rained.\n\nNobody slept.\n\n{told}The head of the Coast Rescue Service said no."
    assert speaker(text, "The head of the Coast Rescue Service").name is None


@pytest.mark.parametrize(
    "told", ["leads Nora Ash by six points in the polls", "leads Ash", "leads the field"]
)
def test_who_leads_a_rival_in_the_polls_is_not_the_head_of_the_rivals_campaign(speaker, told):
    text = f"It rained.\n\nIt froze.\n\nOlan Prowse {told}. Nora Ash was out. The Ash campaign chief said no."
    assert speaker(text, "The Ash campaign chief").name is None


def test_two_who_lead_a_body_leave_its_head_without_a_name(speaker):
    text = (
        "It rained all day.\n\nNobody slept.\n\n"
        "Mara Velling, who leads the Coast Rescue Service, was at sea. "
        "Lena Prowse, who heads the Coast Rescue Service, was away. "
        "The head of the Coast Rescue Service said no."
    )
    assert speaker(text, "The head of the Coast Rescue Service").name is None


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Mara Velling, director of the Federal Tide Office", "the FTO head"),
        ("Mara Velling, the company’s director", "the head of Brinemark"),
        ("Mara Velling, the authority’s director", "the director of the Alder River Authority"),
        ("Mara Velling, head of Customs and Harbour Control", "the Harbour Control chief"),
    ],
)
def test_a_body_that_is_only_written_in_another_way_is_no_other(speaker, told, source):
    text = f"It rained.\n\nNobody slept.\n\n{told}, was up. A flood is near, {source} said at noon."
    assert speaker(text, source, after="near").name == "Mara Velling"
