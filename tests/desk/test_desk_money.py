"""A desk with a currency of its own shows what an amount came to on the day it was said."""

from __future__ import annotations

from onrecord.domain.page import Facts
from onrecord.pipeline import keep

WORDS = b"The harbour fund holds $2.5 million, harbour master Mara Vale said on Tuesday.\n"


def _permalink(archive, reader):
    facts = Facts(published="2017-05-05", language="en")
    analysis = reader.read(WORDS, source="fund.txt", kind="text", facts=facts)
    saved = keep(archive, analysis, WORDS)
    return f"/statement/{saved.statements[0]}"


def test_a_statement_shows_its_amounts_in_the_desks_currency(empty, reader, make_client):
    page = make_client(empty, currency="EUR").get(_permalink(empty, reader)).text
    assert "$2.5 million: 2.29 million EUR at the rate of 2017-05-02" in page


def test_without_a_currency_only_the_original_is_shown(empty, reader, make_client):
    page = make_client(empty).get(_permalink(empty, reader)).text
    assert "$2.5 million" in page
    assert "EUR" not in page
