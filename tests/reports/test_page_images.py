"""Every report as page images, with none, one and sixty entries of the longest text: nothing is cut, nothing is missing."""

from __future__ import annotations

from argparse import Namespace

import pytest
from PySide6.QtCore import QRect

from leaderdesk.analysis import loops
from leaderdesk.analysis.meetings import add_usual_agenda
from leaderdesk.cli.reports import DOCUMENTS
from leaderdesk.kinds.catalogue import kind_named
from leaderdesk.kinds.facet import LongText, Text
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import picture, ready
from tests.builders import add, division_store
from tests.cities import made_once, opened

YEAR, DPI, MILLIMETRES = 2026, 50, 25.4
WORDS = "出張所の回線が遅く、証明書の発行に「とても」時間がかかる（①印鑑登録、②戸籍）。"
COUNTS = (0, 1, 60)
MOST_LETTERS = {0: 0, 1: 1000, 60: 160}  # of one text: sixty of a thousand would fill books
REPORTS = ("plan-sheet", "plan-list", "meeting-pack", "minutes", "org-chart", "schedule", "ooda")


def longest(kind, number, most):
    """Every text of a kind as long as it may be, each beginning with its entry's number."""
    facets = kind_named(kind).facets().items()
    texts = {name: facet for name, facet in facets if type(facet) in (Text, LongText)}
    return {name: f"№{number:03}{WORDS * 30}"[: min(facet.limit or most, most)] for name, facet in texts.items()}


def fill(folder, count):
    """So many bodies, gates, measures, opinions and projects."""
    most = MOST_LETTERS[count]
    with division_store(folder, preset="") as store:
        add(store, "department", code="05", name="見本の部")
        add(store, "section", code="0501", name="見本の課", department="05")
        body = {"code": "KAIGI", "sort": "headquarters", "line": "both"}
        add(store, "body", **(body | {"name": "見本の会議"}))
        meeting = add(store, "meeting", assigned_body="KAIGI", held_on="2026-06-01", is_held="はい").record_id
        add_usual_agenda(store, meeting)
        for number in range(1, count + 1):
            code = f"M-{number:03}"
            add(store, "measure", **(longest("measure", number, most) | {"code": code, "section": "0501"}))
            told = longest("milestone", number, most)
            add(store, "milestone", **(told | {"measure": code, "year": YEAR, "step": "検討"}))
            said = {"said_on": "2026-06-01", "meeting": meeting, "measure": code}
            add(store, "opinion", **(longest("opinion", number, most) | said))
            gate = {"code": f"G-{number:03}", "year": YEAR, "sort": "other", "due": f"2026-{4 + number % 8:02}-20"}
            add(store, "gate", **(longest("gate", number, most) | gate))
            wanted = {"code": f"B-{number:03}", "sort": "working_group", "line": "both", "parent": "KAIGI"}
            add(store, "body", **(longest("body", number, most) | wanted))
            loops.begin(store, longest("ooda_project", number, most) | {"begun_on": "2026-06-01"})


@pytest.fixture(scope="module", params=COUNTS)
def filled(request, tmp_path_factory):
    """A division's store with so many entries of everything, and how many these are."""
    ready()
    folder = made_once(tmp_path_factory, f"entries-{request.param}", lambda folder: fill(folder, request.param))
    with opened(folder / "division.db") as store:
        yield store, request.param


def margins(page):
    """The strips of a page on which nothing may be drawn: so near to the edge no printer reaches."""
    image = picture(page, DPI)
    near = round(5 / MILLIMETRES * DPI)
    wide, high = image.width(), image.height()
    strips = (
        QRect(0, 0, wide, near),
        QRect(0, high - near, wide, near),
        QRect(0, 0, near, high),
        QRect(wide - near, 0, near, high),
    )
    return [image.copy(strip) for strip in strips]


def is_white(image):
    return not bytes(image.constBits()).strip(b"\xff")


@pytest.mark.parametrize("name", REPORTS)
def test_no_word_is_cut_at_an_edge_and_every_entry_is_there(filled, name):
    store, count = filled
    asked = Namespace(year=YEAR, section="", number="", measure="", edition=None, layout=None, meeting="", body="KAIGI")
    drawn = pages(DOCUMENTS[name](store, asked))
    for page in drawn:
        assert [is_white(strip) for strip in margins(page)] == [True] * 4, page.number
        room = page.size.height() / page.document.scale
        assert all(each.top + each.piece.height < room for each in page.placed), page.number
    told = "".join("".join(page.text().split()) for page in drawn)
    missing = [number for number in range(1, count + 1) if f"№{number:03}" not in told]
    assert missing == []
