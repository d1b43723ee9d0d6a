"""What reading the settings raises, apart from the models that read them."""

from cchc.schema.problem import Problem


class SettingsError(Exception):
    """mkdocs.yml cannot be used; `problems` say why and where."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].message)
        self.problems = problems
