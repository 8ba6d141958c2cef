# SPDX-License-Identifier: MIT
"""A SQLite file read page by page, without SQLite: what stands on a page comes out, whatever became of the others.

Follows the published file format: the leaves of tables hold the rows; a row too long for its page goes on in a chain of
overflow pages. Newer versions of pages may wait in the write-ahead log beside the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import RawIOBase
from pathlib import Path
from typing import NamedTuple

Value = None | int | float | str | bytes

_TABLE_LEAF = 13
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # of a value in bytes, by its serial type
_BROKEN = (IndexError, ValueError, struct.error)  # what reading a spoilt cell comes to


class Row(NamedTuple):
    """One row: the page it stands on, its number, and its values; which table it is of, no page says."""

    page: int
    rowid: int
    values: tuple[Value, ...]


class Pages(NamedTuple):
    """The pages of a file by number from 1, as they are after its write-ahead log, and their size in use in bytes."""

    content: Mapping[int, bytes]
    usable: int


def read_pages(path: Path) -> Pages:
    """All pages of a SQLite file; of a file that is none, whatever its bytes give. A header that is gone is guessed."""
    with path.open("rb", buffering=0) as file:
        header = _read(file, 0, 100)
        size = int.from_bytes(header[16:18], "big")
        size = 65536 if size == 1 else size
        is_sound = header.startswith(b"SQLite format 3\0") and size >= 512 and not size & (size - 1)
        size, reserved = (size, header[20]) if is_sound else (4096, 0)
        content = {at // size + 1: _read(file, at, size) for at in range(0, path.stat().st_size, size)}
    return Pages(content | _logged(path.with_name(path.name + "-wal"), size), size - reserved)


def _read(file: RawIOBase, at: int, size: int) -> bytes:
    """So many bytes from there; none where the disk cannot read them."""
    with suppress(OSError):
        file.seek(at)
        return file.read(size) or b""
    return b""


def _logged(log: Path, size: int) -> dict[int, bytes]:
    """The pages that committed transactions left in the write-ahead log, each in its newest version."""
    whole = log.read_bytes() if log.is_file() else b""
    committed: dict[int, bytes] = {}
    begun: dict[int, bytes] = {}
    for at in range(32, len(whole) - size - 23, size + 24):
        number, pages_after = struct.unpack(">II", whole[at : at + 8])
        if whole[at + 8 : at + 16] != whole[16:24]:  # left from before the log was begun anew
            break
        begun[number] = whole[at + 24 : at + 24 + size]
        if pages_after:
            committed |= begun
            begun = {}
    return committed


def free_pages(pages: Pages) -> set[int]:
    """The pages that are in no table any more; what stands on them is of yesterday."""
    found: set[int] = set()
    trunk = int.from_bytes(pages.content.get(1, b"")[32:36], "big")
    while trunk in pages.content and trunk not in found:
        page = pages.content[trunk]
        found.add(trunk)
        count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
        found.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
        trunk = int.from_bytes(page[:4], "big")
    return found


def rows(pages: Pages) -> Iterator[Row]:
    """Every row that can be read, page by page; those that cannot are passed over."""
    for number, page in pages.content.items():
        start = 100 if number == 1 else 0
        if len(page) < pages.usable or page[start] != _TABLE_LEAF:
            continue
        first = start + 8
        count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (len(page) - first) // 2)
        for at in struct.unpack(f">{count}H", page[first : first + 2 * count]):
            try:
                length, behind = _varint(page, at)
                rowid, behind = _varint(page, behind)
                yield Row(number, rowid, _values(_payload(pages, page, behind, length), length))
            except _BROKEN:
                continue


def _payload(pages: Pages, page: bytes, at: int, length: int) -> bytes:
    """The bytes of a row that begins there, as many of them as its pages hold."""
    most, least = pages.usable - 35, (pages.usable - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length]
    here = least + (length - least) % (pages.usable - 4)
    here = here if here <= most else least
    parts, onward = [page[at : at + here]], page[at + here : at + here + 4]
    for missing in range(length - here, 0, 4 - pages.usable):
        more = pages.content.get(int.from_bytes(onward, "big"), b"")
        parts.append(more[4 : min(pages.usable, 4 + missing)])
        onward = more[:4]
    return b"".join(parts)


def _values(record: bytes, length: int) -> tuple[Value, ...]:
    """The values of one record; raises ValueError where its bytes are none."""
    if len(record) != length:
        raise ValueError("the record is cut")
    header, at = _varint(record, 0)
    types = []
    while at < header:
        serial, at = _varint(record, at)
        types.append(serial)
    values = []
    for serial in types:
        size = (serial - 12) // 2 if serial >= 12 else _SIZES[serial]
        values.append(_value(record[at : at + size], serial))
        at += size
    if at != length:
        raise ValueError("the record is longer or shorter than it says")
    return tuple(values)


def _value(content: bytes, serial: int) -> Value:
    if serial == 0:
        return None
    if serial >= 12:
        return content.decode() if serial % 2 else content
    if serial >= 8:
        return serial - 8
    return float(struct.unpack(">d", content)[0]) if serial == 7 else int.from_bytes(content, "big", signed=True)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of 1 to 9 bytes and the place behind it."""
    number = 0
    for place in range(at, at + 8):
        number = number << 7 | content[place] & 0x7F
        if content[place] < 0x80:
            return number, place + 1
    return number << 8 | content[at + 8], at + 9
