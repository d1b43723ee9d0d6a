"""What a field, a content type and a problem are."""
