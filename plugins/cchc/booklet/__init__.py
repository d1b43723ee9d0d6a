"""Print: a document tree, the official form as dated data, and Typst as the engine."""
