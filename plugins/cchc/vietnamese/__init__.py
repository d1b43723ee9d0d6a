"""Vietnamese writing: letters, order, dates, windows, numbers, document numbers, old fonts.

The lowest layer: plain functions over text, importing nothing else of this project.
"""
