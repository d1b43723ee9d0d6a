"""A site's files from its documents: run, staged writing, counts."""
