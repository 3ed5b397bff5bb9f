"""Fields and types as a program has them."""

from typing import Any, Literal, Optional

import pytest

from databits_runner.failures import RunError
from databits_runner.program.field_types import type_of
from databits_runner.program.names import FieldNames, python_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("str", str),
        ("", str),
        ("list[str]", list[str]),
        ("dict[str, int]", dict[str, int]),
        ("Literal['a', 'b']", Literal["a", "b"]),
        ("Optional[float]", Optional[float]),
        ("bool | None", Optional[bool]),
        ("list[dict[str, list[int]]]", list[dict[str, list[int]]]),
    ],
)
def test_a_type_is_read(text: str, found: Any) -> None:
    assert type_of(text) == found


@pytest.mark.parametrize(
    "text",
    ["this.x", "__import__('os')", "list[os]", "Literal[print(1)]", "Literal[1.5]", "str or int", "dict[str]", "((" * 500],
)
def test_nothing_else_is_looked_up(text: str) -> None:
    with pytest.raises(RunError, match="none that a field can have"):
        type_of(text)


def test_names_that_dspy_takes_get_another_one_inside() -> None:
    names = FieldNames(("items", "class", "text", "items_field"))
    assert [names.inside(name) for name in ("items", "class", "text", "items_field")] == [
        "items_field",
        "class_field",
        "text",
        "items_field_",
    ]
    assert all(names.outside(names.inside(name)) == name for name in ("items", "class", "text", "items_field"))
    assert python_name("dspy_x") == "dspy_x_field"
