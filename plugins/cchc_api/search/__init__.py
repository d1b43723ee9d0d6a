"""Finding documents in the index that the build keeps: query, plan, excerpts, pages."""
