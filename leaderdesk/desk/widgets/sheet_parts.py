# SPDX-License-Identifier: MIT
"""The parts of a measure's sheet that are read, on both sides: what the measure is, and how its figures came about.

The numbers before the headings are those of the 実施計画調書 (domain, 2.1).
"""

from __future__ import annotations

from decimal import Decimal

from leaderdesk.analysis.progress_sheet import Figure, Sheet, Stage
from leaderdesk.analysis.ratings import Reached, Suggestion, target_of
from leaderdesk.desk.models.columns import shown_text
from leaderdesk.desk.translate import tr, year_words
from leaderdesk.desk.widgets.ruled import RuledForm
from leaderdesk.errors import N_
from leaderdesk.fiscal import fiscal_code
from leaderdesk.kinds.measures import Measure
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.progress import ProgressReport
from leaderdesk.kinds.record import Body

# The groups of the sheet: their headings, and in each the numbers of the items and the fields that say them.
GROUPS = (
    (N_("実績"), ((9, ("done",)),)),
    (N_("費用と人役"), ((13, ("budget", "settlement")), (14, ("effort",)))),
    (N_("効果と根拠"), ((15, ("hours_saved", "yen_saved", "benefit")), (16, ("evidence",)))),
    (N_("評価"), ((17, ("progress",)), (18, ("rating", "rating_reason")))),
    (N_("これから"), ((19, ("issue",)), (20, ("next_plan",)), (0, ("unit",)))),
)
FUNDS = ("national_funds", "prefectural_funds", "bonds", "other_funds", "general_funds")

_FACTS = (
    (3, N_("計画上の位置"), ("policy", "position")),
    (4, N_("担当課・関係課"), ("section", "related_section")),
    (5, N_("推進主体"), ("assigned_body",)),
    (6, N_("手法"), ("method",)),
    (7, N_("目的・対象"), ("purpose",)),
    (8, N_("現状と課題"), ("situation",)),
    (9, N_("取組内容"), ("content",)),
)


def heading(number: int, label: str) -> str:
    """A heading with its number on the sheet; 0 has none."""
    return f"{number}　{label}" if number else label


def label_of(number: int, name: str, *, is_first: bool) -> str:
    """The heading of a field; of several fields in one item only the first bears its number."""
    return heading(number if is_first else 0, tr(ProgressReport.facets()[name].label))


def facts_form(sheet: Sheet, names: Names) -> RuledForm:
    """What the measure is: its place in the plan, whose it is, and what it is for."""
    measure, facets = sheet.line.measure, Measure.facets()

    told = [
        (
            number,
            tr(label),
            tr("・").join(shown_text(facets[name], str(measure[name]), names) for name in fields if name in measure),
        )
        for number, label, fields in _FACTS
    ]
    told.append((10, tr("期間"), _span(measure)))
    form = RuledForm(0, 1)
    for row, (number, label, text) in enumerate((number, label, text) for number, label, text in told if text):
        form.head(heading(number, label), row, 0)
        form.text(text, row, 1)
    form.widen(0, letters=8)
    return form


def _span(measure: Body) -> str:
    years = [year_words(int(measure[name])) if name in measure else "" for name in ("first_year", "last_year")]
    return tr("{0}～{1}").format(*years) if any(years) else ""


# ---------------------------------------------------------------- indicators


def number_text(number: Decimal | None) -> str:
    """A figure as people read it, "" where there is none."""
    return "" if number is None else f"{number:,}"


def in_year(number: Decimal | None, year: int | None) -> str:
    """A figure with the 年度 it is of."""
    if number is None:
        return tr("（なし）")
    return f"{number:,}" if year is None else tr("{0}（{1}）").format(f"{number:,}", fiscal_code(year))


def named(figure: Figure) -> str:
    """An indicator with its unit and its good direction."""
    told = figure.indicator
    unit = tr("（{0}）").format(told.unit) if told.unit else ""
    return f"{told.name}{unit}　{tr(told.direction.label)}"


def made_of(figure: Figure) -> str:
    """What makes an indicator a figure: its definition, source and denominator; "" where nobody said."""
    told = figure.indicator
    parts = ((tr("定義：{0}"), told.definition), (tr("出典：{0}"), told.source), (tr("分母：{0}"), told.denominator))
    return "　".join(words.format(text) for words, text in parts if text)


def target_text(figure: Figure, year: int) -> str:
    """The target of the year, or why there is none."""
    target = target_of(figure.indicator, year)
    return number_text(target) if isinstance(target, Decimal) else tr(target.label)


def percent_text(reached: Reached) -> str:
    """How near a figure came, "" where that cannot be told."""
    return "" if reached.percent is None else f"{reached.percent} %"


def suggestion_text(sheet: Sheet, suggestion: Suggestion | None) -> str:
    """The suggested grade with the sum behind it; or why none is suggested."""
    if suggestion is not None:
        decided = suggestion.decided_by
        how = tr(decided.sum.label).format(*decided.facts) if decided.sum else ""
        told = tr("提案：{0}（{1}：{2}）").format(suggestion.grade.label, decided.indicator.name, how)
        several = sum(figure.reached.gap is None for figure in sheet.figures) > 1
        return tr("{0}　いちばん届いていない指標で提案します。").format(told) if several else told
    if not sheet.figures:
        return tr("指標がないので提案はありません。工程と取組の実績から選んでください。")
    gap = next((figure.reached.gap for figure in sheet.figures if figure.reached.gap), None)
    return tr("提案はありません。{0}").format(tr(gap.label) if gap else "")


# ---------------------------------------------------------------- milestones


def planned(stage: Stage) -> str:
    """When a milestone is due, and its step."""
    told = stage.milestone
    quarters = (told.first_quarter, told.last_quarter)
    span = tr("第{0}四半期") if quarters[0] == quarters[1] else tr("第{0}～{1}四半期")
    text = f"{span.format(*quarters)}　{tr(told.step.label)}"
    return tr("{0}から　{1}").format(fiscal_code(told.year), text) if stage.is_late else text
