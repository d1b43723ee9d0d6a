"""How documents become official documents: one module a content type, found by its name."""
