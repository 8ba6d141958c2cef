"""A PDF is whole or is not there: every word can be copied from it, its pages are those of the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QPdfWriter

from leaderdesk.errors import LeaderDeskError
from leaderdesk.paper import output
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import page_layout, print_pages, write_pdf
from leaderdesk.reports.document import Bar, Bars, Column, Document, Fact, Facts, Heading, Paper, Paragraph, Table
from tests.paper.pdf import drawing, page_texts

WORDS = "髙﨑 市民課「ICT 推進」（第3号）①～⑩ ㈱ №５ ﾊﾝｶｸ 塚晴神福隆 A-Z, 1,234 千円"
DOCUMENT = Document(
    "受領証",
    (
        Heading("見出し"),
        Paragraph("　" + WORDS * 30),
        Facts(((Fact("課名", WORDS),),)),
        Table((Column("番号"), Column("件名", 4)), tuple((f"{place}", WORDS) for place in range(60))),
        Bars((Bar("市民課", 12),), "件"),
    ),
    subject="令和8年度",
    issuer="情報政策課",
)


def squeezed(text):
    return re.sub(r"\s", "", text)


def test_every_word_of_each_page_can_be_copied_from_the_file(tmp_path):
    count = write_pdf(DOCUMENT, tmp_path / "受領証.pdf")
    copied, shown = page_texts(tmp_path / "受領証.pdf"), pages(DOCUMENT)
    assert len(copied) == len(shown) == count > 2
    for text, page in zip(copied, shown, strict=True):
        assert sorted(squeezed(text)) == sorted(squeezed(page.text()))
    assert "髙﨑 市民課「ICT 推進」" in copied[0]  # a space is copied as one


def test_the_file_says_what_it_is(tmp_path):
    write_pdf(DOCUMENT, tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert "受領証".encode("utf-16-be") in content
    assert content.count(b"/FontFile2") == 2  # the typeface comes along, plain and bold


@pytest.mark.parametrize(("paper", "is_across", "box"), [(Paper.A4, False, (595, 842)), (Paper.A3, True, (1191, 842))])
def test_a_page_has_the_size_of_its_paper(tmp_path, paper, is_across, box):
    write_pdf(Document("題", (), paper=paper, is_across=is_across), tmp_path / "a.pdf")
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", (tmp_path / "a.pdf").read_bytes())
    assert tuple(round(float(length)) for length in found.groups()) == box


def test_nothing_but_the_file_is_left_and_an_earlier_one_is_replaced(tmp_path):
    target = tmp_path / "out" / "a.pdf"
    write_pdf(Document("題", ()), target)
    before = target.read_bytes()
    write_pdf(DOCUMENT, target)
    assert target.read_bytes() != before
    assert [path.name for path in target.parent.iterdir()] == ["a.pdf"]


def test_a_file_that_is_not_whole_never_takes_its_place(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    write_pdf(Document("題", ()), target)
    before = target.read_bytes()

    whole = output._draw
    monkeypatch.setattr(output, "_draw", lambda drawn, device, told: whole(drawn[:1], device, told))
    with pytest.raises(LeaderDeskError) as caught:
        write_pdf(DOCUMENT, target)
    assert caught.value.code == "LD-2302"
    assert target.read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LeaderDeskError) as caught:
        write_pdf(DOCUMENT, tmp_path / "file" / "a.pdf")
    assert caught.value.code == "LD-2301"


def test_a_device_of_another_resolution_gets_the_same_pages(tmp_path):
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setResolution(300)
    writer.setPageLayout(page_layout(DOCUMENT))
    print_pages(pages(DOCUMENT), writer, name="")
    del writer
    assert [squeezed(text) for text in page_texts(tmp_path / "a.pdf")] == [
        squeezed(text) for text in page_texts_of(DOCUMENT, tmp_path / "b.pdf")
    ]


def page_texts_of(document, target):
    write_pdf(document, target)
    return page_texts(target)


def test_a_smaller_sheet_gets_the_whole_page_made_smaller(tmp_path):
    wide = Document("題", (Paragraph("文"),), paper=Paper.A3, is_across=True)
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setResolution(720)
    writer.setPageLayout(page_layout(replace(wide, paper=Paper.A4)))
    print_pages(pages(wide), writer, name="")
    del writer
    content = (tmp_path / "a.pdf").read_bytes()
    scales = [float(found) for found in re.findall(rb"([\d.]+) 0 0 [\d.]+ 0 0 cm", drawing(content))]
    assert any(abs(scale - 0.707) < 0.002 for scale in scales)


def test_printers_get_no_margins_of_their_own():
    layout = page_layout(DOCUMENT)
    assert layout.margins().isNull()


def test_a_pdf_needs_no_screen(tmp_path):
    script = (
        "import os, sys; from pathlib import Path\n"
        "from leaderdesk.paper.output import ready, write_pdf\n"
        "from leaderdesk.reports.document import Document, Paragraph\n"
        "app = ready()\n"
        "assert app.platformName() == 'offscreen'\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
        "write_pdf(Document('受領証', (Paragraph('画面のない PC'),)), Path(sys.argv[1]))\n"
    )
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.pdf")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "画面のない" in page_texts(tmp_path / "a.pdf")[0]
