"""Write form.xlsx, which LibreOffice converts to form.xls and form.ods (README.md)."""

import datetime
from pathlib import Path

import xlsxwriter

with xlsxwriter.Workbook(Path(__file__).with_name("form.xlsx")) as book:
    sheet = book.add_worksheet("Formulär")
    sheet.write_row("A1", ["Enhet", "Svar", "Datum"])
    sheet.write_row("A2", ["Mottagning", "Ja"])
    sheet.write_datetime("C2", datetime.date(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_row("A3", ["Vuxen", "", 3])
    sheet.write_formula("B3", "=NA()", None, "#N/A")
    sheet.write_row("A4", ["x", "", True])
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.merge_range("A6:B7", "ihop")
    sheet.write_datetime("A9", datetime.time(12), book.add_format({"num_format": "hh:mm"}))
    sheet.write_comment("A2", "ring Anna", {"author": "Anna"})
    sheet.set_header("&CHuvud")
    sheet.set_footer("&LFot")
    listed = book.add_worksheet("Listor")
    listed.write("A1", "dold")
    listed.hide()
    book.define_name("svar", "=Listor!$A$1")
    book.set_properties({"title": "Våra svar", "author": "Anna"})
