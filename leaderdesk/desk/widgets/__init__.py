# SPDX-License-Identifier: MIT
"""Widgets: parts of pages that know facets and no business."""
