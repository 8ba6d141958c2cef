# SPDX-License-Identifier: MIT
"""会議資料: what a meeting is told, as parts of tables and charts; the paper and the workbook are made of the same parts.

No figure stands without what it is, where it comes from, of how many, and as of when. The external version, for bodies
with members from outside, is made of other figures (`analysis.meeting_figures`), not of the same ones left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from leaderdesk.analysis.cycle import Stamp
from leaderdesk.analysis.meeting_figures import Audience, Figures, MeasureLine, OpinionLine, Wish, figures_of
from leaderdesk.analysis.meetings import OPEN, agenda, note_of, state_of
from leaderdesk.analysis.progress import AnswerState
from leaderdesk.analysis.ratings import Reached
from leaderdesk.analysis.training import CourseOfYear, Matrix
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds.bodies import Body, BodySort
from leaderdesk.kinds.meetings import AgendaItem, OpinionSort
from leaderdesk.kinds.responses import State
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Query, Row, all_rows
from leaderdesk.ledger.store import Store
from leaderdesk.reports import document as paper
from leaderdesk.reports.document import Alignment, Bar, Bars, Document, Fact, Facts, Heading, PageBreak, Paragraph, Tone
from leaderdesk.text import readable
from leaderdesk.values import tidy_decimal

Cell: TypeAlias = str | int | Decimal | None

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')
_NOT_YET, _UNTOLD = "－", "確認中"
_SHARES = (BodySort.WORKING_GROUP, BodySort.SUBCOMMITTEE)


@dataclass(frozen=True)
class Field:
    """A column of a table: its part of the page's width, its width in letters on a sheet, whether it holds figures."""

    heading: str
    share: float = 1.0
    width: int = 14
    is_figure: bool = False


@dataclass(frozen=True)
class PackTable:
    """A table; where it has `tones`, its first two columns are also a chart, a bar for each row."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "該当するものはありません。"
    tones: tuple[Tone, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Basis:
    """What makes figures figures: what was counted and how, where it comes from, of how many, as of when."""

    definition: str
    source: str
    count: str
    as_of: str

    def told(self) -> str:
        """In one paragraph."""
        return f"定義：{self.definition}\n出典：{self.source}　件数：{self.count}　時点：{self.as_of}"


@dataclass(frozen=True)
class PackPart:
    """資料1 …: a sentence that says what matters, the tables behind it, and on what they rest."""

    title: str
    lead: str
    tables: tuple[PackTable, ...]
    basis: Basis


@dataclass(frozen=True)
class Pack:
    """A meeting's whole pack: the facts of its cover, its agenda, and its parts."""

    title: str
    subject: str
    audience: Audience
    facts: tuple[tuple[str, str], ...]
    agenda: PackTable
    parts: tuple[PackPart, ...]
    issuer: str
    made_on: str


def meeting_pack(store: Store, meeting: Row, audience: Audience | None = None) -> Pack:
    """The pack of a meeting as everything stands today; the audience is by default what its body's is."""
    figures = figures_of(store, meeting, audience)
    today = era_day(store.today())
    return Pack(
        title=f"{meeting.body['name']} 資料",
        subject=moment_of(meeting),
        audience=figures.audience,
        facts=tuple(_facts(store, figures)),
        agenda=agenda_table(store, meeting),
        parts=tuple(_parts(figures, today)),
        issuer=f"{store.identity.municipality_name} {Role.DIVISION.label}",
        made_on=f"{today} 現在",
    )


def pack_name(pack: Pack) -> str:
    """What a pack's files are called, without an ending: 令和8年度_第1回_幹事会_資料（外部向け）."""
    return f"{_NO_FILE_NAME.sub('_', readable(pack.title))}（{pack.audience.label}）"


def moment_of(meeting: Row) -> str:
    """令和8年10月15日 13:30　本庁舎 第1会議室."""
    day = paper_day(meeting.body["held_on"])
    clock = meeting.body.get("begins_at", "").lstrip("0")
    return "　".join(filter(None, (f"{day} {clock}".strip(), meeting.body.get("place", ""))))


def paper_day(text: str) -> str:
    """A stored day as it stands on paper; "" for none."""
    return era_day(date.fromisoformat(text)) if text else ""


def agenda_table(store: Store, meeting: Row) -> PackTable:
    """次第; what explains the items stands there where any of them is explained."""
    facet, items = AgendaItem.facets()["sort"], agenda(store, meeting.record_id)
    is_explained = any("text" in row.body for row in items)
    fields = [Field("番号", 1, 6, is_figure=True), Field("種類", 1.5, 8), Field("議題", 7, 40)]
    rows: list[tuple[Cell, ...]] = [
        (int(row.body["order"]), facet.show(facet.restore(row.body["sort"])), row.body["title"]) for row in items
    ]
    if is_explained:
        fields.append(Field("説明", 8, 50))
        rows = [(*told, row.body.get("text", "")) for told, row in zip(rows, items, strict=True)]
    return PackTable("次第", tuple(fields), tuple(rows), empty="議題はまだ決まっていません。")


def pack_document(pack: Pack) -> Document:
    """The pack on paper, A4 across: the cover with the agenda, then each part on a page of its own."""
    blocks: list[paper.Block] = [Facts(tuple((Fact(label, text),) for label, text in pack.facts))]
    blocks += [Heading("次第", 2), _on_paper(pack.agenda), Heading("資料", 2)]
    blocks.append(Paragraph("\n".join(f"資料{place}　{part.title}" for place, part in enumerate(pack.parts, 1))))
    for place, part in enumerate(pack.parts, 1):
        blocks += [PageBreak(), Heading(f"資料{place}　{part.title}"), Paragraph(part.lead)]
        for table in part.tables:
            blocks += [Heading(table.name, 2), *_chart(table), _on_paper(table)]
        blocks.append(Paragraph(part.basis.told(), is_note=True))
    return Document(
        title=pack.title,
        blocks=tuple(blocks),
        subject=pack.subject,
        issuer=pack.issuer,
        made_on=pack.made_on,
        classification=pack.audience.label,
        is_across=True,
    )


def _on_paper(table: PackTable) -> paper.Table:
    columns = tuple(
        paper.Column(field.heading, field.share, Alignment.RIGHT if field.is_figure else Alignment.LEFT)
        for field in table.fields
    )
    return paper.Table(columns, tuple(tuple(map(shown, row)) for row in table.rows), empty=table.empty)


def _chart(table: PackTable) -> Iterator[paper.Block]:
    if table.tones and table.rows:
        bars = tuple(
            Bar(str(row[0]), float(row[1]), tone)
            for row, tone in zip(table.rows, table.tones, strict=True)
            if row[1] is not None  # nothing was told: no bar says nought
        )
        yield Bars(bars, unit=table.unit)


def shown(cell: Cell) -> str:
    """A cell as people read it."""
    if isinstance(cell, Decimal):
        return f"{tidy_decimal(str(cell)):,}"
    return "" if cell is None else cell if isinstance(cell, str) else f"{cell:,}"


# ---------------------------------------------------------------- the cover


def _facts(store: Store, figures: Figures) -> Iterator[tuple[str, str]]:
    meeting = figures.meeting.body
    yield "会議体", store.names.label(Body.KIND, "", meeting["assigned_body"]) or meeting["assigned_body"]
    yield "日時", moment_of(figures.meeting)
    for row in all_rows(store, Query(Body, where={"code": meeting["assigned_body"]})):
        chair = " ".join(filter(None, (row.body.get("chair_title", ""), row.body.get("chair", ""))))
        yield from ((label, text) for label, text in (("長", chair), ("構成", row.body.get("members", ""))) if text)
    if figures.audience is Audience.INTERNAL and (note := note_of(store, figures.meeting.record_id)):
        yield "内部の覚え", note


def _parts(figures: Figures, today: str) -> Iterator[PackPart]:
    """What bodies of that sort are told, in the order of the parts."""
    yield _progress(figures, today)
    yield _delayed(figures, today)
    if figures.sort is not BodySort.COMMITTEE:
        yield _wishes(figures, today)
    if figures.sessions and figures.sort not in (*_SHARES, BodySort.COMMITTEE):
        yield _sessions(figures, today)
    if figures.training.cells and figures.sort not in _SHARES:
        yield _training(figures, today)
    yield _opinions(figures, today)
    yield _cycle(figures, today)


# ---------------------------------------------------------------- measures


def _progress(figures: Figures, today: str) -> PackPart:
    rated = [line for line in figures.measures if line.grade is not None]
    lead = f"施策 {len(figures.measures):,} 件のうち、評価のあるもの {len(rated):,} 件、遅れているもの {len(figures.delayed):,} 件です。"
    is_internal = figures.audience is Audience.INTERNAL
    fields = (
        Field("番号", 2, 8),
        Field("施策名", 8, 36),
        Field("担当課", 4, 18),
        Field("手法", 2, 10),
        Field("指標（実績／今年度の目標）", 7, 44),
        Field("進捗率（%）", 2, 14, is_figure=True),
        Field("評価", 1.5 if is_internal else 2.2, 8),
        *((Field("回答の状態", 3, 14),) if is_internal else ()),
        Field("PDCA", 2, 8),
    )
    rows = tuple(_measure_row(line, is_internal=is_internal) for line in figures.measures)
    share = "各課が回答した自己評価" if is_internal else "情報政策課が確認を終えた自己評価"
    delayed = "・".join(grade.label for grade in figures.scale if grade.is_delayed)
    return PackPart(
        "施策の進捗",
        lead,
        (_grades(figures), PackTable("施策の一覧", fields, rows)),
        Basis(
            f"評価は{share}。遅れているのは {delayed or '（段階なし）'}。今年度の目標は、基準値から目標値まで各年度に等しく按分した値。"
            "PDCA は、P 指標に目標がある、D 回答がある、C 評価を確認した、A 見直しを決めた。",
            f"進捗回答・指標実績（{fiscal_label(figures.year)}）",
            f"施策 {len(figures.measures):,} 件",
            today,
        ),
    )


def _measure_row(line: MeasureLine, *, is_internal: bool) -> tuple[Cell, ...]:
    told = (line.standing.label,) if is_internal else ()
    grade = (
        line.grade.mark
        if line.grade
        else _NOT_YET
        if is_internal or line.standing is AnswerState.CONFIRMED
        else _UNTOLD
    )
    letters = "".join(stamp.value if stamp in line.stamps else "・" for stamp in Stamp)
    figures = "\n".join(_figure(each) for each in line.reached)
    return (line.code, line.name, line.section, line.method.label, figures, line.progress, grade, *told, letters)


def _figure(each: Reached) -> str:
    """検診のネット予約率 34.5／40 %."""
    value = _NOT_YET if each.value is None else f"{each.value:,}"
    target = _NOT_YET if each.target is None else f"{each.target:,}"
    return f"{each.indicator.name}　{value}／{target} {each.indicator.unit or ''}".strip()


def _grades(figures: Figures) -> PackTable:
    """How many measures have each grade; those without one stand last."""
    counts = [(grade, sum(line.grade == grade for line in figures.measures)) for grade in figures.scale]
    left = len(figures.measures) - sum(number for _, number in counts)
    total = max(len(figures.measures), 1)
    rows: list[tuple[Cell, ...]] = [(grade.label, number, _per_cent(number, total)) for grade, number in counts]
    rows.append(("評価なし" if figures.audience is Audience.INTERNAL else "確認中", left, _per_cent(left, total)))
    tones = [Tone.HATCHED if grade.is_delayed else Tone.MEANT for grade, _ in counts]
    fields = (
        Field("評価", 4, 24),
        Field("施策の数", 2, 10, is_figure=True),
        Field("全体に占める割合（%）", 2, 26, is_figure=True),
    )
    return PackTable("評価ごとの数", fields, tuple(rows), tones=(*tones, Tone.REST), unit="件")


def _per_cent(number: int, total: int) -> Decimal:
    return round(Decimal(number * 100) / total, 1)


def _delayed(figures: Figures, today: str) -> PackPart:
    fields = (
        Field("番号", 2, 8),
        Field("施策名", 6, 32),
        Field("担当課", 3, 16),
        Field("評価", 1.5, 8),
        Field("指標の計算", 7, 44),
        Field("遅れの理由・課題", 8, 50),
        Field("これから", 6, 40),
    )
    rows = tuple(
        (
            line.code,
            line.name,
            line.section,
            line.grade.mark if line.grade else "",
            "\n".join(_computed(each) for each in line.reached),
            "\n".join(filter(None, (line.reason, line.issue))),
            line.next_plan,
        )
        for line in figures.delayed
    )
    lead = f"遅れている施策は {len(rows):,} 件です。" if rows else "遅れている施策はありません。"
    return PackPart(
        "遅れている施策とその理由",
        lead,
        (PackTable("遅れている施策", fields, rows, empty="遅れている施策はありません。"),),
        Basis(
            "評価の段階のうち「遅れとして数える」とした段階の施策。理由・課題・これからは担当課の回答。",
            f"進捗回答（{fiscal_label(figures.year)}）",
            f"{len(rows):,} 件（施策 {len(figures.measures):,} 件のうち）",
            today,
        ),
    )


def _computed(each: Reached) -> str:
    """How an indicator's achievement was computed, or why there is none."""
    told = each.sum.label.format(*each.facts) if each.sum else each.gap.label if each.gap else ""
    return f"{each.indicator.name}：{told}"


# ---------------------------------------------------------------- wishes and guidance


def _wishes(figures: Figures, today: str) -> PackPart:
    wishes, is_internal = figures.wishes, figures.audience is Audience.INTERNAL
    top = [wish for wish in wishes.top if is_internal or wish.is_shared]
    named = "全庁に公開した要望" if not is_internal else "似た件名の要望・統合した要望をまとめたもの"
    order = "多くの課にあるもの、年間の効果時間の多いものの順"
    return PackPart(
        "現場からの要望",
        f"今年度に提出された要望は {wishes.total:,} 件です。",
        (_by_state(figures), _top(top, is_internal=is_internal)),
        Basis(
            f"要望は今年度に発生し、取下げ・課内で解決を除く。統合した要望は統合先の状態で数える。上位の要望は{named}で、{order}"
            "（見送り・完了を除く）。効果時間は、まとめた要望の「効果（月の時間）」の合計×12。",
            f"現場要望・回答（{fiscal_label(figures.year)}）",
            f"要望 {wishes.total:,} 件",
            today,
        ),
    )


def _by_state(figures: Figures) -> PackTable:
    wishes = figures.wishes
    states: tuple[State | None, ...] = (None, *State)
    columns = [*wishes.bodies, ""]
    rows: list[tuple[Cell, ...]] = []
    for state in states:
        counts = [wishes.counts.get((state, body), 0) for body in columns]
        if sum(counts):
            rows.append((state.label if state else "未受付", sum(counts), *counts))
    names = (*wishes.bodies.values(), "割当なし")
    fields = (
        Field("状態", 3, 14),
        Field("要望の数", 2, 10, is_figure=True),
        *(Field(name, 2, 24, is_figure=True) for name in names),
    )
    done = (State.DONE.label, State.IN_PROGRESS.label, State.ACCEPTED.label)
    tones = tuple(Tone.MEANT if row[0] in done else Tone.REST for row in rows)
    return PackTable("状態と分科会ごとの数", fields, tuple(rows), tones=tones, unit="件")


def _top(top: Sequence[Wish], *, is_internal: bool) -> PackTable:
    if not is_internal:
        told = tuple((wish.title, wish.state.label if wish.state else "未受付", wish.answer) for wish in top)
        public = (Field("要望", 6, 44), Field("状態", 2, 10), Field("回答", 8, 60))
        return PackTable("公開している要望", public, told, empty="公開している要望はありません。")
    fields = (
        Field("順位", 1, 6, is_figure=True),
        Field("要望", 8, 44),
        Field("件数", 1.3, 8, is_figure=True),
        Field("課の数", 1.3, 8, is_figure=True),
        Field("課", 6, 36),
        Field("効果（時間／年）", 2.2, 20, is_figure=True),
        Field("状態", 2, 10),
        Field("分科会・WG", 3, 20),
    )
    rows = tuple(
        (
            place,
            wish.title,
            wish.count,
            len(wish.sections),
            "・".join(wish.sections),
            round(wish.hours, 1),
            wish.state.label if wish.state else "未受付",
            wish.body,
        )
        for place, wish in enumerate(top, 1)
    )
    return PackTable("上位の要望", fields, rows)


def _sessions(figures: Figures, today: str) -> PackPart:
    fields = (
        Field("記録", 4, 18),
        Field("回数", 2, 10, is_figure=True),
        Field("延べ人数（人）", 2, 18, is_figure=True),
        Field("時間（時間）", 2, 16, is_figure=True),
    )
    rows = tuple(
        (each.kind.LABEL, each.count, each.people, round(Decimal(each.minutes) / 60, 1)) for each in figures.sessions
    )
    return PackPart(
        "職場内の指導と活動",
        f"推進リーダーによる指導と活動は、今年度 {sum(each.count for each in figures.sessions):,} 回です。",
        (PackTable("指導と活動", fields, rows, tones=(Tone.MEANT,) * len(rows), unit="回"),),
        Basis(
            "回数は記録の数、延べ人数は各回の人数の合計、時間は各回の所要時間の合計。",
            f"各課の指導記録・リテラシー活動（{fiscal_label(figures.year)}）",
            f"{sum(each.count for each in figures.sessions):,} 回",
            today,
        ),
    )


def _training(figures: Figures, today: str) -> PackPart:
    found, whole = figures.training, figures.training.whole()
    fields = (
        Field("研修", 6, 34),
        Field("受講率（%）", 2, 14, is_figure=True),
        Field("対象（人）", 2, 12, is_figure=True),
        Field("受講（人）", 2, 12, is_figure=True),
        Field("報告した課の数", 2, 16, is_figure=True),
    )
    rows = tuple(_course_row(found, course) for course in found.courses)
    return PackPart(
        "研修の受講",
        f"今年度の研修は、対象 {whole.target:,} 人のうち {whole.attended:,} 人が受講しました。",
        (PackTable("研修ごとの受講", fields, rows, tones=(Tone.MEANT,) * len(rows), unit="%"),),
        Basis(
            "受講率＝受講÷対象×100。対象と受講は各課が報告した人数の合計で、回ごとの報告を含む。報告のない研修は空欄。",
            f"各課の研修実績（{fiscal_label(figures.year)}）",
            f"{whole.results:,} 件",
            today,
        ),
    )


def _course_row(found: Matrix, course: CourseOfYear) -> tuple[Cell, ...]:
    told = found.of_course(course.code)
    name = f"{course.code} {course.name}"
    if not told.results:
        return (name, None, None, None, 0)
    return (name, told.rate, told.target, told.attended, found.sections_with(course.code))


# ---------------------------------------------------------------- opinions and the cycle


def _opinions(figures: Figures, today: str) -> PackPart:
    is_internal = figures.audience is Audience.INTERNAL
    waiting = [each for each in figures.opinions if state_of(each.said.row) in OPEN]
    has_notes = any(each.note for each in figures.opinions)
    fields = (
        Field("会議", 5, 34),
        Field("種類", 1.5, 8),
        Field("意見", 8, 50),
        Field("施策", 4, 28),
        Field("担当", 3.5, 20),
        Field("対応", 7, 50),
        Field("期限", 2.6, 14),
        Field("状態", 2.4, 10),
        *((Field("内部の覚え", 5, 36),) if has_notes else ()),
    )
    rows = tuple(_opinion_row(each, has_notes=has_notes) for each in figures.opinions)
    whose = "この会議体と、ほかの会議体の対応が終わっていない意見" if is_internal else "この会議体の意見"
    return PackPart(
        "提言・意見への対応",
        f"{whose} {len(rows):,} 件のうち、対応が終わっていないものは {len(waiting):,} 件です。",
        (PackTable("提言・意見と対応", fields, rows, empty="意見はまだありません。"),),
        Basis(
            "対応が終わるのは、反映したとき、または反映しない理由を示したとき。前年度からの、対応が終わったものを含む。",
            "会議の意見の記録",
            f"{len(rows):,} 件",
            today,
        ),
    )


def _opinion_row(each: OpinionLine, *, has_notes: bool) -> tuple[Cell, ...]:
    body = each.said.row.body
    sort = OpinionSort(body["sort"]).label  # type: ignore[call-arg]  # by its code
    meeting = each.said.meeting or paper_day(body["said_on"])
    told = (
        meeting,
        sort,
        body["text"],
        each.measure,
        each.owner,
        each.answer,
        paper_day(body.get("due", "")),
        each.stand,
    )
    return (*told, each.note) if has_notes else told


def _cycle(figures: Figures, today: str) -> PackPart:
    fields = (Field("段階", 4, 20), Field("施策の数", 2, 10, is_figure=True), Field("意味", 10, 50))
    meanings = {
        Stamp.PLAN: "指標に目標がある",
        Stamp.DO: "担当課が回答した",
        Stamp.CHECK: "情報政策課が評価を確認した",
        Stamp.ACT: "見直しを決めた",
    }
    counts = figures.stamp_counts
    rows = tuple((f"{stamp.value} {stamp.label}", counts[stamp], meanings[stamp]) for stamp in Stamp)
    return PackPart(
        "PDCA の進み具合",
        f"施策 {len(figures.measures):,} 件のうち、見直しまで進んだものは {counts[Stamp.ACT]:,} 件です。",
        (PackTable("PDCA の印", fields, rows, tones=(Tone.MEANT,) * len(rows), unit="件"),),
        Basis(
            "印は記録から付き、手では付けない。",
            f"指標・進捗回答・進捗の確認・見直し（{fiscal_label(figures.year)}）",
            f"施策 {len(figures.measures):,} 件",
            today,
        ),
    )
