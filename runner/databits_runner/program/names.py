"""Field names as DSPy can take them. Some are attributes of its classes, and would be answered with a method."""

import keyword

_TAKEN = frozenset(
    "signature instructions fields input_fields output_fields model_config model_fields model_extra demos lm config "
    "new_signature self items keys values inputs labels copy get toDict without with_inputs".split()
)


def python_name(name: str) -> str:
    """The name of a field within the program: its own, or one with an ending where that is taken."""
    is_taken = name in _TAKEN or name.startswith(("dspy_", "_")) or keyword.iskeyword(name)
    return f"{name}_field" if is_taken or not name.isidentifier() else name


class FieldNames:
    """The names of all fields, both ways."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._inside: dict[str, str] = {}
        for name in names:
            inside = python_name(name)
            while inside in self._inside.values():
                inside += "_"
            self._inside[name] = inside
        self._outside = {inside: name for name, inside in self._inside.items()}

    def inside(self, name: str) -> str:
        """The name that the program uses."""
        return self._inside[name]

    def outside(self, name: str) -> str:
        """The name that the records use."""
        return self._outside.get(name, name)
