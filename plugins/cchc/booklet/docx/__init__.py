"""The DOCX draft: the same document, for offices that go on editing in a word processor."""
