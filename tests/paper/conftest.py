"""Pages need letters, and letters need the application."""

from __future__ import annotations

import pytest

from leaderdesk.paper.output import ready


@pytest.fixture(autouse=True)
def letters(qapp):
    return ready()
