"""What another program finds in a PDF: its words, through the tables that come with the letters; no library needed."""

from __future__ import annotations

import re
import zlib


def page_texts(path) -> list[str]:
    """The text of each page as a reader would copy it, without regard to lines."""
    content = path.read_bytes()
    objects = {int(number): body for number, body in re.findall(rb"(?<!\d)(\d+) 0 obj(.*?)endobj", content, re.S)}
    tables = {number: _table(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    found = []
    for body in objects.values():
        if re.search(rb"/Type\s*/Page\b", body):
            resources = objects[int(re.search(rb"/Resources (\d+) 0 R", body)[1])]
            fonts = {name: int(at) for name, at in re.findall(rb"/(F\d+) (\d+) 0 R", resources)}
            drawing = _stream(objects[int(re.search(rb"/Contents (\d+) 0 R", body)[1])])
            found.append(_words(drawing, {name: tables[at] for name, at in fonts.items()}))
    return found


def drawing(content: bytes) -> bytes:
    """What is drawn on all pages, as the file says it."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.S)
    return b"\n".join(zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x")


def _stream(body: bytes) -> bytes:
    raw = body.partition(b"stream")[2].lstrip(b"\r").removeprefix(b"\n")
    return zlib.decompressobj().decompress(raw) if b"/FlateDecode" in body else raw


def _table(objects, font: bytes) -> dict[str, str]:
    """Glyph to letters."""
    table = _stream(objects[int(re.search(rb"/ToUnicode (\d+) 0 R", font)[1])]).decode("ascii")
    found = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.S):
            targets = [int(code, 16) for code in re.findall(r"<(\w+)>", target)]
            for step in range(int(last, 16) - int(first, 16) + 1):
                letter = targets[step] if target.startswith("[") else targets[0] + step
                found[f"{int(first, 16) + step:04X}"] = chr(letter)
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, target in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[f"{int(glyph, 16):04X}"] = bytes.fromhex(target).decode("utf-16-be", "replace")
    return found


def _words(drawing: bytes, tables) -> str:
    table, found = {}, []
    for font, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>", drawing):
        if font:
            table = tables[font]
        else:
            codes = glyphs.decode("ascii").upper()
            found += [table.get(codes[at : at + 4], "\ufffd") for at in range(0, len(codes), 4)]
    return "".join(found)
