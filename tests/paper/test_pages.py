"""Pages: nothing is cut, heads come again, rules are closed, headings never stand alone, and equal documents look equal."""

from __future__ import annotations

import re
from itertools import product
from statistics import mean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, qGray

from leaderdesk.paper.canvas import pages
from leaderdesk.paper.flow import Placed
from leaderdesk.paper.output import picture, pictures
from leaderdesk.paper.rows import RULE, Row
from leaderdesk.reports.document import (
    Alignment,
    Bar,
    Bars,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    KeepTogether,
    PageBreak,
    Paper,
    Paragraph,
    Stamps,
    Table,
    Tone,
)
from leaderdesk.text import guard, readable

COLUMNS = (Column("番号"), Column("件名", 4), Column("上期", group="件数"), Column("下期", group="件数"))
LONG = "出張所の回線が遅く、証明書の発行に「とても」時間がかかる。"


def table(count, words="窓口の番号札を集計したい"):
    return Table(COLUMNS, tuple((f"{place}", words, "1", "2") for place in range(1, count + 1)))


def squeezed(text):
    """The letters of a text that people see, whatever lines it stands in."""
    return re.sub(r"\s", "", readable(text))


def cells_of(document):
    """What stands in each cell, put together again from the parts that flowed over pages."""
    parts = {}
    for page in pages(document):
        for each in page.placed:
            for cell in each.piece.cells:
                parts.setdefault(id(cell.lines), {})[cell.first, cell.last] = cell.lines.text(cell.first, cell.last)
    return [squeezed("".join(found.values())) for found in parts.values()]


# ---------------------------------------------------------------- nothing is cut

PIECES_OF_TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "「」（）、。々ゃゅょっー",
            "https-long-" * 40,
            "　　字下げ",
            "１２３\n\n４５６",
            "𠮷野家",
            "令和8年度",
            "a" * 3000,
        ]
    ),
)
TEXTS = (
    st.lists(PIECES_OF_TEXT, max_size=12)
    .map("".join)
    .filter(lambda text: not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text))
)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, paper=st.sampled_from(Paper), is_across=st.booleans())
def test_every_letter_stands_on_the_pages_wherever_it_was_written(text, paper, is_across):
    said = guard(text)
    facts = Facts(((Fact("項目", said, 2), Fact(said, said)),))
    listed = Table((*COLUMNS, Column(said)), (("1", said, said, "", ""),), total=("", said, "", "", ""))
    blocks = (Heading(said), Paragraph(said), facts, listed, Bars((Bar(said, 3),)))
    found = cells_of(Document(said, blocks, said, paper=paper, is_across=is_across))
    written = 12  # title, subject, heading, paragraph, three in the form, four in the table, one at the bar
    assert found.count(squeezed(said)) >= written


@pytest.mark.parametrize("block", ["paragraph", "facts", "table"])
def test_thirty_thousand_letters_flow_over_pages(block):
    text = (LONG * 1200)[:30_000]
    blocks = {
        "paragraph": Paragraph(text),
        "facts": Facts(((Fact("内容", text),),)),
        "table": Table((Column("番号"), Column("内容", 5)), (("1", text),)),
    }
    document = Document("題", (blocks[block],))
    found = pages(document)
    assert len(found) > 10
    body = "".join(squeezed(each.piece.text()) for page in found for each in page.placed)
    assert body.replace("内容", "").replace("番号", "").count("証明書") == text.count("証明書")


def test_every_piece_stays_inside_its_page():
    blocks = (Stamps(("課長", "係長")), Paragraph(LONG * 90), table(60, LONG * 3), Bars((Bar("課", 3),)))
    for paper, is_across in product(Paper, (False, True)):
        for page in pages(Document("題", blocks, paper=paper, is_across=is_across)):
            room = page.size.height() - 42 * 720 / 25.4
            assert all(each.top + each.piece.height <= room + 0.1 for each in page.placed)


def test_a_row_is_never_drawn_over_another():
    for page in pages(Document("題", (table(60, LONG * 4), Facts(((Fact("内容", LONG * 80),),))))):
        bottoms = [0.0]
        for each in page.placed:
            assert each.top >= bottoms[-1] - 0.1
            bottoms.append(each.top + each.piece.height)


# ---------------------------------------------------------------- what stands on every page


def test_each_page_says_which_of_how_many_it_is_and_what_it_belongs_to():
    document = Document("実施計画調書", (table(60),), "令和8年度", "情報政策課", "令和8年11月12日", "機密性2")
    found = pages(document)
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        text = page.text()
        for words in (
            f"{number} / {len(found)}",
            "実施計画調書",
            "令和8年度",
            "情報政策課",
            "令和8年11月12日",
            "機密性2",
        ):
            assert words in text


def test_headings_of_a_table_come_again_on_each_page_and_only_once():
    found = pages(Document("題", (table(150), table(3))))
    assert len(found) > 2
    for page in found[:-1]:
        assert page.text().count("件名") == 1
    assert found[-1].text().count("件名") == 2


@pytest.mark.parametrize("count", [0, 1, 60])
def test_a_table_shows_every_row_and_says_so_when_there_is_none(count):
    text = "".join(page.text() for page in pages(Document("題", (table(count),))))
    assert text.count("窓口の番号札") == count
    assert ("該当する記録はありません" in text) == (count == 0)


@pytest.mark.parametrize("figure", ["1,234", "12,345,678", "10,000 千円"])
def test_a_figure_is_never_parted_where_the_table_can_make_room(figure):
    months = tuple(Column(f"{month}月", 1, Alignment.RIGHT) for month in range(1, 13))
    columns = (Column("課", 3), *(months if len(figure) == 5 else ()), Column("合計", 0.5, Alignment.RIGHT))
    row = ("市民課", *["1,234"] * (len(columns) - 2), figure)
    [page] = pages(Document("題", (Table(columns, (row,) * 3, total=row),)))
    cells = [cell for each in page.placed for cell in each.piece.cells if figure in cell.lines.text(0, len(cell.lines))]
    assert len(cells) >= 4
    assert all(len(cell.lines) == 1 for cell in cells)


def test_columns_have_their_shares_of_the_width():
    [page] = pages(Document("題", (Table((Column("一"), Column("三", 3)), (("あ", "い"),)),)))
    widths = [cell.width for cell in page.placed[-1].piece.cells]
    assert widths[1] == pytest.approx(3 * widths[0])


def test_a_form_whose_value_flows_on_says_its_label_again():
    found = pages(Document("題", (Facts(((Fact("内容", LONG * 200),),)),)))
    assert len(found) > 1
    assert all("内容" in page.text() for page in found)


def test_an_empty_document_is_one_page():
    assert len(pages(Document("", ()))) == 1


def test_a_page_break_at_the_end_makes_no_empty_page():
    assert len(pages(Document("題", (Paragraph("文"), PageBreak(), PageBreak())))) == 1
    assert len(pages(Document("題", (Paragraph("文"), PageBreak(), Paragraph("次"))))) == 2


# ---------------------------------------------------------------- what stays together


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for lines in range(30, 50):
        document = Document(
            "題", (Paragraph("行\n" * lines + "終"), Heading("見出し"), Heading("小見出し", 2), table(8))
        )
        [page] = [page for page in pages(document) if "小見出し" in page.text()]
        assert "窓口の番号札" in page.text(), lines
        assert "件名" in page.text()


def test_what_is_kept_together_stands_on_one_page_where_one_can_hold_it():
    kept = KeepTogether((Heading("囲み"), Paragraph("始め" + LONG * 9 + "終り"), table(4)))
    for lines in range(20, 50, 3):
        found = pages(Document("題", (Paragraph("行\n" * lines + "終"), kept)))
        [page] = [page for page in found if "囲み" in page.text()]
        assert "終り" in page.text()
        assert page.text().count("窓口の番号札") == 4
    found = pages(Document("題", (KeepTogether((table(200),)),)))
    assert len(found) > 2


def test_the_total_is_never_parted_from_the_last_row():
    for count in range(20, 60, 3):
        rows = tuple((f"第{place}行", "") for place in range(1, count + 1))
        found = pages(Document("題", (Table((Column("行"), Column("数")), rows, total=("合計", "9")),)))
        assert f"第{count}行" in found[-1].text()


def test_one_line_never_goes_alone_to_the_next_page():
    for lines in range(30, 60):
        found = pages(Document("題", (Paragraph("\n".join(f"行{place}" for place in range(lines))),)))
        rows = [[each for each in page.placed if "行" in each.piece.text()] for page in found]
        assert all(len(re.findall(r"行\d", placed[0].piece.text())) >= 2 for placed in rows if placed)


# ---------------------------------------------------------------- what it looks like


def dark_share(image, y, left, right):
    """How much of a line of dots, 2 dots high or low, is a rule."""
    wanted = QColor(RULE).lightness() + 40
    hits = [
        min(QColor(image.pixel(x, y + off)).lightness() for off in (-1, 0, 1)) <= wanted for x in range(left, right)
    ]
    return sum(hits) / len(hits)


def test_rules_are_closed_wherever_a_page_ends():
    document = Document("題", (Facts(((Fact("内容", LONG * 200),),)),))
    found = pages(document)
    assert len(found) > 1
    dpi = 144
    for page in found:
        image = picture(page, dpi)
        rows = [each for each in page.placed if isinstance(each.piece, Row) and len(each.piece.cells) == 2]
        for place in (rows[0].top, rows[-1].top + rows[-1].piece.height):
            y = round((place + 23 * 720 / 25.4) * dpi / 720)
            left, right = round(18 / 25.4 * dpi) + 3, round((210 - 18) / 25.4 * dpi) - 3
            assert dark_share(image, y, left, right) > 0.98


def test_equal_documents_give_equal_pictures():
    def made():
        return Document(
            "題", (Stamps(("課長",)), table(30), Bars((Bar("課", 3, Tone.HATCHED), Bar("室", 1, Tone.REST)), "件"))
        )

    assert list(pictures(made(), 96)) == list(pictures(made(), 96))


def test_a_picture_is_as_large_as_its_paper():
    for paper, is_across, size in ((Paper.A4, False, (827, 1169)), (Paper.A3, True, (1654, 1169))):
        [image] = pictures(Document("題", (), paper=paper, is_across=is_across), 100)
        assert (image.width(), image.height()) == size


def test_bars_are_told_apart_without_colour():
    """Two tones differ in grey, the third is strokes."""
    document = Document("題", (Bars(tuple(Bar("課", 9, tone) for tone in Tone)),))
    [page] = pages(document)
    image = picture(page, 144)
    bars = [each for each in page.placed if isinstance(each, Placed) and each.piece.ornament is not None]
    means, spreads = [], []
    for each in bars:
        y = round((each.top + each.piece.height / 2 + 23 * 720 / 25.4) * 2 / 10)
        greys = [qGray(image.pixel(x, y)) for x in range(300, 700)]
        means.append(mean(greys))
        spreads.append(pstdev(greys))
    meant, rest, hatched = spreads
    assert max(meant, rest) < 1 < 20 < hatched
    assert abs(means[0] - means[1]) > 60
