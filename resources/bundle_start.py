# SPDX-License-Identifier: MIT
"""The first thing that the packaged program does: say where Qt's plugins lie, for when a window is wanted.

PyInstaller's own way loads Qt for it, also in every command and in every parser child.
"""

import os
import sys

_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = os.path.join(sys._MEIPASS, *_QT, "plugins")  # noqa: PTH118 - pathlib is not loaded yet
