# SPDX-License-Identifier: MIT
"""LeaderDesk (リーダーデスク): records of a city's ICT/DX promotion leaders, exchanged by file, consolidated by one division."""

__version__ = "0.4.0"
