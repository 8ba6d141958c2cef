# SPDX-License-Identifier: MIT
"""Figures: counts and states computed from the ledger, without a word on how they look."""
