# SPDX-License-Identifier: MIT
"""The sample city 青葉原市: made-up records of posts, never of people, for trying out, measuring and pictures."""
