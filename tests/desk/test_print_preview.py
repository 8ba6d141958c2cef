"""印刷の確認: the pages as they will be, turned by keys, and from here to a printer or into a PDF."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from leaderdesk.desk.dialogs.print_preview import PrintPreview
from leaderdesk.desk.preferences import Preferences
from leaderdesk.desk.theme import THEMES
from leaderdesk.desk.widgets.page_view import FIT_PAGE, FIT_WIDTH
from leaderdesk.exchange.distribution import distribute
from leaderdesk.exchange.receive import receive
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import page_layout, pictures
from leaderdesk.reports.document import Document, Heading, PageBreak, Paper, Paragraph
from tests.builders import handed_over
from tests.desktop import answer, click, dress, part, press, settle, wait_for
from tests.paper.pdf import page_texts

DOCUMENT = Document(
    "会議資料", tuple(block for place in range(1, 6) for block in (Heading(f"第{place}部"), PageBreak()))
)


@pytest.fixture
def host(qapp):
    widget = QWidget()
    widget.resize(1280, 800)
    yield widget
    widget.deleteLater()
    settle()


@pytest.fixture
def preview(host, tmp_path):
    dialog = PrintPreview(pages(DOCUMENT), Preferences(tmp_path), host)
    dialog.show()
    settle()
    yield dialog
    dialog.close()
    dialog.deleteLater()
    settle()


def where(preview):
    return next(label.text() for label in preview.findChildren(QLabel) if " / " in label.text())


def said(preview):
    labels = [label for label in preview.findChildren(QLabel) if label.property("role") in ("good", "fault")]
    return "".join(label.text() for label in labels if label.isVisible())


def test_it_tells_which_page_of_how_many_is_in_sight(preview):
    assert where(preview) == "1 / 5"
    assert not part(preview, "action.page_back", QPushButton).isEnabled()
    for _ in range(4):
        click(part(preview, "action.page_on", QPushButton))
    assert where(preview) == "5 / 5"
    assert not part(preview, "action.page_on", QPushButton).isEnabled()


def test_pages_are_turned_by_keys_too(preview):
    preview.view.setFocus()
    press(preview, "End")
    assert where(preview) == "5 / 5"
    press(preview, "Home")
    assert where(preview) == "1 / 5"
    press(preview, "PgDown")
    press(preview, "PgDown")
    assert where(preview) != "1 / 5"


def test_who_hears_the_page_hears_its_words(preview):
    preview.view.go_to(2)
    assert "第2部" in preview.view.accessibleDescription()


def test_the_pages_grow_and_shrink_and_the_page_stays(preview):
    preview.view.go_to(3)
    heights = []
    for zoom in (FIT_PAGE, FIT_WIDTH, 100, 200):
        preview.zoom.setCurrentIndex(preview.zoom.findData(zoom))
        settle()
        heights.append(preview.view.widget().height())
        assert where(preview) == "3 / 5"
    assert heights[0] < heights[1]
    assert heights[2] * 2 == pytest.approx(heights[3], rel=0.05)
    press(preview, "Ctrl+-")
    assert preview.zoom.currentData() == 150


def test_a_whole_page_fits_into_the_view(preview):
    preview.zoom.setCurrentIndex(preview.zoom.findData(FIT_PAGE))
    settle()
    assert preview.view.widget().height() / 5 <= preview.view.viewport().height()


@pytest.mark.parametrize(("theme", "size"), [(theme, "extra") for theme in THEMES])
def test_nothing_is_cut_in_large_letters(host, tmp_path, theme, size):
    dress(theme, size)
    dialog = PrintPreview(pages(DOCUMENT), Preferences(tmp_path), host)
    dialog.show()
    settle()
    for button in dialog.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width()
        assert dialog.rect().contains(button.geometry())
    dialog.deleteLater()


def test_the_picture_is_that_of_the_paper(preview):
    preview.zoom.setCurrentIndex(preview.zoom.findData(100))
    settle()
    stack = preview.view.widget()
    [first, *_] = pictures(DOCUMENT, 96)
    assert stack.grab().toImage().copy(16, 16, first.width(), first.height()).pixel(60, 60) == first.pixel(60, 60)


# ---------------------------------------------------------------- out of the house


def test_the_pdf_is_written_and_its_place_told(preview, tmp_path):
    preview.save_pdf(tmp_path / "会議資料.pdf")
    assert "会議資料.pdf" in said(preview)
    assert len(page_texts(tmp_path / "会議資料.pdf")) == 5


def test_many_pages_are_written_beside_the_window(host, tmp_path):
    blocks = [block for place in range(60) for block in (Paragraph(f"{place + 1} 枚目"), PageBreak())]
    dialog = PrintPreview(pages(Document("長い資料", tuple(blocks[:-1]))), Preferences(tmp_path), host)
    dialog.open()
    dialog.save_pdf(tmp_path / "長い資料.pdf")
    assert dialog._jobs.is_busy()
    wait_for(lambda: not dialog._jobs.is_busy())
    settle()
    assert "60 ページの PDF を書き出し" in dialog._told.text()
    assert len(page_texts(tmp_path / "長い資料.pdf")) == 60
    dialog.reject()
    dialog.deleteLater()


def test_a_place_that_cannot_be_written_is_a_sentence(preview, tmp_path):
    (tmp_path / "file").touch()
    preview.save_pdf(tmp_path / "file" / "a.pdf")
    assert "LD-2301" in said(preview)
    preview.save_pdf(tmp_path / "a.pdf")
    assert "LD-2301" not in said(preview)


def printer_into(target, document=DOCUMENT):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(document))
    return printer


def test_a_printer_gets_the_pages_that_were_asked_for(preview, tmp_path):
    preview.print_on(printer_into(tmp_path / "all.pdf"))
    assert len(page_texts(tmp_path / "all.pdf")) == 5
    some = printer_into(tmp_path / "some.pdf")
    some.setFromTo(2, 3)
    preview.print_on(some)
    texts = page_texts(tmp_path / "some.pdf")
    assert ["第2部" in texts[0], "第3部" in texts[1], len(texts)] == [True, True, 2]
    assert "2 ページをプリンターへ送りました" in said(preview)


def test_a_printer_that_takes_nothing_is_a_sentence(preview, monkeypatch):
    monkeypatch.setattr("leaderdesk.paper.output._draw", lambda *_: False)
    preview.print_on(QPrinter())
    assert "LD-2305" in said(preview)


def test_large_paper_is_shown_whole(host, tmp_path):
    wide = Document("年間予定", (Paragraph("文"),), paper=Paper.A3, is_across=True)
    dialog = PrintPreview(pages(wide), Preferences(tmp_path), host)
    dialog.show()
    settle()
    assert dialog.view.widget().width() <= dialog.view.viewport().width()
    dialog.deleteLater()


# ---------------------------------------------------------------- 受領証


def words_in_preview(window, do):
    """What the preview shows that comes up when that is done."""
    found = []

    def look(dialog):
        found.append(dialog.view.accessibleDescription())
        dialog.reject()

    answer(look, name="dialog.print_preview")
    do()
    wait_for(lambda: bool(found))
    return found[0]


def test_both_desks_show_the_same_receipt(desk, division_desk, section, division, tmp_path):
    file = handed_over(section, tmp_path / "mail")
    division_desk.open_page("receive")
    page = division_desk.current_page()
    page.look_at([file])
    wait_for(lambda: not division_desk.jobs.is_busy())
    assert not part(division_desk, "action.receipt", QPushButton).isVisible()
    click(part(division_desk, "action.take_in", QPushButton))
    wait_for(lambda: not division_desk.jobs.is_busy())
    theirs = words_in_preview(division_desk, lambda: click(part(division_desk, "action.receipt", QPushButton)))

    desk.open_page("submission")
    assert not part(desk, "action.receipt", QPushButton).isEnabled()
    list(receive(section, distribute(division, tmp_path / "out", {"0501": "市民課"})))
    desk.current_page().refresh()
    ours = words_in_preview(desk, lambda: click(part(desk, "action.receipt", QPushButton)))
    assert ours == theirs
    assert "第1号" in ours
    assert "3 件" in ours


def test_a_file_that_waits_for_its_answer_has_no_receipt(desk, section, division, tmp_path):
    list(receive(division, [handed_over(section, tmp_path / "mail")]))
    list(receive(section, distribute(division, tmp_path / "out", {"0501": "市民課"})))
    handed_over(section, tmp_path / "mail")
    desk.open_page("submission")
    page = desk.current_page()
    texts = [page._taken_at(file) for file in page._model.lines]
    assert texts[0] == "返事待ち"
    assert texts[1][:4].isdigit()
    button = part(desk, "action.receipt", QPushButton)
    assert button.isEnabled()
    page.files.choose(0)
    page.files.chosen.emit(0)
    assert not button.isEnabled()


def test_the_files_that_were_taken_in_give_receipts_later_too(division_desk, division, section, tmp_path):
    from leaderdesk.desk.dialogs.imports import ImportsDialog

    list(receive(division, [handed_over(section, tmp_path / "mail")]))
    dialog = ImportsDialog(division, Preferences(tmp_path), division_desk)
    dialog.show()
    settle()
    assert "第1号" in words_in_preview(dialog, lambda: click(dialog.receipt))
    click(dialog.withdraw)
    assert not dialog.receipt.isEnabled()
    dialog.close()
    dialog.deleteLater()
