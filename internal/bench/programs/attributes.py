class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.count = 0


class Tree:
    def __init__(self):
        self.root = None
        self.size = 0

    def insert(self, key):
        if self.root is None:
            self.root = Node(key)
            self.size = 1
            return
        node = self.root
        while True:
            if key == node.key:
                node.count += 1
                return
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    break
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    break
                node = node.right
        self.size += 1

    def depth(self, node):
        if node is None:
            return 0
        return 1 + max(self.depth(node.left), self.depth(node.right))


class Counter:
    limit = 10

    def __init__(self):
        self.value = self.turns = 0

    def step(self):
        self.value += 1
        if self.value >= self.limit:
            self.value = 0
            self.turns += 1


tree, key = Tree(), 1
for _ in range(60000):
    key = key * 1103515245 + 12345 & 0x7fffffff
    tree.insert(key % 30011)
counter = Counter()
for _ in range(400000):
    counter.step()
print(tree.size, tree.depth(tree.root), counter.turns)
