"""Journey: a whole year of the plan. All sections are asked, most answer; 48 調書 go to the bodies; what they say is
recorded, the measures are reviewed, and the next year begins with what goes on.

On real files and through the windows, in two cities: 青葉原市 has 64 sections, rates from A to D and reports three
times; 見本町 has 12, rates from 1 to 5, asks in November and has no 幹事会. One leader is watched at the desk; the others
answer without a window, by what its buttons call.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from leaderdesk.analysis.editions import editions_of, lines, reports_to
from leaderdesk.analysis.measures import in_year, measures_of
from leaderdesk.analysis.meetings import open_opinions
from leaderdesk.analysis.progress import AnswerState, owing
from leaderdesk.analysis.progress import lines as answers
from leaderdesk.exchange.reader import read_file
from leaderdesk.exchange.receive import commit
from leaderdesk.exchange.submission import submit
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.kinds.liaison import Liaison
from leaderdesk.kinds.measures import Milestone
from leaderdesk.kinds.meetings import Meeting, Opinion
from leaderdesk.kinds.progress import Decision, Gate, PlanSheet, SheetState
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.check import check
from leaderdesk.ledger.query import Query, all_rows, count
from tests.builders import NOON
from tests.desktop import answer, click, desk_of, part, press, settle, type_into, wait_for, write
from tests.inquiry import fill_in, plan, town
from tests.paper.pdf import page_texts

YEAR, MEASURES, OPINIONS = 2027, 48, 15
A_CITY = 60  # seconds that the files of a whole city may take on a busy machine


class City(NamedTuple):
    """A city: how many sections it has, which never answer, its best grade, and when it does what (month, day)."""

    code: str
    sections: int
    silent: slice
    grade: str
    asks: tuple[int, int]
    freezes: tuple[int, int]
    meets: dict[str, tuple[int, int]]
    reviews: tuple[int, int]


CITIES = (
    City(
        "092991",
        64,
        slice(45, 51),
        "B 計画どおり",
        (6, 10),
        (9, 21),
        {"ICT-STEER": (10, 20), "ICT-HQ": (11, 18), "COUNCIL": (12, 14)},
        (1, 20),
    ),
    City(
        "093998", 12, slice(11, 12), "4 目標を達成", (11, 5), (1, 14), {"DX-KAIGI": (2, 10), "JUMIN": (2, 25)}, (3, 10)
    ),
)


@pytest.fixture(params=CITIES, ids=lambda city: city.code)
def city(request):
    return request.param


@pytest.fixture
def place(city, tmp_path):
    with town(tmp_path, city=city.code, at=datetime(YEAR, 4, 5, 9, 0, tzinfo=NOON.tzinfo)) as made:
        yield made


class Year:
    """The year of one city: the division at its desk, the leaders at theirs, and the days on which they do it."""

    def __init__(self, city, place, folder):
        self.city, self.place, self.folder = city, place, folder
        self.division = place.division
        self.sections = list(self.division.names.options("section", "", self.division.today()))
        self.silent = self.sections[city.silent]
        self.of_measure = {
            f"{1 + number // 12}-{number % 12 + 1:02}": self.sections[number % len(self.sections)]
            for number in range(MEASURES)
        }

    def on(self, month, day):
        """It is this day of the 年度."""
        self.place.clock.at = datetime(YEAR + (month < 4), month, day, 9, 0, tzinfo=NOON.tzinfo)

    def desk(self):
        return desk_of(self.division, self.folder / "division desk")

    def measures_of(self, *sections):
        return [code for code, section in self.of_measure.items() if section in sections]


def page_of(window, name, target=None):
    window.open_page(name, target)
    wait_for(lambda: not window.jobs.is_busy())
    window.activateWindow()
    settle()
    return window.current_page()


def done(window):
    wait_for(lambda: not window.jobs.is_busy(), patience=A_CITY)
    settle()


# ---------------------------------------------------------------- April to the answers


def opens_and_asks(year):
    """年度を開く, 進捗照会を作る, すべての課に配布."""
    with year.desk() as window:
        click(part(page_of(window, "schedule"), "action.open_year", QPushButton))
        assert count(year.division, Query(Gate, where={"year": YEAR})) == count(
            year.division, Query(Gate, where={"year": YEAR - 1})
        )
        year.on(*year.city.asks)
        page_of(window, "progress_check")
        answer(lambda dialog: click(part(dialog, "action.save_round", QPushButton)), name="dialog.progress_round")
        click(part(window, "action.progress_round", QPushButton))
        page = page_of(window, "distribution")
        part(page, "field.distribution.folder", QLineEdit).setText(str(year.place.mail))
        click(part(page, "action.distribute", QPushButton))
        done(window)
    assert len(list(year.place.mail.glob("LD配布_*.xlsx"))) == len(year.sections) == year.city.sections


def file_for(year, section):
    [file] = year.place.mail.glob(f"LD配布_*_{section}_*.xlsx")
    return file


def answers_at_the_desk(year, section):
    """A leader takes the file in, answers a measure by the keyboard, and hands over."""
    store = year.place.section(section)
    with desk_of(store, year.folder / section) as window:
        page = page_of(window, "submission")
        page.receive([file_for(year, section)])
        done(window)
        first, *others = year.measures_of(section)
        page = page_of(window, "progress", first)
        entries = page.panel.form.entries
        fields = {path.rpartition("/")[2]: entry.editor.input() for path, entry in entries.items()}
        type_into(fields["done"], "画面を作り、窓口で試した。")
        type_into(fields["value"], "50")
        assert year.city.grade in page.panel.form._suggestion.text()
        click(part(window, "action.take_suggestion", QPushButton))
        fields["done"].setFocus()
        press(window, "Ctrl+S")
        answers_each(store, others)
        page = page_of(window, "submission")
        part(page, "field.submission.folder", QLineEdit).setText(str(year.place.mail))
        click(part(page, "action.submit", QPushButton))
        done(window)


def answers_apart(year, section):
    """Another leader does the same without a window; the file is read here, for sixty readers apart would cost a minute."""
    store = year.place.section(section)
    if codes := year.measures_of(section):
        file = file_for(year, section)
        content = read_file(file, list(store.kinds.values()))
        assert commit(store, Verdict(file.name, file, file_hash(file), content=content)).is_in
        answers_each(store, codes)
    submit(store, year.place.mail)


def answers_each(store, codes):
    for code in codes:
        fill_in(store, code, year=YEAR, value="50", issue="利用する人が偏っている。", outcome="under_way")


def takes_in_and_confirms(year):
    """All files come in at once; who owes is asked again; what came is confirmed."""
    with year.desk() as window:
        page = page_of(window, "receive")
        page.look_at(sorted(year.place.mail.glob("LD提出_*.xlsx")))
        done(window)
        click(part(page, "action.take_in", QPushButton))
        done(window)
        assert {verdict.state.value for verdict in page.model.lines} == {"in"}
        assert len(page.model.lines) == len(year.sections) - len(year.silent)
        page = page_of(window, "progress_check")
        missing = year.measures_of(*year.silent)
        assert page.figures["unanswered"]._number.text() == str(len(missing))
        click(part(page, "action.remind_progress", QPushButton))
        assert {row.body["addressee"] for row in all_rows(year.division, Query(Liaison))} == {
            year.of_measure[code] for code in missing
        }
        page.figures["to_check"].opened.emit()
        settle()
        page.list.table.selectAll()
        page.list.table.setFocus()
        settle()
        press(window, "1")
    standing = {line.measure["code"]: line.standing for line in answers(year.division, YEAR)}
    assert {code for code, state in standing.items() if state is not AnswerState.CONFIRMED} == set(missing)
    assert set(owing(answers(year.division, YEAR))) == {year.of_measure[code] for code in missing}


# ---------------------------------------------------------------- 調書, reports, meetings


def freezes(year):
    """All 調書 of the year, also those of which something is missing: that is said before."""
    missing, told = year.measures_of(*year.silent), []

    def all_of_them(dialog):
        told.extend(dialog._lines)
        click(part(dialog, "action.freeze_all", QPushButton))

    with year.desk() as window:
        page = page_of(window, "plan_sheets")
        answer(all_of_them, name="dialog.freeze_sheets")
        click(page.freeze_button)
        done(window)
        assert [line.code for line in told if any("課の回答" in lack.what for lack in line.lacks)] == missing
        page.export(page._sheets(page._lines), year.folder / "調書.pdf")
        done(window)
    assert count(year.division, Query(PlanSheet, where={"year": YEAR})) == MEASURES
    paper = page_texts(year.folder / "調書.pdf")
    assert len(paper) >= MEASURES


def meets(year, body, state, opinions):
    """A meeting is called, gets its pack, hears of the 調書, and what it says is written down while it says it."""
    with year.desk() as window:
        page = page_of(window, "meetings")
        page.tabs.setCurrentIndex(0)
        click(part(page, "action.new.meeting", QPushButton))
        fields = page.panel.form.fields
        fields["assigned_body"].editor.box.setCurrentIndex(fields["assigned_body"].editor.box.findData(body))
        fields["assigned_body"].editor.edited.emit()
        type_into(fields["held_on"].editor.input(), year.division.today().isoformat())
        press(window, "Ctrl+S")
        page.tabs.setCurrentIndex(1)
        click(part(page, "action.new.usual_agenda", QPushButton))
        pack = year.folder / body
        pack.mkdir()
        met = answer(lambda dialog: dialog.reject(), name="dialog.print_preview")
        page.make_pack(pack)
        wait_for(lambda: not window.jobs.is_busy() and bool(met))
        settle()
        [paper] = pack.glob("*.pdf")
        assert "施策 1-01" in "".join(page_texts(paper))

        window.activateWindow()
        click(part(page, "action.record_opinions", QPushButton))
        for sort, measure, text in opinions:
            press(window, sort)
            page.recorder.measure.setText(measure)
            press(window, "Tab")
            write(text)
            press(window, "Tab")
            write("委員")
            press(window, "Ctrl+Return")
        press(window, "Esc")
        reports(window, year, state)


def reports(window, year, state):
    page = page_of(window, "plan_sheets")
    page.list.table.selectAll()
    answer(lambda dialog: click(part(dialog, "action.do_report", QPushButton)), name="dialog.report_sheets")
    [entry] = [
        each for each in page.report_button.menu().actions() if each.objectName() == f"menu.report_{state.value}"
    ]
    entry.trigger()
    done(window)


def said_of(year):
    """Fifteen opinions: each of another measure."""
    codes = list(year.of_measure)[:OPINIONS]
    return [(str(1 + place % 5), code, f"{place + 1} 番目の意見です。") for place, code in enumerate(codes)]


# ---------------------------------------------------------------- 見直し, 次年度


def reviews(year, last):
    """All go on but one, which is abolished; each decision with its reason."""
    with year.desk() as window:
        page = page_of(window, "measures", "review")
        table = page.reviews.list.table

        def because(reason):
            def do(dialog):
                dialog.form.fields["reason"].editor.put_typed(reason)
                dialog.accept()

            answer(do, name="dialog.review")

        table.selectAll()
        table.setFocus()
        settle()
        because("計画どおり進んでいるため")
        press(window, "1")
        page.reviews.list.show_record(last)
        window.activateWindow()
        table.setFocus()
        settle()
        because("別の施策で続けるため")
        press(window, "6")


def carries_over(year):
    with year.desk() as window:
        page = page_of(window, "schedule")
        answer(lambda dialog: click(part(dialog, "action.carry_over", QPushButton)), name="dialog.carry_over")
        click(part(page, "action.show_carry_over", QPushButton))


def test_the_plan_goes_through_a_whole_year(city, place, tmp_path):
    year = Year(city, place, tmp_path)
    division = year.division
    for code, section in year.of_measure.items():
        plan(division, code, section, year=YEAR)

    opens_and_asks(year)
    awake = [section for section in year.sections if section not in year.silent]
    answers_at_the_desk(year, awake[0])
    for section in awake[1:]:
        answers_apart(year, section)
    takes_in_and_confirms(year)

    year.on(*city.freezes)
    freezes(year)
    said, states = said_of(year), list(reports_to(division))
    for number, ((body, day), state) in enumerate(zip(city.meets.items(), states, strict=True)):
        year.on(*day)
        meets(year, body, state, said[number :: len(states)])
    assert count(division, Query(Meeting)) == len(states)
    opinions = {row.body["measure"]: row.body["text"] for row in all_rows(division, Query(Opinion))}
    assert opinions == {code: text for _, code, text in said}
    assert len(open_opinions(division)) == OPINIONS
    editions = editions_of(division, YEAR)
    assert {sheet.state for found in editions.values() for sheet in found} == {SheetState.COUNCIL}
    told = {sheet.reported[states[0]] for found in editions.values() for sheet in found}
    assert told == {date(YEAR + (month < 4), month, day) for month, day in [*city.meets.values()][:1]}

    year.on(*city.reviews)
    codes = list(year.of_measure)
    ids = {row.body["code"]: row.record_id for row in all_rows(division, measures_of(YEAR))}
    reviews(year, ids[codes[-1]])
    decided = {code: found.decision["decision"] for code, found in in_year(division, codes, YEAR).items()}
    assert decided == dict.fromkeys(codes, Decision.CONTINUE) | {codes[-1]: Decision.ABOLISH}
    carries_over(year)
    assert {row.body["code"] for row in all_rows(division, measures_of(YEAR + 1))} == set(codes) - {codes[-1]}
    assert count(division, Query(Gate, where={"year": YEAR + 1})) == count(division, Query(Gate, where={"year": YEAR}))
    again = {row.body["measure"] for row in all_rows(division, Query(Milestone, where={"year": YEAR + 1}))}
    assert again == set(codes) - {codes[-1]}
    [new] = lines(division, YEAR + 1, codes[:1])
    assert new.content.since
    assert check(division) == []
