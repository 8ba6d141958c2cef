# SPDX-License-Identifier: MIT
"""Exchange: records leave and arrive as workbooks that people can read and machines can trust."""
