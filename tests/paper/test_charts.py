"""Charts: whatever the figures are, nothing leaves the area, nothing is cut, and every word can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from leaderdesk.desk.theme import THEMES
from leaderdesk.paper.charts import Bar, Ink, draw_columns, draw_rows, rows_height
from leaderdesk.paper.fonts import FAMILY, load_fonts

BLUE = "#0B5CAD"
INK = Ink("#1C2733", "#5A6775", "#DCE1E7")
AREA = QRectF(60, 60, 320, 150)
NARROW = QRectF(60, 60, 160, 56)

DATA = {
    "none": [],
    "one": [Bar("4月", 3, BLUE)],
    "zeros": [Bar(f"{month}月", 0, BLUE) for month in range(1, 13)],
    "a year": [Bar(f"{month}月", month * 7, BLUE) for month in range(1, 13)],
    "many": [Bar(f"{place}番", place, BLUE) for place in range(200)],
    "huge": [Bar(f"{month}月", 10**12 / month, BLUE) for month in range(1, 13)],
    "long names": [Bar("選挙管理委員会事務局と農業委員会事務局の合同の窓口", place * 7, BLUE) for place in range(8)],
    "huge and long": [Bar("長い名前の課がここにあります", 10**13, BLUE, is_hatched=True) for _ in range(5)],
    "below zero": [Bar("減った", -5, BLUE), Bar("増えた", 3, BLUE)],
    "all below zero": [Bar("減った", -5, BLUE)],
}


class Recorder(QPainter):
    """A painter that remembers what it was asked to write, and where."""

    def __init__(self, device):
        super().__init__(device)
        self.written = []
        self.pens = []

    def drawText(self, spot, flags, text):
        self.written.append((QRectF(spot), text, QFontMetricsF(self.font()).horizontalAdvance(text)))
        self.pens.append(self.pen().color().name().upper())
        super().drawText(spot, flags, text)


@pytest.fixture
def font(qapp):
    if not qapp.property("has_fonts"):
        load_fonts()
        qapp.setProperty("has_fonts", True)
    made = QFont(FAMILY)
    made.setPointSizeF(9.2)
    return made


def drawn(draw, bars, font, area=AREA):
    """The picture, the bars' places, and the texts with their spots."""
    image = QImage(520, 320, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = Recorder(image)
    places = draw(painter, area, bars, INK, font)
    painter.end()
    return image, places, painter.written


def inked(image, inside=None):
    """How many points are not white, in the area or outside of it."""
    rect = (inside or QRectF(image.rect())).toAlignedRect()
    part = image.copy(rect)
    return sum(part.pixel(x, y) != 0xFFFFFFFF for x in range(part.width()) for y in range(part.height()))


@pytest.fixture(params=[draw_columns, draw_rows], ids=["columns", "rows"])
def draw(request):
    return request.param


@pytest.fixture(params=[AREA, NARROW], ids=["wide", "narrow"])
def area(request):
    return request.param


def test_without_data_nothing_is_drawn_and_nothing_fails(draw, font):
    image, places, _ = drawn(draw, [], font)
    assert places == []
    assert inked(image) == 0


@pytest.mark.parametrize("name", [name for name in DATA if name != "none"])
def test_every_chart_draws_something_and_nothing_outside_its_area(draw, font, area, name):
    image, places, _ = drawn(draw, DATA[name], font, area)
    assert len(places) == len(DATA[name])
    assert inked(image) == inked(image, area) > 0


@pytest.mark.parametrize("name", [name for name in DATA if name != "none"])
def test_no_text_is_cut_and_no_two_texts_lie_on_each_other(draw, font, area, name):
    _, _, written = drawn(draw, DATA[name], font, area)
    for place, (spot, text, width) in enumerate(written):
        assert width <= spot.width() + 1, text
        assert area.contains(spot), text
        assert not any(spot.intersects(other) for other, _, _ in written[place + 1 :]), text


@pytest.mark.parametrize("name", ["one", "a year", "below zero"])
def test_every_bar_has_its_figure_and_its_label_where_there_is_room(draw, font, name):
    wide = QRectF(20, 20, 480, 280)
    _, _, written = drawn(draw, DATA[name], font, wide)
    texts = [text for _, text, _ in written]
    assert {bar.label for bar in DATA[name]} <= set(texts)
    assert {f"{bar.value:,.0f}" for bar in DATA[name]} <= set(texts)


def test_a_figure_is_written_whole_or_not_at_all(draw, font, area):
    figures = {f"{bar.value:,.0f}" for bar in DATA["huge"]}
    _, _, written = drawn(draw, DATA["huge"], font, area)
    assert {text for _, text, _ in written if "," in text} <= figures
    assert any(text in figures for _, text, _ in written)


def test_a_bar_twice_as_high_is_twice_as_long(font):
    bars = [Bar("甲", 50, BLUE), Bar("乙", 100, BLUE)]
    image, places, _ = drawn(draw_columns, bars, font)
    heights = [
        sum(image.pixelColor(int(place.center().x()), y) == QColor(BLUE) for y in range(320)) for place in places
    ]
    assert abs(heights[1] / heights[0] - 2) < 0.1
    image, places, _ = drawn(draw_rows, bars, font)
    lengths = [
        sum(image.pixelColor(x, int(place.center().y())) == QColor(BLUE) for x in range(520)) for place in places
    ]
    assert abs(lengths[1] / lengths[0] - 2) < 0.1


def test_nothing_has_no_bar_and_a_loss_has_none_either(draw, font):
    for name in ("zeros", "all below zero"):
        image, _, _ = drawn(draw, DATA[name], font)
        colours = {image.pixelColor(x, y).name() for x in range(520) for y in range(320)}
        assert BLUE.lower() not in colours


def test_a_hatched_bar_is_told_apart_without_colour(draw, font):
    plain, _, _ = drawn(draw, [Bar("甲", 5, BLUE)], font)
    hatched, _, _ = drawn(draw, [Bar("甲", 5, BLUE, is_hatched=True)], font)
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (plain, hatched)]
    assert grey[0] != grey[1]
    assert inked(hatched) < inked(plain)


def test_the_places_of_the_bars_fill_the_chart_and_do_not_overlap(draw, font):
    _, places, _ = drawn(draw, DATA["a year"], font)
    for place, other in pairwise(places):
        assert AREA.adjusted(-0.01, -0.01, 0.01, 0.01).contains(place)
        assert not place.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other)


def test_the_painter_is_handed_back_as_it_was(draw, font):
    image = QImage(520, 320, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = (painter.pen(), painter.font(), painter.hasClipping(), painter.brush())
    draw(painter, AREA, DATA["a year"], INK, font)
    assert (painter.pen(), painter.font(), painter.hasClipping(), painter.brush()) == before
    painter.end()


def test_lying_bars_ask_for_the_height_they_need(font):
    wanted = QRectF(60, 60, 320, rows_height(10, font))
    bars = [Bar(f"第{place}課", place + 1, BLUE) for place in range(10)]
    _, places, written = drawn(draw_rows, bars, font, wanted)
    assert len(written) == 20
    assert abs(places[-1].bottom() - wanted.bottom()) < 0.5


# ---------------------------------------------------------------- colours


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_labels_and_figures_of_every_theme_can_be_read_on_its_cards(theme):
    for ink in (theme.text, theme.muted):
        assert contrast(ink, theme.surface) >= 4.5
    for name in ("accent", "ok", "warn", "bad", "info"):
        assert contrast(theme.tone(name).strong, theme.surface) >= 3  # a bar is no text: WCAG asks 3 of graphics


def test_every_text_is_drawn_in_one_of_the_two_text_colours(draw, font):
    image = QImage(520, 320, QImage.Format.Format_RGB32)
    painter = Recorder(image)
    draw(painter, AREA, DATA["a year"], INK, font)
    painter.end()
    assert set(painter.pens) == {INK.text, INK.muted}
