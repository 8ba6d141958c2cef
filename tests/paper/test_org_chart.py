"""体制図: boxes never touch, lines meet them, and every word stands in the file."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from leaderdesk.errors import LeaderDeskError
from leaderdesk.kinds.bodies import Line
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.drawing import write_drawing
from leaderdesk.paper.org_chart import Ink, lay_out
from leaderdesk.paper.output import ready
from leaderdesk.reports.document import Document, OrgBox, OrgChart, Paper
from leaderdesk.reports.org_chart import org_chart
from tests.builders import division_store

pytestmark = pytest.mark.usefixtures("qapp")

TREES = st.recursive(st.just(()), lambda below: st.lists(below, min_size=1, max_size=4).map(tuple), max_leaves=12)


def chart_of(tree, names) -> OrgChart:
    def box(below) -> OrgBox:
        code = f"B{next(names)}"
        return OrgBox(code, f"見本の組織 {code}", "長：見本", "各部局長", tuple(box(each) for each in below))

    return OrgChart(tuple(box(each) for each in tree))


@given(TREES)
def test_no_box_touches_another_and_each_stands_below_its_own(tree):
    chart = chart_of(tree, iter(range(1000)))
    laid = lay_out(chart, Ink())
    for one, other in combinations(laid.boxes.values(), 2):
        assert not one.intersects(other)

    def below(boxes):
        for box in boxes:
            for lower in box.beneath:
                assert laid.boxes[lower.code].top() > laid.boxes[box.code].bottom()
            below(box.beneath)

    below(chart.boxes)
    assert all(box.left() >= 0 and box.right() <= laid.size.width() + 1 for box in laid.boxes.values())


@pytest.mark.parametrize("paper", Paper)
def test_the_charts_of_the_plan_stand_on_one_page_each_with_all_their_words(tmp_path, paper):
    with division_store(tmp_path) as store:
        made = org_chart(store, date(2026, 11, 23), paper=paper)
    drawn = pages(made)
    assert len(drawn) == 3
    for word in ("ICT戦略推進本部", "情報セキュリティ委員会", "各幹事課長"):
        assert word in drawn[0].text()
    for word in ("WG② DX戦略推進", "情報基盤強化分科会"):
        assert word in drawn[1].text()
    assert "上げする" in drawn[2].text()


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_bodies_fits_on_its_page(count):
    ready()
    long = "とても長い名前の組織" * 6
    chart = OrgChart(tuple(OrgBox(f"B{place}", long, long, long) for place in range(count)))
    drawn = pages(Document("体制図", (chart,), is_across=True))
    assert len(drawn) == 1
    assert drawn[0].text().count(long) == 3 * count


def test_a_drawing_is_written_as_svg_and_png(tmp_path):
    with division_store(tmp_path) as store:
        from leaderdesk.analysis.bodies import places
        from leaderdesk.reports.org_chart import boxes

        day = date(2026, 11, 23)
        chart = OrgChart(boxes(store, places(store, Line.ICT, day), day))
    write_drawing(chart, tmp_path / "図.svg")
    assert "戦略推進委員会" in (tmp_path / "図.svg").read_text("utf-8")
    write_drawing(chart, tmp_path / "図.png")
    assert QImage(str(tmp_path / "図.png")).width() > 1000
    with pytest.raises(LeaderDeskError, match="LD-5009"):
        write_drawing(chart, tmp_path / "図.gif")
