"""Every page in every dress: nothing cut, everything named, foreign text plain, all of it readable."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from leaderdesk.desk.navigation import DIVISION, PAGES, SECTION
from leaderdesk.desk.side_bar import SideBar
from leaderdesk.desk.theme import THEMES
from leaderdesk.exchange.receive import receive
from tests.builders import add, handed_over, section_store
from tests.desktop import answer, desk_of, dress, part, press, settle, wait_for

DRESSES = [("light", "standard", 1280), ("dark", "large", 1366), ("light", "extra", 1280), ("contrast", "small", 1280)]
HOSTILE = "<b>太字</b><img src='file:///x'>&amp;"


def shown(page: QWidget, kind: type) -> list:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def cut_words(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    found = []
    for label in shown(window, QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        too_narrow = not label.wordWrap() and label.width() < QFontMetrics(label.font()).horizontalAdvance(label.text())
        if label.text() and (too_narrow or label.height() < needed):
            found.append(
                f"label {label.text()!r} {label.width()}x{label.height()}, needs {label.sizeHint()} / {needed}"
            )
    for button in shown(window, QPushButton):
        if button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height():
            found.append(f"button {button.text()!r} {button.size()}, needs {button.minimumSizeHint()}")
    return found


@pytest.fixture(params=["section", "division"])
def store(request, tmp_path):
    """Each side with something to show: the division has taken in what the section handed over."""
    store = request.getfixturevalue(request.param)
    if request.param == "division":
        section = request.getfixturevalue("section")
        assert [taken.code for taken in receive(store, [handed_over(section, tmp_path)])] == [""]
    return store


@pytest.mark.parametrize(("theme", "size", "width"), DRESSES)
def test_no_word_is_cut_on_any_page(store, tmp_path, theme, size, width):
    dress(theme, size)
    with desk_of(store, tmp_path / "desk", width=width) as window:
        for entry in window.entries:
            window.open_page(entry.name)
            settle()
            assert cut_words(window) == [], entry.name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_whatever_takes_the_focus_has_a_name_for_screen_readers(store, tmp_path, language):
    dress(language=language)
    with desk_of(store, tmp_path / "desk") as window:
        for entry in window.entries:
            window.open_page(entry.name)
            if hasattr(window.current_page(), "begin_new"):
                window.current_page().begin_new()
            settle()
            assert nameless(window) == [], entry.name


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in shown(window, QWidget):
        is_inner = isinstance(widget.parentWidget(), QAbstractItemView) and not widget.objectName().startswith("field")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_inner:
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_tab_reaches_every_field_and_button_of_a_page(desk):
    desk.open_page("field_requests")
    desk.current_page().begin_new()
    settle()
    wanted = {
        widget
        for widget in shown(desk.current_page(), QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
    }
    met, widget = set(), desk.focusWidget()
    for _ in range(400):
        desk.focusNextChild()
        widget = desk.focusWidget()
        met.add(widget)
    assert {name_of(widget) for widget in wanted - met} == set()


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()}"


def test_text_from_elsewhere_is_never_taken_for_markup(section, tmp_path):
    add(section, title=HOSTILE, problem=HOSTILE)
    add(section, "guidance", theme=HOSTILE, memo=HOSTILE)
    with desk_of(section, tmp_path / "desk") as window:
        for entry in window.entries:
            window.open_page(entry.name)
            settle()
            rich = [label.text() for label in shown(window, QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
            assert rich == [], entry.name
            assert not any(text.acceptRichText() for text in shown(window, QTextEdit)), entry.name
            for view in shown(window, QAbstractItemView):
                assert_plain_tips(view)


def assert_plain_tips(view: QAbstractItemView) -> None:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex())):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""
            assert "<b>" not in tip
            assert "<img" not in tip


def test_a_message_shows_foreign_text_as_it_is(desk):
    from leaderdesk.desk.messages import tell_fault
    from leaderdesk.errors import LeaderDeskError

    met = answer(lambda dialog: (shots.append(dialog.textFormat()), dialog.reject()), name="dialog.message")
    shots: list = []
    tell_fault(desk, LeaderDeskError("LD-2001", file=HOSTILE))
    assert isinstance(met[0], QMessageBox)
    assert shots == [Qt.TextFormat.PlainText]


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_text_stands_out_from_its_ground(theme):
    pairs = [(theme.text, theme.surface), (theme.text, theme.background), (theme.muted, theme.surface)]
    pairs += [(theme.muted, theme.background), (theme.on_accent, theme.accent.strong)]
    for name in ("accent", "ok", "warn", "bad", "info", "quiet"):
        tone = theme.tone(name)
        pairs += [(tone.strong, tone.weak), (tone.strong, theme.surface)]
    for front, ground in pairs:
        assert contrast(front, ground) >= 4.5, (front, ground)


def contrast(front: str, ground: str) -> float:
    """The contrast ratio of WCAG 2.2, section 1.4.3."""

    def luminance(colour: str) -> float:
        parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(front), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_no_button_of_a_page_is_pressed_by_enter(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        for entry in window.entries:
            window.open_page(entry.name)
            settle()
            buttons = [made for made in shown(window.current_page(), QAbstractButton) if isinstance(made, QPushButton)]
            assert [made.text() for made in buttons if made.autoDefault() or made.isDefault()] == [], entry.name


def test_every_page_opens_by_its_number_or_from_the_one_before_and_says_where_it_is(store, tmp_path):
    with desk_of(store, tmp_path / "desk") as window:
        for number, entry in enumerate(window.entries, 1):
            press(window, f"Alt+{number}" if number <= 9 else "Ctrl+PgDown")
            assert window.current_name() == entry.name
            assert window.findChild(QPushButton, f"navigate.{entry.name}").isChecked()
        press(window, "Ctrl+PgDown")
        assert window.current_name() == window.entries[0].name
        press(window, "Ctrl+PgUp")
        assert window.current_name() == window.entries[-1].name


@pytest.mark.parametrize("size", ["standard", "extra"])
def test_where_the_pages_do_not_fit_the_navigation_scrolls_and_follows_the_keyboard(size, qapp):
    dress(size=size)
    bar = SideBar("青葉原市  情報政策課", [entry._replace(name=f"page_{n}") for n, entry in enumerate(PAGES * 2)])
    bar.resize(bar.width(), 800)
    bar.show()
    settle()
    pages = [button for button in bar.findChildren(QPushButton) if button.isCheckable()]
    assert bar.findChild(QScrollArea).verticalScrollBar().isVisible()
    assert part(bar, "action.help").isVisible()
    assert cut_words(bar) == []
    for button in (pages[-1], pages[0], pages[len(pages) // 2]):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert button.visibleRegion().boundingRect() == button.rect()
    bar.show_current(pages[-1].objectName().removeprefix("navigate."))
    settle()
    assert pages[-1].visibleRegion().boundingRect() == pages[-1].rect()


def test_the_pages_of_a_group_stand_together():
    for role in (SECTION, DIVISION):
        groups = [name for name, _ in groupby(page.group for page in PAGES if page.role == role)]
        assert len(groups) == len(set(groups)), groups


def test_every_page_of_the_navigation_has_its_icon_and_its_help():
    from leaderdesk.desk.dialogs.help import help_pages
    from leaderdesk.places import resource

    for entry in PAGES:
        assert resource("icons", f"{entry.icon}.svg").is_file(), entry.name
        assert entry.help_page in help_pages(), entry.name


def test_the_receiving_page_names_a_hostile_file_as_plain_text(division, tmp_path):
    with section_store(tmp_path) as sender:
        add(sender, title=HOSTILE)
        file = handed_over(sender, tmp_path)
    file = file.rename(tmp_path / "x&lt;b&gt;.xlsx")
    with desk_of(division, tmp_path / "desk") as window:
        window.open_page("receive")
        page = window.current_page()
        page.look_at([file])
        wait_for(lambda: not window.jobs.is_busy())
        assert_plain_tips(page.files)


def test_nothing_flashes_up_as_a_window_of_its_own_while_pages_open(store, tmp_path, qapp):
    shown_alone = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown_alone.append(f"{type(watched).__name__} {watched.objectName()}")
            return False

    watch = Watch()
    with desk_of(store, tmp_path / "desk") as window:
        qapp.installEventFilter(watch)
        for entry in window.entries:
            window.open_page(entry.name)
            if hasattr(window.current_page(), "begin_new"):
                window.current_page().begin_new()
            settle()
        qapp.removeEventFilter(watch)
        assert window.isActiveWindow()
    assert shown_alone == []
