# SPDX-License-Identifier: MIT
"""What LeaderDesk keeps records of: one class per kind, one facet per field."""

import os

# pydantic would look through every installed package for plugins: a tenth of a second that nothing here needs.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# Of all kinds together: a new field or kind raises the minor number, a changed meaning the major one.
SCHEMA = "1.1"
