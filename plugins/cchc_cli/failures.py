"""What ends a run with exit code 3."""


class EnvironmentFailure(Exception):  # noqa: N818 - it names what failed, not a Python error
    """The machine, not the content, forbids the work; the text is one Vietnamese sentence."""
