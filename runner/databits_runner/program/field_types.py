"""The types of fields. Only what is listed here becomes a type: no name is looked up, imported or evaluated."""

import ast
from typing import Any, Literal, Optional

from databits_runner.failures import RunError

_PLAIN: dict[str, Any] = {"str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict, "Any": Any}


def type_of(text: str) -> Any:
    """The Python type that a field's `type` names, such as `list[str]` or `Literal['a', 'b']`.

    Raises RunError for any other text.
    """
    try:
        return _type(ast.parse(text.strip() or "str", mode="eval").body)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise RunError(
            f"The type {text!r} is none that a field can have: str, int, float, bool, list[…], dict[str, …], "
            "Literal['…', …] and Optional[…]."
        ) from error


def _type(node: ast.expr) -> Any:
    if isinstance(node, ast.Name) and node.id in _PLAIN:
        return _PLAIN[node.id]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) and _is_none(node.right):
        return Optional[_type(node.left)]
    if not isinstance(node, ast.Subscript) or not isinstance(node.value, ast.Name):
        raise ValueError("unknown type")
    name, arguments = node.value.id, node.slice
    if name in ("Optional",):
        return Optional[_type(arguments)]
    if name in ("list", "List"):
        return list[_type(arguments)]  # type: ignore[misc]
    if name in ("dict", "Dict") and isinstance(arguments, ast.Tuple) and len(arguments.elts) == 2:
        key, value = (_type(one) for one in arguments.elts)
        return dict[key, value]  # type: ignore[valid-type]
    if name == "Literal":
        values = arguments.elts if isinstance(arguments, ast.Tuple) else [arguments]
        return Literal[tuple(_constant(one) for one in values)]
    raise ValueError("unknown type")


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _constant(node: ast.expr) -> Any:
    value = ast.literal_eval(node)
    if not isinstance(value, str | int | bool):
        raise ValueError("a literal is a text, a whole number or a truth value")
    return value
