"""Workbooks read, made and marked; alone knows python-calamine, and openpyxl but for the report as a workbook."""
