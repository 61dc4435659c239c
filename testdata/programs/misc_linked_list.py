class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for v in reversed(list(values)):
            self.push(v)
    def push(self, value):
        self.head = Node(value, self.head)
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next
    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

l = LinkedList("abc")
print(l, LinkedList())
l.push(0)
l.reverse()
print(l, list(l), "c" in l, len([*l]))
