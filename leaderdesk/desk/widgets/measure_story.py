# SPDX-License-Identifier: MIT
"""年度の歩み: a measure over the years, to be read from the top: indicators as small charts, then year by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.analysis.measure_story import Chapter, Line, MeasureStory, Said, measure_story
from leaderdesk.analysis.measures import marks
from leaderdesk.analysis.ratings import Reached
from leaderdesk.desk.models.columns import shown_text
from leaderdesk.desk.models.measures import stamped
from leaderdesk.desk.theme import current_theme
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.charts import ChartView
from leaderdesk.desk.widgets.evidence import EvidenceBox
from leaderdesk.desk.widgets.marks import Marks
from leaderdesk.desk.widgets.paragraph import Paragraph
from leaderdesk.desk.widgets.words import button, button_words, plain_label, scroll_area
from leaderdesk.fiscal import era_day, fiscal_code
from leaderdesk.kinds.measures import Indicator, Measure, Step
from leaderdesk.kinds.meetings import OpinionSort, OpinionState
from leaderdesk.kinds.progress import Decision, Outcome, ProgressReport
from leaderdesk.kinds.record import Body
from leaderdesk.ledger.query import Row
from leaderdesk.ledger.store import Store
from leaderdesk.paper.charts import Bar, draw_columns

_PLACE = ("section", "related_section", "assigned_body", "policy", "method", "optimisation", "optimisation_note")
_MONEY = ("budget", "settlement", "effort", "hours_saved", "yen_saved")
_WORDS = ("done", "benefit", "issue", "next_plan")


class MeasureStoryView(QWidget):
    """The whole story of one measure.

    Signals:
        open_requested(str, str): a record that hangs on it (kind, record_id) is wanted.
        review_requested(int): it shall be decided what becomes of the measure after a 年度.
        noted(str): a word for the status bar.
    """

    open_requested = Signal(str, str)
    review_requested = Signal(int)
    noted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._grades: dict[str, str] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = scroll_area()
        outer.addWidget(self._scroll)
        self.evidence = EvidenceBox(store, "measure")
        self.evidence.setParent(self)
        self.evidence.noted.connect(self.noted)

    def show_measure(self, record_id: str, year: int) -> None:
        """Show a measure; the 年度 that is looked at can be decided here."""
        story, self._grades = measure_story(self._store, record_id), marks(self._store)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(
            plain_label(f"{story.measure.body['code']}  {story.measure.body['name']}", role="section", wraps=True)
        )
        for part in self._parts(story, year):
            column.addWidget(part)
        column.addWidget(self.evidence)  # the same one, so that what is being written there stays
        self.evidence.show()
        column.addStretch()
        self._scroll.setWidget(inside)
        self.evidence.show_of(str(story.measure.body["code"]))

    def show_nothing(self) -> None:
        """No measure is chosen."""
        self.evidence.setParent(self)
        self.evidence.show_of("")
        hint = plain_label(tr("一覧から選ぶと、ここに内容が出ます。"), role="note", wraps=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(hint)

    # ------------------------------------------------------------ parts

    def _parts(self, story: MeasureStory, year: int) -> Iterator[QWidget]:
        yield self._place(story.measure)
        for line in story.lines:
            yield self._line(line)
        for chapter in story.chapters:
            yield self._chapter(chapter, is_current=chapter.year == year)
        if story.switches:
            yield plain_label(tr("手法の変更"), role="section")
        for switch in story.switches:
            words = tr("{0}　{1} → {2}：{3}")
            facts = (era_day(switch.day), tr(switch.before.label), tr(switch.after.label), switch.reason)
            yield Paragraph(words.format(*facts))
        yield from self._linked(tr("結び付いた要望"), story.requests, lambda row: row.body.get("title", ""))
        yield from self._linked(tr("OODA のプロジェクト"), story.projects, lambda row: row.body.get("name", ""))

    def _place(self, measure: Row) -> QWidget:
        """Whose it is, where it stands in the plan, and what becomes of what several sections have."""
        names = [name for name in _PLACE if measure.body.get(name)]
        texts = (shown_text(Measure.facets()[name], measure.body[name], self._store.names) for name in names)
        return _grid((tr(Measure.facets()[name].label), text) for name, text in zip(names, texts, strict=True))

    def _line(self, line: Line) -> QWidget:
        """An indicator: its name, from where to where, and a column for each year."""
        part, column = _block()
        indicator = line.indicator
        unit = f"（{indicator.unit}）" if indicator.unit else ""
        column.addWidget(plain_label(f"{indicator.name}{unit}", role="field", wraps=True))
        column.addWidget(plain_label(_from_to(line), role="note", wraps=True))
        chart = ChartView(draw_columns, name="chart.indicator", label=indicator.name)
        chart.show_bars([_bar(indicator, year, found) for year, found in line.years])
        chart.setFixedHeight(self.fontMetrics().height() * 7)
        chart.setAccessibleDescription("、".join(_told(line)))
        column.addWidget(chart)
        column.addWidget(Paragraph("　".join(_told(line)), role="note"))
        return part

    def _chapter(self, chapter: Chapter, *, is_current: bool) -> QWidget:
        part, column = _block()
        head = QHBoxLayout()
        head.addWidget(plain_label(year_words(chapter.year), role="field"))
        head.addWidget(Marks(stamped(chapter.found)))
        head.addStretch()
        head.addWidget(plain_label(self._grade(chapter)))
        column.addLayout(head)
        column.addWidget(_grid(self._facts(chapter)))
        for said in chapter.said:
            column.addWidget(self._said(said))
        if is_current:
            words = tr("見直しを直す") if chapter.found.decision else tr("見直しを決める")
            decide = button(words, name="action.review_measure")
            decide.clicked.connect(lambda: self.review_requested.emit(chapter.year))
            column.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _grade(self, chapter: Chapter) -> str:
        report = chapter.found.report
        mark = self._grades.get(report.get("rating", ""), "")
        parts = [
            tr("評価 {0}").format(mark) if mark else "",
            f"{report['progress']}%" if report.get("progress") else "",
        ]
        if chapter.edition:
            parts.append(tr("調書 第{0}版").format(chapter.edition))
        return "　".join(filter(None, parts)) or tr("回答はまだありません")

    def _facts(self, chapter: Chapter) -> Iterator[tuple[str, str]]:
        """Label and text of everything that the year says, in the order of the sheet."""
        report = chapter.found.report
        money = [_of_report(name, report, self._store) for name in _MONEY if report.get(name)]
        if money:
            yield tr("費用・効果"), "　".join(money)
        if chapter.milestones:
            yield tr("工程"), "\n".join(_milestone(each.milestone, each.result) for each in chapter.milestones)
        for name in _WORDS:
            if report.get(name):
                yield tr(ProgressReport.facets()[name].label), report[name]
        if wish := chapter.found.wish:
            choice = tr(Decision(wish["wish"]).label) if wish.get("wish") else ""  # type: ignore[call-arg]
            yield tr("課の意見"), "：".join(filter(None, (choice, wish["text"])))
        if decision := chapter.found.decision:
            choice = tr(Decision(decision["decision"]).label)  # type: ignore[call-arg]  # by its code
            target = tr("次年度の目標：{0}").format(decision["next_target"]) if decision.get("next_target") else ""
            yield tr("見直し"), "\n".join(filter(None, (f"{choice}：{decision['reason']}", target)))

    def _said(self, said: Said) -> QWidget:
        """What a meeting said, how far it is answered, and the way to where that is written."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        meeting = str(said.meeting.get("name", tr("会議")))
        link = button(button_words(meeting), role="link", name="action.open_opinion")
        link.clicked.connect(lambda: self.open_requested.emit(said.opinion.kind, said.opinion.record_id))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Paragraph(_opinion(said.opinion)))
        return part

    def _linked(self, heading: str, found: tuple[Row, ...], title: Callable[[Row], str]) -> Iterator[QWidget]:
        if found:
            yield plain_label(heading, role="section")
        for row in found:
            link = button(button_words(str(title(row))), role="link")
            link.clicked.connect(lambda _=False, at=row: self.open_requested.emit(at.kind, at.record_id))
            yield link


def _grid(facts: Iterable[tuple[str, str]]) -> QWidget:
    """Labels and their texts, one below the other."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for place, (label, text) in enumerate(facts):
        grid.addWidget(plain_label(label, role="note"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Paragraph(text), place, 1, Qt.AlignmentFlag.AlignTop)
    return part


def _block() -> tuple[QFrame, QVBoxLayout]:
    """A part of the story, set apart by its ground."""
    frame = QFrame()
    frame.setProperty("role", "hint")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(4)
    return frame, column


def _bar(indicator: Indicator, year: int, found: Reached) -> Bar:
    """A year's figure over the line of its target; the base, from which it all began, in grey."""
    theme = current_theme()
    is_base = found.value is None and year == indicator.base_year and indicator.base is not None
    value = indicator.base if is_base else found.value
    return Bar(
        fiscal_code(year),
        float(value or 0),
        theme.muted if is_base else theme.accent.strong,
        is_hatched=is_base,
        planned=None if found.target is None or is_base else float(found.target),
        shown="" if value is None else f"{value:,}",
    )


def _from_to(line: Line) -> str:
    """基準 12（R06） → 目標 60（R10）・多いほどよい."""
    indicator = line.indicator

    def told(label: str, value: Decimal | None, year: int | None) -> str:
        at = f"（{fiscal_code(year)}）" if year is not None else ""
        return "" if value is None else f"{label} {value:,}{at}"

    ends = (
        told(tr("基準"), indicator.base, indicator.base_year),
        told(tr("目標"), indicator.target, indicator.target_year),
    )
    return "・".join(filter(None, (" → ".join(filter(None, ends)), tr(indicator.direction.label))))


def _told(line: Line) -> list[str]:
    """R08 36（達成率 100%）: the years that have a figure."""
    words = tr("{0} {1}（達成率 {2}%）")
    return [
        words.format(fiscal_code(year), f"{found.value:,}", f"{found.percent:,}")
        if found.percent is not None
        else f"{fiscal_code(year)} {found.value:,}"
        for year, found in line.years
        if found.value is not None
    ]


def _of_report(name: str, report: Body, store: Store) -> str:
    facet = ProgressReport.facets()[name]
    return f"{tr(facet.label)} {shown_text(facet, report[name], store.names)}"


def _milestone(milestone: Body, result: Body) -> str:
    first, last = milestone["first_quarter"], milestone["last_quarter"]
    when = tr("第{0}四半期").format(first) if first == last else tr("第{0}～{1}四半期").format(first, last)
    outcome = tr(Outcome(result["outcome"]).label) if result else tr("未回答")  # type: ignore[call-arg]
    step = tr(Step(milestone["step"]).label)  # type: ignore[call-arg]  # by its code
    return tr("{0}（{1}・{2}）：{3}").format(milestone["name"], step, when, outcome)


def _opinion(row: Row) -> str:
    body = row.body
    sort, state = OpinionSort(body["sort"]), OpinionState(body["state"])  # type: ignore[call-arg]  # by their codes
    return tr("{0}：{1}（{2}）").format(tr(sort.label), body["text"], tr(state.label))
