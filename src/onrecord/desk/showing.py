"""Showing: who may see what, decided in one place.

    own desk      everything that the archive holds
    public desk   statements with short context and a link to the outlet; no full text, no
                  stored page, no furniture; speaker pages of organisations alone; nothing
                  fetched, nothing kept

A person's page on a public desk waits for an editor's decision; the number of outlets that
quote someone is no reason for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.statement import Speaker, SpeakerType

PUBLIC_CONTEXT = 480
"""Code points of a sentence that a public desk shows; a longer one is cut inside its quotation."""

OWN_CONTEXT = 1200
"""The same in lists of one's own desk, where the article is one step away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a desk shows to whoever asks.

    Args:
        public: Whether strangers may reach the desk.
    """

    public: bool

    @property
    def has_full_texts(self) -> bool:
        """Say whether articles are shown whole, with what was cut, and stored pages served."""
        return not self.public

    @property
    def fetches(self) -> bool:
        """Say whether the desk reads addresses."""
        return not self.public

    @property
    def keeps(self) -> bool:
        """Say whether a page that was read can be kept."""
        return not self.public

    @property
    def judges(self) -> bool:
        """Say whether who is who can be decided, and its ledger seen."""
        return not self.public

    @property
    def names_candidates(self) -> bool:
        """Say whether a name too weak to stand is told to a person who looks at one statement."""
        return not self.public

    @property
    def context_limit(self) -> int:
        """Give how many code points of a sentence a list shows."""
        return PUBLIC_CONTEXT if self.public else OWN_CONTEXT

    def has_page(self, type: SpeakerType) -> bool:
        """Say whether a speaker of this type has a page."""
        return not self.public or type == "organization"

    def speaker_link(self, person: str | None, speaker: Speaker) -> str | None:
        """Give the address of a speaker's page; None where there is none to show."""
        return f"/speaker/{person}" if person is not None and self.has_page(speaker.type) else None
