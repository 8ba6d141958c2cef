"""OODAプロジェクトの記録: every word that was written down stands on the pages, whatever the number and the length."""

from __future__ import annotations

import re

import pytest
from openpyxl import load_workbook

from leaderdesk.analysis import loops
from leaderdesk.analysis.projects import project
from leaderdesk.kinds.projects import OodaStep
from leaderdesk.paper.canvas import pages
from leaderdesk.paper.output import picture, ready, write_pdf
from leaderdesk.reports.ooda import history, ooda, write_workbook
from tests.builders import Clock, add, division_store, section_store
from tests.paper.pdf import page_texts

YEAR = 2026
STEPS = tuple(OodaStep)
LONGEST = "窓口の待ち時間は「とても」長く、記入台で書き直す人が多い。" * 33  # 990 letters, of 1,000


@pytest.fixture(autouse=True)
def application():
    ready()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with section_store(tmp_path, now=clock) as store:
        yield store


def begun(store, name, text="待ち時間は 12 分", turns=1):
    """A project whose steps all say the same."""
    made = loops.begin(store, {"name": name, "begun_on": store.today().isoformat(), "aim": text})
    for turn in range(turns):
        if turn:
            loops.go_around(store, made, f"{text}（{turn}周目）")
        loop_id = project(store, made).loop.record_id
        for step in STEPS:
            said = {"text": text, "source": "業務統計" if step is STEPS[0] else None}
            if step is OodaStep.DECIDE:
                said |= {"decided_by": "市民課長", "reason": text, "options": text}
            loops.write_down(store, loop_id, step, said)
        for _ in range(3):
            loops.advance(store, made)
    return made


def squeezed(text):
    return re.sub(r"\s", "", text)


def words(document):
    return squeezed("".join(page.text() for page in pages(document)))


def is_blank(page):
    image = picture(page, 20).convertToFormat(picture(page, 20).Format.Format_Grayscale8)
    return all(byte > 250 for byte in bytes(image.constBits()))


def test_a_year_without_projects_says_so_on_one_page(store):
    document = ooda(store, YEAR)
    assert len(pages(document)) == 1
    assert "この年度のプロジェクトはありません" in words(document)


@pytest.mark.parametrize("count", [1, 60])
def test_every_project_stands_in_the_report_with_all_its_turns(store, count):
    for place in range(count):
        begun(store, f"プロジェクト{place:03}", turns=2)
    document = ooda(store, YEAR)
    said = words(document)
    for place in range(count):
        assert said.count(f"プロジェクト{place:03}") >= 3  # in the list, as a heading, in each turn's title
    assert said.count("第2周の結果：") == 0
    assert said.count("第1周の結果：") == count
    assert said.count("市民課長") == count * 2
    assert not any(is_blank(page) for page in pages(document))


def test_the_longest_texts_flow_over_pages_and_lose_no_letter(store, tmp_path):
    made = begun(store, "あ" * 60, LONGEST)
    document = history(store, project(store, made))
    said = words(document)
    whole = squeezed(LONGEST)
    assert len(pages(document)) > 2
    for piece in {whole[at : at + 30] for at in range(0, len(whole) - 30, 30)}:
        assert piece in said
    assert said.count("いまここ") >= 1
    count = write_pdf(document, tmp_path / "a.pdf")
    assert squeezed("".join(page_texts(tmp_path / "a.pdf"))).count("記入台で書き直す") >= 7 * 33 - 7 * count


def test_the_steps_are_headed_anew_on_each_page(store):
    made = begun(store, "長いもの", LONGEST)
    for page in pages(history(store, project(store, made)))[1:-1]:
        assert "①観察" in squeezed(page.text())


def test_a_figure_without_evidence_says_so_and_one_with_is_listed(store):
    made = begun(store, "待ち時間")
    assert words(history(store, project(store, made))).count("根拠なし") == 5  # four notes, and what it means
    loop_id = project(store, made).loop.record_id
    fact = loops.write_down(store, loop_id, OodaStep.OBSERVE, {"text": "記入に 7 分"})
    add(store, "evidence", ooda_note=fact, claim="記入は 7 分", value="7", unit="分", source="計測", count=40)
    said = words(history(store, project(store, made)))
    assert "根拠1件" in said
    for piece in ("記入は7分", "見本の定義", "計測", "40"):
        assert piece in said


def test_what_stalls_and_what_was_broken_off_is_told(store, clock):
    begun(store, "止まったもの")
    ended = loops.begin(store, {"name": "やめたもの", "begun_on": store.today().isoformat()})
    loops.finish(store, ended, "予算が付かなかった")
    clock.forward(days=20)
    said = words(ooda(store, YEAR))
    assert "停滞" in said
    assert "中止の理由予算が付かなかった" in said


def test_the_measures_are_drawn_by_the_way_they_go(tmp_path):
    with division_store(tmp_path) as store:
        add(store, "measure", code="1-01", name="毎年進めるもの")
        add(store, "measure", code="1-02", name="すぐ動くもの", method="ooda")
        add(store, "measure", code="1-03", name="両方のもの", method="both")
        said = words(ooda(store, YEAR))
    for piece in ("PDCA1施策", "両方1施策", "OODA1施策", "1-02すぐ動くもの"):
        assert piece in said


def test_another_years_projects_stay_out(store):
    begun(store, "今年のもの")
    assert "今年のもの" not in words(ooda(store, YEAR - 1))


def test_the_workbook_holds_each_record_with_names_for_links(store, tmp_path):
    request = add(store, title="待ち時間を短くしたい").record_id
    made = begun(store, "書かない窓口", turns=2)
    store.edit(made, {"request": request})
    add(store, "evidence", ooda_note=loops.write_down(
        store, project(store, made).loop.record_id, OodaStep.OBSERVE, {"text": "=1+1 ではなく 7 分"}
    ))  # fmt: skip
    write_workbook(store, YEAR, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["OODAプロジェクト", "周回", "OODAの記録", "根拠"]
    assert [sheet.max_row - 1 for sheet in book] == [1, 2, 10, 1]
    cells = [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]
    flat = {str(value) for row in cells for value in row}
    assert {"0501", "市民課", "書かない窓口", "=1+1 ではなく 7 分"} <= flat
    assert not any(re.fullmatch(r"[0-9a-f]{8}-.*", value) for value in flat)  # links are named, not numbered
