# SPDX-License-Identifier: MIT
"""Text as people type it: guarded where it enters, stored as typed, folded only for search keys."""

from __future__ import annotations

import re
import unicodedata

from leaderdesk.errors import LeaderDeskError

# A worksheet cell holds 32,767 UTF-16 units and is cut silently beyond; the margin leaves room for escapes.
MOST_UNITS = 30_000

# What spreadsheets take for a formula, full-width signs too; and their own sign for "this is none". OWASP: CSV injection.
FORMULA_LIKE = re.compile(r"[=+\-@\t\r\n＝＋－＠']")

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u3099\u309a\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_SOUND_MARKED = re.compile("[\u3041-\u30ff][\u3099\u309a]")
_SPACES = re.compile(r"\s+")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_HIDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

# One search key for both scripts, and for the letters that names spell in two ways.
_KATAKANA = {letter: letter + 0x60 for letter in range(0x3041, 0x3097)}
_ONE_FOR_ALL = _KATAKANA | str.maketrans("髙﨑栁濵德瀨邉邊齋齊澤廣國", "高崎柳浜徳瀬辺辺斎斉沢広国")


def guard(text: str) -> str:
    """The text as it may be stored: line ends as LF, a kana and its sound mark as one letter, all else as typed.

    No Unicode normalisation is done, for NFC rewrites letters that names use (塚 晴 神 福 隆).

    Raises:
        LeaderDeskError: LD-1101 a character that no worksheet can carry, LD-1102 more than 30,000 UTF-16 units.

    """
    if _UNUSUAL.search(text):
        text = _LINE_END.sub("\n", text)
        text = _SOUND_MARKED.sub(lambda pair: unicodedata.normalize("NFC", pair.group()), text)
        if bad := _FORBIDDEN.search(text):
            raise LeaderDeskError("LD-1101", character=f"U+{ord(bad.group()):04X}", position=bad.start() + 1)
    if len(text) * 2 > MOST_UNITS and (units := utf16_units(text)) > MOST_UNITS:
        raise LeaderDeskError("LD-1102", units=units, most=MOST_UNITS)
    return text


def utf16_units(text: str) -> int:
    """The length as Excel counts it: letters outside the basic plane (𠮷, emoji) count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fold(text: str) -> str:
    """The search key of a text: 全角/半角, 大小, ひら/カナ, name letters (髙=高) and 仮設=仮説 made equal. Never stored as text."""
    if text.isascii():
        return text.casefold()
    key = unicodedata.normalize("NFKC", _VARIATION.sub("", text)).casefold()
    key = key.replace("仮設", "仮説")  # the plan's own slip: its 仮設構築 is 仮説構築
    return key.translate(_ONE_FOR_ALL)


def words(query: str) -> list[str]:
    """The folded words of a search box, in order, each once; a full-width space parts words too."""
    return list(dict.fromkeys(_SPACES.split(fold(query).strip()))) if query.strip() else []


def one_line(text: str) -> str:
    """Text on a single line, without blanks at its ends; for titles and names that were pasted with line breaks."""
    return _SPACES.sub(" ", text).strip() if "\n" in text or "\r" in text or "\t" in text else text.strip(" \u3000")


def readable(text: str) -> str:
    """Text safe to show: letters that turn or hide other letters, and those that nobody sees, are left out."""
    return text if text.isascii() and text.isprintable() else _HIDING.sub("", text)


def plain_name(name: str) -> str:
    """A file's or sender's name safe to show: readable, and on one line."""
    return readable(" ".join(re.split(r"[\t\n]", name)))


def private_letters(text: str) -> list[str]:
    """The 外字 in a text: letters that other computers cannot show, each once."""
    return list(dict.fromkeys(_PRIVATE.findall(text)))
