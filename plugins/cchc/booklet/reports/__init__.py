"""Reports of a period: figures from the tracking tables, the official report, its workbook."""
