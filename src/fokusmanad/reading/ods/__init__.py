"""OpenDocument spreadsheets: .ods."""
