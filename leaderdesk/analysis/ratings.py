# SPDX-License-Identifier: MIT
"""自己評価の提案: how near an indicator came to its target of the year, and the grade that follows from it.

The target of a year lies on the straight line from base to target (按分目標). A person may always choose another
grade, with a reason; so every figure comes with the sum that made it. Source: domain, 2.2 (published scales).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from leaderdesk.errors import N_
from leaderdesk.kinds.measures import Direction, Indicator, RatingScale
from leaderdesk.kinds.names import Code
from leaderdesk.values import tidy_decimal

MOST = Decimal(200)  # per cent: beyond it, an indicator says no more about a measure

_THOUSANDTH, _TENTH = Decimal("0.001"), Decimal("0.1")


class Gap(Code):
    """Why there is no achievement to be told."""

    NO_VALUE = "no_value", N_("今年度の実績がまだありません。")
    NO_TARGET = "no_target", N_("目標値がありません。")
    NO_BASE = "no_base", N_("基準値か基準年度がないので、年度ごとの目標を按分できません。")
    NO_RATIO = "no_ratio", N_("目標が 0 以下なので、割合になりません。")


class Sum(Code):
    """How an achievement was computed; {0} 実績, {1} 按分目標, {2} per cent, {3} 基準値."""

    RATIO = "ratio", N_("実績 {0} ÷ 按分目標 {1} ＝ {2} %")
    INVERSE = "inverse", N_("按分目標 {1} ÷ 実績 {0} ＝ {2} %")
    CHANGE = "change", N_("（実績 {0} － 基準 {3}）÷（按分目標 {1} － 基準 {3}）＝ {2} %")
    BEYOND = "beyond", N_("実績 {0} は、按分目標 {1} より少なく 0 以下です ＝ {2} %")
    HELD = "held", N_("実績 {0} は、按分目標 {1} に届いています ＝ {2} %")


@dataclass(frozen=True)
class Reached:
    """How near one indicator came: its figure, its target of the year, and per cent (0 to `MOST`, one decimal).

    Where there is no per cent, `gap` says why; else `sum` says how it was computed.
    """

    indicator: Indicator
    value: Decimal | None
    target: Decimal | None
    percent: Decimal | None = None
    sum: Sum | None = None
    gap: Gap | None = None

    @property
    def facts(self) -> tuple[str, str, str, str]:
        """What the words of `sum` name."""
        numbers = (self.value, self.target, self.percent, self.indicator.base)
        value, target, percent, base = ("" if number is None else f"{number:,}" for number in numbers)
        return value, target, percent, base


@dataclass(frozen=True)
class Suggestion:
    """The grade that the figures suggest, and the indicator that decided: the one that is farthest from its target."""

    grade: RatingScale
    decided_by: Reached


# ---------------------------------------------------------------- indicators


def target_of(indicator: Indicator, year: int) -> Decimal | Gap:
    """The target of a 年度: from the base on in equal steps; behind the target's year, or where it has none, the target.

    Rounded to the three decimals in which figures are kept, so that a clerk's own sum gives the same.
    """
    target, base = indicator.target, indicator.base
    begin, end = indicator.base_year, indicator.target_year
    if target is None:
        return Gap.NO_TARGET
    if end is None or year >= end:
        return target
    if base is None or begin is None:
        return Gap.NO_BASE
    if year <= begin:
        return base
    share = Decimal(year - begin) / Decimal(end - begin)
    return tidy_decimal(str((base + (target - base) * share).quantize(_THOUSANDTH, ROUND_HALF_UP)))


def reached(indicator: Indicator, year: int, value: Decimal | None) -> Reached:
    """How near a figure of a 年度 came to its target. Better figures never give less."""
    target = target_of(indicator, year)
    if isinstance(target, Gap):
        return Reached(indicator, value, None, gap=target)
    if value is None:
        return Reached(indicator, None, target, gap=Gap.NO_VALUE)
    is_lower = indicator.direction is Direction.LOWER
    if target > 0 and not is_lower:
        return _told(indicator, value, target, Sum.RATIO, value / target)
    if target > 0:
        return _told(indicator, value, target, *((Sum.INVERSE, target / value) if value > 0 else (Sum.BEYOND, MOST)))
    base = indicator.base
    if base is not None and (base > target if is_lower else base < target):
        return _told(indicator, value, target, Sum.CHANGE, (value - base) / (target - base))
    if value <= target if is_lower else value >= target:
        return _told(indicator, value, target, Sum.HELD, Decimal(1))
    return Reached(indicator, value, target, gap=Gap.NO_RATIO)


def _told(indicator: Indicator, value: Decimal, target: Decimal, how: Sum, share: Decimal) -> Reached:
    percent = min(max(share * 100, Decimal(0)), MOST).quantize(_TENTH, ROUND_HALF_UP)
    return Reached(indicator, value, target, percent, how)


# ---------------------------------------------------------------- grades


def scale_of(grades: Iterable[RatingScale], year: int) -> tuple[RatingScale, ...]:
    """The grades by which a 年度 is rated, in their order; of several scales in force, the one that began last."""
    in_force = [grade for grade in grades if (grade.first_year or 0) <= year <= (grade.last_year or 9999)]
    newest = max(in_force, key=lambda grade: (grade.first_year or 0, grade.scale), default=None)
    own = [grade for grade in in_force if newest is not None and grade.scale == newest.scale]
    return tuple(sorted(own, key=lambda grade: (grade.order or 0, grade.code)))


def grade_of(percent: Decimal, scale: Sequence[RatingScale]) -> RatingScale | None:
    """The best grade whose lower bound an achievement reaches; below all of them the last; None where none has one."""
    bounded = sorted((grade for grade in scale if grade.least is not None), key=lambda grade: -(grade.least or 0))
    return next((grade for grade in bounded if percent >= (grade.least or 0)), bounded[-1] if bounded else None)


def suggest(figures: Iterable[Reached], scale: Sequence[RatingScale]) -> Suggestion | None:
    """The grade that figures suggest: that of the weakest, so that one good figure hides no bad one; None without any."""
    told = [figure for figure in figures if figure.percent is not None]
    weakest = min(told, key=lambda figure: figure.percent or Decimal(0), default=None)
    grade = None if weakest is None else grade_of(weakest.percent or Decimal(0), scale)
    return None if weakest is None or grade is None else Suggestion(grade, weakest)
