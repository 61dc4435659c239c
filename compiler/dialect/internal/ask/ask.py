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


def caches(number, name):
    """The inline cache entries behind an instruction: [[name, code units], ...]."""
    formats = getattr(opcode, "_cache_format", {})
    return [[entry, size] for entry, size in formats.get(name, {}).items()]


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
        "caches": caches(number, name),
        "effects": effects(number, json.loads(sys.argv[1])),
    }
    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1])
    if number < 256  # above are those of the compiler alone
    and not name.startswith("INSTRUMENTED_")  # put there by sys.monitoring alone
]
json.dump(
    {
        "minor": sys.version_info[1],
        "magic": int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little"),
        "tag": sys.implementation.cache_tag,
        "have_argument": opcode.HAVE_ARGUMENT,
        "cmp_op": list(opcode.cmp_op),
        "binary_ops": [symbol for name, symbol in getattr(opcode, "_nb_ops", [])],
        "intrinsics_1": list(getattr(opcode, "_intrinsic_1_descs", [])),
        "intrinsics_2": list(getattr(opcode, "_intrinsic_2_descs", [])),
        "instructions": instructions,
    },
    sys.stdout,
)
