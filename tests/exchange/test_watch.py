"""見張り: what is laid into a folder comes in once it is complete, each file once, also when it is laid there anew."""

from __future__ import annotations

from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.watch import watching
from tests.builders import add, handed_over


def test_a_file_comes_in_when_it_has_stopped_growing(section, division, tmp_path):
    inbox = tmp_path / "inbox"
    add(section)
    whole = handed_over(section, tmp_path / "out").read_bytes()
    looks = []

    def laid_down_bit_by_bit():
        looks.append(len(looks))
        inbox.mkdir(exist_ok=True)
        if len(looks) == 1:
            (inbox / "x.xlsx").write_bytes(whole[:1000])
        elif len(looks) == 2:
            (inbox / "x.xlsx").write_bytes(whole)
        elif len(looks) == 6:
            raise KeyboardInterrupt

    verdicts = list(watching(division, inbox, wait=laid_down_bit_by_bit))
    assert [verdict.outcome for verdict in verdicts] == [Outcome.IMPORTED]
    assert len(looks) == 6
