"""Writes form.xlsx, out of which LibreOffice makes form.xls and form.ods (README.md)."""

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

book = Workbook()
sheet = book.active
sheet.title = "Formulär"
sheet.append(["Enhet", "Svar", "Datum"])
sheet.append(["Mottagning", "Ja", datetime.date(2026, 3, 1)])
sheet.append(["Vuxen", "=NA()", 3])
sheet.append(["x", '=""', True])
sheet["A6"] = "ihop"
sheet["A9"] = 0.5
sheet["A9"].number_format = "hh:mm"
sheet.merge_cells("A6:B7")
sheet.row_dimensions[4].hidden = True
sheet["A2"].comment = Comment("ring Anna", "Anna")
sheet.oddHeader.center.text = "Huvud"
sheet.oddFooter.left.text = "Fot"
book.create_sheet("Listor").append(["dold"])
book["Listor"].sheet_state = "hidden"
book.properties.title = "Våra svar"
book.properties.creator = "Anna"
book.defined_names["svar"] = DefinedName("svar", attr_text="Listor!$A$1")
book.save(Path(__file__).with_name("form.xlsx"))
