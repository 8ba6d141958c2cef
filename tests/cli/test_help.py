"""The generated pages of the help: nothing that exists is missing there, and none is stale."""

from __future__ import annotations

import importlib.util
import re

import pytest

from leaderdesk.cli import COMMANDS, parser_of
from leaderdesk.errors import CATALOGUE
from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.places import resource


def page(name):
    return resource("help", name).read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained_with_every_option(name):
    _, _, chapter = page("commands.md").partition(f"\n## {name}\n")
    chapter = chapter.partition("\n## ")[0]
    assert COMMANDS[name].help in chapter
    for action in parser_of(name)._actions:
        for option in action.option_strings or [action.metavar or action.dest]:
            assert option in chapter, option


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_is_told_with_its_sentence(code):
    sentence = re.sub("{[^}]*}", "○", CATALOGUE[code])
    assert f"| {code} | {sentence} |" in page("errors.md")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_every_field_of_every_kind_is_explained(kind):
    _, _, chapter = page("fields.md").partition(f"\n## {kind.LABEL}（{kind.KIND}）\n")
    chapter = chapter.partition("\n## ")[0]
    for name, facet in kind.facets().items():
        assert f"| {facet.label} | `{name}` |" in chapter


def generated():
    spec = importlib.util.spec_from_file_location("generate", resource("generate.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "errors.md", "fields.md"])
def test_the_page_is_what_the_definitions_say(name):
    """Stale? python3 resources/dev.py lint --fix"""
    assert page(name) == generated().PAGES[name]()


def test_there_is_no_generated_page_without_this_test():
    assert set(generated().PAGES) == {"commands.md", "errors.md", "fields.md", "sheet_marks.md"}


def test_the_published_schema_is_what_the_definitions_say():
    made = generated()
    assert made.SCHEMA.read_text("utf-8") == made.schema()
