# SPDX-License-Identifier: MIT
"""Paper: what is drawn with a painter, the same on screen, PDF, printer and picture."""
