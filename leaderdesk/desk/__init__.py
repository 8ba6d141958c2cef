# SPDX-License-Identifier: MIT
"""The desk: the Qt program that leaders and the division meet."""
