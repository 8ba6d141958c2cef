"""What the desk would show of a record."""

from leaderdesk.desk.models.columns import status_of as shown
from leaderdesk.ledger.query import rows


def status_of(store, revision):
    """The status of a record in a store."""
    [row] = rows(store, store.kinds[revision.kind], [revision.record_id])
    return shown(row, store)
