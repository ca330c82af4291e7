"""Reads a written formula back: plain arithmetic through `ast`, and nothing else."""

import ast
import math
import operator

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
FUNCTIONS = {"max": max} | {
    name: getattr(math, name) for name in ("exp", "log", "tanh", "sin", "cos", "erf", "sqrt")
}


def evaluate(text):
    """What an expression comes to."""
    return _value(ast.parse(text, mode="eval").body)


def comes_to(text, value):
    """Whether the expression, rounded to the digits of `value`, is `value`."""
    return as_shown(evaluate(text), value) == float(value)


def as_shown(number, value):
    """`number` with as many digits as the text `value` has."""
    mantissa, _, exponent = value.lower().lstrip("-").partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return round(number, decimals)


def _value(node):
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATIONS[type(op)](_value(left), _value(right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](*map(_value, arguments))
        case ast.Compare(left=left, ops=[ast.Gt()], comparators=[right]):
            return _value(left) > _value(right)
        case ast.IfExp(test=test, body=body, orelse=other):
            return _value(body) if _value(test) else _value(other)
    raise ValueError(f"not arithmetic: {ast.dump(node)}")
