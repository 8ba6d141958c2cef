# SPDX-License-Identifier: MIT
"""Labels and the codes behind them: fixed choices, and what the masters of a store name (種類, 課, 部 …)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol, Self


class Code(StrEnum):
    """Choices that rules hang on: a stored English code and the Japanese label people see."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """One choice: its code, and the label as an attribute."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Names(Protocol):
    """Where a link finds the label of a code and the code of a label.

    `to` is the kind that the link points to, `within` the list of a `vocabulary` link ("" for other kinds).
    """

    def label(self, to: str, within: str, code: str) -> str | None:
        """What people call the code; None where the masters do not know it."""

    def code(self, to: str, within: str, typed: str) -> str | None:
        """The code of what was typed: the code itself or its label, in any width; None where unknown."""

    def options(self, to: str, within: str, on: date | None = None) -> Mapping[str, str]:
        """Code to label, in their order; with a day, only those in force on it."""


class NoNames:
    """The names where no masters are at hand: every code stands for itself."""

    def label(self, _to: str, _within: str, code: str) -> str | None:
        """The code."""
        return code

    def code(self, _to: str, _within: str, typed: str) -> str | None:
        """The text itself."""
        return typed

    def options(self, _to: str, _within: str, _on: date | None = None) -> Mapping[str, str]:
        """Nothing to choose from."""
        return {}


NO_NAMES: Names = NoNames()
