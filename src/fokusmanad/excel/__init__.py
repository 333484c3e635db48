"""Workbooks: the only room that knows python-calamine and openpyxl."""
