# SPDX-License-Identifier: MIT
"""Who writes in a store: a PC of a section, or the division."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import Enum

from leaderdesk.codes import DIVISION, OwnedBy, Owner
from leaderdesk.errors import N_


class Role(Enum):
    """Whose store it is."""

    SECTION = "section"
    DIVISION = "division"

    @property
    def label(self) -> str:
        """The role for people."""
        return N_("推進リーダー") if self is Role.SECTION else N_("情報政策課")


@dataclass(frozen=True)
class Identity:
    """Who writes here: the PC's random id, its role, its city and section with their names, its letter.

    A division's `section` is the 課コード of its own section where it has one, else empty.
    """

    role: Role
    municipality: str
    municipality_name: str
    section: str
    section_name: str
    pc: str
    install: str

    @property
    def owner(self) -> Owner:
        """The owner of the records written here."""
        return DIVISION if self.role is Role.DIVISION else Owner(self.section)

    @property
    def post(self) -> str:
        """The post that revisions name as their author: 「市民課 推進リーダー」."""
        if self.role is Role.SECTION:
            return f"{self.section_name} {Role.SECTION.label}".strip()
        return self.section_name or self.role.label

    def writes(self, side: OwnedBy) -> bool:
        """Whether this side writes the kinds of that side."""
        mine = OwnedBy.SECTION if self.role is Role.SECTION else OwnedBy.DIVISION
        return side in (mine, OwnedBy.WRITER)


def new_install() -> str:
    """A random id for a PC and its store (128 bits, hexadecimal)."""
    return secrets.token_hex(16)
