# SPDX-License-Identifier: MIT
"""受領証: that the division took a file in, what was in it, and by what it is known. Both sides print the same one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from leaderdesk.analysis.submissions import Acknowledged, acknowledged_files
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.seal import Manifest
from leaderdesk.exchange.submission import file_name
from leaderdesk.fiscal import era_day, fiscal_label
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.store import Store
from leaderdesk.reports.document import Alignment, Column, Document, Fact, Facts, Heading, Paragraph, Table

_DIGEST_GROUP, _DIGEST_LINE = 8, 4  # letters that are read in one breath; groups on a line


def receipt(store: Store, *, section: str = "", number: str = "") -> Document:
    """The 受領証 of a file, by its number (第3号, or 3) and its section (課コード); of the newest one where neither is said.

    Raises:
        LeaderDeskError: LD-2306 the division has not taken such a file in, or this side does not know it yet.

    """
    for found in acknowledged_files(store):
        is_wanted = number in ("", found.file.number, str(found.file.serial)) and section in ("", found.file.owner)
        if is_wanted:
            return receipt_of(store, found)
    raise LeaderDeskError("LD-2306", number=number or "提出ファイル")


def receipt_of(store: Store, acknowledged: Acknowledged) -> Document:
    """The 受領証 of that file: nothing but what the file says of itself, and when it was taken in."""
    manifest = Manifest.of(acknowledged.file.manifest)
    place = (manifest.direction, manifest.municipality, manifest.owner, manifest.fiscal_year, manifest.pc)
    taken = datetime.fromisoformat(acknowledged.at)
    who = f"{store.identity.municipality_name} {Role.DIVISION.label}"
    facts = Facts(
        (
            (Fact("団体", f"{store.identity.municipality_name}（{manifest.municipality}）"),),
            (Fact("提出した課", f"{manifest.owner} {manifest.owner_name}"), Fact("受領した課", Role.DIVISION.label)),
            (Fact("号", manifest.number), Fact("年度", fiscal_label(manifest.fiscal_year))),
            (Fact("書き出した日時", _moment(manifest.written_at)), Fact("受領した日時", _moment(acknowledged.at))),
            (Fact("ファイル", file_name(*place, manifest.serial)),),
        )
    )
    proof = Facts((((Fact("確認コード", manifest.confirmation)),), (Fact("要約値", grouped(manifest.digest)),)))
    return Document(
        title="受領証",
        blocks=(
            Paragraph(f"{manifest.owner_name} 推進リーダー 様"),
            Paragraph(f"{era_day(taken.date())}\n{who}", alignment=Alignment.RIGHT),
            Paragraph("次の提出ファイルを受領し、すべての記録を取り込みました。"),
            facts,
            Heading("受領した記録", 2),
            _counts(manifest.counts, store.kinds),
            Heading("ファイルの確かめ", 2),
            proof,
            Paragraph(
                "要約値は、ファイルの中身から計算した 64 文字の値（SHA-256）です。課と情報政策課の受領証で、件数・確認コード・"
                "要約値が同じなら、同じ中身のファイルです。確認コードは要約値から作った 10 桁の数で、電話で読み合わせるときに使います。",
                is_note=True,
            ),
        ),
        subject=f"{fiscal_label(manifest.fiscal_year)}　{manifest.owner_name}　{manifest.number}",
        issuer=who,
        made_on=f"{era_day(taken.date())} 受領",
    )


def grouped(digest: str) -> str:
    """A digest in groups that can be read out: two lines of four."""
    groups = re.findall(f".{{1,{_DIGEST_GROUP}}}", digest)
    lines = (groups[at : at + _DIGEST_LINE] for at in range(0, len(groups), _DIGEST_LINE))
    return "\n".join(" ".join(line) for line in lines)


def _counts(counts: Mapping[str, int], kinds: Mapping[str, Kind]) -> Table:
    """One row for each kind of which there are records, and their sum; a kind of a newer version goes by its name."""
    columns = (Column("記録の種類", 4), Column("件数", 1, Alignment.RIGHT))
    names = [*(kind for kind in kinds if kind in counts), *(kind for kind in counts if kind not in kinds)]
    rows = tuple(
        (kinds[kind].LABEL if kind in kinds else kind, f"{counts[kind]:,} 件") for kind in names if counts[kind]
    )
    total = ("合計", f"{sum(counts.values()):,} 件")
    return Table(columns, rows, total, empty="記録はありません（0 件の報告）。")


def _moment(at: str) -> str:
    """令和8年11月12日 14:05."""
    moment = datetime.fromisoformat(at)
    return f"{era_day(moment.date())} {moment:%H:%M}"
