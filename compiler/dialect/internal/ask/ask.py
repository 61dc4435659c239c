"""Prints what this CPython's opcode module says of its instructions, as JSON.

sys.argv[1] has the opargs for which stack effects are wanted.
"""
import importlib.util
import json
import opcode
import sys

KINDS = [
    ("hasconst", "ConstIndex"),
    ("hasname", "NameIndex"),
    ("haslocal", "LocalIndex"),
    ("hasfree", "FreeIndex"),
    ("hascompare", "CompareIndex"),
    ("hasjrel", "RelativeJump"),
    ("hasjabs", "AbsoluteJump"),
]


def operand(number):
    if hasattr(opcode, "hasarg"):
        has_arg = number in opcode.hasarg
    else:
        has_arg = number >= opcode.HAVE_ARGUMENT
    if not has_arg:
        return "NoOperand"
    for attribute, kind in KINDS:
        if number in getattr(opcode, attribute):
            return kind
    return "Number"


def effects(number, args):
    if operand(number) == "NoOperand":
        args = [None]
    try:
        return [
            [opcode.stack_effect(number, arg, jump=jump) for jump in (False, True)]
            for arg in args
        ]
    except ValueError:
        return None


instructions = [
    {
        "number": number,
        "name": name,
        "operand": operand(number),
        "effects": effects(number, json.loads(sys.argv[1])),
    }
    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1])
    if number < 256  # above are those of the compiler alone
]
json.dump(
    {
        "minor": sys.version_info[1],
        "magic": int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little"),
        "tag": sys.implementation.cache_tag,
        "have_argument": opcode.HAVE_ARGUMENT,
        "cmp_op": list(opcode.cmp_op),
        "instructions": instructions,
    },
    sys.stdout,
)
