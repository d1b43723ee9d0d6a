"""What every reader of this package raises when it cannot read a text."""


class ReadingError(Exception):
    """A text that is not what it should be: a stable code, a sentence for the user, and a fix.

    Not a ``ValueError``: the front-matter reader swallows those.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.code}: {self.message} Sửa: {self.hint}"
