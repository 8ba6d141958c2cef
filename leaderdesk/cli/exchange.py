# SPDX-License-Identifier: MIT
"""Commands that exchange files: submit, sync, receive, take-over, template, import-ledger, handover."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

from leaderdesk.cli import DONE, REFUSED
from leaderdesk.cli.store import print_json, store_argument
from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import receive as receiving
from leaderdesk.exchange.distribution import distribute as write_distribution
from leaderdesk.exchange.distribution import sections_in_force
from leaderdesk.exchange.foreign import open_sheets
from leaderdesk.exchange.hand_edits import HandEdit
from leaderdesk.exchange.handover import hand_over
from leaderdesk.exchange.mapping import OWNER, Profile, guess, importable, kept_profiles
from leaderdesk.exchange.marked import write_marked
from leaderdesk.exchange.old_ledger import Plan, commit, fields_of, plan
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.submission import submit as write_submission
from leaderdesk.exchange.succession import offers
from leaderdesk.exchange.succession import take_over as go_on_as
from leaderdesk.exchange.synchronisation import synchronise
from leaderdesk.exchange.template import write_templates
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.exchange.watch import watching
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.store import Store

_DONE_LABELS = {
    Outcome.IMPORTED: "取り込みました",
    Outcome.ALREADY: "取込済み",
    Outcome.HELD: "確認が必要",
    Outcome.REFUSED: "取り込めません",
}


def submit_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="提出ファイルを置くフォルダー")
    parser.add_argument("--json", action="store_true", help="JSON で出す")


def submit(args: Namespace) -> int:
    """Write the 提出 file."""
    with open_store(args.store, KINDS) as store:
        wanted_role(store, Role.SECTION)
        target = write_submission(store, args.to)
    print_json({"file": str(target)}) if args.json else print(f"提出ファイルを書き出しました：{target}")
    return DONE


def sync_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="同期ファイルを置くフォルダー")
    parser.add_argument("--json", action="store_true", help="JSON で出す")


def sync(args: Namespace) -> int:
    """Write the 同期 file for another PC of the section."""
    with open_store(args.store, KINDS) as store:
        wanted_role(store, Role.SECTION)
        target = synchronise(store, args.to)
    print_json({"file": str(target)}) if args.json else print(f"同期ファイルを書き出しました：{target}")
    return DONE


def receive_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE|DIR", help="提出・同期のファイル、またはそのフォルダー"
    )
    parser.add_argument("--json", action="store_true", help="JSON で出す")
    parser.add_argument("--add-sections", action="store_true", help="名簿にない課を加えて取り込む")
    parser.add_argument("--confirm", action="store_true", help="確認コードを確かめた未確認のファイルも取り込む")
    parser.add_argument("--accept-edits", action="store_true", help="Excel で直された所（手修正）も取り込む")


def receive(args: Namespace) -> int:
    """Take files in; every file gets its verdict."""
    verdicts = []
    with open_store(args.store, KINDS) as store:
        how = {"add_sections": args.add_sections, "accept_edits": args.accept_edits, "confirm": args.confirm}
        for verdict in receiving.receive(store, args.paths, **how):
            verdicts.append(verdict)
            if not args.json:
                label = _DONE_LABELS[verdict.outcome]
                print(f"{label}\t{verdict.section_name or verdict.file}\t{verdict.number}\t{verdict.message()}")
                for line in _left_out(verdict) if verdict.is_form else ():
                    print(line)
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    if args.json:
        print_json({"files": [verdict_json(verdict) for verdict in verdicts], "totals": _totals(verdicts)})
    else:
        print("、".join(f"{_DONE_LABELS[outcome]} {outcomes[outcome]}" for outcome in Outcome))
    are_rows_out = any(verdict.is_form and (verdict.edits or verdict.questions) for verdict in verdicts)
    return REFUSED if outcomes[Outcome.HELD] or outcomes[Outcome.REFUSED] or are_rows_out else DONE


def _left_out(verdict: Verdict) -> Iterator[str]:
    """Why rows of a 様式 stay out: a line for each cell that cannot be read, or may mean several things."""
    for edit in verdict.edits:
        yield f"\t{edit.sheet}\t{edit.cell}\t{edit.why}"
    for asked in verdict.questions:
        readings = "、".join(shown for _, shown in asked.readings)
        yield f"\t{asked.sheet}\t{asked.cell}\t{LeaderDeskError('LD-2431', field=asked.field, value=asked.typed, readings=readings)}"


def take_over_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--section", metavar="CODE", help="どの課として続けるか（なければ記録を引き継ぐ課）")
    parser.add_argument("--pc", default="", metavar="A", help="これからの PC の記号")
    parser.add_argument("--file", type=Path, metavar="FILE", help="後の課あての配布ファイル（続けてから取り込む）")
    parser.add_argument("--json", action="store_true", help="JSON で出す")


def take_over(args: Namespace) -> int:
    """Go on as what the PC's section became."""
    store = open_store(args.store, KINDS)
    try:
        verdicts = receiving.look(store, [args.file]) if args.file else []
        ahead = [verdict for verdict in verdicts if verdict.code == "LD-2212"]
        if verdicts and not ahead:
            raise verdicts[0].why or LeaderDeskError("LD-2213", section=store.identity.section_name)
        found = offers(store, ahead[0].content if ahead else None)
        offer = next((each for each in found if args.section in (None, each.section)), None)
        if offer is None:
            raise LeaderDeskError("LD-2213", section=store.identity.section_name)
        store = go_on_as(store, offer, args.pc)
        taken = [receiving.commit(store, verdict) for verdict in ahead if offer.carries_on]
        me = store.identity
    finally:
        store.close()
    if args.json:
        print_json(
            {
                "section": me.section,
                "name": me.section_name,
                "pc": me.pc,
                "files": [verdict_json(each) for each in taken],
            }
        )
    else:
        print(f"{me.section} {me.section_name}（PC {me.pc}）として続けます。")
    return DONE


def template_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--section", metavar="CODE", help="課コード")
    which.add_argument("--all", action="store_true", help="今ある課すべて")
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="様式を置くフォルダー")


def template(args: Namespace) -> int:
    """Write the 様式 of one section, or of all."""
    with open_store(args.store, KINDS, read_only=True) as store:
        wanted_role(store, Role.DIVISION)
        known = sections_in_force(store)
        if args.section and args.section not in known:
            raise LeaderDeskError("LD-1401", field="課コード", value=args.section, choices="・".join(known))
        written = write_templates(store, args.to, known if args.all else {args.section: known[args.section]})
    for target in written:
        print(f"様式を書き出しました：{target}")
    return DONE


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """One file's verdict as `receive --json` prints it."""
    done = verdict.change
    return {
        "file": verdict.file,
        "outcome": verdict.outcome.value,
        "code": verdict.code,
        "message": verdict.message(),
        "section": verdict.section,
        "standing": verdict.standing.value if verdict.standing else "",
        "serial": verdict.serial,
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
        "conflicts": done.conflicts,
        "edits": [edit_json(edit) for edit in verdict.edits],
        "questions": [
            {"sheet": asked.sheet, "cell": asked.cell, "field": asked.field, "typed": asked.typed}
            | {"readings": [{"value": value, "shown": shown} for value, shown in asked.readings]}
            for asked in verdict.questions
        ],
    }


def edit_json(edit: HandEdit) -> dict[str, Any]:
    """One hand edit as `receive --json` prints it; `reason` says why it cannot be taken over."""
    return {
        "sheet": edit.sheet,
        "cell": edit.cell,
        "field": edit.field,
        "before": edit.before,
        "after": edit.after,
        "record_id": edit.record_id,
        "name": edit.name,
        "value": edit.value,
        "taken": edit.is_taken,
        "behind": edit.is_behind,
        "code": edit.why.code if edit.why else "",
        "reason": edit.why.sentence() if edit.why else "",
    }


def import_ledger_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="以前の台帳（.xlsx・.xls・CSV など）")
    parser.add_argument("--kind", required=True, help="何の台帳か（request・guidance・activity）")
    parser.add_argument(
        "--profile",
        metavar="NAME|FILE.json",
        help="対応づけの設定の名前、またはその JSON ファイル（なければ見出しから推測）",
    )
    parser.add_argument("--section", metavar="CODE", help="どの課の台帳か（情報政策課の台帳へ、課の列がないとき）")
    parser.add_argument(
        "--errors", type=Path, metavar="FILE", help="取り込めない行に色を付けたブックを置く場所（.xlsx）"
    )
    parser.add_argument("--dry-run", action="store_true", help="確かめるだけで取り込まない")
    parser.add_argument("--json", action="store_true", help="JSON で出す")


def import_ledger(args: Namespace) -> int:
    """Take the rows of an old ledger in; those that cannot come in are named and go back coloured."""
    with open_store(args.store, KINDS, read_only=args.dry_run) as store:
        kind = kind_named(args.kind, importable(KINDS))
        profile = _profile(store, args.profile) if args.profile else None
        encoding = profile.encoding if profile else ""
        sheets = open_sheets(args.file, args.file.name, encoding)
        profile = profile or guess(kind, sheets, fields_of(store, kind))
        if args.section:
            profile = profile.model_copy(update={"defaults": {**profile.defaults, OWNER: args.section}})
        planned = plan(store, sheets, profile.model_copy(update={"kind": kind.KIND}))
        if args.errors and planned.those(Outcome.REFUSED):
            write_marked(planned, args.file, args.file.name, args.errors, encoding=encoding)
        if planned.those(Outcome.IMPORTED) and not args.dry_run:
            commit(store, planned, args.file, args.file.name)
    print_json(plan_json(planned)) if args.json else print(*_told(planned, is_done=not args.dry_run), sep="\n")
    return REFUSED if planned.those(Outcome.REFUSED) else DONE


def _profile(store: Store, named: str) -> Profile:
    """The mapping that was kept under a name, or lies in a file; raises LD-2414."""
    if (kept := kept_profiles(store).get(named)) is not None:
        return kept
    try:
        return Profile.of(Path(named).read_text("utf-8"), named)
    except (OSError, UnicodeDecodeError) as error:
        raise LeaderDeskError("LD-2414", profile=named) from error


def plan_json(planned: Plan) -> dict[str, Any]:
    """What a ledger's rows came to, as `import-ledger --json` prints it."""
    return {
        "kind": planned.kind.KIND,
        **{
            outcome.value: len(planned.those(outcome))
            for outcome in (Outcome.IMPORTED, Outcome.ALREADY, Outcome.REFUSED)
        },
        "left_out": [{"sheet": sheet, "row": row} for sheet, row in planned.left_out],
        "further": [{"sheet": sheet, "row": row} for sheet, row in planned.further],
        "profiles": [profile.model_dump() for profile in planned.profiles.values()],
        "errors": [
            {"sheet": row.sheet, "row": row.number, "field": name, "code": fault.code, "message": fault.sentence()}
            for row in planned.those(Outcome.REFUSED)
            for name, fault in row.faults.items()
        ],
    }


def _told(planned: Plan, *, is_done: bool) -> Iterator[str]:
    for row in planned.those(Outcome.REFUSED):
        for fault in row.faults.values():
            yield f"{row.sheet}\t{row.number} 行目\t{fault}"
    for sheet, number in planned.left_out:
        yield f"{sheet}\t{number} 行目\t記録ではない行です（合計・見出しの繰り返しなど）"
    for sheet, number in planned.further:
        yield f"{sheet}\t{number} 行目\tここから別の表です。続けて取り込むときは、この行を見出しにした設定で取り込みます"
    outcomes = (Outcome.IMPORTED, Outcome.ALREADY, Outcome.REFUSED)
    labels = _DONE_LABELS if is_done else {outcome: outcome.label for outcome in outcomes}
    yield "、".join(f"{labels[outcome]} {len(planned.those(outcome))}" for outcome in outcomes)


def distribute_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="配布ファイルを置くフォルダー")
    parser.add_argument("--section", action="append", metavar="CODE", help="この課だけ（何度でも書けます）")
    parser.add_argument("--json", action="store_true", help="JSON で出す")


def distribute(args: Namespace) -> int:
    """Write one 配布 file per section."""
    with open_store(args.store, KINDS) as store:
        wanted_role(store, Role.DIVISION)
        sections = sections_in_force(store)
        if unknown := [code for code in args.section or () if code not in sections]:
            raise LeaderDeskError("LD-1401", field="課コード", value=unknown[0], choices="・".join(sections))
        wanted = {code: name for code, name in sections.items() if not args.section or code in args.section}
        files = write_distribution(store, args.to, wanted)
    if args.json:
        print_json({"files": [str(file) for file in files]})
    else:
        print(f"{len(files)} 課の配布ファイルを書き出しました：{args.to}")
    return DONE


def watch_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("inbox", type=Path, metavar="INBOX", help="見張るフォルダー")
    parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="見る間隔（秒、初めは 5）")
    parser.add_argument("--once", action="store_true", help="いまあるものだけ取り込んで終わる")


def watch(args: Namespace) -> int:
    """Take in what is laid into a folder, until Ctrl+C. A file that still grows is left for the next look."""
    outcomes: Counter[Outcome] = Counter()
    with open_store(args.store, KINDS) as store:
        for verdict in watching(store, args.inbox, wait=None if args.once else lambda: sleep(args.every)):
            outcomes[verdict.outcome] += 1
            sender = verdict.section_name or verdict.file
            print(f"{_DONE_LABELS[verdict.outcome]}\t{sender}\t{verdict.number}\t{verdict.message()}", flush=True)
    return REFUSED if outcomes[Outcome.HELD] or outcomes[Outcome.REFUSED] else DONE


def handover_arguments(parser: ArgumentParser) -> None:
    store_argument(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="引継ぎファイルを置くフォルダー")
    parser.add_argument("--with-memos", action="store_true", help="課内メモも渡す")


def handover(args: Namespace) -> int:
    """Write the 引継ぎ file."""
    with open_store(args.store, KINDS, read_only=True) as store:
        target = hand_over(store, args.to, with_memos=args.with_memos)
    print(f"引継ぎファイルを書き出し、確かめました：{target}")
    return DONE


def wanted_role(store: Store, role: Role) -> None:
    """Refuse a store of the other side; raises LD-5005."""
    if store.identity.role is not role:
        raise LeaderDeskError("LD-5005", role=store.identity.role.label, wanted=role.label)


def _totals(verdicts: list[Verdict]) -> dict[str, int]:
    outcomes = {outcome.value: sum(verdict.outcome is outcome for verdict in verdicts) for outcome in Outcome}
    taken = [verdict.change for verdict in verdicts if verdict.outcome is Outcome.IMPORTED]
    sums = {name: sum(getattr(done, name) for done in taken) for name in ("new", "changed", "same", "conflicts")}
    return {"files": len(verdicts)} | outcomes | sums
