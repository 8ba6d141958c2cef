# SPDX-License-Identifier: MIT
"""Dialogs: each asks one thing."""
