"""Markdown to HTML, the theme shell, one document's page."""
