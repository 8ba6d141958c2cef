"""Victims, and what they work on."""

from __future__ import annotations

import multiprocessing

import pytest

from leaderdesk.kinds.field_requests import Request
from tests.builders import add, handed_over, section_store

SECTIONS = ("0101", "0201", "0301", "0401")


@pytest.fixture(scope="module")
def warm():
    """Where victims come from: forked from a warm parent where the system can, else started anew."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["tests.faults.victims"])
    return context


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    """A folder of files with 60 requests each."""
    folder = tmp_path_factory.mktemp("delivery")
    files = folder / "files"
    files.mkdir()
    for code in SECTIONS:
        with section_store(folder, code) as store:
            body = {name: text for name, text in add(store).body.items() if name != "local_no"}
            store.add_all([(Request, body | {"title": f"{code} {place}"}, "") for place in range(59)])
            handed_over(store, files)
    return files


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A section's store with a few requests; it is copied, never changed."""
    folder = tmp_path_factory.mktemp("written")
    with section_store(folder, name="written.db") as store:
        for place in range(10):
            add(store, title=f"要望 {place}")
    return folder / "written.db"
