# SPDX-License-Identifier: MIT
"""Reports: whole documents as data and as workbooks."""
