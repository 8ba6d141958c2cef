"""OODA drawn: turns lead into each other, nothing runs into something else, and it is legible without colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from leaderdesk.paper.canvas import pages
from leaderdesk.paper.ooda import WaysLook, draw_ways, ways_fields
from leaderdesk.paper.output import picture
from leaderdesk.reports.document import Document, LoopLane, Loops, LoopStep, Way, Ways

STEPS = tuple(LoopStep(f"{sign} 段階", (f"・記録{sign}",), sign == "②") for sign in "①②③④")
WAYS = Ways(
    Way("PDCA", "計画→実行", "年に1回", "40 施策"),
    Way("両方", "", "", "3 施策"),
    Way("OODA", "観察→実行", "その都度", "5 施策"),
)


def loops(count):
    lanes = tuple(
        LoopLane(f"第{place}周", STEPS, f"第{place}周の結果" if place < count else "") for place in range(1, count + 1)
    )
    return Document("周回の履歴", (Loops(lanes),), is_across=True)


def text_of(document):
    return "\n".join(page.text() for page in pages(document))


def grey(page, dpi=40):
    image = picture(page, dpi).convertToFormat(QImage.Format.Format_Grayscale8)
    return [bytes(image.constScanLine(line))[: image.width()] for line in range(image.height())]


def test_every_turn_stands_with_its_steps_and_what_it_handed_on():
    said = text_of(loops(3))
    for place in (1, 2, 3):
        assert f"第{place}周" in said
    assert said.count("・記録①") == 3
    assert "第2周の結果" in said
    assert "第3周の結果" not in said


def test_without_a_turn_it_says_so():
    assert "周回はまだありません" in text_of(Document("周回の履歴", (Loops(()),)))


def test_many_turns_flow_over_pages_and_none_is_parted_from_its_title():
    drawn = pages(loops(30))
    assert len(drawn) > 2
    for page in drawn:
        titles, bodies = page.text().count("第"), page.text().count("・記録④")
        assert titles >= bodies > 0


def test_where_a_loop_stands_is_told_without_colour():
    [page] = pages(loops(1))
    here, elsewhere = picture(page, 100), page
    shades = {
        QColor(here.pixel(x, y)).lightness() for x in range(0, here.width(), 3) for y in range(0, here.height(), 3)
    }
    assert len({shade // 8 for shade in shades if 180 < shade < 250}) >= 2
    assert "②" in elsewhere.text()


def test_the_two_fields_overlap_in_the_middle_and_only_there():
    one, other = ways_fields(QRectF(0, 0, 400, 120))
    middle, left, right = ((x, 60.0) for x in (200.0, 60.0, 340.0))
    for path, inside, outside in ((one, (middle, left), right), (other, (middle, right), left)):
        assert all(path.contains(point(at)) for at in inside)
        assert not path.contains(point(outside))


def point(at):
    from PySide6.QtCore import QPointF

    return QPointF(*at)


def test_a_word_that_is_wider_than_its_field_is_made_smaller_and_never_cut(qapp):
    from leaderdesk.paper.fonts import paper_font

    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    look = WaysLook(
        "#000000",
        "#000000",
        "#000000",
        "#000000",
        "#FFFFFF",
        "#FFFFFF",
        paper_font(14, bold=True),
        paper_font(12, bold=False),
        1.0,
    )
    long = Way("とても長い名前の進め方" * 3, "", "", "1,000 施策")
    painter = QPainter(image)
    draw_ways(painter, QRectF(20, 0, 160, 60), Ways(long, long, long), look)
    painter.end()
    columns = [x for x in range(200) for y in range(60) if QColor(image.pixel(x, y)).lightness() < 200]
    assert min(columns) >= 18
    assert max(columns) <= 182


def test_the_picture_is_legible_in_grey():
    [page] = pages(Document("図", (Ways(WAYS.one, WAYS.both, WAYS.other),), is_across=True))
    rows = grey(page, 80)
    assert min(min(row) for row in rows) < 90
    for word in ("PDCA", "40 施策", "両方", "その都度"):
        assert word in page.text()
