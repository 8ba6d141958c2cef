"""進捗管理スケジュール on paper: every gate, what it lacks, no word cut, with none, one and sixty of them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import write_pdf
from leaderdesk.paper.schedule import PAPER, draw_span
from leaderdesk.reports.document import Document, Schedule, Span, SpanTone
from leaderdesk.reports.schedule import schedule
from tests.builders import add, division_store

LONG = "実施計画調書の確定と、予算要望に間に合う要望の締切、そのほか上期のうちに済ませることのすべて（上期末）"


@pytest.fixture
def store(tmp_path):
    with division_store(tmp_path) as made:
        yield made


def squeezed(text):
    return "".join(text.split())


@pytest.mark.usefixtures("qapp")
def test_the_picture_and_the_list_name_every_gate_and_what_it_lacks(store, tmp_path):
    add(store, "measure", code="1-01")
    made = schedule(store, 2026)
    assert made.is_across
    picture, listed = (page.text() for page in pages(made))
    assert write_pdf(made, tmp_path / "予定.pdf") == 2
    for words in ("進捗照会の発送", "今日11/23", "期日過ぎ：進捗照会をまだ作っていません", "4月", "3月"):
        assert words in squeezed(picture), words
    for words in ("令和8年9月30日", "未確定1施策（確定0/1）", "予算要望に間に合う要望の締切"):
        assert words in squeezed(listed), words


def test_another_year_has_no_line_through_today(store):
    [line, *_] = schedule(store, 2027).blocks
    assert line.today is None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [0, 1, 60])
def test_nothing_is_cut_however_many_gates_and_however_long_their_names(count):
    spans = tuple(
        Span(
            f"{LONG}{place}", date(2026, 4 + place % 8, 1), date(2026, 4 + place % 8, 28), tone, f"足りないもの{place}"
        )
        for place, tone in zip(range(count), [*SpanTone] * 12, strict=False)
    )
    drawn = pages(Document("予定", (Schedule(2026, spans, date(2026, 11, 23)),), is_across=True))
    told = squeezed("".join(page.text() for page in drawn))
    for span in spans:
        assert span.label in told
        assert span.shown in told
    assert ("予定はありません。" in told) == (count == 0)
    if count == 60:
        assert len(drawn) > 1
        assert all("10月" in page.text() for page in drawn)
        for page in drawn:
            bottoms = [each.top + each.piece.height for each in page.placed]
            assert max(bottoms) < page.size.height()


def test_every_tone_is_told_from_the_others_without_colour(qapp):
    """No two bars are equally grey."""
    looks = set()
    for tone in SpanTone:
        image = QImage(400, 60, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        draw_span(painter, QRectF(20, 10, 360, 40), Span("節目", date(2026, 9, 1), date(2026, 11, 30), tone), PAPER)
        painter.end()
        grey = [image.pixelColor(x, y).red() for x in range(0, 400, 3) for y in range(60)]
        looks.add(round(sum(grey) / len(grey) / 5))
    assert len(looks) == len(SpanTone)
