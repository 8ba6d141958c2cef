# SPDX-License-Identifier: MIT
"""対応づけ: which column of an old ledger is which field. A file's headings suggest it, a person confirms it, a store keeps it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from leaderdesk.codes import OwnedBy
from leaderdesk.errors import N_, LeaderDeskError
from leaderdesk.exchange.foreign import Sheet
from leaderdesk.fiscal import read_fiscal_year
from leaderdesk.kinds import facet as facets
from leaderdesk.kinds.names import Names
from leaderdesk.kinds.organisation import Section
from leaderdesk.kinds.record import Kind
from leaderdesk.ledger.store import Store

OWNER = "owner"  # beside a kind's fields: the column that says whose row it is
OWNER_FACET = facets.Link(N_("課"), to=Section.KIND, required=True)

_PROFILES = "ledger_profiles"  # the setting of a store that keeps them, by their names
_SEARCHED = 60  # headings stand among the first rows
_OWNER_WORDS = "課 課名 所属 所属課 担当課 部署 部署名 所管課 要望課 課所名"

# What ledgers call a field beside its own label.
_ALSO = {
    N_("件名"): "要望 要望名 要望事項 要望件名 タイトル 案件 案件名 項目 テーマ 標題 表題",
    N_("テーマ"): "件名 内容 研修名 指導内容 活動名 指導事項 標題",
    N_("困っていること"): "現状 課題 現状と課題 現状・課題 現状及び課題 問題点 理由 要望理由 背景",
    N_("こうしたい"): "要望内容 要望の内容 内容 改善案 希望内容 提案 対応案",
    N_("発生日"): "日付 受付日 起票日 記入日 要望日 申請日 年月日 登録日 受付年月日 発生年月日 提出日",
    N_("実施日"): "日付 年月日 実施年月日 開催日 日時 開催日時 実施日時",
    N_("急ぎ具合"): "緊急度 優先度 重要度 至急度",
    N_("種類"): "区分 分類 種別 カテゴリ カテゴリー",
    N_("対象システム・業務"): "システム システム名 対象システム 対象業務 業務名 業務",
    N_("人数"): "参加人数 参加者数 受講者数 対象人数 対象者数 出席者数 受講人数",
    N_("関わる人数"): "人数 関係人数 対象人数",
    N_("所要時間"): "時間 分 時間（分） 所要 指導時間",
    N_("月の時間"): "時間 月間時間 削減時間 作業時間",
    N_("概算額"): "金額 費用 概算 概算経費 予算 概算費用 見積額",
    N_("方法"): "手段 形式 実施方法 指導方法",
    N_("係"): "担当係 係名 担当 担当グループ グループ",
    N_("結果"): "対応 対応状況 状況 処理結果",
    N_("内容・気づき"): "内容 備考 メモ 指導の内容 特記事項",
    N_("希望時期"): "希望時期 実施希望時期 希望年度",
}


class Profile(BaseModel):
    """Where a ledger's headings stand, which column is which field, and how its words and dates are to be read.

    `first` and `last` are the heading rows (from 0; two where one heading stands over several), `headings` what stands
    there, `columns` the field of each column, "" for one that is left out; several columns of one field are read
    together. `every` takes all sheets with these headings. `year` is the 年度 of dates without a year, `era` what
    stands before years of one or two digits (H, 20; "" as offices mean it now). `defaults` is what empty fields take,
    as typed; `words` the code of words that a list does not know ("" leaves the field empty), by field.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    kind: str
    sheet: str = ""
    first: int = Field(default=0, ge=0)
    last: int = Field(default=0, ge=0)
    headings: list[str] = []
    columns: list[str] = []
    every: bool = False
    encoding: str = ""
    year: int | None = None
    era: str = ""
    defaults: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}

    @classmethod
    def of(cls, text: str, name: str) -> Self:
        """The profile that a JSON text says; raises LD-2414 with the name that people call it by."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise LeaderDeskError("LD-2414", profile=name) from error

    def with_columns(self, columns: Iterable[str]) -> Self:
        """The profile with other columns."""
        return self.model_copy(update={"columns": list(columns)})


# ---------------------------------------------------------------- what can be mapped


def importable(kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds that sections keep ledgers of."""
    return [kind for kind in kinds if kind.OWNED_BY is OwnedBy.SECTION and kind.DAY]


def fields(kind: Kind, names: Names, *, with_owner: bool) -> dict[str, facets.Facet[Any]]:
    """The fields that a column may be taken for; links to records are none, for no ledger knows their ids."""
    owner = {OWNER: OWNER_FACET} if with_owner else {}
    return owner | {
        name: facet
        for name, facet in kind.facets().items()
        if not isinstance(facet, facets.Link) or names.options(facet.to, facet.within)
    }


def guess(kind: Kind, sheets: Sequence[Sheet], fields: Mapping[str, facets.Facet[Any]] | None = None) -> Profile:
    """The mapping that a file's headings suggest: the sheet and the rows in which most headings name a field."""
    found = fields or kind.facets()
    best, most = Profile(kind=kind.KIND, sheet=sheets[0].name if sheets else ""), (0, 0, 0)
    for sheet in sheets:
        for last in range(min(_SEARCHED, len(sheet.rows))):
            for first in (last, last - 1) if last else (last,):
                profile = mapped(kind, sheet, first, last, found)
                taken = [name for name in profile.columns if name]
                known = (len(set(taken)), len(taken), first - last)
                if known > most:
                    best, most = profile, known
    return best


def mapped(
    kind: Kind, sheet: Sheet, first: int, last: int, fields: Mapping[str, facets.Facet[Any]] | None = None
) -> Profile:
    """The mapping that these heading rows suggest."""
    named = headings(sheet, first, last)
    return Profile(
        kind=kind.KIND,
        sheet=sheet.name,
        first=first,
        last=last,
        headings=named,
        columns=_fields(fields or kind.facets(), named),
        encoding=sheet.encoding,
        year=told_year(sheet, first),
    )


def tables(profile: Profile, sheets: Sequence[Sheet]) -> list[tuple[Sheet, Profile]]:
    """The tables that a profile means: its sheet, or every shown sheet with its headings, wherever they stand now.

    Raises:
        LeaderDeskError: LD-2415 no sheet has these headings.

    """
    named = sorted(sheets, key=lambda sheet: sheet.name != profile.sheet)
    wanted = [sheet for sheet in named if sheet.name == profile.sheet or not (profile.every and sheet.is_hidden)]
    fitting = ((sheet, fit) for sheet in wanted if (fit := _fit(profile, sheet)) is not None)
    found = list(fitting if profile.every else islice(fitting, 1))
    if not found:
        missing = [heading for heading, name in zip(profile.headings, profile.columns, strict=False) if name]
        raise LeaderDeskError("LD-2415", headings="、".join(missing))
    return found


def _fit(profile: Profile, sheet: Sheet) -> Profile | None:
    """The profile on this sheet: its own place first, else the first rows with the same headings."""
    wanted = [
        (place, plain(heading))
        for place, (heading, name) in enumerate(zip(profile.headings, profile.columns, strict=False))
        if name
    ]
    span = profile.last - profile.first
    for first in (profile.first, *range(min(_SEARCHED, len(sheet.rows)))):
        named = [plain(heading) for heading in headings(sheet, first, first + span)]
        if wanted and all(place < len(named) and named[place] == heading for place, heading in wanted):
            year = (told_year(sheet, first) if profile.every else None) or profile.year
            return profile.model_copy(update={"sheet": sheet.name, "first": first, "last": first + span, "year": year})
    return None


# ---------------------------------------------------------------- headings


def headings(sheet: Sheet, first: int, last: int) -> list[str]:
    """The heading of every column; two rows of headings are read from above."""
    rows = sheet.rows[first : last + 1]
    width = max((len(row) for row in rows), default=0)
    columns = [[str(row[place]).strip() for row in rows if place < len(row)] for place in range(width)]
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in columns]


def is_heading(row: Sequence[Any], fields: Mapping[str, facets.Facet[Any]]) -> bool:
    """Whether a row below reads like the headings of a further table."""
    filled = {plain(str(cell)) for cell in row if str(cell).strip()}
    known = set().union(*_ALL_WORDS, *(_own_words(facet) for facet in fields.values()))
    return len(filled & known) >= 2 and 2 * len(filled & known) >= len(filled)


def told_year(sheet: Sheet, first: int) -> int | None:
    """The 年度 that a title above the headings, or the sheet's name, tells: 令和7年度 要望一覧."""
    above = [str(cell) for row in sheet.rows[:first] for cell in row if isinstance(cell, str)]
    for text in (*above, sheet.name):
        folded = unicodedata.normalize("NFKC", text)
        if found := re.search(r"((?:平成|令和|[HRhr])\s*(?:元|\d{1,2})|20\d\d)\s*(?:年度|$)", folded):
            return read_fiscal_year(re.sub(r"\s", "", found[1]))
    return None


def plain(text: str) -> str:
    """A heading without what offices add to it: units, notes in brackets, blanks, line breaks, required marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\(.*?\)|[\s※*:・]+|必須$", "", folded)


def _fields(fields: Mapping[str, facets.Facet[Any]], named: Sequence[str]) -> list[str]:
    """The field that each heading means: its own name first, then what else it is called; each field once.

    年, 月 and 日 beside each other are one date.
    """
    taken: dict[int, str] = {}
    for words_of in (_own_words, _other_words):
        for name, facet in fields.items():
            words = words_of(facet)
            if name not in taken.values():
                places = (
                    place
                    for place, heading in enumerate(named)
                    if place not in taken and ({plain(heading), *map(plain, heading.split())} & words)
                )
                if (place := next(places, None)) is not None:
                    taken[place] = name
    ends = ["".join(heading.split())[-1:] for heading in named]
    days = [name for name, facet in fields.items() if isinstance(facet, facets.Day) and facet.required]
    for place in range(len(named) - 2):
        if ends[place : place + 3] == ["年", "月", "日"] and days:
            taken |= dict.fromkeys(range(place, place + 3), days[0])
    return [taken.get(place, "") for place in range(len(named))]


def _own_words(facet: Any) -> set[str]:
    return {plain(facet.label), plain(facet.heading)}


def _other_words(facet: Any) -> set[str]:
    words = _OWNER_WORDS if facet is OWNER_FACET else _ALSO.get(facet.label, "")
    return {plain(word) for word in words.split()}


_ALL_WORDS = [{plain(word) for word in (label, *words.split())} for label, words in _ALSO.items()]


# ---------------------------------------------------------------- kept for the next time


def kept_profiles(store: Store) -> dict[str, Profile]:
    """The profiles that were kept in a store, by their names."""
    return {name: Profile.model_validate(kept) for name, kept in store.setting(_PROFILES, {}).items()}


def keep_profile(store: Store, name: str, profile: Profile) -> None:
    """Keep a profile under a name; one of that name is replaced."""
    store.set_setting(_PROFILES, store.setting(_PROFILES, {}) | {name: profile.model_dump()})
