"""Refusals with a machine code, so that a screen can say them in the reader's language."""

Scalar = str | int
Params = dict[str, Scalar | list[str]]


class RuleError(ValueError):
    """Something the rules cannot accept, named by `code` with what a sentence about it needs."""

    def __init__(self, code: str, **params: Scalar) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code
