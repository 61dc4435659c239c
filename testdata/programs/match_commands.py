# since 3.10
# A small interpreter: patterns in a loop, with guards, `as`, break, continue and return.
def run(lines):
    variables = {}
    out = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        match line.split():
            case [] | ["#", *_]:
                continue
            case ["let", name, "=", value] if value.lstrip("-").isdigit():
                variables[name] = int(value)
            case ["let", name, "=", source]:
                variables[name] = variables[source]
            case ["add" | "sub" as op, name, amount]:
                sign = 1 if op == "add" else -1
                variables[name] += sign * int(amount)
            case ["print", *names]:
                out.append(" ".join(f"{n}={variables[n]}" for n in names))
            case ["until", name, target, "goto", line] if variables[name] != int(target):
                at = int(line)
            case ["until", *_]:
                pass
            case ["stop"]:
                break
            case [word, *_]:
                return f"line {at}: what is {word}?"
    else:
        out.append("ran to the end")
    return out


program = """
let x = 0
let y = x
add x 2
sub y 1
print x y
until x 6 goto 3
# a remark
let z = y
print z
"""
print(run(program.split("\n")))
print(run(["let a = -3", "print a", "stop", "print b"]))
print(run(["let a = 1", "jump a"]))
