"""Front matter with positions, the store of all documents, the line-patching writer."""
