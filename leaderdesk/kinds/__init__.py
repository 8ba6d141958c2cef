# SPDX-License-Identifier: MIT
"""What LeaderDesk keeps records of: one class per kind, one facet per field."""

# Of all kinds together: a new field or kind raises the minor number, a changed meaning the major one.
SCHEMA = "1.0"
