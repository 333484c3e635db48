"""The binary formats of Excel: .xls and .xlsb."""
