"""見張り: what is laid into a folder comes in once it is complete, each file once, also when it is laid there anew."""

from __future__ import annotations

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.folder import Folder, meant_for, offered, pass_over
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.receive import look, receive
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


# ---------------------------------------------------------------- for the desk, which only says what waits


NAMES = [
    "LD提出_092991_0501_2026_A003.xlsx", "LD提出_092088_0501_2026_A003.xlsx", "LD配布_092991_0501_2026_A001.xlsx",
    "LD配布_092991_0502_2026_A001.xlsx", "LD同期_092991_0501_2026_B001.xlsx", "LD同期_092991_0501_2026_A001.xlsx",
    "LD様式_092991_0501_2026.xlsx", "議事録.xlsx", "LD配布_092991_0501_2026_A001 (1).xlsx", "~$LD配布_092991_0501.xlsx",
]  # fmt: skip


def test_each_side_waits_for_the_files_that_are_meant_for_it(section, division):
    assert [name for name in NAMES if meant_for(division)(name)] == ["LD提出_092991_0501_2026_A003.xlsx"]
    assert [name for name in NAMES if meant_for(section)(name)] == [
        "LD配布_092991_0501_2026_A001.xlsx",
        "LD同期_092991_0501_2026_B001.xlsx",
        "LD配布_092991_0501_2026_A001 (1).xlsx",
    ]


def test_a_file_waits_until_it_is_complete_and_no_more_once_it_is_in(section, division, tmp_path):
    add(section)
    inbox, folder = tmp_path / "inbox", Folder(tmp_path / "inbox", meant_for(division))
    inbox.mkdir()
    (inbox / "メモ.txt").write_text("LeaderDesk のファイルではありません")
    whole = handed_over(section, tmp_path / "out")
    place = inbox / whole.name
    place.write_bytes(whole.read_bytes()[:1000])
    assert offered(division, folder.look_closely()) == ()
    place.write_bytes(whole.read_bytes())
    assert offered(division, folder.look_closely()) == ()
    for _ in range(2):
        assert offered(division, folder.look_closely()) == (place,)
    list(receive(division, [place]))
    assert offered(division, folder.look_closely()) == ()
    (copy := inbox / f"写し_{whole.name}").write_bytes(whole.read_bytes())
    copy.rename(again := inbox / whole.name.replace("_A001", "_A001 (1)"))
    for _ in range(2):
        assert offered(division, folder.look_closely()) == ()  # the same file under another name
    again.unlink()
    add(section, title="あとの要望")
    newer = handed_over(section, inbox)
    folder.look_closely()
    assert offered(division, folder.look_closely()) == (newer,)


def test_what_brings_nothing_is_offered_until_somebody_looked_at_it(division, tmp_path):
    broken = tmp_path / "LD提出_092991_0501_2026_A003.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    folder = Folder(tmp_path, meant_for(division))
    for _ in range(3):
        files = folder.look_closely()
    assert offered(division, files) == (broken,)
    verdicts = look(division, [broken])
    assert [pass_over(division, verdicts) for _ in range(2)] == [True, False]
    assert offered(division, folder.look_closely()) == ()
    broken.write_bytes(b"PK\x03\x04 broken in another way")
    folder.look_closely()
    assert offered(division, folder.look_closely()) == (broken,)


def test_a_folder_that_is_not_there_says_so_and_is_seen_again_when_it_is(division, tmp_path):
    folder = Folder(tmp_path / "usb", meant_for(division))
    with pytest.raises(LeaderDeskError) as fault:
        folder.look_closely()
    assert fault.value.code == "LD-2010"
    assert str(tmp_path / "usb") in str(fault.value)
    (tmp_path / "usb").write_text("フォルダーではない")
    with pytest.raises(LeaderDeskError, match="フォルダーではありません"):
        folder.look_closely()
    (tmp_path / "usb").unlink()
    (tmp_path / "usb").mkdir()
    assert folder.look_closely() == {}
