# SPDX-License-Identifier: MIT
"""Models: records as Qt tables see them, columns and editors as facets ask for them."""
