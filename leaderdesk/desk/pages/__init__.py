# SPDX-License-Identifier: MIT
"""Pages: one per entry of the navigation."""
