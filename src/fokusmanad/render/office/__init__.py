"""What the workbook and the Word document share."""
