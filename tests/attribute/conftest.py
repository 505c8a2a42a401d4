"""The shipped model, loaded once for the tests of this room."""

from __future__ import annotations

import pytest

from onrecord.attribute import Model, load_model


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()
