# SPDX-License-Identifier: MIT
"""The ledger: revisions that are only ever added, and the views that are computed from them."""
