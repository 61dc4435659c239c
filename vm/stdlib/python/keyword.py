"""Keywords"""

__all__ = ['iskeyword', 'kwlist']
#: since 3.9
__all__ += ['issoftkeyword', 'softkwlist']
#: end

kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def',
          'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is',
          'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
iskeyword = frozenset(kwlist).__contains__

#: since 3.12
softkwlist = ['_', 'case', 'match', 'type']
issoftkeyword = frozenset(softkwlist).__contains__
#: end
