"""What a page tells screen readers of a link is told by its words."""

import pytest

from onrecord.domain.asides import is_aside


@pytest.mark.parametrize(
    "words",
    [
        "(opens in new tab)",
        " (Opens in a new window)",
        "(new window)",
        "(link opens in a new tab)",
        "(öffnet im neuen Fenster)",
        "(öffnet in neuem Tab)",
        "(Link wird in einem neuen Tab geöffnet)",
        "(Nouvelle fenêtre)",
        "(s’ouvre dans une nouvelle fenêtre)",
        "(se abre en una nueva pestaña)",
        "(abre em uma nova janela)",
        "(si apre in una nuova finestra)",
        "(opent in een nieuw venster)",
        "(åpnes i nytt vindu)",
        "(öppnas i ett nytt fönster)",
    ],
)
def test_that_a_link_opens_a_window_is_an_aside(words: str) -> None:
    assert is_aside(words)


@pytest.mark.parametrize(
    "words",
    [
        "(by the new window)",
        "(the bill opens a new window on the trade)",
        "opens in new tab",
        "(new)",
        "(window)",
        "",
    ],
)
def test_other_words_in_brackets_are_none(words: str) -> None:
    assert not is_aside(words)
