# SPDX-License-Identifier: MIT
"""OODAプロジェクトの記録: what is being decided, since when, and the history of each project's turns; as paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from leaderdesk.analysis.projects import (
    STEPS,
    Note,
    Project,
    in_year,
    is_broken_off,
    notes,
    projects,
    ways,
)
from leaderdesk.codes import DIVISION
from leaderdesk.exchange.link_labels import LinkedNames, link_labels
from leaderdesk.exchange.workbook import CellForm, Sheets, record_cells, record_columns
from leaderdesk.exchange.workbook import Column as SheetColumn
from leaderdesk.fiscal import era_day, fiscal_label, fiscal_start, fiscal_year
from leaderdesk.kinds.bodies import Body
from leaderdesk.kinds.evidence import Evidence
from leaderdesk.kinds.measures import Measure, Method
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.projects import OodaLoop, OodaNote, OodaProject, OodaStep
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.query import Query, Row, all_rows, rows
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import (
    Alignment,
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    KeepTogether,
    LoopLane,
    Loops,
    LoopStep,
    PageBreak,
    Paragraph,
    Table,
    Way,
    Ways,
)
from leaderdesk.text import plain_name

_SIGNS = "①②③④"
_STATES = (
    Column("課", 4),
    Column("プロジェクト", 9),
    Column("責任者", 4),
    Column("周回", 2, Alignment.RIGHT),
    Column("段階", 3),
    Column("何日目", 2, Alignment.RIGHT),
    Column("状態", 4),
)
_PROOFS = (
    Column("いえること", 6),
    Column("値", 2, Alignment.RIGHT),
    Column("n", 1, Alignment.RIGHT),
    Column("定義", 6),
    Column("出典", 4),
    Column("時点", 3),
)
_KINDS: tuple[Kind, ...] = (OodaProject, OodaLoop, OodaNote, Evidence)
_PLACE = (SheetColumn("課コード", CellForm(str, width=11)), SheetColumn("課名", CellForm(str, width=20)))


def ooda(store: Store, year: int) -> Document:
    """All projects of a 年度 that this side may see: where each stands, which measures go which way, and every history."""
    found = projects_in(store, year)
    blocks: list[Block] = [Heading("プロジェクトの状況", 2), _states(store, found)]
    blocks += _ways(store, _last_day(store, year))
    blocks += [PageBreak()] if found else []
    blocks += [KeepTogether(tuple(_history(store, each))) for each in found]
    return _document(store, "OODAプロジェクトの記録", fiscal_label(year), blocks)


def history(store: Store, each: Project) -> Document:
    """周回の履歴 of one project."""
    return _document(store, "周回の履歴", plain_name(each.said.name), _history(store, each))


def projects_in(store: Store, year: int) -> list[Project]:
    """The projects that were under way in a 年度: those that go on first, section by section."""
    first, last = fiscal_start(year), fiscal_start(year + 1) - timedelta(days=1)
    found = [each for each in projects(store) if in_year(each, first, last)]
    return sorted(found, key=lambda each: (not each.said.is_open(), each.owner, each.said.begun_on, each.record_id))


def write_workbook(store: Store, year: int, target: Path) -> None:
    """The projects, turns, notes and evidence of a 年度, a sheet each; raises LD-2301, LD-2303."""
    found = projects_in(store, year)
    loops = [loop.record_id for each in found for loop in each.loops]
    noted = all_rows(store, Query(OodaNote, where={"loop": loops}, descending=False))
    proofs = all_rows(store, Query(Evidence, where={"ooda_note": [row.record_id for row in noted]}, descending=False))
    shown: Mapping[Kind, Sequence[Row]] = {
        OodaProject: rows(store, OodaProject, [each.record_id for each in found]),
        OodaLoop: rows(store, OodaLoop, loops),
        OodaNote: noted,
        Evidence: proofs,
    }
    labels = link_labels(store, [(kind, row.body) for kind, each in shown.items() for row in each])
    names = LinkedNames(store.names, {at: label for each in labels.values() for at, label in each.items()})
    with Sheets(f"OODAプロジェクトの記録 {fiscal_label(year)}") as sheets:
        for kind in _KINDS:
            lines = ((row.owner, _owner(store, row.owner), *record_cells(kind, row.body, names)) for row in shown[kind])
            sheets.table(sheets.add(kind.LABEL), (*_PLACE, *record_columns(kind, {})), lines)
        sheets.save(target)


# ---------------------------------------------------------------- the parts


def _states(store: Store, found: Sequence[Project]) -> Table:
    today = store.today()
    lines = tuple(
        (
            _owner(store, each.owner),
            each.said.name,
            each.said.lead or "",
            f"{each.loop.said.number if each.loop else 0}周",
            each.step.label if each.said.is_open() else "―",
            f"{each.days(today):,}" if each.said.is_open() else "―",
            _state(each, today),
        )
        for each in found
    )
    return Table(_STATES, lines, empty="この年度のプロジェクトはありません。")


def _state(each: Project, today: date) -> str:
    if each.said.ended_on is not None:
        return f"{era_day(each.said.ended_on)} 終了"
    return "停滞" if each.is_stale(today) else "進行中"


def _ways(store: Store, on: date) -> Iterator[Block]:
    """図7-4, where this side knows measures."""
    found = ways(store, on)
    if not any(found.values()):
        return
    yield Heading("PDCA と OODA（施策の進め方）", 2)
    yield ways_of(found)
    methods = (Method.PDCA, Method.BOTH, Method.OODA)
    listed = tuple("\n".join(f"{code} {name}" for code, name in found[method]) for method in methods)
    heads = tuple(Column(head) for head in ("PDCA で進める施策", "PDCA・OODA の両方で進める施策", "OODA で進める施策"))
    yield Table(heads, (listed,))


def ways_of(found: Mapping[Method, Sequence[tuple[str, str]]]) -> Ways:
    """図7-4 as a picture. Source: plan, 実施手順: 長期・変化が少ないものは PDCA、変化が多く即断が要るものは OODA."""
    counts = {method: f"{len(each):,} 施策" for method, each in found.items()}
    steps = "→".join(step.label for step in STEPS)
    return Ways(
        Way("PDCA", "計画→実行→評価→見直し", "年に1回・変化が少ない", counts[Method.PDCA]),
        Way("両方", "", "年に1回とその都度", counts[Method.BOTH]),
        Way("OODA", steps, "その都度・変化が多い", counts[Method.OODA]),
    )


def _history(store: Store, each: Project) -> list[Block]:
    """One project: what it is, its turns drawn, and the figures that speak for what was written down."""
    found = notes(store, each.loops)
    proofs = [proof for loop in found.values() for step in loop.values() for note in step for proof in note.evidence]
    blocks: list[Block] = [
        Heading(each.said.name, 2),
        Facts(tuple(_facts(store, each))),
        Loops(tuple(_lanes(each, found))),
    ]
    if proofs:
        blocks += [Heading("根拠", 3), Table(_PROOFS, tuple(_proof(proof) for proof in proofs))]
    if any(note.lacks_evidence for loop in found.values() for step in loop.values() for note in step):
        told = "「根拠なし」は、数値が書かれていて、定義・出典・件数・時点のそろった根拠がまだないものです。"
        blocks.append(Paragraph(told, is_note=True))
    return blocks


def _facts(store: Store, each: Project) -> Iterator[tuple[Fact, ...]]:
    said, names = each.said, store.names
    yield (
        Fact("課", _owner(store, each.owner)),
        Fact("責任者", said.lead or ""),
        Fact("推進主体", names.label(Body.KIND, "", said.assigned_body or "") or ""),
    )
    ends = f"～{era_day(said.ended_on)}" if said.ended_on else "～"
    yield (
        Fact("期間", f"{era_day(said.begun_on)}{ends}"),
        Fact("施策", names.label(Measure.KIND, "", said.measure or "") or "", 2),
    )
    if said.aim:
        yield (Fact("ねらい", said.aim),)
    if said.result:
        yield (Fact("中止の理由" if is_broken_off(each) else "終わりの結果", said.result),)


def _lanes(each: Project, found: Mapping[str, Mapping[OodaStep, Sequence[Note]]]) -> Iterator[LoopLane]:
    for loop in each.loops:
        said = loop.said
        ends = era_day(said.ended_on) if said.ended_on else ""
        title = f"第{said.number}周　{said.theme}　（{era_day(said.begun_on)}～{ends}）"
        is_open = said.is_open() and each.said.is_open()
        steps = tuple(
            LoopStep(
                f"{sign} {step.label}{'（いまここ）' if is_open and said.step is step else ''}",
                tuple(text for note in found[loop.record_id][step] for text in _note(note)),
                is_open and said.step is step,
            )
            for sign, step in zip(_SIGNS, STEPS, strict=True)
        )
        yield LoopLane(title, steps, f"第{said.number}周の結果：{said.result}" if said.result else "")


def _note(note: Note) -> Iterator[str]:
    """A note as lines: what was said, then whence, by whom and why, and whether figures speak for it."""
    said = note.said
    proof = f"根拠 {len(note.evidence)} 件" if note.evidence else "根拠なし" if note.lacks_evidence else ""
    beside = filter(None, (f"{said.day.month}/{said.day.day}", f"出典：{said.source}" if said.source else "", proof))
    yield f"・{said.text}（{'、'.join(beside)}）"
    for label, text in (("決めた人", said.decided_by), ("理由", said.reason), ("比べた案", said.options)):
        if text:
            yield f"　{label}：{text}"


def _proof(said: Evidence) -> tuple[str, ...]:
    value = f"{said.value:,}{said.unit or ''}"
    return said.claim, value, f"{said.count:,}", said.definition, said.source, era_day(said.as_of)


def _owner(store: Store, owner: str) -> str:
    return Role.DIVISION.label if owner == DIVISION else store.names.label(Section.KIND, "", owner) or owner


def _last_day(store: Store, year: int) -> date:
    """Today where it lies in that 年度, else its last day."""
    today = store.today()
    return today if fiscal_year(today) == year else fiscal_start(year + 1) - timedelta(days=1)


def _document(store: Store, title: str, subject: str, blocks: Sequence[Block]) -> Document:
    today = era_day(store.today())
    return Document(
        title=title,
        blocks=tuple(blocks),
        subject=subject,
        issuer=f"{store.identity.municipality_name} {store.identity.section_name or store.identity.role.label}",
        made_on=f"{today} 現在",
        is_across=True,
    )
