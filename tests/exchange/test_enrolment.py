"""Setting a store up: who writes in it, and the masters that all sides of a city start with."""

from __future__ import annotations

import pytest

from leaderdesk.errors import LeaderDeskError
from leaderdesk.exchange import enrolment
from leaderdesk.exchange.enrolment import TRIAL, end_trial, set_up
from leaderdesk.exchange.submission import submit
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.kinds.organisation import Section
from leaderdesk.ledger.check import check, dump_hash
from leaderdesk.ledger.identity import Role
from leaderdesk.ledger.opening import open_store
from leaderdesk.ledger.query import Query, count
from tests.builders import CITY, OTHER_CITY, Clock, add, division_store, section_store

NO_PRESET_CITY = "011002"


def test_a_section_knows_who_it_is_by_its_codes_alone(section):
    me = section.identity
    assert (me.role, me.municipality, me.section, me.section_name, me.pc) == (Role.SECTION, CITY, "0501", "市民課", "A")
    assert me.municipality_name != CITY
    assert me.owner == "0501"


def test_the_division_starts_with_the_secretariat_of_its_preset(division):
    assert division.identity.role is Role.DIVISION
    assert division.identity.section
    assert division.identity.section_name == division.names.label("section", "", division.identity.section)


def test_both_sides_of_a_city_start_with_the_same_masters(tmp_path):
    with section_store(tmp_path) as a, section_store(tmp_path, "0502", pc="B") as b, division_store(tmp_path) as c:
        assert len({dump_hash(store) for store in (a, b, c)}) == 1
        assert len({store.identity.install for store in (a, b, c)}) == 3
        assert check(a) == []


def test_codes_are_read_as_offices_type_them(tmp_path):
    with section_store(tmp_path, municipality="９２９９１", section=" ０５０１ ") as store:
        assert (store.identity.municipality, store.identity.section) == (CITY, "0501")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"section": ""}, "LD-1001"),
        ({"section": "市民課"}, "LD-1104"),
        ({"section": "1"}, "LD-1104"),
        ({"municipality": "092992"}, "LD-1601"),
        ({"municipality": "小山市"}, "LD-1601"),
        ({"pc": "AB"}, "LD-1401"),
        ({"pc": ""}, "LD-1401"),
        ({"pc": "1"}, "LD-1401"),
        ({"preset": "ない見本"}, "LD-5003"),
    ],
)
def test_what_makes_no_store_is_refused_and_leaves_no_file(tmp_path, facts, code):
    with pytest.raises(LeaderDeskError) as fault:
        section_store(tmp_path, **{"name": "x.db"} | facts)
    assert fault.value.code == code
    assert list(tmp_path.glob("x.db*")) == []


def test_a_store_is_never_set_up_over_another(section, tmp_path):
    record = add(section)
    section.close()
    with pytest.raises(LeaderDeskError) as fault:
        set_up(section.target, KINDS, role=Role.SECTION, municipality=CITY, section="0502")
    assert fault.value.code == "LD-4003"
    with open_store(section.target, KINDS) as again:
        assert again.view(record.record_id).shown == record


def test_without_a_preset_only_the_common_lists_are_there(tmp_path):
    with section_store(tmp_path, preset="") as store:
        assert count(store, Query(Section)) == 0
        assert store.names.options("vocabulary", "request.category")
        assert store.identity.section_name == "0501"


def test_a_city_without_a_preset_takes_the_names_that_were_typed(tmp_path):
    names = {"municipality_name": "見本市", "section_name": "見本課"}
    with section_store(tmp_path, municipality=NO_PRESET_CITY, section="0101", **names) as store:
        assert (store.identity.municipality_name, store.identity.section_name) == ("見本市", "見本課")


def test_a_typed_name_goes_before_the_presets(tmp_path):
    with section_store(tmp_path, section_name="市民窓口課") as store:
        assert store.identity.section_name == "市民窓口課"


def test_every_city_takes_its_own_preset(tmp_path):
    with section_store(tmp_path, municipality=OTHER_CITY, section="0101") as other, section_store(tmp_path) as ours:
        assert other.identity.municipality_name != ours.identity.municipality_name
        assert dump_hash(other) != dump_hash(ours)


def test_a_pc_may_be_set_up_under_a_given_id(tmp_path):
    with section_store(tmp_path, install="0123456789abcdef" * 2) as store:
        assert store.identity.install == "0123456789abcdef" * 2
        assert add(store).install == store.identity.install


# ---------------------------------------------------------------- お試しを終える


@pytest.fixture
def trial(tmp_path):
    store = section_store(tmp_path / "trial", pc="B", section_name="市民窓口課", now=Clock())
    add(store, title="作りもの")
    store.set_setting(TRIAL, True)
    return store


def test_the_end_of_a_trial_is_an_empty_store_of_the_same_place(trial, tmp_path):
    with end_trial(trial) as store:
        me, before = store.identity, trial.identity
        assert store.target == trial.target
        assert (me.role, me.municipality, me.section, me.pc) == (before.role, before.municipality, "0501", "B")
        assert (me.municipality_name, me.section_name) == (before.municipality_name, "市民窓口課")
        assert me.install != before.install
        assert count(store, Query(Request)) == 0
        assert store.now is trial.now
        assert submit(store, tmp_path / "out").name.endswith("_B001.xlsx")


def test_the_store_of_the_trial_is_kept_beside_the_new_one(trial):
    with end_trial(trial) as store:
        (kept,) = store.folder.glob("*-trial.db")
        with open_store(kept, KINDS) as old:
            assert count(old, Query(Request)) == 1
            assert old.setting(TRIAL) is True


def test_a_trial_whose_end_fails_goes_on_as_it_was(trial, monkeypatch):
    def full(*_arguments, **_facts):
        raise LeaderDeskError("LD-4006", reason="空き容量がありません")

    with monkeypatch.context() as broken, pytest.raises(LeaderDeskError):
        broken.setattr(enrolment, "create_store", full)
        end_trial(trial)
    with open_store(trial.target, KINDS) as store:
        assert count(store, Query(Request)) == 1
        assert list(store.folder.glob("*-trial.db")) == []
