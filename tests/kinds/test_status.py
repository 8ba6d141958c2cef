"""The shown status: derived by a table, never stored."""

from __future__ import annotations

import pytest

from leaderdesk.kinds.status import Status, shown_status

OWN, DIVISION = True, False


@pytest.mark.parametrize(
    ("body", "heads", "is_deleted", "is_own", "has_left", "status"),
    [
        ({}, 1, False, OWN, False, Status.UNSENT),
        ({"intent": "submit"}, 1, False, OWN, False, Status.UNSENT),
        ({"intent": "submit"}, 1, False, OWN, True, Status.SENT),
        ({"intent": "submit"}, 1, False, DIVISION, False, Status.ARRIVED),
        ({"intent": "internal"}, 1, False, OWN, False, Status.INTERNAL),
        ({"intent": "internal"}, 1, False, OWN, True, Status.INTERNAL),
        ({"intent": "withdrawn"}, 1, False, OWN, False, Status.UNSENT),
        ({"intent": "withdrawn"}, 1, False, OWN, True, Status.WITHDRAWN),
        ({"intent": "withdrawn"}, 1, False, DIVISION, False, Status.WITHDRAWN),
        ({"intent": "submit"}, 2, False, OWN, True, Status.CONFLICT),
        ({"intent": "submit"}, 2, True, OWN, True, Status.DELETED),
    ],
)
def test_the_status_follows_from_what_is_known(body, heads, is_deleted, is_own, has_left, status):
    found = shown_status(body, head_count=heads, is_deleted=is_deleted, is_own=is_own, has_left=has_left)
    assert found is status
