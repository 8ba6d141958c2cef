# SPDX-License-Identifier: MIT
"""判定: what is said of a file that came, before it is taken in and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.filled_template import Question
from leaderdesk.exchange.hand_edits import HandEdit, Place
from leaderdesk.exchange.keys import Standing
from leaderdesk.exchange.outcome import Outcome, Taken
from leaderdesk.exchange.reader import ExchangeFile
from leaderdesk.exchange.seal import TEMPLATE
from leaderdesk.kinds.names import Code
from leaderdesk.ledger.merge import Change

_DOUBLED = N_(
    "この台帳の写しが別の PC で使われています。失われた記録はなく、この PC は新しい番号で書き続けます。写しは使わないでください。"
)


@dataclass(frozen=True)
class Verdict:
    """One file's outcome and what it does; `file` is its name for people, `path` its copy in the inbox.

    `section`, `section_name`, `number` and `serial` say whose file it is, where that could be read. `why` is the
    fault behind held and refused; `note` and its facts say the rest. `content` is what a later commit takes in.
    `edits` are the hand edits that say something new here, `accepted` the places of those that a person wants taken
    over with the file. Of a 様式 they are the cells for which a row stays out, `questions` those that may mean several
    things, and `answers` the readings that a person chose.
    """

    file: str
    path: Path
    sha256: str = ""
    outcome: Outcome = Outcome.IMPORTED
    why: LeaderDeskError | None = None
    note: str = ""
    note_facts: tuple[object, ...] = ()
    section: str = ""
    section_name: str = ""
    number: str = ""
    serial: int | None = None
    change: Change = field(default_factory=Change)
    content: ExchangeFile | None = None
    edits: tuple[HandEdit, ...] = ()
    accepted: frozenset[Place] = frozenset()
    questions: tuple[Question, ...] = ()
    answers: Mapping[Place, str] = field(default_factory=dict)
    standing: Standing | None = None  # whether its sender is proven; None where it was not asked
    is_confirmed: bool = False  # a person compared the 確認コード by telephone
    is_in: bool = False  # taken in, not only judged
    file_id: int = 0  # its place in the log once it is in
    is_doubled: bool = False  # it showed that another PC writes under this one's id: this one took a new id

    @property
    def is_form(self) -> bool:
        """Whether it is a 様式, whose rows are read when it is judged."""
        return self.content is not None and self.content.manifest.direction == TEMPLATE

    @property
    def state(self) -> Code:
        """What is said of the file now: its outcome, or that it is in."""
        return Taken.IN if self.is_in else self.outcome

    @property
    def code(self) -> str:
        """The catalogue's code behind held and refused, else ""."""
        return self.why.code if self.why else ""

    def message(self, translate: Callable[[str], str] = str) -> str:
        """The verdict in one sentence, and in another what else came out."""
        if self.why:
            return self.why.sentence(translate)
        said = translate(self.note).format(*self.note_facts)
        return f"{said} {translate(_DOUBLED)}" if self.is_doubled else said
