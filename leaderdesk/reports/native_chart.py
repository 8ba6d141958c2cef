# SPDX-License-Identifier: MIT
"""Charts that a spreadsheet program draws itself, over the cells of a sheet: a clerk goes on with them."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties

_TONES = ("0B5CAD", "8A5200", "1B6E3C", "5A6775", "3D4F91")


def bar_chart(
    sheet: Any,
    place: str,
    title: str,
    source: Any,
    *,
    labels: int,
    figures: range,
    rows: int,
    bars: str = "col",
    height: float = 8.5,
) -> None:
    """A native stacked bar chart over columns of a sheet that has one header row."""
    if rows == 0:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = bars, "stacked", 100, 40
    chart.title, chart.height, chart.width = title, height, 17
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    if bars == "bar":
        chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the sheet
    for column in figures:
        chart.add_data(Reference(source, min_col=column, min_row=1, max_row=rows + 1), titles_from_data=True)
    chart.set_categories(Reference(source, min_col=labels, min_row=2, max_row=rows + 1))
    for series, tone in zip(chart.series, _TONES, strict=False):
        series.graphicalProperties = GraphicalProperties(solidFill=tone)
    if len(figures) == 1:
        chart.legend = None
        chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    sheet.add_chart(chart, place)
