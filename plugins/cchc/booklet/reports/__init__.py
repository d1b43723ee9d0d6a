"""Reports of a period on paper: the official report with its figures, its workbook."""
