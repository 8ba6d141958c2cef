# SPDX-License-Identifier: MIT
"""Commands on one store: init, add, edit, list, dump, check, backup, restore, rescue."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leaderdesk.cli import DIFFERENT, DONE
from leaderdesk.codes import Owner
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange.enrolment import set_up
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.json_schema import json_fields
from leaderdesk.kinds.record import Body, Kind
from leaderdesk.ledger import backup as backups
from leaderdesk.ledger import check as checks
from leaderdesk.ledger import rescue as rescues
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.preset import presets
from leaderdesk.ledger.query import Query, Row, all_rows, page, rows
from leaderdesk.ledger.revision import Revision
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.tables import COLUMNS
from leaderdesk.machine import os_reason
from leaderdesk.privacy import warnings
from leaderdesk.text import FORMULA_LIKE


def store_argument(parser: ArgumentParser) -> None:
    """The store that a command works on."""
    parser.add_argument("store", metavar="STORE", help="台帳のファイル、またはデータベースの URL")


def init_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--role", required=True, choices=[role.value for role in Role], help="だれの台帳か")
    parser.add_argument("--municipality", required=True, metavar="CODE", help="団体コード（6桁）")
    parser.add_argument("--section", default="", metavar="CODE", help="課コード")
    parser.add_argument("--pc", default="A", metavar="LETTER", help="課の中での PC の記号（A～Z）")
    parser.add_argument("--preset", help=f"初めの名簿と区分（{'、'.join(presets())}）")
    parser.add_argument("--municipality-name", default="", metavar="NAME", help="団体名（名簿にないとき）")
    parser.add_argument("--section-name", default="", metavar="NAME", help="課名（名簿にないとき）")


def init(args: Namespace) -> int:
    """Make a store."""
    with set_up(
        args.store,
        KINDS,
        role=Role(args.role),
        municipality=args.municipality,
        section=args.section,
        pc=args.pc,
        preset=args.preset,
        municipality_name=args.municipality_name,
        section_name=args.section_name,
    ) as store:
        me = store.identity
        print(f"台帳を作りました：{me.municipality_name} {me.section_name}（{me.role.label}、PC {me.pc}）")
    return DONE


def add_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="、".join(kind.KIND for kind in KINDS))
    parser.add_argument("--json", required=True, metavar="FILE", help="記録の JSON（- は標準入力）")


def add(args: Namespace) -> int:
    """Add one record; prints it after the durable commit."""
    kind, typed = kind_named(args.kind), read_json(args.json)
    with open_store(args.store, KINDS) as store:
        body = kind.initial(store.today(), {}) | kind.read(typed, store.names)
        revision = store.add(kind, {name: text for name, text in body.items() if text is not None})
        print_record(kind, revision)
        _warn(kind, revision.body)
    return DONE


def edit_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("record_id", metavar="RECORD_ID")
    parser.add_argument("--json", required=True, metavar="FILE", help="変える項目の JSON（null で空に、- は標準入力）")


def edit(args: Namespace) -> int:
    """Write one new revision; prints the record after the durable commit."""
    typed = read_json(args.json)
    with open_store(args.store, KINDS) as store:
        kind = store.kinds[store.view(args.record_id).shown.kind]
        before = store.view(args.record_id).shown.body
        revision = store.edit(args.record_id, kind.read(typed, store.names))
        print_record(kind, revision)
        _warn(kind, revision.body, before)
    return DONE


def _warn(kind: Kind, body: Body, before: Body | None = None) -> None:
    """Point out what looks like personal data; the record is saved all the same."""
    for warning in warnings(kind, body, before).values():
        print(warning, file=sys.stderr)


def list_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="、".join(kind.KIND for kind in KINDS))
    parser.add_argument("--search", default="", metavar="語", help="すべての語を含むもの")
    parser.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help="項目がその値のもの")
    parser.add_argument("--limit", type=int, metavar="N", help="はじめの N 件")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON で出す")
    form.add_argument("--csv", action="store_true", help="CSV で出す（見出し 1 行、すべての項目）")


def list(args: Namespace) -> int:
    """Print the records of a kind."""
    kind = kind_named(args.kind)
    with open_store(args.store, KINDS, read_only=True) as store:
        query = Query(kind, where=dict(_condition(kind, store, text) for text in args.where), search=args.search)
        if args.limit is None:
            found = all_rows(store, query)
        else:
            found = rows(store, kind, [record_id for *_, record_id in page(store, query, limit=args.limit)])
        if args.json:
            print_json([record_json(kind, row.record_id, row.owner, row.body) for row in found])
        elif args.csv:
            _print_csv(kind, found, store)
        else:
            for row in found:
                shown = {name: facet.show(facet.restore(row.body[name]), store.names)
                         for name, facet in kind.facets().items() if facet.listed and name in row.body}  # fmt: skip
                print("\t".join(shown.values()))
    return DONE


def _print_csv(kind: Kind, found: Sequence[Row], store: Store) -> None:
    """One header row, then a row per record as people read it; nothing that a spreadsheet takes for a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    fields = kind.facets().items()
    writer.writerow(["課コード", *(facet.heading for _, facet in fields), "管理番号"])
    for row in found:
        shown = [
            facet.show(facet.restore(row.body[name]), store.names) if name in row.body else "" for name, facet in fields
        ]
        writer.writerow(
            [row.owner, *(f"'{text}" if FORMULA_LIKE.match(text) else text for text in shown), row.record_id]
        )


def dump_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--hash", action="store_true", help="内容の SHA-256 だけを出す")


def dump(args: Namespace) -> int:
    """Print the canonical content, or its hash: equal stores print the same."""
    with open_store(args.store, KINDS, read_only=True) as store:
        if args.hash:
            print(checks.dump_hash(store))
        else:
            for line in checks.dump(store):
                print(line)
    return DONE


def check_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--rebuild", action="store_true", help="一覧を版から作り直してから診断する")


def check(args: Namespace) -> int:
    """Prove the store; prints every fault. A store too damaged to be opened is a finding like any other."""
    try:
        with open_store(args.store, KINDS, read_only=not args.rebuild) as store:
            if args.rebuild:
                checks.rebuild(store)
            faults = checks.check(store)
            clock = checks.clock_fault(store)
    except LeaderDeskError as error:
        if error.code != "LD-4005":
            raise
        faults, clock = [error], None
    for fault in faults:
        print(fault)
    if clock:
        print(clock, file=sys.stderr)  # the PC's fault, not the store's
    if not faults:
        print("台帳に異常はありません。")
    return DIFFERENT if faults else DONE


def backup_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help="バックアップの名前")


def backup(args: Namespace) -> int:
    """Write a verified backup."""
    with open_store(args.store, KINDS, read_only=True) as store:
        backups.backup(store, args.to)
    print(f"バックアップを作り、確かめました：{args.to}")
    return DONE


def restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="バックアップ")
    parser.add_argument("--to", required=True, type=Path, metavar="STORE", help="戻す台帳")


def restore(args: Namespace) -> int:
    """Put a backup in a store's place."""
    kept = backups.restore(args.file, args.to, KINDS)
    print(f"バックアップから戻しました：{args.to}")
    if kept:
        print(f"それまでの台帳はここにあります：{kept}")
    return DONE


def rescue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("store", type=Path, metavar="STORE", help="壊れた台帳")
    parser.add_argument("--to", required=True, type=Path, metavar="NEW", help="新しい台帳の名前")


def rescue(args: Namespace) -> int:
    """Make a sound store of what a damaged one and its newest good backup hold; tells what came of it."""
    made = rescues.rescue(args.store, args.to, KINDS)
    base = f"{made.backup.at:%Y/%m/%d %H:%M} のバックアップ" if made.backup else "使えるものなし"
    print(f"救い出した台帳：{args.to}（壊れた台帳 {args.store} はそのままです）")
    print(f"バックアップ：{base}")
    print(f"読み出せた版：{made.salvaged}")
    for name, count in made.beyond.items():
        print(f"バックアップになかった記録：{kind_named(name).LABEL} {count} 件")
    if made.newest:
        print(f"そのうち最も新しい版：{made.newest.written_at[:16].replace('T', ' ')}")
    print(f"読み出せなかった版：{made.lost}")
    return DIFFERENT if made.lost else DONE


# ---------------------------------------------------------------- JSON in and out


def read_json(source: str) -> dict[str, Any]:
    """One JSON object from a file or, for "-", from the standard input; raises LD-5001."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig") if source == "-" else Path(source).read_text("utf-8-sig")
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise LeaderDeskError("LD-5001", reason=f"{error.lineno} 行 {error.colno} 文字目") from error
    except UnicodeDecodeError as error:
        raise LeaderDeskError("LD-5001", reason="UTF-8 ではありません") from error
    except RecursionError as error:
        raise LeaderDeskError("LD-5001", reason="入れ子が深すぎます") from error
    except ValueError as error:
        raise LeaderDeskError("LD-5001", reason="数が大きすぎます") from error
    except OSError as error:
        raise LeaderDeskError("LD-5001", reason=os_reason(error)) from error
    if not isinstance(content, dict):
        raise LeaderDeskError("LD-5001", reason="{ } で囲んだ 1 件を書いてください")
    return content


def print_json(content: object) -> None:
    """One JSON document."""
    print(json.dumps(content, ensure_ascii=False, indent=1))


def record_json(kind: Kind, record_id: str, owner: Owner | str, body: Body) -> dict[str, Any]:
    """A record as commands print it: record_id, kind, owner, then the filled fields by name."""
    return {"record_id": record_id, "kind": kind.KIND, "owner": owner} | json_fields(kind, body)


def print_record(kind: Kind, revision: Revision) -> None:
    """The record that a revision holds, as one JSON object."""
    print_json(record_json(kind, revision.record_id, revision.owner, revision.body))


def _condition(kind: Kind, store: Store, text: str) -> tuple[str, Any]:
    name, sign, typed = text.partition("=")
    if not sign:
        raise LeaderDeskError("LD-5002", value=text)
    if name in ("owner", "record_id"):
        return name, typed
    if (facet := kind.facets().get(name)) is None:
        raise LeaderDeskError("LD-1003", field=name, kind=kind.LABEL)
    value = facet.read(typed, store.names)
    return name, None if value is None else COLUMNS[type(facet)].store(facet.canonical(value))
