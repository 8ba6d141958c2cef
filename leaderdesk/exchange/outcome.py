# SPDX-License-Identifier: MIT
"""What may become of a file that comes in."""

from __future__ import annotations

from leaderdesk.errors import N_
from leaderdesk.kinds.names import Code


class Outcome(Code):
    """What became of a file, or would become of it; the labels speak of a file that is not taken in yet."""

    IMPORTED = "imported", N_("取り込めます")
    ALREADY = "already", N_("取込済み")
    HELD = "held", N_("確認が必要")
    REFUSED = "refused", N_("取り込めません")


class Taken(Code):
    """What is said of a file instead, once it is in."""

    IN = "in", N_("取込完了")
