"""Records: strict to hold, lenient to read, all faults at once, unknown fields handed on."""

from __future__ import annotations

import datetime as dt
import inspect
from pathlib import Path

import pytest

from leaderdesk.errors import InvalidRecordError
from leaderdesk.kinds.catalogue import KINDS, kind_named
from leaderdesk.kinds.field_requests import STILL_OPEN as REQUESTS_OPEN
from leaderdesk.kinds.field_requests import Intent, Request
from leaderdesk.kinds.guidance import STILL_OPEN as GUIDANCE_OPEN
from leaderdesk.kinds.guidance import Guidance
from leaderdesk.kinds.record import Record
from leaderdesk.ledger.tables import META

TODAY = dt.date(2026, 11, 23)
WHOLE = {
    "local_no": "0501-R08-A001",
    "title": "外字が印刷されない",
    "category": "DEVICE",
    "urgency": "urgent",
    "urgency_reason": "窓口が止まるため",
    "raised_on": "2026-11-12",
    "wanted_by": "2026-H2",
    "problem": "2階の複合機だけ「・」になる。\n月に4件。",
    "wish": "直してほしい",
    "target": "住基",
    "hours_month": "2.5",
    "people": "3",
    "est_cost": "120",
    "unit": "記録係",
    "intent": "submit",
    "confirmed_on": "2026-11-20",
}


def test_a_stored_body_comes_back_as_it_was():
    assert Request.restore(WHOLE).body() == WHOLE


def test_fields_of_a_newer_version_are_kept_and_handed_on_untouched():
    newer = WHOLE | {"new_field": "新しい値", "another": {"deep": ["1", None]}}
    assert Request.restore(newer).body() == newer


def test_a_record_cannot_be_changed():
    with pytest.raises(Exception, match="frozen"):
        Request.restore(WHOLE).title = "別の件名"


def test_only_the_title_must_be_typed():
    typed = Request.initial(TODAY, {}) | Request.read({"title": "見本"})
    assert Request.restore(typed).title == "見本"
    assert [
        name for name, facet in Request.facets().items() if facet.required and name not in Request.initial(TODAY, {})
    ] == ["title"]


def test_all_faults_are_found_at_once_and_told_by_field():
    with pytest.raises(InvalidRecordError) as error:
        Request.read({"title": "あ" * 61, "people": "数人", "raised_on": "明日", "nonsense": "x"})
    assert set(error.value.faults) == {"title", "people", "raised_on", "nonsense"}
    with pytest.raises(InvalidRecordError) as error:
        Request.restore({"people": "3", "hours_month": "2.50"})
    assert {name: fault.code for name, fault in error.value.faults.items()} == {
        "title": "LD-1001",
        "raised_on": "LD-1001",
        "hours_month": "LD-1105",
    }


def test_an_empty_cell_empties_a_field():
    assert Request.read({"wish": "", "people": None}) == {"wish": None, "people": None}


def test_a_new_record_starts_with_today_and_with_what_the_last_one_held():
    begun = Request.initial(TODAY, {"category": "DEVICE", "title": "前の件名", "unit": "記録係"})
    assert begun["raised_on"] == "2026-11-23"
    assert (begun["category"], begun["unit"]) == ("DEVICE", "記録係")
    assert "title" not in begun


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"urgency": "urgent", "urgency_reason": None}, "urgency_reason"),
        ({"intent": "withdrawn"}, "intent_reason"),
        ({"raised_on": "2026-11-24"}, "raised_on"),
    ],
)
def test_rules_across_fields_name_the_field_to_mend(change, field):
    body = {name: text for name, text in (WHOLE | change).items() if text is not None}
    assert set(Request.restore(body).faults(TODAY)) == {field}


def test_a_reason_is_asked_for_only_where_it_is_needed():
    assert Request.unasked({"urgency": "normal", "intent": "submit"}) == {"urgency_reason", "intent_reason"}
    assert Request.unasked({"urgency": "urgent", "intent": "withdrawn"}) == set()


def test_a_request_is_open_until_it_is_confirmed_withdrawn_or_settled_at_home():
    open_body = {name: text for name, text in WHOLE.items() if name != "confirmed_on"}
    assert Request.restore(open_body).is_open()
    assert not Request.restore(WHOLE).is_open()
    assert not Request.restore(open_body | {"intent": "withdrawn"}).is_open()
    assert Request.restore(open_body | {"intent": Intent.INTERNAL.value}).stays_home(TODAY, "0501")


def test_guidance_is_open_while_it_goes_on():
    body = {"date": "2026-11-01", "theme": "見本", "people": "3"}
    assert not Guidance.restore(body).is_open()
    assert Guidance.restore(body | {"result": "continuing"}).is_open()
    assert set(Guidance.restore(body | {"date": "2026-12-01"}).faults(TODAY)) == {"date"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_kind_names_its_fields_in_the_fields_own_words(kind):
    facets = kind.facets()
    assert set(facets) == set(kind.model_fields)
    for fact in (kind.TITLE, kind.DAY, kind.NUMBER, kind.CODE, kind.WITHIN, kind.ANSWERS, *kind.KEY, *kind.GOES_TO):
        assert fact == "" or fact in facets
    assert not set(facets) & ({"schema", "copy", "json", "dict", "validate", "construct", "kind"} | set(META))
    assert not any(hasattr(Record, name) for name in facets)
    assert kind.__doc__ and kind_named(kind.KIND) is kind


def test_the_base_of_all_kinds_stays_small():
    lines = sum(
        len(Path(f"leaderdesk/kinds/{name}.py").read_text("utf-8").splitlines()) for name in ("facet", "record")
    )
    assert lines <= 400


def test_no_metaclass_and_no_registration_magic():
    for name in ("facet", "record", "catalogue"):
        source = Path(f"leaderdesk/kinds/{name}.py").read_text("utf-8")
        assert "__init_subclass__" not in source
        assert "metaclass" not in source
    assert len(inspect.getsource(kind_named).splitlines()) < 10


@pytest.mark.parametrize(
    "body",
    [
        {"intent": intent, "confirmed_on": day}
        for intent in (None, "submit", "internal", "withdrawn")
        for day in (None, "2026-05-01")
    ],
    ids=str,
)
def test_what_lists_ask_for_as_still_open_is_what_the_record_says(body):
    given = {"title": "見本", "raised_on": "2026-04-01"} | {name: text for name, text in body.items() if text}
    listed = all(
        body[name] in (wanted if isinstance(wanted, list) else [wanted]) for name, wanted in REQUESTS_OPEN.items()
    )
    assert Request.restore(given).is_open() is listed


@pytest.mark.parametrize("result", ["solved", "continuing", "to_division"])
def test_the_same_of_guidance(result):
    body = {"date": "2026-04-01", "theme": "見本", "people": "3", "result": result}
    assert Guidance.restore(body).is_open() is (body["result"] == GUIDANCE_OPEN["result"])
