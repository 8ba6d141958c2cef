# SPDX-License-Identifier: MIT
"""受領: files come in, each gets its verdict, and each is taken in completely or not at all.

Copy to the inbox, look through, parse in the child, plan, and one transaction per file: one bad file of sixty harms
no other, and a file taken in twice, late or out of order does no harm.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from leaderdesk.codes import DIVISION
from leaderdesk.errors import N_, InvalidRecordError, LeaderDeskError
from leaderdesk.exchange.admission import doubt, refusal, standing_of, trespass
from leaderdesk.exchange.folder import files_in
from leaderdesk.exchange.from_template import AUTHOR, filled
from leaderdesk.exchange.hand_edits import Place
from leaderdesk.exchange.outcome import Outcome
from leaderdesk.exchange.parser import Parser
from leaderdesk.exchange.preflight import MOST_FILE
from leaderdesk.exchange.reader import ExchangeFile, read_file
from leaderdesk.exchange.registration import keep_key
from leaderdesk.exchange.seal import DISTRIBUTION, FILE_WORDS, TEMPLATE
from leaderdesk.exchange.submission import log_row
from leaderdesk.exchange.succession import successor_ahead
from leaderdesk.exchange.taking_over import open_edits, taken_over
from leaderdesk.exchange.verdict import Verdict
from leaderdesk.exchange.workbook import MACHINE_SHEET
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.automatic_backup import secure
from leaderdesk.ledger.backup import file_hash
from leaderdesk.ledger.engine import Transaction
from leaderdesk.ledger.log import LoggedFile, imported_file, log_acknowledgements, log_file
from leaderdesk.ledger.merge import Change, brings_own, change, take_in
from leaderdesk.ledger.revision import Revision, canonical_json
from leaderdesk.ledger.store import Store
from leaderdesk.ledger.writer import on_behalf
from leaderdesk.machine import os_reason
from leaderdesk.progress import Progress, Stopped, quietly
from leaderdesk.text import plain_name

# ---------------------------------------------------------------- the services


def receive(
    store: Store,
    paths: Sequence[Path],
    *,
    add_sections: bool = False,
    accept_edits: bool = False,
    confirm: bool = False,
    progress: Progress = quietly,
) -> Iterator[Verdict]:
    """Take the files in one after the other, with all their hand edits or none; gives each one's verdict when it is done.

    `confirm` says that their 確認コード were compared. A backup comes first. While one file is written into the ledger, the child parses the next. Stopping keeps the files that are done.
    """
    files = files_in(paths)
    if files:
        secure(store)
    for done, verdict in enumerate(_parsed(store, files), 1):
        if accept_edits and verdict.content:
            verdict = replace(verdict, accepted=frozenset(edit.place for edit in verdict.content.edits))
        verdict = replace(verdict, is_confirmed=confirm)
        yield commit(store, verdict, add_section=add_sections)
        if not progress(done, len(files)):
            raise Stopped


def look(
    store: Store,
    paths: Sequence[Path],
    progress: Progress = quietly,
    found: Callable[[Verdict], object] = lambda verdict: verdict,
) -> list[Verdict]:
    """The plan: what taking each file in would do, in order, `found` told of each; only the inbox is changed."""
    files = files_in(paths)
    verdicts = []
    for done, verdict in enumerate(_parsed(store, files), 1):
        with store.reading() as connection:
            verdicts.append(_judged(connection, store, verdict))
        found(verdicts[-1])
        if not progress(done, len(files)):
            raise Stopped
    return verdicts


def answered(store: Store, verdict: Verdict, answers: Mapping[Place, str]) -> Verdict:
    """The verdict on a 様式 once a person has chosen what cells mean; nothing is taken in."""
    with store.reading() as connection:
        return _judged(connection, store, replace(verdict, answers={**verdict.answers, **answers}, is_in=False))


def commit(store: Store, verdict: Verdict, *, add_section: bool = False) -> Verdict:
    """Take one file in, judged anew against the ledger as it is now; completely or not at all, and logged."""
    if add_section and (fault := _add_section(store, verdict)):
        verdict = replace(verdict, outcome=Outcome.REFUSED, why=fault, content=None)
    renewed = store.identity
    with store.writing() as connection:
        judged, edited = _with_edits(connection, store, _judged(connection, store, verdict))
        log = _log_row(store, judged, edited)
        if judged.outcome is Outcome.IMPORTED and judged.content:
            revisions = [*judged.content.revisions, *edited]
            is_doubled = brings_own(connection, store.identity.install, judged.content.revisions)
            file_id = take_in(connection, store.projector, revisions, log, judged.change)
            if judged.content.manifest.direction == DISTRIBUTION:
                log_acknowledgements(connection, file_id, judged.content.acknowledged)
                enrolment = judged.content.manifest.facts.get("enrolment")
                if enrolment and judged.content.manifest.addressee == store.identity.owner:
                    keep_key(connection, enrolment)
            renewed = store.take_new_id(connection) if is_doubled else renewed
            judged = replace(judged, is_in=True, file_id=file_id, is_doubled=is_doubled)
        else:
            log_file(connection, log)
    store.identity = renewed
    copy = (store.folder / "inbox").resolve() / _copy_name(judged.sha256, judged.file)
    if judged.outcome is Outcome.REFUSED and judged.sha256 and judged.path.resolve() == copy:
        judged.path.unlink(missing_ok=True)  # only the copy: the file itself is still where it came from
    return judged


# ---------------------------------------------------------------- reading


def _parsed(store: Store, files: Sequence[Path]) -> Iterator[Verdict]:
    """Every file copied to the inbox and parsed, the child always one file ahead."""
    with Parser(partial(read_file, kinds=list(store.kinds.values()))) as parser:
        ahead = _begin(store, parser, files[0]) if files else None
        for place in range(len(files)):
            assert ahead is not None
            verdict, is_parsing = ahead
            if is_parsing:
                verdict = _taken(parser, verdict)
            ahead = _begin(store, parser, files[place + 1]) if place + 1 < len(files) else None
            yield verdict


def _begin(store: Store, parser: Parser[ExchangeFile], source: Path) -> tuple[Verdict, bool]:
    """Copy a file to the inbox and let the child begin with it."""
    name = plain_name(source.name)
    try:
        copy, sha256 = _to_inbox(store, source, name)
    except LeaderDeskError as why:
        return Verdict(name, source, outcome=Outcome.REFUSED, why=why), False
    parser.give(copy, name)
    return Verdict(name, copy, sha256), True


def _taken(parser: Parser[ExchangeFile], verdict: Verdict) -> Verdict:
    try:
        content = parser.take()
    except LeaderDeskError as why:
        held = why.code == "LD-2206"
        return replace(verdict, outcome=Outcome.HELD if held else Outcome.REFUSED, why=why)
    sent = content.manifest
    return replace(
        verdict,
        content=content,
        section=sent.owner,
        section_name=sent.owner_name,
        number=FILE_WORDS[TEMPLATE] if sent.direction == TEMPLATE else sent.number,
        serial=None if sent.direction == TEMPLATE else sent.serial,
    )


def _to_inbox(store: Store, source: Path, name: str) -> tuple[Path, str]:
    inbox = store.folder / "inbox"
    try:
        if source.is_dir() and list(source.iterdir()):
            raise LeaderDeskError("LD-2009", file=name)
        if (size := source.stat().st_size) > MOST_FILE:
            raise LeaderDeskError("LD-2101", file=name, size=size >> 20, most=MOST_FILE >> 20)
        content = source.read_bytes()
    except OSError as error:
        raise LeaderDeskError("LD-2005", file=name, reason=os_reason(error)) from error
    sha256 = hashlib.sha256(content).hexdigest()
    if source.resolve().parent == inbox:
        return source, sha256
    copy = inbox / _copy_name(sha256, name)
    try:
        inbox.mkdir(parents=True, exist_ok=True)
        if not copy.exists() or file_hash(copy) != sha256:  # a copy that broke off is made anew
            copy.write_bytes(content)
    except OSError as error:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise LeaderDeskError("LD-4040", folder=str(inbox), reason=os_reason(error)) from error
    return copy, sha256


def _copy_name(sha256: str, name: str) -> str:
    """A file's name in the inbox; the longest name that a folder takes leaves no room for more, so its tail must do."""
    return f"{sha256[:12]}_{name[-80:]}"


# ---------------------------------------------------------------- judging


def _judged(connection: Transaction, store: Store, verdict: Verdict) -> Verdict:
    """The verdict on a file, with the hand edits in it that say something new here."""
    judged = _judged_whole(connection, store, verdict)
    if judged.is_form:
        return judged
    if judged.content is None or judged.outcome not in (Outcome.IMPORTED, Outcome.ALREADY):
        return replace(judged, edits=())
    return replace(judged, edits=tuple(open_edits(connection, judged.content)))


def _judged_whole(connection: Transaction, store: Store, verdict: Verdict) -> Verdict:
    """The verdict on what `_LD` says; a file that could not be parsed keeps its own."""
    before = imported_file(connection, sha256=verdict.sha256) if verdict.sha256 else None
    if before and not verdict.is_form:
        return _already(verdict, before)
    if (content := verdict.content) is None:
        return verdict
    manifest = content.manifest
    if why := refusal(store, content, verdict.file):
        is_ahead = why.code in ("LD-2208", "LD-2211") and successor_ahead(store, content)
        return _held_ahead(connection, store, verdict, content) if is_ahead else _refused(verdict, why)
    is_known = manifest.owner in (*store.owners, DIVISION)
    if not is_known and store.names.label(Section.KIND, "", manifest.owner) is None:
        why = LeaderDeskError("LD-2207", owner=manifest.owner, name=manifest.owner_name)
        return replace(verdict, outcome=Outcome.HELD, why=why)
    if verdict.is_form:
        return _form_judged(connection, store, verdict, content)
    if before := imported_file(connection, digest=manifest.digest):
        return _already(verdict, before)
    verdict, is_trusted = _proven(connection, store, verdict, content)
    if not is_trusted:
        return verdict
    if why := trespass(connection, content, verdict.file):
        return _refused(verdict, why)
    planned = change(connection, content.revisions)
    if manifest.direction == DISTRIBUTION:  # also one without news tells what arrived
        return replace(
            verdict, outcome=Outcome.IMPORTED, why=None, change=planned, note=_NEWS, note_facts=_news(planned)
        )
    if not planned.new_ids and not planned.changed_ids:
        newest = imported_file(connection, install=manifest.install)
        if newest is not None and (newest.serial or 0) >= manifest.serial:
            return replace(_already(verdict, newest), change=planned)
        if manifest.install == store.identity.install:
            note = N_("この PC で書き出したファイルです。この台帳にないものは入っていません。")
            return replace(verdict, outcome=Outcome.ALREADY, why=None, change=planned, note=note)
    return replace(verdict, outcome=Outcome.IMPORTED, why=None, change=planned, note=_NEWS, note_facts=_news(planned))


def _refused(verdict: Verdict, why: LeaderDeskError) -> Verdict:
    return replace(verdict, outcome=Outcome.REFUSED, why=why)


def _proven(connection: Transaction, store: Store, verdict: Verdict, content: ExchangeFile) -> tuple[Verdict, bool]:
    """The verdict with what its sender's proof is worth, and whether that is enough, with a person's word where it is open."""
    verdict = replace(verdict, standing=standing_of(store, content.manifest))
    why = doubt(connection, store, content.manifest, verdict.file, verdict.standing)
    if why is None or (why.code == "LD-2210" and verdict.is_confirmed):
        return verdict, True
    outcome = Outcome.HELD if why.code == "LD-2210" else Outcome.REFUSED
    return replace(verdict, outcome=outcome, why=why), False


def _held_ahead(connection: Transaction, store: Store, verdict: Verdict, content: ExchangeFile) -> Verdict:
    """The verdict on a file of or for the section that took this PC's section over: it waits until the leader goes on so."""
    verdict, is_trusted = _proven(connection, store, verdict, content)
    if not is_trusted:
        return verdict
    manifest, ours = content.manifest, store.identity.section_name
    theirs = str(manifest.facts.get("addressee_name", "")) or manifest.addressee or manifest.owner_name
    why = LeaderDeskError("LD-2212", file=verdict.file, theirs=theirs, ours=ours)
    return replace(verdict, outcome=Outcome.HELD, why=why)


_NEWS = N_("新規 {0} 件、変更 {1} 件です。")


_OLDER = N_("新規 {0} 件です。前に受け取った様式より前に保存された写しなので、前からある記録は変えません。")
_LEFT_OUT = N_(
    "新規 {0} 件、変更 {1} 件です。直すところが {2} か所、読み方を選ぶところが {3} か所あり、その行は取り込みません。"
)


def _form_judged(connection: Transaction, store: Store, verdict: Verdict, content: ExchangeFile) -> Verdict:
    """The verdict on a 様式; one that says nothing at all is a zero report, when it comes for the first time."""
    plan = filled(connection, store, content, verdict.answers)
    facts = (*_news(plan.change), len(plan.faults), len(plan.questions))
    verdict = replace(verdict, change=plan.change, edits=plan.faults, questions=plan.questions)
    if not plan.versions and (plan.faults or plan.questions):
        why = LeaderDeskError("LD-2435", file=verdict.file, faults=len(plan.faults), questions=len(plan.questions))
        return replace(verdict, outcome=Outcome.HELD, why=why)
    is_known = not plan.versions and not plan.is_older
    if is_known and (before := imported_file(connection, digest=content.manifest.digest)):
        return replace(_already(verdict, before), number=verdict.number)
    if plan.is_older:
        outcome = Outcome.IMPORTED if plan.versions else Outcome.ALREADY
        return replace(verdict, outcome=outcome, why=None, note=_OLDER, note_facts=facts)
    note = _LEFT_OUT if plan.faults or plan.questions else _NEWS
    return replace(verdict, outcome=Outcome.IMPORTED, why=None, note=note, note_facts=facts)


def _news(planned: Change) -> tuple[int, int]:
    return planned.new, planned.changed


def _with_edits(connection: Transaction, store: Store, verdict: Verdict) -> tuple[Verdict, list[Revision]]:
    """The verdict and the new versions with the hand edits that a person wants; with them a known file comes in anew."""
    if (content := verdict.content) is None:
        return verdict, []
    if verdict.is_form:
        versions = filled(connection, store, content, verdict.answers).versions
        return verdict, on_behalf(connection, store, versions, AUTHOR)
    if not verdict.accepted:
        return verdict, []
    edits, edited = taken_over(connection, store, content, verdict.edits, verdict.accepted)
    verdict = replace(verdict, edits=edits, accepted=frozenset())
    if not edited:
        return verdict, []
    planned = change(connection, [*content.revisions, *edited])
    facts = (planned.new, planned.changed, sum(edit.is_taken for edit in edits))
    note = N_("新規 {0} 件、変更 {1} 件です。手修正 {2} か所を取り込みました。")
    return replace(verdict, outcome=Outcome.IMPORTED, change=planned, note=note, note_facts=facts), edited


def _already(verdict: Verdict, before: LoggedFile) -> Verdict:
    return replace(
        verdict,
        outcome=Outcome.ALREADY,
        why=None,
        note=N_("{0} に受け取った{1}に含まれています。"),
        note_facts=(before.at[:10].replace("-", "/"), before.number),
        section=before.owner,
        section_name=before.owner_name,
        number=verdict.number or before.number,
        serial=before.serial if verdict.serial is None else verdict.serial,
    )


def _add_section(store: Store, verdict: Verdict) -> LeaderDeskError | None:
    """名簿に加える: the section that sends for the first time becomes a master, under the id that all sides compute.

    Gives the fault of a code or name that no master can have.
    """
    with store.reading() as connection:
        judged = _judged(connection, store, verdict)
    if judged.code != "LD-2207" or judged.content is None:
        return None
    manifest = judged.content.manifest
    try:
        store.put_all(Section, [{"code": manifest.owner, "name": manifest.owner_name or manifest.owner}])
    except InvalidRecordError as fault:
        return LeaderDeskError("LD-2205", file=verdict.file, cell=f"{MACHINE_SHEET}!B1", reason=fault)
    return None


def _log_row(store: Store, verdict: Verdict, written: Sequence[Revision]) -> dict[str, object]:
    row: dict[str, object] = {"file": verdict.file, "sha256": verdict.sha256}
    standing = verdict.standing.value if verdict.standing else ""
    if verdict.content:
        row = log_row(verdict.content.manifest, verdict.file, verdict.sha256)
    if verdict.content and verdict.is_form:  # it says when it was made; that it was filled in is known when it comes
        row |= {"serial": None, "pc": "", "written_at": store.timestamp(), "counts": _counts(written)}
        row |= {"manifest": canonical_json({**verdict.content.manifest.facts, "saved_at": verdict.content.saved_at})}
    facts = {"at": store.timestamp(), "direction": "in", "outcome": verdict.outcome.value, "code": verdict.code}
    facts["standing"] = standing
    return row | facts


def _counts(revisions: Sequence[Revision]) -> str:
    return json.dumps(Counter(revision.kind for revision in revisions))
